#pragma once
// A chart whose data QCustomPlot draws; what is written around them is painted as in all charts. Its header is heavy: only sources include
// it.
#include <functional>

#include "gui/views/charts/chart.h"

class QCustomPlot;
class QCPAxisRect;

namespace icctwin::gui {

class PlotChart : public Chart {
 public:
  PlotChart(QString id, const QString& title, const QString& remark = {}, QWidget* parent = nullptr);

  /// Draws anew when events pass.
  void refresh();
  QWidget& plot_widget() const;

 protected:
  /// `plot` becomes the content. Without one the standard kind is made.
  void set_plot(QCustomPlot* plot);
  QCustomPlot& plot() const { return *plot_; }
  /// Before every drawing: ranges, margins and points for a size; `sharpness`: pixels of the device for each of it.
  virtual void lay_out(const QSize& size, double sharpness) = 0;
  void paint_upon(QPaintDevice& device, const QSize& size, double scale) override;

 private:
  QCustomPlot* plot_ = nullptr;
  bool is_exporting_ = false;
};

// Layers of a plot, the lower first.
inline constexpr const char* ground_layer = "grid";
inline constexpr const char* marks_layer = "axes";
/// Has a buffer of its own: what moves with the pointer.
inline constexpr const char* cursor_layer = "cursor";

/// Paints on a layer of a plot, in its order.
void add_painter(QCustomPlot& plot, const char* layer, std::function<void(QPainter&)> paint);
void replot_cursor(QCustomPlot& plot);

/// A panel below the others, whose axes only give the scale.
QCPAxisRect* add_panel(QCustomPlot& plot, double share);
void clear_panels(QCustomPlot& plot);

}  // namespace icctwin::gui
