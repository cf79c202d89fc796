// A measured series is laid onto the racks that its columns name.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/quantity_text.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/text/sha256.h"
#include "sim/scenario/trace/telemetry_reader.h"

namespace icctwin {
namespace {

/// Number of a place "cdu_3"; 0 for another name.
std::size_t cdu_number(std::string_view place) {
  constexpr std::string_view begin = "cdu_";
  std::size_t number = 0;
  if (!place.starts_with(begin)) return 0;
  const std::string_view digits = place.substr(begin.size());
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? number : 0;
}

std::vector<std::size_t> racks_of(const Plan& plan, const std::string& place) {
  const std::size_t cdu = cdu_number(place);
  std::vector<std::size_t> racks;
  for (std::size_t r = 0; r < plan.racks.size(); ++r) {
    const PlanRack& rack = plan.racks[r];
    const bool cooled = design_liquid_ratio(plan, plan.rack_specs[rack.spec]) > 0;
    if (rack.id == place || plan.rows[rack.row].id == place || plan.hall_ids[rack.hall] == place ||
        (cdu > 0 && cooled && rack.cdu + 1 == cdu))
      racks.push_back(r);
  }
  return racks;
}

/// Names that a column may have; what is told when one has another.
std::vector<std::string> known_places(const Plan& plan) {
  std::vector<std::string> known = plan.hall_ids;
  for (const auto& row : plan.rows) known.push_back(row.id);
  for (const auto& rack : plan.racks) {
    known.push_back(rack.id);
    const std::string cdu = fmt::format("cdu_{}", rack.cdu + 1);
    if (design_liquid_ratio(plan, plan.rack_specs[rack.spec]) > 0 && std::ranges::find(known, cdu) == known.end()) known.push_back(cdu);
  }
  return known;
}

/// Rack input for one unit of what the column holds; 0 where it cannot be told.
double input_per_unit(const Plan& plan, const TelemetrySource& source, const std::vector<std::size_t>& racks) {
  if (source.quantity == TelemetryQuantity::rack_power) return source.power_factor;
  double liquid = 0;
  for (const std::size_t rack : racks)
    liquid += design_liquid_ratio(plan, plan.rack_specs[plan.racks[rack].spec]) / static_cast<double>(racks.size());
  return liquid > 0 ? source.power_factor / liquid : 0;
}

void lay_column(const Telemetry::Column& column, std::size_t first_sample, const TelemetrySource& source, const std::string& where,
                PlanTelemetry& telemetry, Plan& plan, Diagnostics& diagnostics) {
  PlanTelemetry::Column laid;
  laid.racks = racks_of(plan, column.place);
  if (laid.racks.empty()) {
    diagnostics.add("E-TEL-003", where, column.place, nearest_name(column.place, known_places(plan)));
    return;
  }
  double design_w = 0;
  for (const std::size_t rack : laid.racks) {
    if (plan.racks[rack].measured) diagnostics.add("E-TEL-004", where, column.place, plan.racks[rack].id);
    plan.racks[rack].measured = true;
    design_w += uniform_rack_input_w(plan, plan.rack_specs[plan.racks[rack].spec], 1, 1);
  }
  const double factor = input_per_unit(plan, source, laid.racks);
  if (factor == 0) diagnostics.add("E-TEL-006", where, column.place);
  double highest_w = 0;
  for (std::size_t i = first_sample; i < column.power_w.size(); ++i) {
    laid.power_w.push_back(column.power_w[i] * factor);
    highest_w = std::max(highest_w, laid.power_w.back());
  }
  if (highest_w > design_w * (1 + 1e-9))
    diagnostics.add("W-TEL-003", where, power_text(highest_w), power_text(design_w), {{"column", column.place}});
  telemetry.columns.push_back(std::move(laid));
}

}  // namespace

std::size_t sample_at(const PlanTelemetry& telemetry, double time_s) {
  const auto next = std::ranges::upper_bound(telemetry.at_s, time_s);
  return static_cast<std::size_t>(next - telemetry.at_s.begin()) - 1;
}

void resolve_telemetry(const TelemetrySource& source, const std::string& where, const Places& places, Plan& plan,
                       Diagnostics& diagnostics) {
  const auto path = places.scenario_dir / source.file;
  Diagnostics found;
  const auto series = read_telemetry(path, source.format, found);
  append_relative(diagnostics, found, places);
  if (!series || plan.racks.empty()) return;
  if (const auto hash = hash_file(path)) plan.files.push_back({"telemetry", source.file, hash->sha256, hash->bytes});
  const double end_s = series->at_s.back() + series->step_s;
  if (source.window_start_s + plan.duration_s > end_s) {
    diagnostics.add("E-TEL-005", where, fmt::format("{:g} s", source.window_start_s + plan.duration_s), fmt::format("{:g} s", end_s));
    return;
  }
  PlanTelemetry telemetry;
  telemetry.source = source.id;
  const auto next = std::ranges::upper_bound(series->at_s, source.window_start_s);
  const auto first = static_cast<std::size_t>(next - series->at_s.begin()) - 1;
  for (std::size_t i = first; i < series->at_s.size(); ++i) telemetry.at_s.push_back(series->at_s[i] - source.window_start_s);
  for (const auto& column : series->columns) lay_column(column, first, source, where, telemetry, plan, diagnostics);
  plan.telemetry.push_back(std::move(telemetry));
  plan.clock.push_back({"telemetry",
                        fmt::format("{}: {} samples; the run begins {:g} s after the first; each sample holds until the next.", source.id,
                                    series->at_s.size(), source.window_start_s),
                        fmt::format("{}：{} 个样本；仿真起点在首个样本后 {:g} s；每个样本持续至下一个。", source.id, series->at_s.size(),
                                    source.window_start_s)});
}

}  // namespace icctwin
