// Power: by end use, by source, how long each load lasted, by day and hour, by month.
#include <QComboBox>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/bar_chart.h"
#include "gui/views/charts/xy_chart.h"
#include "gui/views/charts/year_map.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/theme.h"
#include "sim/document/drawing.h"
#include "sim/results/report/names.h"
#include "sim/results/report/texts.h"

namespace icctwin::gui {
namespace {

constexpr int power_chart_height = 270;

QColor use_color(std::size_t use) { return in_theme(QColor(qstring(report::look(static_cast<report::EndUse>(use)).color))); }
QString use_name(std::size_t use) { return qstring(report::Texts(language())(report::look(static_cast<report::EndUse>(use)).text_key)); }

/// Each use on top of those before it; the areas are drawn from the top down.
ChartPanel stacked_panel(const ResultData& data) {
  ChartPanel panel;
  const double most = static_cast<double>(data.stacked_use().back()->range().greatest);
  const ChannelLook look = channel_look("facility_power_w", "W", most);
  panel.unit = look.unit.name;
  panel.decimals = look.unit.decimals;
  panel.from_zero = true;
  for (std::size_t i = data.stacked_use().size(); i-- > 0;) {
    ChartLine line;
    line.id = qstring(ResultData::use_channel(i));
    line.name = use_name(i);
    line.values = data.stacked_use()[i];
    line.own = data.channel(ResultData::use_channel(i));
    line.unit = look.unit;
    line.remark = qstring(document::Numbers(language()).fixed(look.unit.shown(line.own->mean()), look.unit.decimals));
    line.color = use_color(i);
    line.fill = 1;
    line.fill_color = use_color(i);
    line.has_swatch = true;
    line.file_unit = QStringLiteral("W");
    panel.lines.push_back(std::move(line));
  }
  return panel;
}

XyChart* duration_chart(const TabInput& in) {
  const auto facility = in.data->channel("facility_power_w");
  if (!facility || facility->range().empty()) return nullptr;
  const ChannelLook look = channel_look("facility_power_w", "W", static_cast<double>(facility->range().greatest));
  std::vector<XySeries> curves;
  for (const char* id : {"facility_power_w", "it_power_w", "cooling_power_w"}) {
    const auto values = in.data->channel(id);
    if (!values || values->range().empty()) continue;
    XySeries curve = duration_curve(*values, look.unit);
    curve.id = QLatin1String(id);
    curve.name = qstring(channel_name(id, language()));
    curve.color = line_color(curves.size());
    curve.dash = line_dash(curves.size());
    curves.push_back(std::move(curve));
  }
  std::vector<ChartLimit> limits;
  const document::Numbers numbers(language());
  if (const double demand = in.run().kpi("peak_demand_kw"); demand > 0)
    limits.push_back({look.unit.shown(demand * 1000),
                      words({"demand %1", "需量 %1"}, qstring(numbers.fixed(look.unit.shown(demand * 1000), look.unit.decimals))), true});
  auto* chart = new XyChart(QStringLiteral("load_duration"), words({"Load duration", "负荷持续曲线"}),
                            words({"%1 over the hours that it was reached or passed", "%1，达到或超过的小时数"}, look.unit.name));
  chart->present({words({"Hours", "小时"}), QStringLiteral("h"), 1, true}, {{}, look.unit.name, look.unit.decimals, true},
                 std::move(curves), std::move(limits));
  return chart;
}

/// A map whose channel is chosen in its title row.
YearMap* map_chart(const TabInput& in) {
  auto* map = new YearMap(QStringLiteral("map"), words({"By day and hour", "日 × 时分布"}), {}, &in.bench.timeline());
  auto* choice = new QComboBox;
  choice->setAccessibleName(words({"Quantity", "变量"}));
  for (const auto& [id, values] : in.data->channels)
    if (!values || !values->range().empty()) choice->addItem(qstring(channel_name(id, language())), qstring(id));
  if (choice->count() == 0) {
    delete map;
    delete choice;
    return nullptr;
  }
  map->add_control(choice);
  const auto draw = [map, choice, data = in.data, state = &in.state] {
    state->map_channel = choice->currentData().toString();
    const std::string id = state->map_channel.toStdString();
    const auto values = data->channel(id);
    if (!values) return;  // the file is gone
    const ChannelLook look = channel_look(id, data->channel_unit(id), static_cast<double>(values->range().greatest));
    if (const auto line = channel_line(*data, id, theme().accent, {}, look)) {
      map->set_title(words({"By day and hour", "日 × 时分布"}), look.unit.name);
      map->present(frame_of(*data->run), *line, look.unit.name, look.unit.decimals, data->channel_unit(id) == "degC");
    }
  };
  choice->setCurrentIndex(std::max(0, choice->findData(in.state.map_channel)));
  QObject::connect(choice, &QComboBox::currentIndexChanged, map, draw);
  draw();
  return map;
}

BarChart* month_chart(const TabInput& in) {
  if (in.data->months.empty()) return nullptr;
  std::vector<report::EnergyBook> books;
  double most = 0;
  const QStringList names = month_names(in.data->months);
  for (const std::string& month : in.data->months) {
    books.push_back(report::energy_book(in.run(), month));
    most = std::max(most, books.back().use());
  }
  const document::DisplayUnit unit = energy_display(most);
  std::vector<BarStack> stacks(report::end_use_count);
  BarLine pue;
  pue.id = pue.name = pue.unit = QStringLiteral("PUE");
  pue.color = in_theme(QColor(qstring(document::color::pue)));
  for (const report::EnergyBook& book : books) {
    const auto uses = book.end_uses();
    for (std::size_t i = 0; i < stacks.size(); ++i) stacks[i].values.push_back(uses[i] / unit.divisor);
    pue.values.push_back(book.it() > 0 ? book.use() / book.it() : no_value);
  }
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    stacks[i].name = use_name(i);
    stacks[i].color = use_color(i);
  }
  auto* chart = new BarChart(QStringLiteral("monthly_energy"), words({"Energy by month and end use, and PUE", "分月分项用电量与 PUE"}),
                             qstring(unit.name));
  chart->present(names, qstring(unit.name), unit.decimals, std::move(stacks), pue);
  return chart;
}

}  // namespace

QWidget* make_power_tab(const TabInput& in) {
  QVBoxLayout* column = nullptr;
  QScrollArea* scroll = make_scrolled(column);
  const ResultData& data = *in.data;
  const TimeFrame frame = frame_of(in.run());
  TimeChart* linked[2] = {};
  if (!data.stacked_use().empty() && !data.stacked_use().back()->range().empty()) {
    linked[0] =
        new TimeChart(QStringLiteral("power_by_use"), words({"Power by end use", "分项功率"}), means_words(in.run()), &in.bench.timeline());
    linked[0]->present(frame, {stacked_panel(data)});
    linked[0]->setMinimumHeight(power_chart_height);
    column->addWidget(linked[0], 1);
  }
  ChartPanel sources = channel_panel(data, {"grid_power_w", "pv_power_w", "wind_power_w", "generator_power_w", "battery_power_w"});
  ChartPanel charge = channel_panel(data, {"battery_soc"});
  charge.share = 0.5;
  if (sources.lines.size() > 1 || !charge.lines.empty()) {
    linked[1] = new TimeChart(QStringLiteral("power_by_source"), words({"Power by source", "分电源功率"}), means_words(in.run()),
                              &in.bench.timeline());
    std::vector<ChartPanel> panels = {std::move(sources)};
    if (!charge.lines.empty()) panels.push_back(std::move(charge));
    linked[1]->present(frame, std::move(panels));
    linked[1]->setMinimumHeight(power_chart_height);
    column->addWidget(linked[1], 1);
  }
  if (linked[0] && linked[1]) TimeChart::link({linked[0], linked[1]});
  auto* pair = new QHBoxLayout;
  pair->setSpacing(10);
  for (QWidget* chart : {static_cast<QWidget*>(duration_chart(in)), static_cast<QWidget*>(map_chart(in))})
    if (chart) {
      chart->setMinimumHeight(power_chart_height);
      pair->addWidget(chart, 1);
    }
  column->addLayout(pair);
  if (auto* months = month_chart(in)) {
    months->setMinimumHeight(power_chart_height + 50);
    column->addWidget(months, 1);
  }
  column->addStretch();
  return scroll;
}

}  // namespace icctwin::gui
