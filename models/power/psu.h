#pragma once
// Server power supplies: the minimum efficiencies of the 80 PLUS labels as piecewise-linear curves.
//
// Valid: 230 V internal redundant supplies, 5 % of rated load upwards. A label is a floor: a real unit may be better.
// Left out: fan power inside the supply, input voltage, standby draw other than the loss held below the first point.
// Source: 80 PLUS 230 V internal redundant requirements (CLEAResult), as printed by Tom's Hardware, "80 PLUS PSU efficiency"
// (bronze to titanium) and TechSpot (ruby).
#include <string_view>

#include "models/power/converter.h"

namespace icctwin {

/// A label's curve rated to 1 W: "bronze", "silver", "gold", "platinum", "titanium", "ruby"; nullptr if unknown.
const EfficiencyCurve* find_psu_curve(std::string_view id);

}  // namespace icctwin
