#pragma once
// From a rack type's cooling to its resolved form, and what of it cannot work at the set points of the plant.
#include "models/compute/rack_type.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// Fills heat and liquid share of a spec whose powers are known.
void resolve_rack_heat(const RackType& type, const CoolingPlant& cooling, const std::string& where, Plan& plan, RackSpec& spec,
                       Diagnostics& diagnostics);

}  // namespace icctwin
