#pragma once
// What the diagrams of power, cooling and network show of a scenario, taken from its plan when it is checked.
#include "gui/models/cooling_diagram.h"
#include "gui/models/network_diagram.h"
#include "gui/models/power_diagram.h"

namespace icctwin::gui {

struct Diagrams {
  PowerDiagram power;
  CoolingDiagram cooling;
  NetworkDiagram network;
};

inline Diagrams diagrams_of(const Plan& plan, const Catalog& catalog) {
  return {power_diagram_of(plan), cooling_diagram_of(plan), network_diagram_of(plan, catalog)};
}

}  // namespace icctwin::gui
