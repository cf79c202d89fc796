#pragma once
// Sources and storage on the site in time: who feeds the board, what the battery does, what happens without the grid.
//
// With the grid: photovoltaics and wind feed first; the battery follows its dispatch, keeps its reserve and takes every surplus before it
// is curtailed or exported; the grid gives the rest through the transformers (also a surplus that is exported). The battery never exports.
// Without the grid: at once the battery feeds the protected load or the center; after their start time the generators feed everything and
// the battery what they cannot; renewables help while one of the two holds the voltage. What nobody gives is unserved energy. Steps are cut
// where an outage begins or ends and where the generators are ready. Left out: faults of the equipment itself, ramps, frequency.
#include "models/site/tariff.h"
#include "sim/engine/power_chain.h"

namespace icctwin {

/// Mean powers of a step.
struct OnsiteStep {
  double pv_w = 0, wind_w = 0;  ///< given, after curtailment
  double curtailed_w = 0;
  double generator_w = 0, fuel_l_per_s = 0;
  double battery_w = 0;         ///< at the terminals; above zero: discharging
  double battery_stored_w = 0;  ///< rise of what it holds
  double battery_loss_w = 0;    ///< with auxiliaries
  double grid_w = 0, exported_w = 0, transformer_w = 0;
  double unserved_protected_w = 0, unserved_other_w = 0;  ///< asked for and not given
  double outage_ratio = 0;                                ///< share of the step without the grid
};

/// What dispatch looks at.
struct GridSignals {
  TariffClass tariff_class = TariffClass::flat;
  double carbon_kg_per_kwh = 0;
};

class Onsite {
 public:
  explicit Onsite(const Plan& plan);

  /// `renewables` are what photovoltaics and wind could give.
  OnsiteStep step(const ChainResult& chain, double pv_w, double wind_w, const GridSignals& signals, double begin_s, double end_s);

  double state_of_charge() const;
  double equivalent_cycles() const;
  double faded_ratio() const { return state_.faded_ratio; }
  /// How long the battery would carry a load from now on [s].
  double ride_through_s(double load_w) const;

 private:
  void add_with_grid(OnsiteStep& sum, const ChainResult& chain, double pv_w, double wind_w, const GridSignals& signals, double span_s,
                     double share);
  void add_without_grid(OnsiteStep& sum, const ChainResult& chain, double pv_w, double wind_w, bool generators_ready, double span_s,
                        double share);
  double asked_w(const ChainResult& chain, double renewables_w, double net_w, const GridSignals& signals) const;
  BatteryStep step_cells(double asked_w, double soc_floor, double span_s);

  const Plan& plan_;
  const OnsitePlan& onsite_;
  BatteryState state_;
  std::size_t next_outage_ = 0;
};

}  // namespace icctwin
