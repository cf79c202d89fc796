#pragma once
// Values over time with the least and the greatest of ever longer spans, computed once, so that a chart of any zoom draws few points and
// loses no peak.
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

namespace icctwin::gui {

/// Of a file: no value where it says so, or where nothing was ever written (netCDF's fill value).
inline bool is_value(float value) {
  constexpr float largest_real = 9e36F;
  return std::isfinite(value) && std::abs(value) < largest_real;
}

/// A point of a line; without a value the line is interrupted there.
struct ChartPoint {
  double at_s = 0, value = 0;
};

class Pyramid {
 public:
  using Times = std::shared_ptr<const std::vector<double>>;
  using Values = std::shared_ptr<const std::vector<float>>;

  /// Least and greatest of some rows; `least` is above `greatest` where none has a value.
  struct Range {
    float least = std::numeric_limits<float>::infinity(), greatest = -std::numeric_limits<float>::infinity();

    bool empty() const { return least > greatest; }
    void add(const Range& other);
  };

  /// Ends of the intervals since the start [s], rising, and the mean of each; rows beyond the shorter of the two are left out.
  Pyramid(Times end_s, Values values);

  std::size_t size() const { return size_; }
  double begin_s(std::size_t row) const { return row == 0 ? 0 : (*end_s_)[row - 1]; }
  double end_s(std::size_t row) const { return (*end_s_)[row]; }
  double middle_s(std::size_t row) const { return (begin_s(row) + end_s(row)) / 2; }
  float value(std::size_t row) const { return (*values_)[row]; }
  /// The row whose interval holds an instant; size() for one outside.
  std::size_t row_at(double at_s) const;
  /// NaN outside and where there is none.
  double value_at(double at_s) const;

  /// Of the rows from the first up to, and without, the last.
  Range range(std::size_t first, std::size_t last) const;
  Range range_between(double from_s, double to_s) const;
  Range range() const { return range(0, size_); }
  /// Weighed by time; NaN where there are no values.
  double mean() const { return mean_; }

  /// At most two points for each of so many columns between two instants, with one point beyond each end. In each column the least and the
  /// greatest are among them; where rows are fewer, they are all.
  std::vector<ChartPoint> points(double from_s, double to_s, std::size_t columns) const;

 private:
  static constexpr std::size_t fan = 8;  ///< spans of a level in one of the next

  /// The first row that ends after an instant.
  std::size_t first_after(double at_s) const;

  Times end_s_;
  Values values_;
  std::size_t size_;
  std::vector<std::vector<Range>> levels_;  ///< of spans of 8, 64, ... rows
  double mean_;
};

}  // namespace icctwin::gui
