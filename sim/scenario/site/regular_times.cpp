#include "sim/scenario/site/regular_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/scenario/site/gap_filling.h"

namespace icctwin {
namespace {

constexpr double shortest_step_s = 60.0;

}  // namespace

std::vector<double> RegularTimes::on_axis(const std::vector<double>& column) const {
  if (column.empty()) return {};
  std::vector<double> values;
  values.reserve(row_of_sample.size());
  for (const std::size_t row : row_of_sample) values.push_back(row == no_row ? gap_value : column[row]);
  return values;
}

std::optional<RegularTimes> find_regular_times(const std::vector<TimedRow>& rows, int utc_offset_s, LineProblems& problems) {
  if (rows.size() < 2) {
    problems.add("E-SITE-015", 0, std::to_string(rows.size()), "2");
    return std::nullopt;
  }
  std::vector<double> distances_s;
  distances_s.reserve(rows.size() - 1);
  for (std::size_t i = 1; i < rows.size(); ++i) distances_s.push_back(rows[i].unix_s - rows[i - 1].unix_s);
  const auto middle = distances_s.begin() + static_cast<std::ptrdiff_t>((distances_s.size() - 1) / 2);
  std::ranges::nth_element(distances_s, middle);

  RegularTimes times;
  times.start_s = rows.front().unix_s;
  times.step_s = *middle;
  const double steps_per_day = s_per_day / times.step_s;
  if (times.step_s < shortest_step_s || steps_per_day < 1 || steps_per_day != std::floor(steps_per_day)) {
    problems.add("E-SITE-019", rows[1].line, fmt::format("{:g} s", times.step_s), "60 s .. 86400 s, a whole part of a day");
    return std::nullopt;
  }

  const auto longest = static_cast<std::size_t>(longest_filled_gap_s / times.step_s);
  const std::size_t most_left_out = std::max(longest, rows.size() / 10);
  times.row_of_sample.reserve(rows.size());
  times.row_of_sample.push_back(0);
  bool regular = true;
  for (std::size_t i = 1; i < rows.size() && !problems.full(rows[i].line); ++i) {
    const double steps = (rows[i].unix_s - rows[i - 1].unix_s) / times.step_s;
    if (steps < 1 || steps != std::floor(steps)) {
      problems.add("E-SITE-013", rows[i].line, format_iso8601(rows[i].unix_s, utc_offset_s),
                   fmt::format("{} + n x {:g} s, n = 1, 2, ...", format_iso8601(rows[i - 1].unix_s, utc_offset_s), times.step_s));
      regular = false;
    } else if (steps - 1 > static_cast<double>(longest)) {
      problems.add("E-SITE-007", rows[i].line - 1, fmt::format("{:g} h", (steps - 1) * times.step_s / 3600),
                   fmt::format("{:g} h", longest_filled_gap_s / 3600), "time");
      regular = false;
    } else if (regular) {
      const auto missing = static_cast<std::size_t>(steps) - 1;
      if (times.left_out == 0) times.first_left_out = times.row_of_sample.size();
      times.left_out += missing;
      if (times.left_out > most_left_out) {
        problems.add("E-SITE-017", rows[i].line, std::to_string(times.left_out), std::to_string(most_left_out));
        return std::nullopt;
      }
      times.row_of_sample.insert(times.row_of_sample.end(), missing, RegularTimes::no_row);
      times.row_of_sample.push_back(i);
    }
  }
  if (!regular) return std::nullopt;
  return times;
}

}  // namespace icctwin
