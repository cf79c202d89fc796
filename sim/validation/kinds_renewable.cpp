// Photovoltaic and wind units, one per row with its inputs in a cell; liquid water.
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "models/cooling/water_if97.h"
#include "models/power/pv.h"
#include "models/power/wind.h"
#include "sim/validation/kinds.h"
#include "sim/validation/unit_inputs.h"

namespace icctwin::validation {
namespace {

constexpr double kelvin_at_zero_c = 273.15;
constexpr double percent = 0.01;

/// Reads the inputs of a row; a missing one rejects the row once, with its name.
class Asked {
 public:
  Asked(Row& row, const UnitInputs& inputs) : row_(row), inputs_(inputs) {}

  double number(std::initializer_list<std::string_view> names) {
    const auto value = inputs_.number(names);
    if (!value) missing(*names.begin());
    return value.value_or(0.0);
  }
  double number_or(std::initializer_list<std::string_view> names, double fallback) const {
    return inputs_.number(names).value_or(fallback);
  }
  /// "curve=(4:300,5:400)", or speeds and values under names of their own.
  WindCurve curve() {
    WindCurve curve;
    const auto speeds = inputs_.numbers(
        {"wind_speeds", "curve_wind_speeds", "power_curve_wind_speeds", "power_coefficient_curve_wind_speeds", "curve_v", "curve_speeds"});
    if (!speeds.empty()) {
      curve = {speeds,
               inputs_.numbers({"values", "curve_values", "power_curve_values", "power_coefficient_curve_values", "curve_p", "curve_cp"})};
    } else {
      const auto pairs = inputs_.numbers({"curve", "power_curve", "power_coefficient_curve", "cp_curve", "cp"});
      for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        curve.wind_m_per_s.push_back(pairs[i]);
        curve.value.push_back(pairs[i + 1]);
      }
    }
    if (!is_valid(curve)) missing("curve=(v:value,...), v rising");
    return curve;
  }
  double wind_m_per_s() { return number({"v", "ws", "wind_speed", "wind"}); }
  double density_kg_per_m3() { return number({"rho", "density", "air_density"}); }
  const UnitInputs& inputs() const { return inputs_; }

 private:
  void missing(std::string_view name) {
    if (row_.good()) row_.reject("inputs", std::string(name) + "=...");
  }
  Row& row_;
  const UnitInputs& inputs_;
};

/// Gap below the modules: "mount_standoff=2", or in words "gap>3.5in", "gap 0.5-1.5in"; a bound is taken as just beyond it.
double gap_inches(const UnitInputs& inputs) {
  if (const auto gap = inputs.number({"mount_standoff", "standoff", "gap"})) return *gap;
  const std::string& words = inputs.words();
  const std::size_t place = words.find("gap");
  if (place == std::string::npos) return 0;
  const std::string_view rest = std::string_view(words).substr(place);
  const auto bounds = UnitInputs::numbers_in(rest);
  if (bounds.empty()) return 0;
  if (bounds.size() > 1) return (bounds[0] + bounds[1]) / 2;
  constexpr double beyond = 1e-6;
  if (rest.find('>') != std::string_view::npos) return bounds[0] + beyond;
  return rest.find('<') != std::string_view::npos ? bounds[0] - beyond : bounds[0];
}

/// Wind at the modules by the height of the array: "1 storey", "array_height=2".
double wind_ratio(const UnitInputs& inputs) {
  double storeys = inputs.number({"array_height", "storeys", "stories"}).value_or(1);
  const std::size_t place = inputs.words().find("stor");
  if (place != std::string::npos) {
    const auto before = UnitInputs::numbers_in(std::string_view(inputs.words()).substr(0, place));
    if (!before.empty()) storeys = before.back();
  }
  return storeys < 1.5 ? 0.51 : 0.61;
}

double noct_sam_c(Asked& asked) {
  const double irradiance = asked.number({"G", "poa", "poa_global"});
  NoctSamCell cell;
  cell.noct_c = asked.number({"NOCT"});
  cell.module_efficiency = asked.number({"eta_mod", "module_efficiency", "eta_m", "eta"});
  cell.transmittance_absorptance = asked.number_or({"tau_alpha", "transmittance_absorptance"}, 0.9);
  const double effective = asked.number_or({"effective_irradiance", "G_eff"}, irradiance);
  if (irradiance > 0) cell.transmittance_absorptance *= effective / irradiance;
  cell.wind_ratio = wind_ratio(asked.inputs());
  cell.standoff_rise_k = standoff_rise_k(gap_inches(asked.inputs()));
  return cell_temperature_c(cell, irradiance, asked.number({"Tair", "temp_air", "Ta", "T_a"}), asked.wind_m_per_s());
}

double pvsyst_c(Asked& asked) {
  PvsystCell cell;
  cell.module_efficiency = asked.number_or({"eta_mod", "module_efficiency", "eta_m", "eta"}, cell.module_efficiency);
  cell.absorptance = asked.number_or({"alpha", "alpha_absorption", "absorptance"}, cell.absorptance);
  cell.heat_loss_w_per_m2_k = asked.number_or({"U_c", "u0"}, cell.heat_loss_w_per_m2_k);
  cell.wind_heat_loss_w_s_per_m3_k = asked.number_or({"U_v", "u1"}, cell.wind_heat_loss_w_s_per_m3_k);
  const double wind = cell.wind_heat_loss_w_s_per_m3_k > 0 ? asked.wind_m_per_s() : 0;
  return cell_temperature_c(cell, asked.number({"G", "poa", "poa_global"}), asked.number({"Tair", "temp_air", "Ta", "T_a"}), wind);
}

double pvwatts_dc_w(Asked& asked) {
  PvModules modules;
  modules.rated_w = asked.number({"Pdc0", "P_dc0"});
  modules.temperature_coefficient = asked.number({"gamma", "gamma_pdc"});
  modules.reference_c = asked.number_or({"Tref", "temp_ref"}, modules.reference_c);
  modules.loss_ratio = 0;
  return pv_direct_current_w(modules, asked.number({"G", "effective_irradiance", "g_poa_effective", "poa"}),
                             asked.number({"Tcell", "temp_cell"}));
}

double pvwatts_inverter_w(Asked& asked) {
  PvInverter inverter;
  inverter.direct_current_rated_w = asked.number({"Pdc0", "P_dc0"});
  inverter.nominal_efficiency = asked.number_or({"eta_nom", "eta_inv_nom"}, inverter.nominal_efficiency);
  inverter.reference_efficiency = asked.number_or({"eta_ref", "eta_inv_ref"}, inverter.reference_efficiency);
  return pv_inverter_w(inverter, asked.number({"Pdc", "P_dc"}));
}

/// The loss list of PVWatts: numbers in a row, or those named replacing the usual ones [%].
double pvwatts_losses_percent(Asked& asked) {
  static constexpr std::pair<std::string_view, double> usual[] = {
      {"soiling", 2}, {"shading", 3},          {"snow", 0}, {"mismatch", 2},    {"wiring", 2}, {"connections", 0.5},
      {"lid", 1.5},   {"nameplate_rating", 1}, {"age", 0},  {"availability", 3}};
  std::vector<double> losses = UnitInputs::numbers_in(asked.inputs().words());
  if (losses.empty())
    for (const auto& [name, loss] : usual) losses.push_back(asked.number_or({name, name == "nameplate_rating" ? "nameplate" : name}, loss));
  for (double& loss : losses) loss *= percent;
  return loss_product(losses) / percent;
}

double power_coefficient_w(Asked& asked) {
  const auto radius = asked.inputs().number({"R", "rotor_radius", "radius"});
  const double diameter = radius ? 2 * *radius : asked.number({"D", "rotor_diameter", "diameter"});
  const WindCurve curve = asked.curve();
  return coefficient_power_w(curve, diameter, asked.density_kg_per_m3(), asked.wind_m_per_s());
}

double density_corrected_w(Asked& asked) {
  const double density = asked.density_kg_per_m3();
  const WindCurve curve = asked.curve();
  return density > 0 ? value_at(corrected_for_density(curve, density), asked.wind_m_per_s()) : 0.0;
}

struct UnitModel {
  std::string_view name;
  double (*run)(Asked&);
};

constexpr UnitModel unit_models[] = {
    {"noct_sam", noct_sam_c},
    {"pvsyst_cell", pvsyst_c},
    {"pvwatts_dc", pvwatts_dc_w},
    {"pvwatts_inverter", pvwatts_inverter_w},
    {"pvwatts_losses", pvwatts_losses_percent},
    {"power_curve", [](Asked& asked) { return value_at(asked.curve(), asked.wind_m_per_s()); }},
    {"power_coefficient_curve", power_coefficient_w},
    {"power_curve_density_corrected", density_corrected_w},
};
constexpr std::string_view unit_model_names =
    "noct_sam, pvsyst_cell, pvwatts_dc, pvwatts_inverter, pvwatts_losses, power_curve, power_coefficient_curve, "
    "power_curve_density_corrected";

/// A prediction in the unit of the file; powers that go in and come out are of one unit and stay.
double in_unit(std::string_view model, std::string_view unit, double value) {
  if (model == "pvwatts_losses" && (unit == "1" || unit == "frac" || unit == "fraction" || unit == "ratio")) return value * percent;
  if ((model == "noct_sam" || model == "pvsyst_cell") && unit == "K") return value + kelvin_at_zero_c;
  if (model == "power_coefficient_curve") return unit == "kW" ? value * 1e-3 : unit == "MW" ? value * 1e-6 : value;
  return value;
}

}  // namespace

KindResult run_renewable_unit(CaseFile& file) {
  KindResult result;
  if (!file.require({"model", "inputs", "expected"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const std::string_view name = row.text("model");
    const UnitModel* model = nullptr;
    for (const UnitModel& known : unit_models)
      if (known.name == name) model = &known;
    if (!model) {
      row.reject("model", unit_model_names);
      continue;
    }
    const UnitInputs inputs(row.text("inputs"));
    Asked asked(row, inputs);
    const double predicted = in_unit(name, file.has("unit") ? row.text("unit") : std::string_view(), model->run(asked));
    const double expected = row.number("expected");
    const double tolerance = row.tolerance(expected, {"tol_rel", "tol_abs", "tol_abs_K", "tol_abs_W"});
    if (row.good()) result.tally.add(row.name(), {{"value", predicted, expected, tolerance}});
  }
  return result;
}

KindResult run_water_if97(CaseFile& file) {
  KindResult result;
  if (!file.require({"T_K", "p_MPa"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double temperature_c = row.number("T_K") - kelvin_at_zero_c, pressure_pa = row.number("p_MPa") * 1e6;
    if (!row.good()) continue;
    if (!in_if97_region_1(temperature_c, pressure_pa)) {
      row.reject("T_K", "273.15 to 623.15 K, up to 100 MPa (region 1)");
      continue;
    }
    const WaterProperties water = water_if97(temperature_c, pressure_pa);
    const std::pair<std::string_view, double> properties[] = {{"v_m3kg", water.volume_m3_per_kg},
                                                              {"h_kJkg", water.enthalpy_j_per_kg * 1e-3},
                                                              {"cp_kJkgK", water.specific_heat_j_per_kg_k * 1e-3}};
    std::vector<Comparison> quantities;
    for (const auto& [column, predicted] : properties) {
      const auto expected = row.optional_number(column);
      if (expected) quantities.push_back({column, predicted, *expected, row.tolerance(*expected, {"tol_rel", "tol_abs"})});
    }
    if (row.good() && !quantities.empty()) result.tally.add(row.name(), quantities);
  }
  return result;
}

}  // namespace icctwin::validation
