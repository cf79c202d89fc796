#include "sim/sweep/analysis/levels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/scenario/text/csv.h"
#include "sim/sweep/analysis/effects.h"

namespace icctwin {
namespace {

constexpr std::size_t parts = 5;

/// Five parts of equally many points by the axis's number.
Levels cut(const std::vector<double>& values) {
  Levels levels;
  levels.of_point.assign(values.size(), parts);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t p) { return values[p] != values[p]; });
  std::ranges::stable_sort(order, {}, [&](std::size_t p) { return values[p]; });
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t begin = part * order.size() / parts, end = (part + 1) * order.size() / parts;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      levels.of_point[order[i]] = part;
      sum += values[order[i]];
    }
    const auto count = static_cast<double>(end - begin);
    levels.all.push_back({end > begin ? short_number(values[order[begin]]) + " – " + short_number(values[order[end - 1]]) : "",
                          end > begin ? sum / count : no_value});
  }
  return levels;
}

}  // namespace

double number_of(const std::string& value) {
  const auto number = parse_number(value);
  return number ? *number : no_value;
}

std::string short_number(double value) {
  const double size = std::abs(value);
  return size >= 1e4 && size < 1e15 ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
}

Levels levels_of(const StoredSweep& sweep, std::size_t axis, std::size_t most) {
  const auto runs = first_runs(sweep.table);
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> order = sweep.axes[axis].levels;
  for (std::size_t i = 0; i < order.size(); ++i) seen.emplace(order[i], i);
  for (const std::size_t r : runs)
    if (const auto& value = sweep.table.runs[r].values[axis]; !value.empty() && seen.emplace(value, order.size()).second)
      order.push_back(value);
  const bool numbers = std::ranges::all_of(order, [](const auto& value) { return parse_number(value).has_value(); });
  if (numbers && order.size() > most) {
    std::vector<double> values;
    for (const std::size_t r : runs) values.push_back(number_of(sweep.table.runs[r].values[axis]));
    return cut(values);
  }
  if (numbers && !sweep.axes[axis].discrete()) std::ranges::sort(order, {}, number_of);
  for (std::size_t i = 0; i < order.size(); ++i) seen[order[i]] = i;
  Levels levels;
  for (const auto& value : order) {
    const double number = number_of(value);
    levels.all.push_back({number == number ? short_number(number) : plain_value(value), number});
  }
  for (const std::size_t r : runs) {
    const auto& value = sweep.table.runs[r].values[axis];
    levels.of_point.push_back(value.empty() ? order.size() : seen[value]);
  }
  return levels;
}

}  // namespace icctwin
