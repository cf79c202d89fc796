#include "gui/views/charts/plot_chart.h"

#include <qcustomplot.h>

#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

/// What a function paints, as a part of a plot.
class Painted : public QCPLayerable {
 public:
  Painted(QCustomPlot* plot, const QString& layer, std::function<void(QPainter&)> paint)
      : QCPLayerable(plot, layer), paint_(std::move(paint)) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter*) const override {}
  void draw(QCPPainter* painter) override {
    painter->setRenderHint(QPainter::Antialiasing);
    paint_(*painter);
  }

 private:
  std::function<void(QPainter&)> paint_;
};

}  // namespace

PlotChart::PlotChart(QString id, const QString& title, const QString& remark, QWidget* parent)
    : Chart(std::move(id), title, remark, parent) {}

void PlotChart::set_plot(QCustomPlot* plot) {
  plot_ = plot;
  plot->setBackground(QBrush(theme().surface));
  plot->plotLayout()->clear();
  plot->plotLayout()->setRowSpacing(0);
  plot->plotLayout()->setMargins({0, 0, 0, 0});
  plot->setNoAntialiasingOnDrag(false);
  plot->setFocusPolicy(Qt::StrongFocus);
  plot->setMinimumSize(120, 90);
  plot->addLayer(QLatin1String(cursor_layer), plot->layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
  plot->layer(QLatin1String(cursor_layer))->setMode(QCPLayer::lmBuffered);
  plot->setAccessibleName(title());
  connect(plot, &QCustomPlot::beforeReplot, this, [this] {
    if (!is_exporting_) lay_out(plot_->size(), devicePixelRatioF());
  });
  set_content(plot);
}

void PlotChart::refresh() { plot_->replot(QCustomPlot::rpQueuedReplot); }

QWidget& PlotChart::plot_widget() const { return *plot_; }

void PlotChart::paint_upon(QPaintDevice& device, const QSize& size, double scale) {
  const QRect content = content_rect(size);
  QCPPainter painter(&device);
  painter.setMode(QCPPainter::pmVectorized, dynamic_cast<QImage*>(&device) == nullptr);
  painter.setMode(QCPPainter::pmNoCaching);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(scale, scale);
  paint_title(painter, size);
  painter.translate(content.topLeft());
  is_exporting_ = true;
  plot_->layer(QLatin1String(cursor_layer))->setVisible(false);
  lay_out(content.size(), scale);
  plot_->toPainter(&painter, content.width(), content.height());
  plot_->layer(QLatin1String(cursor_layer))->setVisible(true);
  is_exporting_ = false;
  plot_->replot();
}

void add_painter(QCustomPlot& plot, const char* layer, std::function<void(QPainter&)> paint) {
  new Painted(&plot, QLatin1String(layer), std::move(paint));  // the plot owns it
}

void replot_cursor(QCustomPlot& plot) { plot.layer(QLatin1String(cursor_layer))->replot(); }

QCPAxisRect* add_panel(QCustomPlot& plot, double share) {
  auto* panel = new QCPAxisRect(&plot, true);
  panel->setAutoMargins(QCP::msNone);
  for (QCPAxis* axis : panel->axes()) {
    axis->setVisible(false);
    axis->grid()->setVisible(false);
  }
  const int row = plot.plotLayout()->rowCount();
  plot.plotLayout()->addElement(row, 0, panel);
  plot.plotLayout()->setRowStretchFactor(row, share);
  return panel;
}

void clear_panels(QCustomPlot& plot) {
  plot.clearPlottables();
  plot.plotLayout()->clear();
}

}  // namespace icctwin::gui
