#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "models/cooling/cubic_curve.h"
#include "models/cooling/moist_air.h"
#include "models/cooling/pump.h"
#include "models/cooling/tower.h"
#include "models/cooling/york_calc.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr double water_density_kg_per_m3 = 1000.0;  // when a nominal flow in m3/s comes without its density

void read_polynomial(Parameters& parameters, std::string_view key, Quadratic& polynomial) {
  if (!parameters.has(key)) return;
  const std::vector<double> given = parameters.numbers(key);
  if (given.empty()) return;
  if (given.size() > polynomial.size()) return parameters.reject(key, "3 coefficients at most");
  polynomial = {};
  std::copy(given.begin(), given.end(), polynomial.begin());
}

/// Nominal air flow: in kg/s or m3/s, by a ratio to the water, or the design value when the file says "design" or nothing.
std::optional<double> nominal_air_kg_per_s(Parameters& parameters, const MerkelRating& rating) {
  if (const auto air = parameters.first_number({"air_nominal_kg_per_s", "air_flow_nominal_kg_per_s"})) return air;
  if (const auto air = parameters.first_number({"air_nominal_m3_per_s", "air_flow_nominal_m3_per_s"})) {
    const double density = parameters.number_or("air_density_kg_per_m3", moist_air_density_kg_per_m3(20.0, 0.0, standard_pressure_pa));
    return *air * density;
  }
  if (const auto ratio = parameters.first_number({"water_to_air_mass_flow_ratio", "water_to_air_mass_ratio", "water_to_air_ratio"})) {
    return rating.water_kg_per_s / *ratio;
  }
  if (const auto ratio = parameters.first_number({"air_to_water_mass_flow_ratio", "air_to_water_mass_ratio"})) {
    return rating.water_kg_per_s * *ratio;
  }
  if (const auto ratio = parameters.first_number({"air_to_water_heat_capacity_ratio"})) {
    return merkel_tower(rating).air_nominal_kg_per_s * *ratio;
  }
  return std::nullopt;
}

MerkelRating read_rating(Parameters& parameters) {
  MerkelRating rating;
  if (const auto volume = parameters.first_number({"water_nominal_m3_per_s", "water_flow_nominal_m3_per_s"})) {
    rating.water_kg_per_s = *volume * parameters.number_or("water_density_kg_per_m3", water_density_kg_per_m3);
  } else if (const auto mass = parameters.first_number({"water_flow_nominal_kg_per_s"})) {
    rating.water_kg_per_s = *mass;
  } else {
    rating.water_kg_per_s = parameters.number("water_nominal_kg_per_s");
  }
  rating.water_in_c = parameters.number("water_in_nominal_c");
  rating.water_out_c = parameters.number("water_out_nominal_c");
  rating.wet_bulb_c = parameters.number("wet_bulb_nominal_c");
  rating.pressure_pa = parameters.number_or("pressure_pa", rating.pressure_pa);
  read_polynomial(parameters, "ua_correction_air", rating.ua_correction_air);
  read_polynomial(parameters, "ua_correction_water", rating.ua_correction_water);
  read_polynomial(parameters, "ua_correction_wet_bulb", rating.ua_correction_wet_bulb);
  if (parameters.good()) rating.air_kg_per_s = nominal_air_kg_per_s(parameters, rating);
  return rating;
}

/// Fan power over speed: a table of shares of the nominal power (smooth through its points), else the cube law.
struct FanPower {
  double nominal_w = 1.0;
  std::optional<CubicCurve> curve;

  double at(double speed) const { return curve ? nominal_w * curve->at(speed) : affinity_power_w(nominal_w, speed); }
};

std::optional<FanPower> read_fan(Parameters& parameters) {
  FanPower fan;
  const auto nominal = parameters.first_number({"fan_power_nominal_w", "fan_nominal_w", "fan_power_w"});
  std::vector<double> speed, share;
  const auto table = [&](Parameters& from) {
    for (const char* key : {"speed_ratio", "flow_ratio", "fan_speed_ratio", "fan_flow_ratio", "fan_speed_frac"}) {
      if (speed.empty() && from.has(key)) speed = from.numbers(key);
    }
    for (const char* key : {"power_ratio", "fan_power_ratio", "fan_power_frac", "power_w"}) {
      if (share.empty() && from.has(key)) share = from.numbers(key);
    }
  };
  for (const char* key : {"fan_power_table", "fan_table", "fan_power_points", "fan_power_curve", "fan_relative_power"}) {
    if (!parameters.has(key)) continue;
    if (parameters.is_object(key)) {
      if (auto inside = parameters.object(key)) table(*inside);
    } else {
      for (const auto& [x, y] : parameters.pairs(key)) {
        speed.push_back(x);
        share.push_back(y);
      }
    }
  }
  if (speed.empty()) table(parameters);
  if (CubicCurve::is_valid(speed, share)) fan.curve.emplace(speed, share);
  if (!nominal && !fan.curve) return std::nullopt;
  fan.nominal_w = nominal.value_or(1.0);
  return fan;
}

}  // namespace

KindResult run_tower_yorkcalc(CaseFile& file) {
  KindResult result;
  if (!file.require({"T_range_K", "T_wetbulb_C", "FRWat", "FRAir", "T_approach_K", "tol_abs_K"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double range = row.number("T_range_K"), wet_bulb = row.number("T_wetbulb_C");
    const double water = row.number("FRWat"), air = row.number("FRAir");
    const double expected = row.number("T_approach_K"), tolerance = row.number("tol_abs_K");
    if (!row.good()) continue;
    result.tally.add(row.name(), {{"T_approach_K", york_calc_approach(range, wet_bulb, water, air).approach_k, expected, tolerance}});
  }
  return result;
}

KindResult run_tower_merkel(CaseFile& file) {
  KindResult result;
  const bool complete = file.require({"T_wetbulb_in_C", "T_water_in_C", "m_water_kgs", "fan_speed_frac", "T_water_out_C", "Q_W"});
  const MerkelTower tower = merkel_tower(read_rating(file.parameters));
  if (!complete || !file.parameters.good()) return result;
  if (!is_feasible(tower)) {
    file.parameters.reject("water_out_nominal_c", "a rated point that the nominal air flow can reach");
    return result;
  }
  const double pressure = file.parameters.number_or("pressure_pa", standard_pressure_pa);
  const bool has_fan_column = file.has("P_fan_W");
  const std::optional<FanPower> fan = has_fan_column ? read_fan(file.parameters) : std::nullopt;
  if (has_fan_column && !fan) file.parameters.reject("fan_power_nominal_w", "number, for the column P_fan_W");
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double wet_bulb = row.number("T_wetbulb_in_C"), water_in = row.number("T_water_in_C"), flow = row.number("m_water_kgs");
    const double speed = row.number("fan_speed_frac"), water_out = row.number("T_water_out_C"), heat = row.number("Q_W");
    const double tolerance_heat = row.tolerance(heat, {"tol_rel_Q", "tol_abs_W", "tol_abs_Q_W", "tol_rel"});
    const double tolerance_out = row.tolerance(water_out, {"tol_abs_K", "tol_abs_T_K", "tol_abs_T_water_out_K"});
    if (!row.good()) continue;
    // The entering humidity moves only the water that evaporates, which the cases do not hold.
    const double humidity = humidity_ratio_saturated(wet_bulb, pressure);
    const TowerResult cooled = evaluate(tower, water_in, flow, speed, wet_bulb, pressure, humidity, wet_bulb);
    std::vector<Comparison> quantities = {{"Q_W", cooled.heat_w, heat, tolerance_heat},
                                          {"T_water_out_C", cooled.water_out_c, water_out, tolerance_out}};
    const auto fan_power = fan ? row.optional_number("P_fan_W") : std::nullopt;
    if (fan_power) {
      const double tolerance = row.tolerance(*fan_power, {"tol_rel_P", "tol_rel_P_fan", "tol_rel_fan", "tol_abs_P_W", "tol_abs_P_fan_W"});
      quantities.push_back({"P_fan_W", fan->at(speed), *fan_power, tolerance});
    }
    if (row.good()) result.tally.add(row.name(), quantities);
  }
  return result;
}

}  // namespace icctwin::validation
