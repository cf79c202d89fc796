#pragma once
// One plant step of the whole facility: IT means of the step in, books and channels out.
#include "sim/engine/it_power.h"
#include "sim/engine/onsite.h"
#include "sim/engine/plant/plant.h"
#include "sim/engine/rack_thermal.h"
#include "sim/results/recorder.h"

namespace icctwin {

/// Mean powers of the IT equipment over a step.
struct ItMeans {
  std::array<double, it_part_count> part_w{};
  std::vector<double> row_w;     ///< input of the racks, by row
  std::vector<double> liquid_w;  ///< by CDU; less what baths of the racks hold back, with the heat of their pumps
  double rack_w = 0;             ///< input of all racks
  double liquid_total_w = 0;     ///< heat of the IT equipment into liquid
  double bath_stored_w = 0;      ///< held back by baths
  double rack_pump_w = 0;        ///< pumps of tanks and spray racks
};

class Facility {
 public:
  explicit Facility(const Plan& plan) : plan_(plan), onsite_(plan) {}

  /// Brings the plant near its steady state under a load, before the run begins.
  void settle(const ItMeans& it, double unix_s);
  /// Steps the plant from begin to end and fills amounts, temperatures and powers of the record.
  void step(const ItMeans& it, StepRecord& record);
  /// What racks get from the plant at the end of the last step.
  const Surroundings& surroundings() const { return surroundings_; }
  /// What is in service from now on.
  void serve(const std::vector<const PlanOutage*>& outages) { plant_.service = plant_service(plan_.cooling, outages); }

 private:
  void take_surroundings(double room_c);
  OnsiteStep feed(const ChainResult& chain, const StepRecord& record, double intensity_kg_per_kwh);
  void record_onsite(const OnsiteStep& supply, const ChainResult& chain, StepRecord& record) const;
  PlantLoad plant_load(const ItMeans& it) const;
  PlantOrders plant_orders(double unix_s) const;

  const Plan& plan_;
  PlantState plant_;
  Surroundings surroundings_;
  Onsite onsite_;
};

/// Energy that left the uninterruptible supply in a step, for PUE category 1 [J].
double ups_output_j(const StepRecord& record);

}  // namespace icctwin
