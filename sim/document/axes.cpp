#include "sim/document/axes.h"

#include <algorithm>
#include <cmath>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"

namespace icctwin::document {
namespace {

/// Least decimals that show a step.
int decimals_of(double step) {
  int decimals = 0;
  for (double scaled = step; decimals < 6 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; scaled *= 10) ++decimals;
  return decimals;
}

}  // namespace

ValueAxis round_axis(double low, double high, int steps, double bottom, double top) {
  if (!(high > low)) high = low + (low == 0 ? 1 : std::abs(low) * 0.1);
  const double rough = (high - low) / steps;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough * 0.999) {
      step = factor * power;
      break;
    }
  }
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step, bottom, top};
}

void draw(Drawing& drawing, const ValueAxis& axis, const Numbers& numbers, std::string_view unit) {
  const int decimals = decimals_of(axis.step);
  const auto count = static_cast<int>(std::lround((axis.high - axis.low) / axis.step));
  for (int i = 0; i <= count; ++i) {
    const double value = axis.low + i * axis.step;
    drawing.line(plot_left, axis.y(value), plot_right, axis.y(value), i == 0 ? color::line2 : color::line);
    drawing.text(plot_left - 6, axis.y(value) + 3, numbers.fixed(value, decimals), {.anchor = Anchor::end});
  }
  if (!unit.empty()) drawing.text(plot_left - 6, axis.top - 9, unit, {.anchor = Anchor::end});
}

void TimeAxis::draw(Drawing& drawing, double top, double bottom, bool names) const {
  const double days = (end_s_ - start_s_) / s_per_day;
  const double offset_s = numbers_.utc_offset_s();
  const auto gridline = [&](double unix_s) { drawing.line(x(unix_s), top, x(unix_s), bottom, color::line); };
  const auto name_between = [&](double from_s, double to_s, const std::string& name) {
    const double left = std::max(x(from_s), plot_left), right = std::min(x(to_s), plot_right);
    constexpr double least_width = 22;
    if (names && right - left >= least_width) drawing.text((left + right) / 2, bottom + 13, name, {.anchor = Anchor::middle});
  };
  if (days <= 2.01) {
    const double step_s = days <= 0.26 ? 3600 : days <= 1.01 ? 3 * 3600 : 6 * 3600;
    for (double t = std::ceil((start_s_ + offset_s) / step_s) * step_s - offset_s; t <= end_s_; t += step_s) {
      gridline(t);
      if (names) drawing.text(x(t), bottom + 13, numbers_.table_time(t).substr(11), {.anchor = Anchor::middle});
    }
  } else if (days <= 70) {
    const double step_s = days <= 16 ? s_per_day : 7 * s_per_day;
    for (double t = std::floor((start_s_ + offset_s) / s_per_day) * s_per_day - offset_s; t < end_s_; t += step_s) {
      if (t >= start_s_) gridline(t);
      name_between(t, std::min(t + step_s, end_s_), numbers_.day(t, days <= 8));
    }
    gridline(end_s_);
  } else {
    const CivilTime c = civil_from_unix(start_s_, numbers_.utc_offset_s());
    for (CivilTime month{c.year, c.month, 1, 0, 0, 0}; unix_from_civil(month, numbers_.utc_offset_s()) < end_s_;) {
      const double from_s = unix_from_civil(month, numbers_.utc_offset_s());
      const std::string name = numbers_.month(month.year, month.month);
      if (++month.month > 12) {
        month.month = 1;
        ++month.year;
      }
      if (from_s >= start_s_) gridline(from_s);
      // The year stands in the title; the month alone fits the width.
      const std::size_t cut = numbers_.language() == Language::zh ? name.find("年") + 3 : 0;
      name_between(from_s, unix_from_civil(month, numbers_.utc_offset_s()),
                   numbers_.language() == Language::zh ? name.substr(cut) : name.substr(0, 3));
    }
    gridline(end_s_);
  }
}

double last_y(std::span<const Point> points) {
  const auto last = std::find_if(points.rbegin(), points.rend(), [](const Point& p) { return std::isfinite(p.y); });
  return last == points.rend() ? 0 : last->y;
}

void draw_end_labels(Drawing& drawing, std::vector<EndLabel> labels, double top, double bottom, double spacing) {
  std::ranges::stable_sort(labels, {}, &EndLabel::y);
  double least = top;
  for (auto& label : labels) {
    label.y = std::max(label.y, least);
    least = label.y + spacing;
  }
  double most = bottom;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->y = std::min(label->y, most);
    most = label->y - spacing;
  }
  for (const auto& label : labels) {
    double x = plot_right + 8;
    if (!label.swatch.empty()) {
      drawing.rect(x, label.y - 4, 8, 8, label.swatch);
      x += 12;
    }
    drawing.label(x, label.y + 3, label.name, label.value, {.fill = label.fill, .bold = label.swatch.empty()});
  }
}

}  // namespace icctwin::document
