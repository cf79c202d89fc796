#include "sim/results/report/series_bins.h"

#include <algorithm>
#include <cmath>

namespace icctwin::report {

SeriesBins bin_series(const RunFolder& run, double width_s) {
  SeriesBins bins;
  bins.width_s = width_s;
  if (!run.series || run.series->rows() == 0) return bins;
  const auto& time_s = run.series->time_s;
  const double offset_s = run.manifest.utc_offset_s;
  const auto index_of = [&](double since_start_s) { return std::floor((run.manifest.start_unix_s + offset_s + since_start_s) / width_s); };
  double before_s = 0;
  const double first = index_of(0), last = index_of(std::max(0.0, time_s.back() - 1e-6));
  constexpr double most_bins = 1e6;  // a damaged time axis must not ask for all the memory
  if (!(last >= first) || last - first > most_bins) return bins;
  const auto count = static_cast<std::size_t>(last - first) + 1;
  for (std::size_t i = 0; i < count; ++i) bins.start_unix_s.push_back((first + static_cast<double>(i)) * width_s - offset_s);
  bins.covered_s.assign(count, 0);
  for (const double end_s : time_s) {
    const double row_s = std::max(0.0, end_s - before_s);
    const double bin = std::clamp(index_of(end_s - row_s / 2) - first, 0.0, static_cast<double>(count - 1));
    bins.bin_of_row.push_back(static_cast<std::size_t>(bin));
    bins.row_s.push_back(row_s);
    bins.covered_s[bins.bin_of_row.back()] += row_s;
    before_s = end_s;
  }
  return bins;
}

std::vector<double> bin_means(const RunFolder& run, const SeriesBins& bins, std::string_view channel) {
  const std::vector<float>* const values = run.series ? run.series->find(channel) : nullptr;
  if (!values || bins.size() == 0) return {};
  std::vector<double> sums(bins.size(), 0), weights(bins.size(), 0);
  for (std::size_t row = 0; row < values->size(); ++row) {
    const double value = static_cast<double>((*values)[row]);
    // NetCDF's own fill value stands where a row was never written.
    constexpr double largest_real = 9e36;
    if (!std::isfinite(value) || std::abs(value) > largest_real) continue;
    sums[bins.bin_of_row[row]] += value * bins.row_s[row];
    weights[bins.bin_of_row[row]] += bins.row_s[row];
  }
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = weights[i] > 0 ? sums[i] / weights[i] : no_value;
  return sums;
}

double chart_bin_width_s(const RunFolder& run, std::size_t most_points) {
  static constexpr double widths_s[] = {60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
  const double span_s = run.manifest.end_unix_s - run.manifest.start_unix_s;
  const double step_s = run.series && run.series->rows() > 0 ? run.series->time_s.back() / static_cast<double>(run.series->rows()) : 0;
  for (const double width_s : widths_s)
    if (width_s >= step_s * 0.999 && span_s / width_s <= static_cast<double>(most_points)) return width_s;
  return 604800;
}

}  // namespace icctwin::report
