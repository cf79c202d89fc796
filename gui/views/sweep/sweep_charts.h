#pragma once
// What a sweep says, painted: effects of each variable, response to one or two, trade-offs of two indicators, spread, parallel axes.
#include <functional>
#include <memory>
#include <vector>

#include "gui/views/plot.h"
#include "sim/sweep/analysis/charts.h"

namespace icctwin::gui {

using StoredSweepRef = std::shared_ptr<const StoredSweep>;

/// Bars from the least to the greatest mean of each variable, the largest above; the line is the base, or the mean of all points.
class TornadoPlot : public Plot {
 public:
  TornadoPlot(const StoredSweepRef& sweep, const std::string& kpi, QWidget* parent = nullptr);

 protected:
  void draw(QPainter& painter) override;

 private:
  struct Bar {
    QString name, range;
    double least = 0, most = 0;
  };
  std::vector<Bar> bars_;
  ShownKpi kpi_;
  double middle_ = 0;
};

/// Means along a variable; with a second one a line for each of its levels.
class ResponsePlot : public Plot {
 public:
  ResponsePlot(const StoredSweepRef& sweep, const std::string& kpi, std::size_t first, int second, QWidget* parent = nullptr);

 protected:
  void draw(QPainter& painter) override;

 private:
  std::vector<QString> places_;
  std::vector<QString> lines_;
  std::vector<std::vector<double>> means_;  ///< [line][place]
  ShownKpi kpi_;
  QString axis_, other_;
};

/// Means over two variables as tinted cells with their values.
class ContourPlot : public Plot {
 public:
  ContourPlot(const StoredSweepRef& sweep, const std::string& kpi, std::size_t first, std::size_t second, QWidget* parent = nullptr);

 protected:
  void draw(QPainter& painter) override;

 private:
  Response response_;
  ShownKpi kpi_;
  QString first_, second_;
};

/// How often values occur, with P10, P50 and P90.
class HistogramPlot : public Plot {
 public:
  HistogramPlot(const StoredSweepRef& sweep, const std::string& kpi, QWidget* parent = nullptr);

 protected:
  void draw(QPainter& painter) override;

 private:
  std::vector<double> values_;
  ShownKpi kpi_;
};

/// All points by two indicators, with the front of those that no other betters in both. Enter or a click chooses a run.
class ParetoPlot : public Plot {
 public:
  ParetoPlot(const StoredSweepRef& sweep, const std::string& across, const std::string& up, QWidget* parent = nullptr);
  const std::vector<std::size_t>& front() const { return front_; }
  std::size_t count() const;
  std::function<void(std::int64_t run)> chosen;

 protected:
  void draw(QPainter& painter) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  std::vector<double> x_, y_, tint_;
  std::vector<std::int64_t> runs_;
  std::vector<std::size_t> front_;
  std::vector<QPointF> at_;
  ShownKpi across_, up_;
  QString tinted_by_;
  std::size_t current_ = 0;
};

/// A line for each point across axes of variables and indicators; a stretch of an axis that is marked keeps the lines that pass it.
/// Keys: left and right choose an axis, up and down move the lower end of its stretch, with Shift the upper; Delete clears it.
class ParallelPlot : public Plot {
 public:
  ParallelPlot(const StoredSweepRef& sweep, const std::vector<std::string>& kpis, QWidget* parent = nullptr);
  /// By point; empty: nothing is marked.
  std::vector<bool> kept() const;
  void mark(std::size_t axis, double from, double to);
  std::function<void(const std::vector<bool>&)> brushed;

 protected:
  void draw(QPainter& painter) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Scale {
    QString name;
    std::vector<double> values;  ///< by point
    double low = 0, high = 1;
    int decimals = 2;
    std::vector<QString> texts = {};  ///< of levels that are no numbers
    bool marked = false;
    double from = 0, to = 0;
  };
  double x_of(std::size_t scale) const;
  double y_of(const Scale& scale, double value) const;
  double value_at(const Scale& scale, double y) const;
  bool keeps(std::size_t point) const;
  void tell();

  std::vector<Scale> scales_;
  std::size_t points_ = 0, current_ = 0;
  bool dragging_ = false;
};

}  // namespace icctwin::gui
