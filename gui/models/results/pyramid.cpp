#include "gui/models/results/pyramid.h"

#include <algorithm>

namespace icctwin::gui {

void Pyramid::Range::add(const Range& other) {
  least = std::min(least, other.least);
  greatest = std::max(greatest, other.greatest);
}

Pyramid::Pyramid(Times end_s, Values values)
    : end_s_(std::move(end_s)), values_(std::move(values)), size_(std::min(end_s_->size(), values_->size())) {
  double sum = 0, covered_s = 0;
  std::vector<Range> level((size_ + fan - 1) / fan);
  for (std::size_t row = 0; row < size_; ++row) {
    const float value = (*values_)[row];
    if (!is_value(value)) continue;
    level[row / fan].add({value, value});
    const double row_s = this->end_s(row) - begin_s(row);
    sum += static_cast<double>(value) * row_s;
    covered_s += row_s;
  }
  mean_ = covered_s > 0 ? sum / covered_s : std::numeric_limits<double>::quiet_NaN();
  while (!level.empty()) {
    std::vector<Range> next(level.size() > fan ? (level.size() + fan - 1) / fan : 0);
    for (std::size_t i = 0; !next.empty() && i < level.size(); ++i) next[i / fan].add(level[i]);
    levels_.push_back(std::move(level));
    level = std::move(next);
  }
}

std::size_t Pyramid::first_after(double at_s) const {
  const auto end = end_s_->begin() + static_cast<std::ptrdiff_t>(size_);
  return static_cast<std::size_t>(std::upper_bound(end_s_->begin(), end, at_s) - end_s_->begin());
}

std::size_t Pyramid::row_at(double at_s) const { return at_s < 0 ? size_ : first_after(at_s); }

double Pyramid::value_at(double at_s) const {
  const std::size_t row = row_at(at_s);
  return row < size_ && is_value(value(row)) ? static_cast<double>(value(row)) : std::numeric_limits<double>::quiet_NaN();
}

Pyramid::Range Pyramid::range(std::size_t first, std::size_t last) const {
  Range range;
  last = std::min(last, size_);
  const auto add_row = [&](std::size_t row) {
    if (is_value(value(row))) range.add({value(row), value(row)});
  };
  for (; first < last && first % fan != 0; ++first) add_row(first);
  for (; last > first && last % fan != 0 && last != size_; --last) add_row(last - 1);
  // What is left begins at a span and ends at one or at the end of all.
  std::size_t begin = first / fan, end = (last + fan - 1) / fan;
  if (first >= last) return range;
  for (std::size_t level = 0; begin < end; ++level) {
    const auto& spans = levels_[level];
    const bool is_top = level + 1 == levels_.size();
    for (; begin < end && (is_top || begin % fan != 0); ++begin) range.add(spans[begin]);
    for (; end > begin && end % fan != 0 && end != spans.size(); --end) range.add(spans[end - 1]);
    if (begin == end) break;
    begin /= fan;
    end = (end + fan - 1) / fan;
  }
  return range;
}

Pyramid::Range Pyramid::range_between(double from_s, double to_s) const {
  const std::size_t first = first_after(from_s);
  std::size_t last = first_after(to_s);
  if (last < size_ && begin_s(last) < to_s) ++last;
  return range(first, last);
}

std::vector<ChartPoint> Pyramid::points(double from_s, double to_s, std::size_t columns) const {
  std::vector<ChartPoint> points;
  if (size_ == 0 || columns == 0 || !(to_s > from_s)) return points;
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const auto add_row = [&](std::size_t row) {
    points.push_back({middle_s(row), is_value(value(row)) ? static_cast<double>(value(row)) : none});
  };
  std::size_t first = first_after(from_s), last = std::min(first_after(to_s) + 1, size_);
  if (first > 0) --first;
  if (last < size_) ++last;
  if (first >= last) return points;
  if (last - first <= 2 * columns) {
    for (std::size_t row = first; row < last; ++row) add_row(row);
    return points;
  }
  points.reserve(2 * columns + 2);
  add_row(first);
  std::size_t begin = first + 1;
  const double column_s = (to_s - from_s) / static_cast<double>(columns);
  for (std::size_t column = 0; column < columns; ++column) {
    const double column_end_s = from_s + static_cast<double>(column + 1) * column_s;
    // The rows whose middle lies in the column.
    std::size_t end = std::min(std::max(begin, first_after(column_end_s)), last);
    if (end < last && middle_s(end) < column_end_s) ++end;
    if (begin >= end) continue;
    const Range found = range(begin, end);
    const double at_s = column_end_s - column_s;
    if (found.empty()) {
      points.push_back({at_s + column_s / 2, none});
    } else {
      const bool falls = is_value(value(begin)) && is_value(value(end - 1)) && value(begin) > value(end - 1);
      points.push_back({at_s + column_s / 4, static_cast<double>(falls ? found.greatest : found.least)});
      points.push_back({at_s + column_s * 3 / 4, static_cast<double>(falls ? found.least : found.greatest)});
    }
    begin = end;
  }
  for (; begin < last; ++begin) add_row(begin);
  return points;
}

}  // namespace icctwin::gui
