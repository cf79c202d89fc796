#pragma once
// What a fleet did, hour by hour: power, throughput, response times (docs/inference.md).
//
// Mean power of the service's accelerators in an hour of length T: prompts and single tokens by the time that the engines spend on them
// (models/compute/phase_power.h), replicas that are up and have nothing to do with an open context, those that are not up idle:
//   P = (W_prompt P_prompt + W_decode P_decode(use) + (T_up - W_prompt - W_decode) P_awake + (T_all - T_up) P_idle) / T_all
#include <vector>

#include "models/compute/phase_power.h"
#include "models/compute/serving/fleet.h"
#include "sim/scenario/plan/service_plan.h"

namespace icctwin {

struct ServedFleet {
  const EngineModel& engine;
  const FleetOptions& options;  ///< with windows: an hour is one of them
  const std::vector<ServedRequest>& requests;
  const FleetResult& result;
};

struct ServicePower {
  AcceleratorPower sheet;
  double idle_w = 0, max_w = 0;  ///< of an accelerator
};

struct ServiceGoals {
  double first_token_s = 0, per_token_s = 0;
};

/// So many hours; `again`: what lies beyond them falls on the first ones, as when the requests are played over and over; otherwise it is
/// not counted.
std::vector<ServiceHour> service_hours(const ServedFleet& fleet, std::size_t hours, bool again, const ServicePower& power,
                                       const ServiceGoals& goals);

}  // namespace icctwin
