#pragma once
// What of the plant is in service while outages last.
#include <vector>

#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct PlantService {
  std::vector<double> cdu_flow_limit;  ///< greatest flow ratio of each CDU; 0: out of service
  double facility_flow_limit = 1, chilled_flow_limit = 1, condenser_flow_limit = 1;
  double air_flow_limit = 1;
  int chillers = 0, tower_cells = 0;
};

/// The plant with some outages under way at once.
PlantService plant_service(const CoolingPlan& plan, const std::vector<const PlanOutage*>& outages);

}  // namespace icctwin
