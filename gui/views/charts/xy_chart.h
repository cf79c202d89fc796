#pragma once
// Values over a quantity other than time: load-duration curves, dots of operating points.
#include <memory>

#include "gui/views/charts/plot_chart.h"
#include "gui/views/charts/time_chart.h"

namespace icctwin::gui {

struct XySeries {
  QString id, name;
  std::vector<double> x, y;  ///< of the same length; a pair without a number is left out
  QColor color = {};
  std::vector<double> dash = {};
  bool is_dots = false;
  QString remark = {};
};

struct XyAxis {
  QString name, unit;
  int decimals = 0;
  bool from_zero = false;
};

class XyChart : public PlotChart {
 public:
  XyChart(QString id, const QString& title, const QString& remark = {}, QWidget* parent = nullptr);
  ~XyChart() override;

  void present(const XyAxis& x, const XyAxis& y, std::vector<XySeries> series, std::vector<ChartLimit> limits = {});
  DataTable data() const override;

 protected:
  void lay_out(const QSize& size, double sharpness) override;

 private:
  class Plot;
  struct State;
  std::unique_ptr<State> state_;
};

/// Values from the greatest to the least over the hours that each or more was reached; at most so many points, the ends among them.
XySeries duration_curve(const Pyramid& values, const FigureUnit& unit, std::size_t points = 2000);

}  // namespace icctwin::gui
