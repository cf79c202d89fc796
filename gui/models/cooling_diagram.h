#pragma once
// What the piping diagram shows: the cooling plant as it was resolved, with set points, sizes and limits.
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/plan/plan.h"

namespace icctwin::gui {

enum class RackCoolingKind { air, rear_door, cold_plate, immersion, two_phase, spray };

/// Racks that are cooled alike.
struct CooledRacks {
  RackCoolingKind kind = RackCoolingKind::air;
  std::string pointer;  ///< of the first group of such racks
  std::size_t racks = 0;
  double liquid_w = 0, air_w = 0;  ///< at full load
};

/// A pumped loop at design.
struct LoopSizes {
  double supply_c = 0, return_c = 0;
  double flow_m3_per_s = 0, pressure_pa = 0, pump_w = 0;
  int pumps = 0, standby = 0;
};

struct CduBank {
  std::string id, pointer;
  std::size_t units = 0, redundant = 0;
  double capacity_w = 0;  ///< of one
  double supply_limit_c = 0, return_limit_c = 0;
  LoopSizes loop;
};

enum class RejectionKind { tower, dry_cooler, source_water };

struct CoolingDiagram {
  std::vector<CooledRacks> racks;
  double liquid_w = 0, air_w = 0;  ///< design heat; the air side with busways and lighting
  std::vector<CduBank> cdus;
  std::optional<LoopSizes> facility, chilled;  ///< none: no heat goes there
  double room_supply_c = 0, room_return_c = 0, room_limit_c = 0;
  int air_units = 0;
  double air_capacity_w = 0, air_fan_w = 0;
  bool outside_air = false;
  int chillers = 0;  ///< 0: none
  double chiller_capacity_w = 0;
  bool trim = false, economizer = false;
  struct Tank {
    double volume_m3 = 0;
  };
  std::optional<Tank> tank;
  struct Reuse {
    double demand_w = 0, supply_c = 0, return_c = 0;
    bool heat_pump = false;
  };
  std::optional<Reuse> reuse;
  RejectionKind rejection = RejectionKind::tower;
  int cells = 1;
  double rejection_capacity_w = 0, rejection_fan_w = 0, leaving_max_c = 0;
  bool pads = false;
  LoopSizes condenser;
};

CoolingDiagram cooling_diagram_of(const Plan& plan);

}  // namespace icctwin::gui
