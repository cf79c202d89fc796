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

  DataTable data() const override;

 protected:
  void paint_upon(QPaintDevice& device, const QSize& size, double scale) override;

 private:
  class Canvas;
  report::SankeyDiagram diagram_;
  Canvas* canvas_;
};

}  // namespace icctwin::gui
