#include "models/power/pv.h"

#include <algorithm>

namespace icctwin {
namespace {

constexpr double standard_irradiance_w_per_m2 = 1000;
constexpr double noct_irradiance_w_per_m2 = 800, noct_air_c = 20;

double cell_of(const NoctSamCell& cell, double irradiance, double air_c, double wind_m_per_s) {
  const double rise_k = irradiance / noct_irradiance_w_per_m2 * (cell.noct_c + cell.standoff_rise_k - noct_air_c);
  const double heat_share = 1 - cell.module_efficiency / cell.transmittance_absorptance;
  return air_c + rise_k * heat_share * 9.5 / (5.7 + 3.8 * cell.wind_ratio * wind_m_per_s);
}

double cell_of(const PvsystCell& cell, double irradiance, double air_c, double wind_m_per_s) {
  return air_c + irradiance * cell.absorptance * (1 - cell.module_efficiency) /
                     (cell.heat_loss_w_per_m2_k + cell.wind_heat_loss_w_s_per_m3_k * wind_m_per_s);
}

}  // namespace

double cell_temperature_c(const CellModel& model, double irradiance_w_per_m2, double air_c, double wind_m_per_s) {
  return std::visit([&](const auto& cell) { return cell_of(cell, irradiance_w_per_m2, air_c, wind_m_per_s); }, model);
}

double standoff_rise_k(double gap_inches) {
  if (gap_inches <= 0 || gap_inches > 3.5) return 0;
  if (gap_inches < 0.5) return 18;
  if (gap_inches < 1.5) return 11;
  return gap_inches < 2.5 ? 6 : 2;
}

double pv_direct_current_w(const PvModules& modules, double irradiance_w_per_m2, double cell_c) {
  const double temperature_factor = 1 + modules.temperature_coefficient * (cell_c - modules.reference_c);
  return std::max(0.0,
                  irradiance_w_per_m2 / standard_irradiance_w_per_m2 * modules.rated_w * temperature_factor * (1 - modules.loss_ratio));
}

double loss_product(std::span<const double> loss_ratios) {
  double kept = 1;
  for (const double loss : loss_ratios) kept *= 1 - loss;
  return 1 - kept;
}

double pv_inverter_w(const PvInverter& inverter, double direct_current_w) {
  if (direct_current_w <= 0) return 0;
  const double z = direct_current_w / inverter.direct_current_rated_w;
  const double efficiency = inverter.nominal_efficiency / inverter.reference_efficiency * (-0.0162 * z - 0.0059 / z + 0.9858);
  return std::clamp(efficiency * direct_current_w, 0.0, inverter.nominal_efficiency * inverter.direct_current_rated_w);
}

}  // namespace icctwin
