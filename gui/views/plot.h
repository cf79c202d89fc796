#pragma once
// What painted charts share: gridlines with round numbers, the look of each run's line, names at line ends (visual design 1.2 and 6).
#include <QPainter>
#include <QWidget>
#include <vector>

#include "gui/views/theme.h"
#include "sim/document/axes.h"

namespace icctwin::gui {

/// A chart that paints itself into what room it is given.
class Plot : public QWidget {
 public:
  explicit Plot(const QString& name, int least_height, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {420, minimumHeight()}; }

 protected:
  void paintEvent(QPaintEvent* event) final;
  virtual void draw(QPainter& painter) = 0;
};

/// The line of run A, B, ...: told apart by dash as well as by colour.
QPen run_pen(int run, double width = 1.5);
QColor run_color(int run);

void draw_text(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, const QColor& color,
               Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
/// At most so wide; what does not fit ends with an ellipsis.
void draw_cut(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, const QColor& color,
              Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// Horizontal gridlines with their values on the left; the unit stands above them.
void draw_value_axis(QPainter& painter, const document::ValueAxis& axis, double left, double right, const QString& unit);
/// Vertical gridlines with their values below: the axis runs from left (`bottom`) to right (`top`).
void draw_across_axis(QPainter& painter, const document::ValueAxis& axis, double top, double bottom, const QString& title);

/// A place between the low (0) and the high (1) end of a map of colours.
QColor mixed(MapColors map, double share);

}  // namespace icctwin::gui
