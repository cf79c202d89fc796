#pragma once
// One plant step of the whole facility: IT means of the step in, books and channels out.
#include "sim/engine/it_power.h"
#include "sim/engine/plant/plant.h"
#include "sim/engine/power_chain.h"
#include "sim/results/recorder.h"

namespace icctwin {

/// Mean powers of the IT equipment over a step.
struct ItMeans {
  std::array<double, it_part_count> part_w{};
  std::vector<double> row_w;     ///< input of the racks, by row
  std::vector<double> liquid_w;  ///< by CDU
  double rack_w = 0;             ///< input of all racks
  double liquid_total_w = 0;
};

class Facility {
 public:
  explicit Facility(const Plan& plan) : plan_(plan) {}

  /// Brings the plant near its steady state under a load, before the run begins.
  void settle(const ItMeans& it, double unix_s);
  /// Steps the plant from begin to end and fills amounts, temperatures and powers of the record.
  void step(const ItMeans& it, StepRecord& record);
  /// Secondary supply of every CDU at the end of the last step [degC].
  const std::vector<double>& cdu_supply_c() const { return plant_.cdu_supply_c; }
  /// Secondary flow of every CDU over its design flow in the last step.
  const std::vector<double>& cdu_flow() const { return plant_.cdu_flow; }
  /// Secondary return of every CDU at the end of the last step [degC].
  const std::vector<double>& cdu_return_c() const { return plant_.cdu_return_c; }
  /// What is in service from now on.
  void serve(const std::vector<const PlanOutage*>& outages) { plant_.service = plant_service(plan_.cooling, outages); }

 private:
  PlantLoad plant_load(const ItMeans& it) const;
  PlantOrders plant_orders(double unix_s) const;

  const Plan& plan_;
  PlantState plant_;
};

/// Energy that left the uninterruptible supply in a step, for PUE category 1 [J].
double ups_output_j(const StepRecord& record);

}  // namespace icctwin
