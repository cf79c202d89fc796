// Jobs over time with power and queue below on the same time axis, and as a table; what is chosen in one is marked in the other.
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/gantt_view.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/results/table_view.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int gantt_height = 250, jobs_chart_height = 210, table_height = 220, scroll_bar_px = 10;
constexpr double week_s = 7 * 86400.0;

}  // namespace

QWidget* make_jobs_tab(const TabInput& input) {
  if (input.run().jobs.empty())
    return make_nothing(words({"No jobs.", "没有作业。"}),
                        words({"This run holds no job: its work is measured or given as a load, or jobs.csv is missing.",
                               "本次运行没有作业：负载为实测或给定功率，或 jobs.csv 缺失。"}));
  QVBoxLayout* column = nullptr;
  QScrollArea* scroll = make_scrolled(column);
  const TimeFrame frame = frame_of(input.run());
  auto* gantt = new GanttView(
      QStringLiteral("jobs"), words({"Jobs", "作业"}),
      words({"of the time shown, in the order of the table below; thin line: waiting", "所示时段内的作业，顺序与下方表格一致；细线为排队"}),
      &input.bench.timeline());
  gantt->present(input.data->run, frame);
  gantt->setMinimumHeight(gantt_height);
  column->addWidget(gantt, 3);

  auto* chart = new TimeChart(QStringLiteral("queue_power"), words({"Queue and power", "队列与功率"}), means_words(input.run()),
                              &input.bench.timeline());
  std::vector<ChartPanel> panels = {channel_panel(*input.data, {"jobs_running", "jobs_queued"}),
                                    channel_panel(*input.data, {"it_power_w", "facility_power_w"})};
  panels[0].from_zero = true;
  if (!panels[0].lines.empty()) panels[0].unit = words({"jobs", "作业数"});
  std::erase_if(panels, [](const ChartPanel& panel) { return panel.lines.empty(); });
  chart->present(frame, std::move(panels));
  chart->set_sides(GanttView::left_side(), GanttView::right_side() + scroll_bar_px);
  chart->setMinimumHeight(jobs_chart_height);
  column->addWidget(chart, 2);
  QObject::connect(gantt, &GanttView::view_changed, chart, &TimeChart::set_view);
  QObject::connect(chart, &TimeChart::view_changed, gantt, &GanttView::set_view);

  // In a long run the jobs of one week fill the first view.
  if (frame.length_s() > 3 * week_s) {
    const double from_s = std::clamp(input.bench.timeline().now_s() - week_s / 2, 0.0, frame.length_s() - week_s);
    chart->set_view(from_s, from_s + week_s);
    gantt->set_view(from_s, from_s + week_s);
  }

  auto* table = new TableView;
  table->present(std::shared_ptr<const DataTable>(input.data, &input.data->jobs));
  table->setMinimumHeight(table_height);
  column->addWidget(table, 3);
  QObject::connect(&table->model(), &TableModel::order_changed, gantt, [gantt, table] { gantt->set_order(table->model().order()); });
  QObject::connect(table, &TableView::row_picked, gantt, &GanttView::mark);
  QObject::connect(gantt, &GanttView::job_picked, table, &TableView::mark);
  return scroll;
}

}  // namespace icctwin::gui
