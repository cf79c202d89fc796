#pragma once
// Charts of runs side by side: end uses of two, lines over time and months of all, the steps from one to the other.
#include <memory>

#include "gui/models/comparison.h"
#include "gui/views/plot.h"

namespace icctwin {
struct Attribution;
struct AttributedKpi;
}  // namespace icctwin

namespace icctwin::gui {

using CompareResult = std::shared_ptr<const Comparison::Result>;

/// Energy outside IT by end use of the baseline (solid) and another run (light), what changes, and what that makes of the PUE.
class EndUsePlot : public Plot {
 public:
  EndUsePlot(const CompareResult& result, int focus, QWidget* parent = nullptr);
  /// "MWh": all bars have one unit.
  const QString& unit() const { return unit_; }

 protected:
  void draw(QPainter& painter) override;

 private:
  struct Row {
    QString name;
    QColor color;
    double before = 0, after = 0;  ///< [kWh]
  };
  QString value(double kwh) const;
  QString change(double kwh) const;

  std::vector<Row> rows_;
  QString letter_, unit_;
  double divisor_ = 1, it_before_ = 1, it_after_ = 1;
  int decimals_ = 1;
};

enum class OverTime { pue, facility_power, it_power };

/// One quantity of all runs over time since their starts; drawn by the calendar of the baseline.
class OverTimePlot : public Plot {
 public:
  OverTimePlot(const CompareResult& result, OverTime quantity, QWidget* parent = nullptr);
  bool is_empty() const { return lines_.empty(); }
  QString unit() const { return unit_; }

 protected:
  void draw(QPainter& painter) override;

 private:
  struct Line {
    QString name, mean;
    int run = 0;
    std::vector<double> since_s, values;
  };
  std::vector<Line> lines_;
  QString unit_;
  double low_ = 0, high_ = 1, span_s_ = 1, start_unix_s_ = 0;
  int utc_offset_s_ = 0;
  bool between_ = false;  ///< the area between the first two is tinted
};

enum class ByMonth { pue, facility_energy };

/// Bars of each month, one for each run.
class MonthsPlot : public Plot {
 public:
  MonthsPlot(const CompareResult& result, ByMonth quantity, QWidget* parent = nullptr);
  bool is_empty() const { return months_.empty(); }
  QString unit() const { return unit_; }

 protected:
  void draw(QPainter& painter) override;

 private:
  std::vector<QString> months_;
  std::vector<std::vector<double>> values_;  ///< [run][month]
  QString unit_;
  int decimals_ = 0;
};

/// From the baseline over each step to the other run: bars of the runs stand on the axis, steps hang between levels.
class WaterfallPlot : public Plot {
 public:
  WaterfallPlot(const Attribution& found, const AttributedKpi& kpi, const QString& from, const QString& to, QWidget* parent = nullptr);
  /// Where a cut axis begins, as words; empty: at zero.
  const QString& axis_note() const { return note_; }

 protected:
  void draw(QPainter& painter) override;

 private:
  struct Bar {
    double begin = 0, end = 0;
    QColor color;
    QString label, value;
  };
  std::vector<Bar> bars_;
  std::vector<double> levels_;
  QString note_, unit_;
  double low_ = 0, high_ = 1;
  bool cut_ = false;
};

}  // namespace icctwin::gui
