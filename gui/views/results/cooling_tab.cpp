// Cooling: temperatures of the loops, power of its parts, the outdoor air it had, and how well the chillers worked.
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/results/outdoor_air.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/charts/xy_chart.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/theme.h"
#include "models/cooling/moist_air.h"

namespace icctwin::gui {
namespace {

constexpr int cooling_chart_height = 260;
constexpr double gram_per_kg = 1000;

/// Dots of the outdoor air, by the mode of cooling; nothing where the run does not tell.
XyChart* air_chart(const TabInput& in) {
  const auto dry = in.data->channel("dry_bulb_c"), wet = in.data->channel("wet_bulb_c"), mode = in.data->channel("cooling_mode");
  if (!dry || !wet || dry->range().empty() || wet->range().empty()) return nullptr;
  const double elevation = in.run().manifest.elevation_m;
  const double pressure_pa = station_pressure_pa(std::isfinite(elevation) ? elevation : 0);
  const Text names[] = {{"free cooling", "自然冷却"}, {"partly mechanical", "部分机械制冷"}, {"fully mechanical", "完全机械制冷"}};
  const report::EndUse colors[] = {report::EndUse::pumps, report::EndUse::other, report::EndUse::accelerators};
  std::array<XySeries, 3> dots;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    dots[i].id = QString::number(i + 1);
    dots[i].name = words(names[i]);
    dots[i].color = in_theme(QColor(qstring(report::look(colors[i]).color)));
    dots[i].is_dots = true;
  }
  const FigureUnit degrees = temperature_unit();
  std::array<double, 3> hours{};
  for (std::size_t row = 0; row < std::min(dry->size(), wet->size()); ++row) {
    if (!is_value(dry->value(row)) || !is_value(wet->value(row))) continue;
    const double value = mode && row < mode->size() && is_value(mode->value(row)) ? static_cast<double>(mode->value(row)) : 3;
    const auto kind = static_cast<std::size_t>(std::clamp(std::lround(value), 1L, 3L) - 1);
    dots[kind].x.push_back(degrees.shown(static_cast<double>(dry->value(row))));
    dots[kind].y.push_back(gram_per_kg *
                           humidity_ratio_of(static_cast<double>(dry->value(row)), static_cast<double>(wet->value(row)), pressure_pa));
    hours[kind] += (dry->end_s(row) - dry->begin_s(row)) / 3600;
  }
  std::vector<XySeries> shown;
  const document::Numbers numbers(language());
  for (std::size_t i = 0; i < dots.size(); ++i)
    if (!dots[i].x.empty()) {
      dots[i].remark = qstring(numbers.with_unit(hours[i], 0, "h"));
      shown.push_back(std::move(dots[i]));
    }
  auto* chart = new XyChart(QStringLiteral("outdoor_air"), words({"Outdoor air by cooling mode", "室外空气状态与制冷模式"}),
                            words({"g of water per kg of dry air", "含湿量 g/kg（干空气）"}));
  chart->present({words({"Dry bulb", "干球温度"}), degrees.name, 1, false},
                 {words({"Humidity ratio", "含湿量"}), QStringLiteral("g/kg"), 1, true}, std::move(shown));
  return chart;
}

/// Heat over power of the chillers against their heat.
XyChart* chiller_chart(const TabInput& in) {
  const auto heat = in.data->channel("chiller_heat_w"), power = in.data->channel("chiller_power_w");
  if (!heat || !power || heat->range().empty()) return nullptr;
  const double most_w = static_cast<double>(heat->range().greatest);
  const ChannelLook look = channel_look("chiller_heat_w", "W", most_w);
  XySeries dots;
  dots.id = QStringLiteral("chillers");
  dots.name = words({"Chillers", "冷水机组"});
  dots.color = in_theme(QColor(qstring(report::look(report::EndUse::chillers).color)));
  dots.is_dots = true;
  constexpr double least_share = 0.01;  // of the greatest power: means of which most was off tell nothing
  const double least_w = least_share * static_cast<double>(power->range().greatest);
  for (std::size_t row = 0; row < std::min(heat->size(), power->size()); ++row) {
    if (!is_value(heat->value(row)) || !is_value(power->value(row)) || !(static_cast<double>(power->value(row)) > least_w)) continue;
    dots.x.push_back(static_cast<double>(heat->value(row)) / look.unit.divisor);
    dots.y.push_back(static_cast<double>(heat->value(row)) / static_cast<double>(power->value(row)));
  }
  if (dots.x.empty()) return nullptr;
  auto* chart = new XyChart(QStringLiteral("chiller_cop"), words({"COP of the chillers against their load", "冷水机组 COP 与负荷"}),
                            resolution_words(in.run()));
  chart->present({words({"Heat taken", "制冷量"}), look.unit.name, look.unit.decimals, false}, {QStringLiteral("COP"), {}, 2, false},
                 {std::move(dots)});
  return chart;
}

}  // namespace

QWidget* make_cooling_tab(const TabInput& in) {
  if (!in.run().series)
    return make_nothing(words({"No time series.", "没有时间序列。"}),
                        words({"series.nc of this run is missing or cannot be read.", "本次运行的 series.nc 缺失或无法读取。"}));
  QVBoxLayout* column = nullptr;
  QScrollArea* scroll = make_scrolled(column);
  const ResultData& data = *in.data;
  const TimeFrame frame = frame_of(in.run());
  const auto add = [&](const char* id, const Text& title, std::vector<ChartPanel> panels) {
    std::erase_if(panels, [](const ChartPanel& panel) { return panel.lines.empty(); });
    if (panels.empty()) return static_cast<TimeChart*>(nullptr);
    auto* chart = new TimeChart(QLatin1String(id), words(title), means_words(in.run()), &in.bench.timeline());
    chart->present(frame, std::move(panels));
    chart->setMinimumHeight(cooling_chart_height);
    column->addWidget(chart, 1);
    return chart;
  };
  ChartPanel loops = channel_panel(
      data, {"coolant_supply_c", "coolant_return_c", "facility_supply_c", "chilled_supply_c", "condenser_supply_c", "wet_bulb_c"});
  auto* temperatures = add("temperatures", {"Temperatures of the loops and the wet bulb", "各环路温度与湿球温度"}, {std::move(loops)});
  ChartPanel parts = channel_panel(data, {"chiller_power_w", "pump_power_w", "air_fan_power_w", "rejection_fan_power_w"});
  parts.from_zero = true;
  ChartPanel share = channel_panel(data, {"free_cooling_ratio"});
  share.share = 0.5;
  share.from_zero = true;
  auto* power =
      add("cooling_power", {"Power of cooling, and free cooling", "制冷功率与自然冷却占比"}, {std::move(parts), std::move(share)});
  ChartPanel heat = channel_panel(data, {"economizer_heat_w", "chiller_heat_w", "outside_air_heat_w", "reused_heat_w", "tank_heat_w"});
  auto* heats = add("cooling_heat", {"Where the heat went", "热量去向"}, {std::move(heat)});
  std::vector<TimeChart*> charts = {temperatures, power, heats};
  std::erase(charts, nullptr);
  TimeChart::link(charts);
  auto* dots = new QHBoxLayout;
  dots->setSpacing(10);
  for (XyChart* chart : {air_chart(in), chiller_chart(in)})
    if (chart) {
      chart->setMinimumHeight(cooling_chart_height + 60);
      dots->addWidget(chart, 1);
    }
  column->addLayout(dots);
  return scroll;
}

}  // namespace icctwin::gui
