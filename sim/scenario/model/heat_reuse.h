#pragma once
// Heat reuse (余热利用): heat of the facility loop for a district loop, directly or by a heat pump.
#include <optional>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// A plate exchanger to the user's loop.
struct DirectReuse {
  static constexpr std::string_view tag = "exchanger";
  double approach_k = 3;
  bool operator==(const DirectReuse&) const = default;
  static void describe(Describe<DirectReuse>&);
};

struct HeatPumpReuse {
  static constexpr std::string_view tag = "heat_pump";
  std::optional<double> capacity_w;  ///< of heat given; default: the user's largest demand
  double carnot_share = 0.5;
  double approach_k = 2, source_drop_k = 5, cop_max = 12;
  bool electricity_inside = true;  ///< the heat pump's electricity counts as the center's
  bool operator==(const HeatPumpReuse&) const = default;
  static void describe(Describe<HeatPumpReuse>&);
};

using ReuseWay = std::variant<DirectReuse, HeatPumpReuse>;

struct HeatReuse {
  ReuseWay way = HeatPumpReuse{};
  double demand_w = 0;  ///< largest
  double supply_c = 60, return_c = 40;
  std::vector<double> monthly_ratio, hourly_ratio;  ///< of the largest demand; empty: 1
  double price_cny_per_kwh = 0;
  bool operator==(const HeatReuse&) const = default;
  static void describe(Describe<HeatReuse>&);
};

}  // namespace icctwin
