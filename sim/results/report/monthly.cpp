#include "sim/results/report/monthly.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/document/axes.h"

namespace icctwin::report {

std::vector<Month> months_of(const RunFolder& run) {
  std::map<std::string, Month> months;
  for (const auto& row : run.ledger) {
    if (row.month == "total") continue;
    Month& month = months[row.month];
    month.name = row.month;
    if (row.book == "electricity" && row.side == "use" && row.account != "exported") {
      double& group = row.account.starts_with("it.")        ? month.it_kwh
                      : row.account.starts_with("cooling.") ? month.cooling_kwh
                      : row.account.starts_with("loss.")    ? month.losses_kwh
                                                            : month.other_kwh;
      group += row.value;
    }
    if (row.book == "water" && row.side == "source") month.water_l += row.value;
  }
  std::vector<Month> list;
  list.reserve(months.size());
  for (auto& [name, month] : months) list.push_back(std::move(month));
  return list;
}

const Month* worst_month(const std::vector<Month>& months) {
  const Month* worst = nullptr;
  for (const auto& month : months)
    if (std::isfinite(month.pue()) && (!worst || month.pue() > worst->pue())) worst = &month;
  return worst;
}

Figure chart_monthly_pue(const ChartContext& context, const std::vector<Month>& months) {
  struct Layer {
    std::string_view key, fill;
    double Month::*energy_kwh;
  };
  static constexpr Layer layers[] = {{"chart.losses", "#9A7B5F", &Month::losses_kwh},
                                     {"chart.cooling", "#35A394", &Month::cooling_kwh},
                                     {"use.other", "#E3BC3F", &Month::other_kwh}};
  constexpr double top = 22, bottom = 126;
  Drawing drawing(bottom + 18, context.text("figure.monthly.description"));
  double highest = 0;
  for (const auto& month : months)
    if (month.it_kwh > 0) highest = std::max(highest, month.pue() - 1);
  const ValueAxis axis = round_axis(0, highest > 0 ? highest : 1, 4, bottom, top);
  draw(drawing, axis, context.numbers, "kWh/kWh");
  Table data;
  data.columns = {{std::string(context.text("table.month")), 20, false, {}}};
  for (const auto& layer : layers) data.columns.push_back({std::string(context.text(layer.key)), 20, true, "kWh/kWh"});
  data.columns.push_back({"PUE", 20, true, {}});
  const double slot = (plot_right - plot_left) / static_cast<double>(std::max<std::size_t>(months.size(), 1));
  const double width = std::min(slot * 0.62, 46.0);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const Month& month = months[i];
    const double middle = plot_left + slot * (static_cast<double>(i) + 0.5);
    TableRow row;
    row.cells.emplace_back(month.name);
    double base = 0;
    for (const auto& layer : layers) {
      const double value = month.it_kwh > 0 ? month.*layer.energy_kwh / month.it_kwh : no_value;
      row.cells.push_back(context.numbers.cell(value, 4));
      if (!(value > 0)) continue;
      drawing.rect(middle - width / 2, axis.y(base + value), width, axis.y(base) - axis.y(base + value), layer.fill);
      base += value;
    }
    row.cells.push_back(context.numbers.cell(month.pue(), 3));
    data.rows.push_back(std::move(row));
    drawing.text(middle, axis.y(base) - 4, context.numbers.fixed(month.pue(), 3),
                 {.fill = color::text, .bold = true, .anchor = Anchor::middle, .halo = true});
    drawing.text(middle, bottom + 13, month.name, {.anchor = Anchor::middle});
  }
  std::vector<EndLabel> labels;
  double y = top + 14;
  for (auto layer = std::rbegin(layers); layer != std::rend(layers); ++layer, y += 14)
    labels.push_back({y, std::string(context.text(layer->key)), {}, color::text, layer->fill});
  draw_end_labels(drawing, std::move(labels), top, bottom, 14);
  return drawn(std::move(drawing), std::move(data));
}

void add_monthly_pue(Document& doc, const Section& s) {
  const auto months = months_of(s.run());
  const Month* const worst = worst_month(months);
  if (!worst) return;
  const Numbers& n = s.numbers();
  double largest_kwh = 0;
  for (const auto& month : months) largest_kwh = std::max(largest_kwh, month.use_kwh());
  const DisplayUnit energy = n.energy(largest_kwh);
  const auto in_energy = [&](std::string_view key) { return Column{std::string(s.text()(key)), 15, true, std::string(energy.name)}; };
  Table table;
  table.title = s.text()("table.monthly");
  table.columns = {{std::string(s.text()("table.month")), 15},
                   in_energy("monthly.total"),
                   in_energy("monthly.it"),
                   in_energy("chart.cooling"),
                   in_energy("chart.losses"),
                   {"PUE", 12, true},
                   {"WUE", 13, true, "L/kWh"}};
  for (const auto& month : months)
    table.rows.push_back(
        {{month.name, n.cell(month.use_kwh(), energy), n.cell(month.it_kwh, energy), n.cell(month.cooling_kwh, energy),
          n.cell(month.losses_kwh, energy), n.cell(month.pue(), 3), n.cell(month.it_kwh > 0 ? month.water_l / month.it_kwh : no_value, 2)},
         &month == worst && months.size() > 1 ? RowKind::group : RowKind::normal});
  table.source = s.text()(months.size() > 1 ? "table.monthly.source" : "table.monthly.one");
  doc.table(table);
  if (months.size() < 2) return;
  doc.figure(chart_monthly_pue(s.chart, months), s.text()("figure.monthly"), s.text()("figure.monthly.source"));
  const auto best = std::ranges::min_element(months, {}, [](const Month& m) { return std::isfinite(m.pue()) ? m.pue() : HUGE_VAL; });
  doc.paragraph(s.text().fill(
      "monthly.worst", {n.fixed(s.run().kpi("pue"), 3), worst->name, n.fixed(worst->pue(), 3), best->name, n.fixed(best->pue(), 3)}));
}

}  // namespace icctwin::report
