#include "gui/views/results/result_tab.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/page_parts.h"
#include "gui/views/theme.h"
#include "sim/results/report/names.h"

namespace icctwin::gui {

TimeFrame frame_of(const RunFolder& run) {
  const Manifest& about = run.manifest;
  return {about.start_unix_s, std::max(about.end_unix_s, about.start_unix_s + 1), about.simulated_until_unix_s, about.utc_offset_s};
}

QString resolution_words(const RunFolder& run) {
  const double step_s = run.manifest.output_step_s;
  if (step_s == 3600) return words({"hourly means", "小时均值"});
  if (!std::isfinite(step_s)) return words({"means", "均值"});
  const document::Numbers numbers(language());
  if (step_s >= 60) return words({"means of %1 min", "%1 分钟均值"}, qstring(numbers.fixed(step_s / 60, 0)));
  return words({"means of %1 s", "%1 秒均值"}, qstring(numbers.fixed(step_s, 0)));
}

QString means_words(const RunFolder& run) {
  return words({"%1; right: means of the run", "%1；右侧为本次运行均值"}, resolution_words(run));
}

ChannelLook channel_look(std::string_view id, std::string_view unit, double greatest) {
  if (unit == "W" && id.ends_with("_heat_w")) {
    const FigureUnit cooling = cooling_unit(greatest);
    return {cooling, cooling.name == power_unit(greatest).name ? QStringLiteral("power") : QStringLiteral("cooling")};
  }
  if (unit == "W") return {power_unit(greatest), QStringLiteral("power")};
  if (unit == "degC") return {temperature_unit(), QStringLiteral("temperature")};
  if (unit == "kg/s") return {water_flow_unit(), QStringLiteral("water flow")};
  if (unit == "kg/kWh") return {{QStringLiteral("kg/kWh"), 1, 3}, QStringLiteral("carbon")};
  if (unit == "CNY/kWh") return {{words({"CNY/kWh", "元/kWh"}), 1, 3}, QStringLiteral("price")};
  if (unit != "1") return {{qstring(unit), 1, 3}, qstring(unit)};
  if (id == "pue") return {{QStringLiteral("PUE"), 1, 3}, QStringLiteral("pue")};
  if (id == "cooling_mode") return {{words({"mode", "模式"}), 1, 1}, QStringLiteral("mode")};
  if (id.ends_with("_ratio") || id == "utilisation" || id == "battery_soc")
    return {{QStringLiteral("%"), 0.01, 1}, QStringLiteral("share")};
  return {{words({"count", "数量"}), 1, 0}, QStringLiteral("count ") + qstring(id.starts_with("jobs") ? "jobs" : "accelerators")};
}

std::optional<ChartLine> channel_line(const ResultData& data, std::string_view id, const QColor& color, const std::vector<double>& dash,
                                      const ChannelLook& look) {
  const auto values = data.channel(id);
  if (!values || values->range().empty()) return std::nullopt;
  ChartLine line;
  line.id = qstring(id);
  line.name = qstring(channel_name(id, language()));
  line.values = values;
  line.unit = look.unit;
  line.color = color;
  line.dash = dash;
  line.file_unit = qstring(data.channel_unit(id));
  line.remark = qstring(document::Numbers(language()).fixed(look.unit.shown(values->mean()), look.unit.decimals));
  return line;
}

ChartPanel channel_panel(const ResultData& data, const std::vector<std::string_view>& ids) {
  double greatest = 0;
  std::vector<std::string_view> shown;
  for (const std::string_view id : ids) {
    const auto values = data.channel(id);
    if (!values || values->range().empty()) continue;
    const auto range = values->range();
    const double most = std::max(std::abs(static_cast<double>(range.least)), std::abs(static_cast<double>(range.greatest)));
    if (most == 0) continue;
    greatest = std::max(greatest, most);
    shown.push_back(id);
  }
  ChartPanel panel;
  for (const std::string_view id : shown) {
    const ChannelLook look = channel_look(id, data.channel_unit(id), greatest);
    panel.unit = look.unit.name;
    panel.decimals = look.unit.decimals;
    if (auto line = channel_line(data, id, line_color(panel.lines.size()), line_dash(panel.lines.size()), look))
      panel.lines.push_back(*std::move(line));
  }
  return panel;
}

QScrollArea* make_scrolled(QVBoxLayout*& column) {
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* page = new QWidget;
  column = new QVBoxLayout(page);
  column->setContentsMargins(16, 10, 16, 14);
  column->setSpacing(8);
  scroll->setWidget(page);
  return scroll;
}

QWidget* make_nothing(const QString& title, const QString& text) {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  add_empty(*column, title, text);
  return page;
}

QString month_words(const std::string& month) {
  const QString text = qstring(month);
  const int year = text.left(4).toInt(), number = text.mid(5, 2).toInt();
  return number >= 1 && number <= 12 ? qstring(document::Numbers(language()).month(year, number)) : text;
}

QStringList month_names(const std::vector<std::string>& months) {
  static constexpr const char* short_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const bool is_one_year = months.size() > 1 && std::ranges::all_of(months, [&](const std::string& month) {
                             return month.substr(0, 4) == months[0].substr(0, 4);
                           });
  QStringList names;
  for (const std::string& month : months) {
    const int number = qstring(month).mid(5, 2).toInt();
    if (!is_one_year || number < 1 || number > 12)
      names << month_words(month);
    else
      names << (language() == Language::zh ? QStringLiteral("%1月").arg(number) : QString::fromLatin1(short_names[number - 1]));
  }
  return names;
}

}  // namespace icctwin::gui
