#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "models/cooling/storage_tank.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr double longest_storage_s = 1e8;  // three years; longer is a mistake in the file
constexpr double input_step_s = 10.0;      // over which the ambient temperature, a sine of hours, stands still
constexpr double most_layers = 1000.0;

using Schedule = std::vector<std::pair<double, double>>;

/// A schedule of steps, or one value for ever.
Schedule read_schedule(Parameters& parameters, const std::string& schedule_key, const std::string& value_key) {
  if (parameters.has(schedule_key)) return parameters.pairs(schedule_key);
  return {{0.0, parameters.number(value_key)}};
}

double value_at(const Schedule& schedule, double time_s) {
  double value = schedule.front().second;
  for (const auto& [start_s, next] : schedule) {
    if (start_s <= time_s) value = next;
  }
  return value;
}

/// The first change of any schedule after a time, or the limit if none comes before it.
double next_change_s(std::initializer_list<const Schedule*> schedules, double time_s, double limit_s) {
  double next_s = limit_s;
  for (const Schedule* schedule : schedules) {
    for (const auto& [start_s, value] : *schedule) {
      if (start_s > time_s) next_s = std::min(next_s, start_s);
    }
  }
  return next_s;
}

}  // namespace

KindResult run_tank_stratified(CaseFile& file) {
  KindResult result{Tally(1.0)};
  Parameters& parameters = file.parameters;
  const bool complete = file.require({"t_s", "T_layer1_C", "tol_abs_K"});
  StorageTank tank;
  tank.volume_m3 = parameters.number("volume_m3");
  tank.height_m = parameters.number("height_m");
  const double layers = parameters.number("layers");
  tank.insulation_thickness_m = parameters.is_null("insulation_thickness_m") ? 0.0 : parameters.number("insulation_thickness_m");
  tank.insulation_conductivity_w_per_m_k =
      parameters.is_null("insulation_conductivity_w_per_m_k") ? 0.0 : parameters.number_or("insulation_conductivity_w_per_m_k", 0.04);
  tank.water_conductivity_w_per_m_k = parameters.number_or("water_conductivity_w_per_m_k", tank.water_conductivity_w_per_m_k);
  tank.buoyancy_time_constant_s = parameters.number_or("buoyancy_time_constant_s", tank.buoyancy_time_constant_s);
  const Schedule flow = read_schedule(parameters, "flow_schedule", "flow_kg_per_s");
  const Schedule top = read_schedule(parameters, "inlet_top_schedule_c", "inlet_top_c");
  const Schedule bottom = read_schedule(parameters, "inlet_bottom_schedule_c", "inlet_bottom_c");
  const double ambient_mean = parameters.number_or("ambient_mean_c", parameters.number_or("ambient_c", 20.0));
  const double amplitude = parameters.number_or("ambient_amplitude_k", 0.0);
  const double period_s = parameters.number_or("ambient_period_s", 86400.0);
  if (!parameters.good() || !complete) return result;
  if (!(layers >= 2.0 && layers <= most_layers)) parameters.reject("layers", "2 to 1000");
  if (!(tank.volume_m3 > 0.0 && tank.height_m > 0.0)) parameters.reject("volume_m3", "above 0, as height_m");
  if (!(tank.buoyancy_time_constant_s > 0.0)) parameters.reject("buoyancy_time_constant_s", "above 0");
  if (!(period_s > 0.0)) parameters.reject("ambient_period_s", "above 0");
  const auto count = static_cast<std::size_t>(parameters.good() ? layers : 0.0);
  std::vector<double> layers_c(count, 0.0);
  if (parameters.is_array("initial_c")) {
    layers_c = parameters.numbers("initial_c");
    if (layers_c.size() != count) parameters.reject("initial_c", "one value per layer");
  } else {
    std::fill(layers_c.begin(), layers_c.end(), parameters.number("initial_c"));
  }
  if (!parameters.good()) return result;

  double time_s = 0.0;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double until_s = row.number("t_s"), tolerance = row.number("tol_abs_K");
    if (row.good() && !(until_s >= time_s && until_s <= longest_storage_s)) row.reject("t_s", "times that rise, 1e8 s at most");
    if (!row.good()) continue;
    while (time_s < until_s) {
      const double step_s = next_change_s({&flow, &top, &bottom}, time_s, std::min(time_s + input_step_s, until_s)) - time_s;
      const double ambient_c = ambient_mean + amplitude * std::sin(2.0 * std::numbers::pi * (time_s + 0.5 * step_s) / period_s);
      layers_c =
          advance(tank, std::move(layers_c), {value_at(flow, time_s), value_at(top, time_s), value_at(bottom, time_s), ambient_c}, step_s);
      time_s += step_s;
    }
    std::vector<std::string> names;
    for (std::size_t k = 0; k < count; ++k) names.push_back("T_layer" + std::to_string(k + 1) + "_C");
    std::vector<Comparison> quantities;
    for (std::size_t k = 0; k < count; ++k) {
      const auto expected = row.optional_number(names[k]);
      if (expected) quantities.push_back({names[k], layers_c[k], *expected, tolerance});
    }
    if (row.good() && !quantities.empty()) result.tally.add("t = " + std::to_string(std::lround(until_s)) + " s", quantities);
  }
  return result;
}

}  // namespace icctwin::validation
