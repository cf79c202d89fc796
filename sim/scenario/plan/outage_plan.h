#pragma once
// Outages of equipment in their resolved form.
#include <cstddef>
#include <string>

#include "sim/scenario/model/operations.h"

namespace icctwin {

struct PlanOutage {
  std::string id;
  OutageEquipment equipment = OutageEquipment::cdu;
  std::size_t index = 0;  ///< first CDU
  int units = 1;
  double begin_s = 0, end_s = 0;
  bool stops_cdus = false;  ///< of the grid: their pumps have no other supply
};

}  // namespace icctwin
