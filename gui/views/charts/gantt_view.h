#pragma once
// Jobs as bars over time, one row each: waiting as a thin line, running as a bar. Rows are those of the time that is seen, and only they
// are drawn.
#include <memory>
#include <vector>

#include "gui/views/charts/chart.h"
#include "gui/views/charts/time_chart.h"

namespace icctwin {
struct RunFolder;
}

namespace icctwin::gui {

class GanttView : public Chart {
  Q_OBJECT

 public:
  GanttView(QString id, const QString& title, const QString& remark, Timeline* timeline = nullptr, QWidget* parent = nullptr);
  ~GanttView() override;

  void present(std::shared_ptr<const RunFolder> run, const TimeFrame& frame);
  /// Which jobs, from the top.
  void set_order(const std::vector<std::size_t>& jobs);
  void set_view(double from_s, double to_s);
  /// Scrolls a job into view and marks it.
  void mark(std::size_t job);
  /// The places of the time axis: left of it names stand.
  static int left_side();
  static int right_side();

  DataTable data() const override;

 signals:
  void view_changed(double from_s, double to_s);
  void job_picked(std::size_t job);

 protected:
  void paint_upon(QPaintDevice& device, const QSize& size, double scale) override;

 private:
  class Canvas;
  Canvas* canvas_;
};

}  // namespace icctwin::gui
