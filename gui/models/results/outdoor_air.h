#pragma once
// Humidity of the outdoor air, which a run's series give as dry and wet bulb.

namespace icctwin::gui {

/// Vapour per dry air of air with a dry and a wet bulb [kg/kg]: the inverse of wet_bulb_c().
double humidity_ratio_of(double dry_bulb_c, double wet_bulb_c, double pressure_pa);

}  // namespace icctwin::gui
