#include "models/power/wind.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace icctwin {
namespace {
constexpr double dry_air_j_per_kg_k = 287.058;
constexpr double kelvin_at_zero_c = 273.15;
}  // namespace

bool is_valid(const WindCurve& curve) {
  const std::size_t n = curve.wind_m_per_s.size();
  if (n < 2 || curve.value.size() != n) return false;
  for (std::size_t i = 0; i < n; ++i)
    if (!(curve.wind_m_per_s[i] >= 0 && curve.value[i] >= 0) || (i > 0 && curve.wind_m_per_s[i] <= curve.wind_m_per_s[i - 1])) return false;
  return true;
}

double value_at(const WindCurve& curve, double wind_m_per_s) {
  const auto& speeds = curve.wind_m_per_s;
  if (speeds.empty() || wind_m_per_s < speeds.front() || wind_m_per_s > speeds.back()) return 0;
  const auto above = std::upper_bound(speeds.begin(), speeds.end(), wind_m_per_s);
  if (above == speeds.end()) return curve.value.back();
  const auto after = static_cast<std::size_t>(above - speeds.begin());
  const double share = (wind_m_per_s - speeds[after - 1]) / (speeds[after] - speeds[after - 1]);
  return curve.value[after - 1] + share * (curve.value[after] - curve.value[after - 1]);
}

WindCurve corrected_for_density(const WindCurve& curve, double density_kg_per_m3) {
  WindCurve corrected = curve;
  for (double& speed : corrected.wind_m_per_s) {
    const double exponent = 1.0 / 3 + std::clamp((speed - 7.5) / 5, 0.0, 1.0) / 3;
    speed *= std::pow(standard_air_kg_per_m3 / density_kg_per_m3, exponent);
  }
  return corrected;
}

double coefficient_power_w(const WindCurve& coefficients, double rotor_diameter_m, double density_kg_per_m3, double wind_m_per_s) {
  const double area_m2 = std::numbers::pi / 4 * rotor_diameter_m * rotor_diameter_m;
  return density_kg_per_m3 / 2 * area_m2 * value_at(coefficients, wind_m_per_s) * wind_m_per_s * wind_m_per_s * wind_m_per_s;
}

double wind_at_height_m_per_s(double wind_m_per_s, double height_m, double reference_height_m, double shear_exponent) {
  return wind_m_per_s * std::pow(height_m / reference_height_m, shear_exponent);
}

double air_density_kg_per_m3(double air_c, double pressure_pa) { return pressure_pa / (dry_air_j_per_kg_k * (air_c + kelvin_at_zero_c)); }

}  // namespace icctwin
