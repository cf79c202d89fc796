#pragma once
// Stacked bars by month or another category, with a line of another unit in a panel above them.
#include <memory>

#include "gui/views/charts/plot_chart.h"

namespace icctwin::gui {

struct BarStack {
  QString id, name;
  std::vector<double> values;  ///< by category; below zero they hang down
  QColor color = {};
};

struct BarLine {
  QString id, name, unit;
  int decimals = 3;
  std::vector<double> values;  ///< by category; NaN: none
  QColor color = {};
};

class BarChart : public PlotChart {
 public:
  BarChart(QString id, const QString& title, const QString& remark = {}, QWidget* parent = nullptr);
  ~BarChart() override;

  /// The first stack stands at the bottom. A line without values has no panel. `totals`: the sum stands above each bar.
  void present(const QStringList& categories, const QString& unit, int decimals, std::vector<BarStack> stacks, const BarLine& line = {},
               bool totals = true);
  DataTable data() const override;

 protected:
  void lay_out(const QSize& size, double sharpness) override;

 private:
  class Plot;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace icctwin::gui
