#pragma once
// The flow of energy from its sources to the heat that leaves: boxes and ribbons that can be pointed at, and walked with the keys.
#include "gui/views/charts/chart.h"
#include "sim/results/report/sankey_diagram.h"

namespace icctwin::gui {

class SankeyView : public Chart {
 public:
  SankeyView(QString id, const QString& title, QWidget* parent = nullptr);
  ~SankeyView() override;

  /// The title row states the sum, PUE and the closing error, all from what is drawn.
  void present(report::SankeyDiagram diagram);
  const report::SankeyDiagram& diagram() const { return diagram_; }
  /// Both are drawn at the smaller of their scales, so that widths can be compared. The other one lives as long as this.
  void share_scale(SankeyView& other);
  /// Of what is drawn now [px/kWh].
  double scale() const;

  DataTable data() const override;

 protected:
  void paint_upon(QPaintDevice& device, const QSize& size, double scale) override;

 private:
  class Canvas;
  /// The largest at which all of it fits [px/kWh].
  double own_scale() const;

  report::SankeyDiagram diagram_;
  Canvas* canvas_;
  SankeyView* other_ = nullptr;
};

}  // namespace icctwin::gui
