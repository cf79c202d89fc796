#pragma once
// Values over time: panels above each other with one time axis, limits, names at the right end of the lines, and the window's instant.
#include <QPointer>
#include <memory>
#include <optional>

#include "gui/models/figure_units.h"
#include "gui/models/results/pyramid.h"
#include "gui/views/charts/plot_chart.h"

namespace icctwin::gui {

class Timeline;

/// The planned period and how far the values go [s since 1970 UTC].
struct TimeFrame {
  double start_unix_s = 0, end_unix_s = 1, until_unix_s = 1;
  int utc_offset_s = 0;

  double length_s() const { return end_unix_s - start_unix_s; }
};

struct ChartLine {
  QString id, name;
  std::shared_ptr<const Pyramid> values;
  std::shared_ptr<const Pyramid> own = {};  ///< where `values` stand on those of other lines: its own, for words and data
  FigureUnit unit = {};                     ///< in which it is shown
  QString remark = {};                      ///< behind the name: its mean
  QColor color = {};
  std::vector<double> dash = {};  ///< lengths of line and gap in widths
  /// The area down to the next line, or to zero below the last, is filled so far (0 to 1).
  double fill = 0;
  QColor fill_color = {};
  bool has_swatch = false;  ///< the colour is too light for text
  QString file_unit = {};   ///< of the values as the run folder holds them

  double shown(double value) const { return unit.shown(value); }
  const Pyramid& own_values() const { return own ? *own : *values; }
};

struct ChartLimit {
  double value = 0;
  QString text;
  bool is_target = false;
};

struct ChartPanel {
  QString unit;
  int decimals = 0;  ///< of values in words
  std::vector<ChartLine> lines;
  std::vector<ChartLimit> limits = {};
  double share = 1;  ///< of the height
  bool from_zero = false;
  std::optional<double> highest_at_s = {};  ///< marks the first line's value there
  QString highest_text = {};
};

class TimeChart : public PlotChart {
  Q_OBJECT

 public:
  TimeChart(QString id, const QString& title, const QString& remark = {}, Timeline* timeline = nullptr, QWidget* parent = nullptr);
  ~TimeChart() override;

  void present(const TimeFrame& frame, std::vector<ChartPanel> panels);
  const std::vector<ChartPanel>& panels() const;
  /// The part of the period that is seen [s since the start]; parts outside the period are cut off.
  void set_view(double from_s, double to_s);
  double view_from_s() const;
  double view_to_s() const;
  /// Room for numbers and names at the sides, so that charts below each other share their time axis; 0: as needed.
  void set_sides(int left, int right);
  /// Shows the same time as the others from now on, at the same places.
  static void link(const std::vector<TimeChart*>& charts);

  DataTable data() const override;

 signals:
  void view_changed(double from_s, double to_s);

 protected:
  void lay_out(const QSize& size, double sharpness) override;

 private:
  class Plot;
  struct State;
  std::unique_ptr<State> state_;
  QPointer<Timeline> timeline_;
};

/// The same instants for all pyramids of a table of a part of the time.
DataTable series_table(const QString& title, const TimeFrame& frame, const std::vector<ChartPanel>& panels);

}  // namespace icctwin::gui
