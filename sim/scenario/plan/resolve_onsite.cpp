// Sources and storage on the site: power by weather sample, battery and its dispatch, generators, outages of the grid.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "models/power/pv.h"
#include "models/power/wind.h"
#include "models/site/sun.h"
#include "sim/scenario/plan/quantity_text.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr int any_common_year = 2001, any_leap_year = 2000;  // a typical year's sun does not depend on the year

/// Instant of the first sample; a typical year is laid into a year of its length.
double first_sample_unix_s(const WeatherSeries& weather) {
  if (!weather.typical_year) return weather.start_s;
  const bool leap = static_cast<double>(weather.dry_bulb_c.size()) * weather.step_s > 365.5 * 86400;
  const int year = weather.calendar_year != 0 ? weather.calendar_year : leap ? any_leap_year : any_common_year;
  return unix_from_civil({year, 1, 1, 0, 0, 0}, weather.utc_offset_s) + weather.start_s;
}

CellModel cell_model(const CellTemperature& cell) {
  if (const auto* noct = std::get_if<NoctCell>(&cell)) {
    NoctSamCell model;
    model.noct_c = noct->noct_c;
    model.module_efficiency = noct->module_efficiency;
    return model;
  }
  const auto& loss = std::get<HeatLossCell>(cell);
  return PvsystCell{loss.absorptance, loss.module_efficiency, loss.heat_loss_w_per_m2_k, loss.wind_heat_loss_w_s_per_m3_k};
}

/// What the weather says of the sun, completed: beam and diffuse of a global reading, or the global one of the two.
class Irradiance {
 public:
  explicit Irradiance(const WeatherSeries& weather) : weather_(weather) {}

  bool has_parts() const { return !weather_.direct_normal_w_per_m2.empty() && !weather_.diffuse_horizontal_w_per_m2.empty(); }
  bool has_global() const { return !weather_.global_horizontal_w_per_m2.empty(); }

  HorizontalIrradiance at(std::size_t i, const SunPosition& sun, double extraterrestrial) const {
    if (!has_parts()) return split_global(weather_.global_horizontal_w_per_m2[i], sun.height_deg, extraterrestrial);
    HorizontalIrradiance reading;
    reading.direct_normal_w_per_m2 = weather_.direct_normal_w_per_m2[i];
    reading.diffuse_w_per_m2 = weather_.diffuse_horizontal_w_per_m2[i];
    constexpr double rad_per_deg = 0.017453292519943295;
    const double sin_height = std::max(0.0, std::sin(sun.height_deg * rad_per_deg));
    reading.global_w_per_m2 =
        has_global() ? weather_.global_horizontal_w_per_m2[i] : reading.direct_normal_w_per_m2 * sin_height + reading.diffuse_w_per_m2;
    return reading;
  }

 private:
  const WeatherSeries& weather_;
};

struct Coordinates {
  double latitude_deg = 0, longitude_deg = 0;
  bool stated() const { return latitude_deg != 0 || longitude_deg != 0; }
};

std::vector<double> pv_series(const PvPlant& plant, const WeatherSeries& weather, const Coordinates& place) {
  const Irradiance irradiance(weather);
  const CellModel cell = cell_model(plant.cell);
  const PvModules modules{plant.rated_w, plant.temperature_coefficient_per_k, 25, plant.loss_ratio};
  const PvInverter inverter{plant.rated_w / plant.dc_to_ac_ratio / plant.inverter_efficiency, plant.inverter_efficiency};
  const TiltedPlane plane{plant.tilt_deg, plant.azimuth_deg, plant.albedo};
  const std::size_t count = weather.dry_bulb_c.size();
  const double first_s = first_sample_unix_s(weather);
  std::vector<double> power_w(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double middle_s = first_s + (static_cast<double>(i) - 0.5) * weather.step_s;
    const SunPosition sun = sun_position(middle_s, place.latitude_deg, place.longitude_deg);
    const double extraterrestrial = extraterrestrial_w_per_m2(middle_s);
    const double plane_w_per_m2 = plane_irradiance_w_per_m2(plane, sun, irradiance.at(i, sun, extraterrestrial), extraterrestrial);
    const double wind = weather.wind_m_per_s.empty() ? 0.0 : weather.wind_m_per_s[i];
    const double cell_c = cell_temperature_c(cell, plane_w_per_m2, weather.dry_bulb_c[i], wind);
    power_w[i] = pv_inverter_w(inverter, pv_direct_current_w(modules, plane_w_per_m2, cell_c));
  }
  return power_w;
}

std::vector<double> wind_series(const WindPlant& plant, const WeatherSeries& weather) {
  const WindCurve curve{plant.curve_wind_m_per_s, plant.curve_power_ratio};
  const std::size_t count = weather.wind_m_per_s.size();
  std::vector<double> power_w(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double wind = wind_at_height_m_per_s(weather.wind_m_per_s[i], plant.hub_height_m, plant.weather_height_m, plant.shear_exponent);
    const double density = air_density_kg_per_m3(weather.dry_bulb_c[i], weather.pressure_pa[i]);
    const double ratio = plant.density_correction ? value_at(corrected_for_density(curve, density), wind) : value_at(curve, wind);
    power_w[i] = plant.turbines * plant.rated_w * ratio;
  }
  return power_w;
}

void resolve_renewables(const Scenario& scenario, bool read_files, Plan& plan, Diagnostics& diagnostics) {
  OnsitePlan& onsite = plan.onsite;
  const WeatherSeries& weather = plan.weather;
  onsite.has_pv = scenario.power.pv.has_value();
  onsite.has_wind = scenario.power.wind.has_value();
  const bool has_weather = read_files && !weather.dry_bulb_c.empty();
  if (onsite.has_pv && has_weather) {
    const Irradiance irradiance(weather);
    if (!irradiance.has_parts() && !irradiance.has_global()) {
      diagnostics.add("E-PWR-010", "/power/pv", weather.place);
    } else {
      if (!irradiance.has_parts()) diagnostics.add("H-PWR-001", "/power/pv", weather.place);
      if (weather.wind_m_per_s.empty() && std::holds_alternative<NoctCell>(scenario.power.pv->cell))
        diagnostics.add("W-PWR-010", "/power/pv/cell", weather.place);
      // The sun of the place that was measured, so that it fits the readings.
      Coordinates place{weather.latitude_deg, weather.longitude_deg};
      if (!place.stated()) place = {scenario.site.latitude_deg, scenario.site.longitude_deg};
      if (!place.stated()) diagnostics.add("W-PWR-016", "/site/latitude_deg");
      onsite.pv_w = pv_series(*scenario.power.pv, weather, place);
    }
  }
  if (!onsite.has_wind) return;
  if (!is_valid(WindCurve{scenario.power.wind->curve_wind_m_per_s, scenario.power.wind->curve_power_ratio})) {
    diagnostics.add("E-PWR-013", "/power/wind/curve_wind_m_per_s", std::to_string(scenario.power.wind->curve_wind_m_per_s.size()),
                    std::to_string(scenario.power.wind->curve_power_ratio.size()));
  } else if (has_weather) {
    if (weather.wind_m_per_s.empty())
      diagnostics.add("E-PWR-011", "/power/wind", weather.place);
    else
      onsite.wind_w = wind_series(*scenario.power.wind, weather);
  }
}

/// Intensity at a quantile of the samples that the run meets (nearest rank).
double carbon_quantile(const Plan& plan, double quantile) {
  std::vector<double> met;
  const double end_s = plan.start_unix_s + plan.duration_s;
  for (double at_s = plan.start_unix_s; at_s < end_s; at_s = next_carbon_change_s(plan.carbon, at_s))
    met.push_back(carbon_intensity_at(plan.carbon, at_s));
  std::ranges::sort(met);
  const auto rank = static_cast<std::size_t>(std::ceil(quantile * static_cast<double>(met.size())));
  return met[std::clamp<std::size_t>(rank, 1, met.size()) - 1];
}

/// What each strategy needs, and whether it can do anything here.
struct DispatchResolver {
  Plan& plan;
  BatteryPlan& battery;
  Diagnostics& diagnostics;
  static constexpr const char* where = "/power/battery/dispatch";

  void operator()(const StandbyDispatch&) const { battery.strategy = DispatchStrategy::standby; }
  void operator()(const PeakShavingDispatch& dispatch) const {
    battery.strategy = DispatchStrategy::peak_shaving;
    battery.limit_w = dispatch.limit_w;
  }
  void operator()(const TariffDispatch&) const {
    battery.strategy = DispatchStrategy::tariff;
    if (std::holds_alternative<FlatTariff>(plan.scenario.site.tariff)) diagnostics.add("W-PWR-011", where);
  }
  void operator()(const CarbonDispatch& dispatch) const {
    battery.strategy = DispatchStrategy::carbon;
    const auto& kg = plan.carbon.kg_per_kwh;
    if (kg.empty()) return;  // files were not read
    if (std::ranges::min(kg) == std::ranges::max(kg)) diagnostics.add("W-PWR-012", where);
    battery.charge_kg_per_kwh = dispatch.charge_below_kg_per_kwh.value_or(carbon_quantile(plan, dispatch.charge_quantile));
    battery.discharge_kg_per_kwh = dispatch.discharge_above_kg_per_kwh.value_or(carbon_quantile(plan, dispatch.discharge_quantile));
    if (dispatch.charge_quantile > dispatch.discharge_quantile || battery.charge_kg_per_kwh > battery.discharge_kg_per_kwh)
      diagnostics.add("E-PLAN-009", where, fmt::format("{:.4g}", battery.charge_kg_per_kwh),
                      fmt::format("{:.4g} kg/kWh", battery.discharge_kg_per_kwh));
  }
  void operator()(const SelfConsumptionDispatch&) const {
    battery.strategy = DispatchStrategy::self_consumption;
    if (!plan.onsite.has_renewables()) diagnostics.add("W-PWR-013", where);
  }
};

void resolve_battery(const BatteryPlant& words, Plan& plan, Diagnostics& diagnostics) {
  BatteryPlan& resolved = plan.onsite.battery.emplace();
  Battery& battery = resolved.battery;
  battery.capacity_j = words.capacity_kwh * j_per_kwh;
  battery.power_w = std::min(words.power_w, words.c_rate_max * battery.capacity_j / s_per_h);
  battery.charge_efficiency = words.charge_efficiency;
  battery.discharge_efficiency = words.discharge_efficiency;
  battery.converter_efficiency = words.converter_efficiency;
  battery.auxiliary_w = words.auxiliary_ratio * words.power_w;
  battery.soc_min = words.soc_min;
  battery.soc_max = words.soc_max;
  battery.calendar_fade_per_s = words.calendar_fade_per_year / s_per_julian_year;
  battery.cycle_fade_per_cycle = words.cycle_fade_ratio;
  resolved.initial_soc = words.initial_soc;
  resolved.reserve_soc = words.reserve_soc;
  resolved.charging_limit_w = words.charging_limit_w;
  resolved.feeds_center = words.backup == BackupScope::center;
  const auto ratio = [](double value) { return fmt::format("{:g}", value); };
  if (words.soc_min >= words.soc_max)
    diagnostics.add("E-PLAN-009", "/power/battery/soc_min", ratio(words.soc_min), ratio(words.soc_max));
  else if (words.initial_soc < words.soc_min || words.initial_soc > words.soc_max)
    diagnostics.add("E-PWR-012", "/power/battery/initial_soc", ratio(words.initial_soc),
                    ratio(words.soc_min) + " .. " + ratio(words.soc_max));
  if (words.reserve_soc >= words.soc_max)
    diagnostics.add("W-PWR-014", "/power/battery/reserve_soc", ratio(words.reserve_soc), ratio(words.soc_max));
  std::visit(DispatchResolver{plan, resolved, diagnostics}, words.dispatch);
}

void resolve_generators(const GeneratorPlant& words, Plan& plan, Diagnostics& diagnostics) {
  GeneratorPlan& resolved = plan.onsite.generators.emplace();
  GeneratorSet& set = resolved.set;
  const double load_w = plan.power.design_total_w;
  set.rated_w = words.rated_w;
  set.units = words.units.value_or(std::max(1, static_cast<int>(std::ceil(load_w / words.rated_w - 1e-9))) + words.redundant_units);
  set.start_s = words.start_s;
  set.min_load_ratio = words.min_load_ratio;
  set.fuel_l_per_kwh_constant = words.fuel_constant_l_per_kwh;
  set.fuel_l_per_kwh_linear = words.fuel_linear_l_per_kwh;
  set.fuel_l_per_kwh_square = words.fuel_square_l_per_kwh;
  resolved.carbon_kg_per_l = words.carbon_kg_per_l;
  resolved.price_cny_per_l = words.price_cny_per_l;
  if (set.units * set.rated_w < load_w)
    diagnostics.add("W-PWR-015", "/power/generators/units", power_text(load_w), power_text(set.units * set.rated_w));
}

}  // namespace

void resolve_onsite(const Scenario& scenario, bool read_files, Plan& plan, Diagnostics& diagnostics) {
  const PowerChain& power = scenario.power;
  plan.onsite.export_price_cny_per_kwh = power.export_price_cny_per_kwh;
  resolve_renewables(scenario, read_files, plan, diagnostics);
  if (power.battery) resolve_battery(*power.battery, plan, diagnostics);
  if (power.generators) resolve_generators(*power.generators, plan, diagnostics);
}

}  // namespace icctwin
