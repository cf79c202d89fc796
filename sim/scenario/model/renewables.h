#pragma once
// Photovoltaics (光伏) and wind turbines (风电) on the site.
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// SAM's NOCT form of the cell temperature.
struct NoctCell {
  static constexpr std::string_view tag = "noct_sam";
  double noct_c = 45;
  double module_efficiency = 0.21;
  bool operator==(const NoctCell&) const = default;
  static void describe(Describe<NoctCell>&);
};

/// PVsyst's form: a heat loss factor with and without wind.
struct HeatLossCell {
  static constexpr std::string_view tag = "pvsyst";
  double heat_loss_w_per_m2_k = 29, wind_heat_loss_w_s_per_m3_k = 0;
  double absorptance = 0.9;
  double module_efficiency = 0.21;
  bool operator==(const HeatLossCell&) const = default;
  static void describe(Describe<HeatLossCell>&);
};

using CellTemperature = std::variant<NoctCell, HeatLossCell>;

struct PvPlant {
  double rated_w = 1e6;  ///< direct current at standard conditions
  double tilt_deg = 25, azimuth_deg = 180;
  double albedo = 0.2;
  double temperature_coefficient_per_k = -0.0035;  ///< per K
  CellTemperature cell = NoctCell{};
  double loss_ratio = 0.1408;
  double dc_to_ac_ratio = 1.2;
  double inverter_efficiency = 0.96;
  bool operator==(const PvPlant&) const = default;
  static void describe(Describe<PvPlant>&);
};

struct WindPlant {
  int turbines = 1;
  double rated_w = 3e6;  ///< of one
  std::vector<double> curve_wind_m_per_s = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 25};
  std::vector<double> curve_power_ratio = {0.01, 0.04, 0.09, 0.17, 0.28, 0.43, 0.61, 0.80, 0.94, 1, 1};
  double hub_height_m = 100, weather_height_m = 10;
  double shear_exponent = 0.14;
  bool density_correction = true;
  bool operator==(const WindPlant&) const = default;
  static void describe(Describe<WindPlant>&);
};

}  // namespace icctwin
