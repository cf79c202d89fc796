#include "sim/sweep/analysis/effects.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "models/base/random.h"
#include "sim/sweep/analysis/levels.h"

namespace icctwin {
namespace {

constexpr std::size_t resamples = 500;
constexpr double low_share = 0.05, high_share = 0.95;

struct Mean {
  double sum = 0;
  std::size_t count = 0;
  void add(double value) {
    if (value != value) return;
    sum += value;
    ++count;
  }
  double value() const { return count == 0 ? no_value : sum / static_cast<double>(count); }
};

bool one_at_a_time(const StoredSweep& sweep) { return std::holds_alternative<OneAtATimeDesign>(sweep.sweep.design); }

/// Points of a design for Sobol indices by their role, without those where one of a row has no value.
struct Saltelli {
  std::vector<double> a, b;
  std::vector<std::vector<double>> ab;  ///< [axis][row]
};

Saltelli rows_of(const StoredSweep& sweep, const std::vector<double>& means) {
  std::map<std::string, std::vector<double>> by_role;
  const auto runs = first_runs(sweep.table);
  for (std::size_t p = 0; p < runs.size(); ++p) by_role[sweep.table.runs[runs[p]].role].push_back(means[p]);
  Saltelli rows;
  const auto& a = by_role["A"];
  const auto& b = by_role["B"];
  std::vector<const std::vector<double>*> ab;
  for (const Axis& axis : sweep.axes) ab.push_back(&by_role["AB " + axis.name]);
  rows.ab.resize(ab.size());
  for (std::size_t j = 0; j < a.size(); ++j) {
    bool whole = j < b.size() && a[j] == a[j] && b[j] == b[j];
    for (const auto* column : ab) whole = whole && j < column->size() && (*column)[j] == (*column)[j];
    if (!whole) continue;
    rows.a.push_back(a[j]);
    rows.b.push_back(b[j]);
    for (std::size_t i = 0; i < ab.size(); ++i) rows.ab[i].push_back((*ab[i])[j]);
  }
  return rows;
}

struct Shares {
  double first, total;
};

/// Indices of one axis over the chosen rows.
Shares shares(const Saltelli& rows, std::size_t axis, const std::vector<std::size_t>& chosen) {
  double sum = 0, squares = 0, first = 0, total = 0;
  const auto n = static_cast<double>(chosen.size());
  for (const std::size_t j : chosen) sum += rows.a[j] + rows.b[j];
  const double mean = sum / (2 * n);
  for (const std::size_t j : chosen) {
    const double a = rows.a[j] - mean, b = rows.b[j] - mean, ab = rows.ab[axis][j] - mean;  // about the mean: less rounding, less scatter
    squares += a * a + b * b;
    first += b * (ab - a);
    total += (a - ab) * (a - ab);
  }
  const double variance = squares / (2 * n);
  return variance > 0 ? Shares{first / n / variance, total / (2 * n) / variance} : Shares{no_value, no_value};
}

}  // namespace

std::vector<std::size_t> first_runs(const SweepTable& table) {
  std::vector<std::size_t> runs;
  for (std::size_t r = 0; r < table.runs.size(); ++r)
    if (table.runs[r].replication == 1) runs.push_back(r);
  return runs;
}

std::vector<double> point_means(const SweepTable& table, const std::vector<double>& column) {
  std::vector<double> means;
  for (std::size_t r = 0; r < table.runs.size();) {
    double sum = 0;
    std::size_t count = 0;
    const std::int64_t point = table.runs[r].point;
    for (; r < table.runs.size() && table.runs[r].point == point; ++r, ++count) sum += column[r];
    means.push_back(sum / static_cast<double>(count));
  }
  return means;
}

double percentile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Spread spread_of(std::vector<double> values) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  Spread spread{.count = values.size()};
  if (values.empty()) return spread;
  std::ranges::sort(values);
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  spread.mean = sum / static_cast<double>(values.size());
  for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
  if (values.size() > 1) spread.deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
  spread.least = values.front();
  spread.most = values.back();
  spread.p10 = percentile(values, 0.1);
  spread.p50 = percentile(values, 0.5);
  spread.p90 = percentile(values, 0.9);
  return spread;
}

double base_value(const StoredSweep& sweep, const std::vector<double>& column) {
  return one_at_a_time(sweep) ? point_means(sweep.table, column).front() : no_value;
}

std::vector<Effect> main_effects(const StoredSweep& sweep, const std::vector<double>& column) {
  const auto means = point_means(sweep.table, column);
  const auto runs = first_runs(sweep.table);
  std::vector<Effect> effects;
  for (std::size_t a = 0; a < sweep.axes.size(); ++a) {
    const Levels levels = levels_of(sweep, a);
    std::vector<Mean> sums(levels.all.size());
    for (std::size_t p = 0; p < runs.size(); ++p)
      if (levels.of_point[p] < sums.size()) sums[levels.of_point[p]].add(means[p]);
    Effect effect{.axis = a};
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (sums[i].count > 0) effect.levels.push_back({levels.all[i].name, levels.all[i].place, sums[i].count, sums[i].value()});
    if (effect.levels.empty()) continue;
    for (std::size_t i = 0; i < effect.levels.size(); ++i) {
      if (effect.levels[i].mean < effect.levels[effect.low].mean) effect.low = i;
      if (effect.levels[i].mean > effect.levels[effect.high].mean) effect.high = i;
    }
    effects.push_back(std::move(effect));
  }
  std::ranges::stable_sort(effects, [](const Effect& one, const Effect& other) { return one.size() > other.size(); });
  return effects;
}

Response response_of(const StoredSweep& sweep, std::size_t first, std::size_t second, const std::vector<double>& column) {
  const auto means = point_means(sweep.table, column);
  const Levels rows = levels_of(sweep, first), columns = levels_of(sweep, second);
  Response response{.first = first, .second = second};
  for (const auto& one : rows.all) response.rows.push_back(one.name);
  for (const auto& one : columns.all) response.columns.push_back(one.name);
  std::vector<std::vector<Mean>> sums(rows.all.size(), std::vector<Mean>(columns.all.size()));
  for (std::size_t p = 0; p < means.size(); ++p)
    if (rows.of_point[p] < rows.all.size() && columns.of_point[p] < columns.all.size())
      sums[rows.of_point[p]][columns.of_point[p]].add(means[p]);
  for (const auto& row : sums) {
    response.mean.emplace_back();
    for (const Mean& cell : row) response.mean.back().push_back(cell.value());
  }
  return response;
}

std::vector<SobolIndex> sobol_indices(const StoredSweep& sweep, const std::vector<double>& column) {
  const auto* design = std::get_if<SobolDesign>(&sweep.sweep.design);
  if (!design || !design->indices) return {};
  const Saltelli rows = rows_of(sweep, point_means(sweep.table, column));
  if (rows.a.size() < 2) return {};
  std::vector<std::size_t> all(rows.a.size());
  for (std::size_t j = 0; j < all.size(); ++j) all[j] = j;
  std::vector<std::vector<std::size_t>> draws(resamples, all);
  RandomStream stream(1, "bootstrap of Sobol indices");
  for (auto& draw : draws)
    for (std::size_t& j : draw) j = static_cast<std::size_t>(stream.uniform() * static_cast<double>(all.size()));
  std::vector<SobolIndex> indices;
  for (std::size_t a = 0; a < sweep.axes.size(); ++a) {
    const Shares whole = shares(rows, a, all);
    if (whole.first != whole.first) return {};
    std::vector<double> first, total;
    for (const auto& draw : draws) {
      const Shares one = shares(rows, a, draw);
      if (one.first != one.first) continue;
      first.push_back(one.first);
      total.push_back(one.total);
    }
    std::ranges::sort(first);
    std::ranges::sort(total);
    if (first.empty()) return {};
    indices.push_back({a, whole.first, percentile(first, low_share), percentile(first, high_share), whole.total,
                       percentile(total, low_share), percentile(total, high_share)});
  }
  return indices;
}

}  // namespace icctwin
