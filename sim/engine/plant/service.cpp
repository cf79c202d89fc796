#include "sim/engine/plant/service.h"

#include <algorithm>

namespace icctwin {

PlantService plant_service(const CoolingPlan& plan, const std::vector<const PlanOutage*>& outages) {
  std::vector<int> cdu_pumps_out(plan.cdus.units, 0);
  int facility_out = 0, chilled_out = 0, condenser_out = 0, chillers_out = 0, cells_out = 0, air_out = 0;
  for (const PlanOutage* outage : outages) {
    switch (outage->equipment) {
      // Pumps stand still, and with them exchangers and chillers; fans turn on, which is little and warms.
      case OutageEquipment::grid:
        facility_out = plan.facility.pumps.all();
        chilled_out = plan.chilled.pumps.all();
        condenser_out = plan.rejection.pumps.all();
        for (std::size_t i = 0; outage->stops_cdus && i < plan.cdus.units; ++i) cdu_pumps_out[i] = plan.cdus.group_of(i).pumps.all();
        break;
      case OutageEquipment::cdu:
        for (std::size_t i = 0; i < static_cast<std::size_t>(outage->units); ++i)
          cdu_pumps_out[outage->index + i] = plan.cdus.group_of(outage->index + i).pumps.all();
        break;
      case OutageEquipment::cdu_pump:
        cdu_pumps_out[outage->index] += outage->units;
        break;
      case OutageEquipment::facility_pump:
        facility_out += outage->units;
        break;
      case OutageEquipment::chilled_pump:
        chilled_out += outage->units;
        break;
      case OutageEquipment::condenser_pump:
        condenser_out += outage->units;
        break;
      case OutageEquipment::chiller:
        chillers_out += outage->units;
        break;
      case OutageEquipment::tower_cell:
        cells_out += outage->units;
        break;
      case OutageEquipment::air_handler:
        air_out += outage->units;
        break;
    }
  }
  PlantService service;
  for (std::size_t i = 0; i < plan.cdus.units; ++i)
    service.cdu_flow_limit.push_back(plan.cdus.group_of(i).pumps.flow_limit(cdu_pumps_out[i]));
  service.facility_flow_limit = plan.facility.pumps.flow_limit(facility_out);
  service.chilled_flow_limit = plan.chilled.pumps.flow_limit(chilled_out);
  service.chillers = std::max(0, plan.chillers.units - chillers_out);
  service.tower_cells = std::max(0, plan.rejection.cells - cells_out);
  // A cell takes no more than its design flow.
  service.condenser_flow_limit =
      std::min(plan.rejection.pumps.flow_limit(condenser_out), static_cast<double>(service.tower_cells) / plan.rejection.cells);
  service.air_flow_limit = std::max(0.0, 1 - static_cast<double>(air_out) / plan.air_units);
  return service;
}

}  // namespace icctwin
