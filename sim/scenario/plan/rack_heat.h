#pragma once
// How the heat of a rack model leaves, with every default resolved: the side of its accelerators and that of the loops.
#include <optional>
#include <variant>

#include "models/cooling/cold_plate.h"
#include "models/cooling/dielectric.h"
#include "models/cooling/immersion.h"
#include "models/cooling/spray.h"
#include "models/cooling/two_phase_immersion.h"

namespace icctwin {

/// Room air through the servers; behind them a rear-door exchanger where there is one.
struct AirPath {
  double recirculation_ratio = 0;
  double design_rise_k = 15;
  double sink_k_per_w = 0;  ///< of one accelerator at full air flow
  double fan_min_ratio = 0.3;
  std::optional<double> door_effectiveness;
};

struct PlatePath {
  ColdPlate plate;  ///< of one accelerator
  bool processors_first = false;
  double standing_j_per_k = 0;  ///< of one accelerator's plate with the coolant in it
};

struct ImmersionPath {
  ImmersedSink sink;
  Dielectric fluid{};
};

struct BoilingPath {
  BoilingSurface surface;
  Dielectric fluid{};
  Boiling boiling{};
  double condenser_w_per_k = 0;
};

struct SprayPath {
  double spray_k_per_w = 0;  ///< of one accelerator
};

using HeatPath = std::variant<AirPath, PlatePath, ImmersionPath, BoilingPath, SprayPath>;

struct RackHeat {
  HeatPath path = AirPath{};
  double accelerator_capture = 0, cpu_capture = 0, memory_capture = 0;  ///< shares of direct-current power taken by plates
  double fan_ratio = 1;                                                 ///< fan power relative to the server's own
  double pump_w = 0;                                                    ///< of the rack's own pumps
  double bath_j_per_k = 0;                                              ///< of the fluid in tank or sump; 0: there is none
  double exchanger_effectiveness = 1;                                   ///< between that fluid and the CDU's coolant
  double design_w = 0, design_liquid_w = 0;                             ///< input and its liquid share at full load
  double design_w_per_k = 0;                                            ///< coolant stream at the CDU's design rise
};

/// What the accelerators' side depends on besides the source's temperature.
struct RackLoad {
  double rack_w = 0, liquid_w = 0;
  double accelerator_w = 0;   ///< of the one that is looked at
  double accelerators_w = 0;  ///< of all together
  int accelerators = 0;
  double stream_w_per_k = 0;  ///< coolant through the rack
  double air_flow_ratio = 1;  ///< of the server of the accelerator that is looked at: each has fans of its own
};

/// The coolant at the accelerators against its source (CDU supply, room supply or bath), and the resistance from there to the junction.
struct ChipSide {
  double above_source_k = 0;
  double resistance_k_per_w = 0;
};

ChipSide chip_side(const RackHeat& heat, double package_k_per_w, const RackLoad& load);

/// Rise of the air through the servers [K].
double server_air_rise_k(const RackHeat& heat, const AirPath& air, double rack_w);

/// Share of the rack's heat that its rear door takes from the exhaust, 0..1; 0 without a door.
double door_share(const RackHeat& heat, const AirPath& air, double rack_w, double room_c, double water_c);

}  // namespace icctwin
