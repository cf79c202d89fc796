#pragma once
// What all charts are painted with: axes, limits, labels that do not meet, hatching of time that was not simulated (visual design 6).
#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>
#include <functional>
#include <vector>

#include "gui/models/results/time_ticks.h"
#include "sim/document/axes.h"

class QPainter;

namespace icctwin::gui {

/// From values to places within a panel.
struct PanelScale {
  QRectF plot;
  double x_from = 0, x_to = 1;  ///< at the left and right edge
  document::ValueAxis values;   ///< its `bottom` and `top` are not used

  double x(double value) const { return plot.left() + (value - x_from) / (x_to - x_from) * plot.width(); }
  double y(double value) const { return plot.bottom() - (value - values.low) / (values.high - values.low) * plot.height(); }
};

/// Round ends and steps for values within a panel of a height.
document::ValueAxis value_axis(double low, double high, double height_px);
/// How many decimals a step of an axis needs.
int step_decimals(double step);

/// Gridlines with numbers at the left; the unit stands above the top number.
void paint_value_grid(QPainter& painter, const PanelScale& scale, const QString& unit);
/// Lines from top to bottom.
void paint_time_grid(QPainter& painter, const PanelScale& scale, const std::vector<TimeTick>& ticks, double start_unix_s);
void paint_time_names(QPainter& painter, const PanelScale& scale, const std::vector<TimeTick>& ticks, double start_unix_s);
/// How much room the numbers of an axis take at its left.
double numbers_width(const document::ValueAxis& axis);

/// 45 degree lines: here nothing was simulated. Lines, not a pattern, so that files stay sharp.
void paint_hatch(QPainter& painter, const QRectF& area);
/// A value not to be passed, or, as a target, to be reached; named at the right.
void paint_limit(QPainter& painter, const PanelScale& scale, double value, bool is_target);

struct LineLabel {
  double y = 0;
  QString name, value;
  QColor color;
  bool has_swatch = false;  ///< the colour is too light for text: a square before the name
};
/// Moves places apart to a distance, within top and bottom as far as there is room; the order stays.
void push_apart(std::vector<double>& places, double distance, double top, double bottom);
double label_width(const LineLabel& label);
/// Names at the right end of lines, from `left` on.
void paint_line_labels(QPainter& painter, std::vector<LineLabel> labels, double left, double top, double bottom);

/// Text with a rim in the surface colour, that can stand on lines.
void paint_rimmed_text(QPainter& painter, const QPointF& base, const QString& text, const QFont& font, const QColor& color);

struct BoxRow {
  QString name, value;
  QColor color;
};
/// Values at an instant, beside a place and inside an area.
void paint_value_box(QPainter& painter, double beside_x, const QRectF& inside, const QString& title, const std::vector<BoxRow>& rows);

}  // namespace icctwin::gui
