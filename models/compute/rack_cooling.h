#pragma once
// How the heat of a rack leaves (散热方式): one alternative per technology; each rack type of a hall chooses its own.
//
// Geometry that is left out follows the accelerator's maximum power, as the maker of a plate or heat sink would choose it.
#include <optional>
#include <variant>

#include "models/base/describe.h"
#include "models/cooling/dielectric.h"

namespace icctwin {

/// All heat goes to the room's air.
struct AirCooled {
  static constexpr std::string_view tag = "air";
  double recirculation_ratio = 0.05;
  double design_rise_k = 15;
  std::optional<double> sink_k_per_w;
  bool operator==(const AirCooled&) const = default;
  static void describe(Describe<AirCooled>&);
};

/// Air through the servers, and a passive exchanger in the rear door on the CDU's loop.
struct RearDoorCooled {
  static constexpr std::string_view tag = "rear_door";
  double effectiveness = 0.8;
  double recirculation_ratio = 0.05;
  double design_rise_k = 15;
  std::optional<double> sink_k_per_w;
  bool operator==(const RearDoorCooled&) const = default;
  static void describe(Describe<RearDoorCooled>&);
};

enum class PlatedParts { accelerators, accelerators_processors, accelerators_processors_memory };
std::vector<Choice> choices_of(PlatedParts);

/// Cold plates on some parts; the rest goes to the air.
struct ColdPlateCooled {
  static constexpr std::string_view tag = "cold_plate";
  std::optional<double> liquid_fraction;  ///< of the rack's heat; default: by the parts on plates
  PlatedParts plates = PlatedParts::accelerators;
  double capture_ratio = 0.95;
  bool processors_first = false;
  std::optional<double> plate_w_per_k, base_k_per_w, standing_j_per_k;
  double flow_exponent = 0.4;
  double fan_ratio = 1;
  bool operator==(const ColdPlateCooled&) const = default;
  static void describe(Describe<ColdPlateCooled>&);
};

/// Servers in a bath of a fluid that does not boil.
struct ImmersionCooled {
  static constexpr std::string_view tag = "immersion";
  DielectricFluid fluid = DielectricFluid::pao;
  double liquid_fraction = 0.98;
  double fluid_m3 = 0.8;
  double exchanger_effectiveness = 1;
  std::optional<double> sink_m2;
  double sink_height_m = 0.05;
  double flow_factor = 1.5;
  double pump_w = 0;
  bool operator==(const ImmersionCooled&) const = default;
  static void describe(Describe<ImmersionCooled>&);
};

/// Servers in a closed bath of a fluid that boils on the chips and condenses on a coil.
struct TwoPhaseCooled {
  static constexpr std::string_view tag = "two_phase";
  DielectricFluid fluid = DielectricFluid::fk_5_1_12;
  double liquid_fraction = 0.98;
  double fluid_m3 = 0.4;
  std::optional<double> boiling_m2;
  double surface_factor = 2;
  std::optional<double> condenser_w_per_k;
  bool operator==(const TwoPhaseCooled&) const = default;
  static void describe(Describe<TwoPhaseCooled>&);
};

/// Fluid sprayed onto heat sinks, collected in a sump.
struct SprayCooled {
  static constexpr std::string_view tag = "spray";
  DielectricFluid fluid = DielectricFluid::pao;
  double liquid_fraction = 0.95;
  double fluid_m3 = 0.1;
  double exchanger_effectiveness = 1;
  std::optional<double> wetted_m2;
  double drop_diameter_m = 2e-4;
  double flux_m_per_s = 0.01;
  std::optional<double> spray_k_per_w;
  double pump_w = 0;
  bool operator==(const SprayCooled&) const = default;
  static void describe(Describe<SprayCooled>&);
};

using RackCooling = std::variant<AirCooled, ColdPlateCooled, RearDoorCooled, ImmersionCooled, TwoPhaseCooled, SprayCooled>;

}  // namespace icctwin
