#pragma once
// Hourly global irradiance of a synthetic year from monthly irradiation, or from an estimate of it.
//
// Monthly clearness K = H / H0 with H given; else K = 0.25 + 0.50 n / N from sunshine (Angstrom and Prescott); else
// K = min(0.75, k sqrt(t_max - t_min)), k = 0.16 inland and 0.19 on the coast (Hargreaves and Samani), scaled to the year's sunshine
// where that is known. Daily K = S K (1 + (v0 + v1 S K) z) within 0.05 to 0.78, z the standard anomaly of the daily range of temperature,
// scaled until every month keeps H. Hours by the ratio r_t of Collares-Pereira and Rabl at half hours of solar time.
// Valid: up to 66 degrees of latitude. Left out: horizon, snow on the ground, clouds within a day.
// Sources: FAO Irrigation and Drainage Paper 56 (1998), eq. 35 and 50; Duffie and Beckman, Solar Engineering of Thermal Processes, ch. 1
// and 2 (declination by Spencer); solar constant 1361 W/m2 (Kopp and Lean, GRL 38 (2011) L01706). v0 and v1 fitted on four EPW files.
#include <vector>

#include "models/site/climate_normals.h"
#include "models/site/month_curve.h"

namespace icctwin {

/// Global horizontal irradiance, mean of the hour that begins at every full hour of the year [W/m2].
std::vector<double> synthetic_irradiance_w_per_m2(const ClimateNormals& normals, const DayValues& clear_anomaly);

}  // namespace icctwin
