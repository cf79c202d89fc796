#pragma once
// Axes shared by the charts: round value steps, local days and hours, labels that do not meet.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/document/drawing.h"
#include "sim/document/numbers.h"

namespace icctwin::document {

// Plot area of every chart over time; values stand left of it, names of lines right of it.
constexpr double plot_left = 44, plot_right = 520;

/// Values between round ends, drawn from bottom to top.
struct ValueAxis {
  double low = 0, high = 1, step = 0.2;
  double bottom = 0, top = 0;  ///< where low and high are drawn [units]

  double y(double value) const { return bottom + (value - low) / (high - low) * (top - bottom); }
};

/// Ends and step such that there are about so many steps of 1, 2, 2.5 or 5 times a power of ten.
ValueAxis round_axis(double low, double high, int steps, double bottom, double top);

/// Gridlines with their values on the left, and the unit above the top one.
void draw(Drawing& drawing, const ValueAxis& axis, const Numbers& numbers, std::string_view unit);

/// Local time from left to right.
class TimeAxis {
 public:
  TimeAxis(double start_unix_s, double end_unix_s, const Numbers& numbers)
      : start_s_(start_unix_s), end_s_(end_unix_s), numbers_(numbers) {}

  double x(double unix_s) const { return plot_left + (unix_s - start_s_) / (end_s_ - start_s_) * (plot_right - plot_left); }
  double start_s() const { return start_s_; }
  double end_s() const { return end_s_; }
  /// Gridlines from top to bottom and names below: hours, days, weeks or months by the length of the period.
  void draw(Drawing& drawing, double top, double bottom, bool names) const;

 private:
  double start_s_, end_s_;
  Numbers numbers_;
};

/// The name of a line at its right end.
struct EndLabel {
  double y = 0;
  std::string name, value;
  std::string_view fill = color::text;
  std::string_view swatch;  ///< a square of this colour before it, where the text cannot carry the colour
};

/// Height of the last point that has a value, 0 where none has [units].
double last_y(std::span<const Point> points);

/// Draws the labels pushed apart to at least the spacing, inside top and bottom.
void draw_end_labels(Drawing& drawing, std::vector<EndLabel> labels, double top, double bottom, double spacing = 12);

}  // namespace icctwin::document
