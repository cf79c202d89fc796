#pragma once
// Chilled-water tank, heat reuse and outside air in their resolved form.
#include <array>
#include <cstddef>
#include <optional>

#include "models/cooling/heat_reuse.h"
#include "models/cooling/storage_tank.h"

namespace icctwin {

/// What the strategy asks of the tank in a step.
enum class TankOrder { hold, charge, discharge };

struct TankPlan {
  StorageTank tank;
  std::size_t layers = 20;
  double span_k = 1;  ///< warm above cold water at design
  double charge_w = 0, discharge_w = 0;
  double reserve_ratio = 0, emergency_rise_k = 1;
  bool by_tariff = true;  ///< else kept full
};

struct ReusePlan {
  double supply_c = 0, return_c = 0;
  double approach_k = 0;              ///< of the exchanger
  std::optional<ReuseHeatPump> pump;  ///< none: exchanger
  bool electricity_inside = true;
  double demand_w = 0;
  std::array<double, 12> monthly_ratio{};
  std::array<double, 24> hourly_ratio{};
  double price_cny_per_kwh = 0;
};

/// Outside air led through the room.
struct OutsideAirPlan {
  double dry_bulb_max_c = 0, dew_point_min_c = 0, dew_point_max_c = 0;
  double fan_power_ratio = 0;  ///< more fan power through its filters
};

}  // namespace icctwin
