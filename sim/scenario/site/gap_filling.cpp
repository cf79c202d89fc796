#include "sim/scenario/site/gap_filling.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

GapReport fill_gaps(std::vector<double>& values, std::size_t longest, bool cyclic) {
  GapReport report;
  const std::size_t count = values.size();
  const auto first_value = static_cast<std::size_t>(std::ranges::find_if(values, [](double v) { return !std::isnan(v); }) - values.begin());
  if (first_value == count) {
    report.left = report.first_left_length = count;
    return report;
  }
  // A cyclic series is walked from a value to the same value, so that a gap over the end is one gap.
  const std::size_t begin = cyclic ? first_value : 0;
  for (std::size_t step = 0; step < count;) {
    const std::size_t gap_begin = (begin + step) % count;
    if (!std::isnan(values[gap_begin])) {
      ++step;
      continue;
    }
    std::size_t length = 0;
    while (step + length < count && std::isnan(values[(gap_begin + length) % count])) ++length;
    if (length > longest) {
      if (report.left == 0) report.first_left = gap_begin, report.first_left_length = length;
      report.left += length;
    } else {
      const bool open_begin = !cyclic && gap_begin == 0;
      const bool open_end = !cyclic && gap_begin + length == count;
      const double after = open_end ? values[gap_begin - 1] : values[(gap_begin + length) % count];
      const double before = open_begin ? after : values[(gap_begin + count - 1) % count];
      for (std::size_t i = 0; i < length; ++i) {
        const double share = static_cast<double>(i + 1) / static_cast<double>(length + 1);
        values[(gap_begin + i) % count] = before + share * (after - before);
      }
      if (report.filled == 0) report.first_filled = gap_begin;
      report.filled += length;
    }
    step += length;
  }
  return report;
}

}  // namespace icctwin
