#include <charconv>
#include <optional>
#include <string_view>

#include "models/cooling/moist_air.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr double temperature_scale_k = 1.0;  // relative errors of Celsius temperatures near zero mean nothing

/// The elevation in "p_std_atm_at_500m".
std::optional<double> elevation_m(std::string_view quantity) {
  constexpr std::string_view prefix = "p_std_atm_at_";
  if (!quantity.starts_with(prefix) || !quantity.ends_with('m')) return std::nullopt;
  quantity.remove_prefix(prefix.size());
  quantity.remove_suffix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(quantity.data(), quantity.data() + quantity.size(), value);
  if (error != std::errc{} || end != quantity.data() + quantity.size()) return std::nullopt;
  return value;
}

std::optional<double> property(Row& row, std::string_view quantity) {
  if (const auto elevation = elevation_m(quantity)) return station_pressure_pa(*elevation);
  if (quantity == "psat") return saturation_pressure_pa(row.number("T_C"));
  if (quantity == "W_sat") return humidity_ratio_saturated(row.number("T_C"), row.number("p_Pa"));
  if (quantity == "h_sat") {
    const double t_c = row.number("T_C");
    return moist_air_enthalpy_j_per_kg(t_c, humidity_ratio_saturated(t_c, row.number("p_Pa")));
  }
  if (quantity == "h_moist") return moist_air_enthalpy_j_per_kg(row.number("T_C"), row.number("W_kgkg"));
  if (quantity == "h_dry") return moist_air_enthalpy_j_per_kg(row.number("T_C"), 0.0);
  if (quantity == "rho_moist") return moist_air_density_kg_per_m3(row.number("T_C"), row.number("W_kgkg"), row.number("p_Pa"));
  if (quantity == "v_moist") {
    const double ratio = row.number("W_kgkg");
    return (1.0 + ratio) / moist_air_density_kg_per_m3(row.number("T_C"), ratio, row.number("p_Pa"));
  }
  return std::nullopt;
}

}  // namespace

KindResult run_wet_bulb(CaseFile& file) {
  KindResult result{Tally(temperature_scale_k)};
  if (!file.require({"T_drybulb_C", "rh_frac", "p_Pa", "T_wetbulb_C", "tol_abs_K"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double dry_bulb = row.number("T_drybulb_C"), humidity = row.number("rh_frac"), pressure = row.number("p_Pa");
    const double expected = row.number("T_wetbulb_C"), tolerance = row.number("tol_abs_K");
    if (row.good()) result.tally.add(row.name(), {{"T_wetbulb_C", wet_bulb_c(dry_bulb, humidity, pressure), expected, tolerance}});
  }
  return result;
}

KindResult run_wet_bulb_or_dew_point(CaseFile& file) {
  KindResult result{Tally(temperature_scale_k)};
  if (!file.require({"quantity", "T_drybulb_C", "rh_frac", "p_Pa", "expected_C", "tol_abs_K"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const std::string_view quantity = row.text("quantity");
    if (quantity != "wetbulb" && quantity != "dewpoint") {
      row.reject("quantity", "wetbulb, dewpoint");
      continue;
    }
    const double dry_bulb = row.number("T_drybulb_C"), humidity = row.number("rh_frac"), pressure = row.number("p_Pa");
    const double expected = row.number("expected_C"), tolerance = row.number("tol_abs_K");
    if (!row.good()) continue;
    const double predicted = quantity == "wetbulb" ? wet_bulb_c(dry_bulb, humidity, pressure) : dew_point_c(dry_bulb, humidity, pressure);
    result.tally.add(row.name(), {{quantity, predicted, expected, tolerance}});
  }
  return result;
}

KindResult run_psychrometric_property(CaseFile& file) {
  KindResult result;
  if (!file.require({"quantity", "expected"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const std::string_view quantity = row.text("quantity");
    const auto predicted = property(row, quantity);
    if (!predicted) {
      row.reject("quantity", "psat, W_sat, h_sat, h_moist, h_dry, rho_moist, v_moist, p_std_atm_at_<elevation>m");
      continue;
    }
    const double expected = row.number("expected");
    const double tolerance = row.tolerance(expected, {"tol_rel", "tol_abs"});
    if (row.good()) result.tally.add(row.name(), {{quantity, *predicted, expected, tolerance}});
  }
  return result;
}

}  // namespace icctwin::validation
