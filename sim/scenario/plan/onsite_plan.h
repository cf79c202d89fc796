#pragma once
// Sources and storage on the site in their resolved form.
#include <optional>
#include <vector>

#include "models/power/battery.h"
#include "models/power/generator.h"

namespace icctwin {

enum class DispatchStrategy { standby, peak_shaving, tariff, carbon, self_consumption };

struct BatteryPlan {
  Battery battery;
  DispatchStrategy strategy = DispatchStrategy::standby;
  double initial_soc = 0, reserve_soc = 0;
  double limit_w = 0;                                      ///< peak shaving
  std::optional<double> charging_limit_w;                  ///< of the intake, for charging
  double charge_kg_per_kwh = 0, discharge_kg_per_kwh = 0;  ///< carbon
  bool feeds_center = false;                               ///< in outages; else the protected load only
};

struct GeneratorPlan {
  GeneratorSet set;
  double carbon_kg_per_l = 0, price_cny_per_l = 0;
};

/// An outage of the grid, in time of the run.
struct GridOutage {
  double begin_s = 0, end_s = 0;
};

struct OnsitePlan {
  /// Alternating current by sample of the weather; empty: none. Photovoltaics: mean over the step that ends at the sample.
  std::vector<double> pv_w, wind_w;
  bool has_pv = false, has_wind = false;
  std::optional<BatteryPlan> battery;
  std::optional<GeneratorPlan> generators;
  std::optional<double> export_price_cny_per_kwh;  ///< absent: surplus is curtailed
  std::vector<GridOutage> outages;                 ///< in order, not overlapping

  bool has_renewables() const { return has_pv || has_wind; }
  bool any() const { return has_renewables() || battery || generators || !outages.empty(); }
};

}  // namespace icctwin
