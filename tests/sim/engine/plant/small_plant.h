#pragma once
// A small plant by hand for the tests of its parts: 250 kW of room air, chilled loop, chillers, one tower; each test changes what it asks
// about.
#include "models/cooling/moist_air.h"
#include "sim/engine/plant/plant.h"

namespace icctwin::test {

/// Outdoor air at sea level.
inline WeatherSample air(double dry_bulb, double relative_humidity) {
  WeatherSample sample;
  sample.dry_bulb_c = dry_bulb;
  sample.relative_humidity = relative_humidity;
  sample.pressure_pa = standard_pressure_pa;
  sample.wet_bulb_c = wet_bulb_c(dry_bulb, relative_humidity, standard_pressure_pa);
  sample.humidity_ratio = humidity_ratio(dry_bulb, relative_humidity, standard_pressure_pa);
  return sample;
}

/// The facility loop at 30 degC for 1 MW beside it.
inline LoopPlan facility_loop() { return {30, 1010e3, 1010e3 / 8, 0.4, 8e3, 0.8, 1010e3 / 8 * 300, {}}; }

struct SmallPlant {
  double chilled_supply_c, chilled_rise_k;
  double chiller_w;
  double rejection_w;  ///< of a tower from 37 to 32 degC at 28 degC wet bulb
};

inline CoolingPlan small_plant(const SmallPlant& sizes) {
  CoolingPlan plan;
  constexpr double chilled_w = 300e3, room_w = 280e3;
  plan.chilled = {
      sizes.chilled_supply_c, chilled_w, chilled_w / sizes.chilled_rise_k, 0.4, 4e3, 0.8, chilled_w / sizes.chilled_rise_k * 300, {}};
  plan.air_supply_c = 24;
  plan.air_capacity_w = room_w;
  plan.air_capacity_w_per_k = room_w / 12;
  plan.air_fan_w = 12e3;
  plan.air_min_flow_ratio = 0.4;
  plan.air_coil_effectiveness = 0.75;
  plan.air_heat_capacity_j_per_k = room_w / 12 * 120;
  CarnotChiller chiller;
  chiller.capacity_w = sizes.chiller_w;
  plan.chillers.carnot = chiller;
  plan.chillers.units = 1;
  plan.chillers.capacity_w = sizes.chiller_w;
  RejectionPlan& out = plan.rejection;
  out.capacity_w = sizes.rejection_w;
  out.capacity_w_per_k = sizes.rejection_w / 5;
  out.pump_w = 4e3;
  out.min_flow_ratio = 0.4;
  out.heat_capacity_j_per_k = sizes.rejection_w / 5 * 300;
  MerkelRating rating;
  rating.water_kg_per_s = sizes.rejection_w / 5 / water_heat_capacity_j_per_kg_k;
  rating.wet_bulb_c = 28;
  rating.water_out_c = 32;
  rating.water_in_c = 37;
  out.tower = merkel_tower(rating);
  out.fan_w = 8e3;
  out.set_approach_k = 4;
  out.leaving_min_c = 12;
  out.leaving_max_c = 30;
  out.guard_c = 12;
  out.cycles_of_concentration = 5;
  out.drift_ratio = 5e-5;
  return plan;
}

}  // namespace icctwin::test
