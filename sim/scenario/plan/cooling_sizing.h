#pragma once
// What the sizing steps of the cooling plant share.
#include <string>

#include "models/cooling/coolant.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

std::string degrees_text(double t_c);

/// The pumps of a loop: power at design flow, and what is left of the flow when some fail.
struct SizedPumps {
  double power_w = 0;
  PumpUnits units;
};

/// Pumps that move a stream at their design pressure; `where` is the pump's place in the scenario.
SizedPumps size_pumps(const VariablePump& pump, double stream_w_per_k, const CoolantProperties& fluid, const std::string& where,
                      Diagnostics& diagnostics);

/// Reports a part that takes less than the design heat.
void require_capacity(Diagnostics& diagnostics, double capacity_w, double heat_w, const char* where, const char* part, const char* part_zh);

/// Shares the racks with liquid cooling out to CDUs and sizes these.
void resolve_cdus(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);

/// Sizes chillers, condenser loop and heat rejection; the loops and the room must be sized before.
void resolve_rejection(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics);

/// Resolves tank, heat reuse and outside air; loops and room must be sized before.
void resolve_storage(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);

}  // namespace icctwin
