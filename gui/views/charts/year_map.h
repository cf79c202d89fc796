#pragma once
// One quantity by day and hour of the day: the whole run at a glance. A click goes to the instant.
#include <QPointer>
#include <memory>
#include <optional>
#include <utility>

#include "gui/views/charts/time_chart.h"

class QCPColorMap;

namespace icctwin::gui {

class Timeline;

class YearMap : public PlotChart {
  Q_OBJECT

 public:
  YearMap(QString id, const QString& title, const QString& remark = {}, Timeline* timeline = nullptr, QWidget* parent = nullptr);
  ~YearMap() override;

  /// Cells are means; `temperature`: the colours of temperatures.
  void present(const TimeFrame& frame, const ChartLine& line, const QString& unit, int decimals, bool is_temperature = false);

  /// Day since the first and hour of the day of an instant [s since the start].
  std::pair<int, double> cell_of(double at_s) const;
  /// Where an instant is drawn, in the plot.
  QPointF place_of(double at_s) const;

  DataTable data() const override;

 protected:
  void lay_out(const QSize& size, double sharpness) override;

 private:
  class Plot;
  struct State;
  void go_to(double at_s);

  std::unique_ptr<State> state_;
  QPointer<Timeline> timeline_;
};

}  // namespace icctwin::gui
