#pragma once
// Wind turbines: from wind speed at a height to electric power.
//
// Power curve: linear between the points, no power outside them. Power coefficient curve: P = rho A c_p v^3 / 2.
// Density: the speeds of the curve are multiplied by (1.225/rho)^e, e 1/3 up to 7.5 m/s, rising to 2/3 at 12.5 m/s (site exponent).
// Height: v = v_r (h/h_r)^alpha.
// Valid: mean speeds of ten minutes to an hour, one turbine. Left out: wakes, icing, turbulence, hysteresis at cut-out.
// Sources: windpowerlib 0.2 (power_output, density correction after B. Svenningsen, WindPRO, 2010); IEC 61400-12-1 (power curve).
#include <vector>

namespace icctwin {

inline constexpr double standard_air_kg_per_m3 = 1.225;

/// Points by rising wind speed; values are W, or power coefficients.
struct WindCurve {
  std::vector<double> wind_m_per_s;
  std::vector<double> value;

  bool operator==(const WindCurve&) const = default;
};

/// Whether a curve has two points or more, speeds that rise and values that are not negative.
bool is_valid(const WindCurve& curve);

/// Value of a curve at a speed; 0 outside its speeds.
double value_at(const WindCurve& curve, double wind_m_per_s);

/// The same curve in air of another density.
WindCurve corrected_for_density(const WindCurve& curve, double density_kg_per_m3);

/// Power by a curve of power coefficients [W].
double coefficient_power_w(const WindCurve& coefficients, double rotor_diameter_m, double density_kg_per_m3, double wind_m_per_s);

/// Wind speed at another height by the power law [m/s].
double wind_at_height_m_per_s(double wind_m_per_s, double height_m, double reference_height_m, double shear_exponent);

/// Density of moist air taken as dry; below 1 % too high in a damp summer [kg/m3].
double air_density_kg_per_m3(double air_c, double pressure_pa);

}  // namespace icctwin
