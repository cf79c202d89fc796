// The first look at a run: key figures, power and PUE over time, the year at a glance, the flow of energy.
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/sankey_view.h"
#include "gui/views/charts/xy_chart.h"
#include "gui/views/charts/year_map.h"
#include "gui/views/page_parts.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/results/result_tiles.h"
#include "gui/views/theme.h"
#include "sim/document/drawing.h"

namespace icctwin::gui {
namespace {

constexpr int tile_columns = 4, summary_chart_height = 258, flow_height = 330;
constexpr double least_map_s = 21 * 86400.0;

QColor pue_color() { return in_theme(QColor(qstring(document::color::pue))); }

TimeChart* power_chart(const TabInput& in) {
  const ResultData& data = *in.data;
  ChartPanel power = channel_panel(data, {"facility_power_w", "it_power_w"});
  ChartPanel pue = channel_panel(data, {"pue"});
  const document::Numbers numbers(language(), in.run().manifest.utc_offset_s);
  if (power.lines.size() == 2) {
    power.lines[1].dash = {5, 3};
    power.lines[0].fill = 0.14;
    power.lines[0].fill_color = pue_color();
    const Pyramid& values = *power.lines[0].values;
    const float highest = values.range().greatest;
    for (std::size_t row = 0; row < values.size() && !power.highest_at_s; ++row)
      if (values.value(row) == highest) power.highest_at_s = values.middle_s(row);
    power.highest_text =
        words({"highest %1", "峰值 %1"},
              qstring(numbers.with_unit(power.lines[0].shown(static_cast<double>(highest)), power.decimals, power.unit.toStdString())));
  }
  std::vector<ChartPanel> panels;
  if (!power.lines.empty()) panels.push_back(std::move(power));
  if (!pue.lines.empty()) {
    pue.lines[0].color = pue_color();
    // The run's PUE is a ratio of energies, not a mean of ratios.
    pue.lines[0].remark = qstring(numbers.fixed(in.run().kpi("pue"), 3));
    pue.share = 0.5;
    panels.push_back(std::move(pue));
  }
  if (panels.empty()) return nullptr;
  auto* chart =
      new TimeChart(QStringLiteral("power_pue"), words({"Power of facility and IT, and PUE", "总功率、IT 功率与 PUE"}),
                    words({"%1, peaks kept; right: means of the run", "%1，峰值保留；右侧为本次运行均值"}, resolution_words(in.run())),
                    &in.bench.timeline());
  chart->present(frame_of(in.run()), std::move(panels));
  chart->setMinimumHeight(summary_chart_height);
  return chart;
}

QWidget* side_chart(const TabInput& in) {
  const ResultData& data = *in.data;
  const TimeFrame frame = frame_of(in.run());
  const auto pue = channel_line(data, "pue", pue_color(), {}, channel_look("pue", "1", 1));
  if (pue && frame.length_s() >= least_map_s) {
    auto* map = new YearMap(QStringLiteral("year_map"), words({"PUE by day and hour", "PUE 分布（日 × 时）"}),
                            words({"run %1", "运行 %1"}, in.bench.run_name()), &in.bench.timeline());
    map->present(frame, *pue, {}, 3);
    map->setMinimumHeight(summary_chart_height);
    return map;
  }
  const auto facility = data.channel("facility_power_w");
  if (!facility || facility->range().empty()) return nullptr;
  const ChannelLook look = channel_look("facility_power_w", "W", static_cast<double>(facility->range().greatest));
  auto* curve = new XyChart(QStringLiteral("load_duration"), words({"Load duration", "负荷持续曲线"}), look.unit.name);
  XySeries series = duration_curve(*facility, look.unit);
  series.id = QStringLiteral("facility_power_w");
  series.name = words({"Facility", "总功率"});
  series.color = line_color(0);
  curve->present({words({"Hours", "小时"}), QStringLiteral("h"), 1, true}, {{}, look.unit.name, look.unit.decimals, false},
                 {std::move(series)});
  curve->setMinimumHeight(summary_chart_height);
  return curve;
}

}  // namespace

QWidget* make_summary_tab(const TabInput& in) {
  QVBoxLayout* column = nullptr;
  QScrollArea* scroll = make_scrolled(column);
  const RunFolder* baseline = in.bench.baseline().get();
  add_tiles(*column, result_tiles(in.run(), baseline), tile_columns, true);
  auto* charts = new QHBoxLayout;
  charts->setSpacing(10);
  if (auto* power = power_chart(in)) charts->addWidget(power, 62);
  if (auto* side = side_chart(in)) charts->addWidget(side, 38);
  column->addLayout(charts);
  const auto book = report::energy_book(in.run());
  if (book.present && book.input() > 0) {
    auto* flow = new SankeyView(QStringLiteral("energy_flow"), words({"Energy flow", "能流图"}));
    flow->present(report::sankey_diagram(report::Texts(language()), book));
    flow->setMinimumHeight(flow_height);
    column->addWidget(flow, 1);
  }
  const auto more = more_result_tiles(in.run(), baseline);
  if (!more.empty()) add_tiles(*column, more, tile_columns, false);
  column->addStretch();
  return scroll;
}

}  // namespace icctwin::gui
