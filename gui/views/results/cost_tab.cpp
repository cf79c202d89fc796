// Cost and carbon: by month and account, the tariff, and what a year of ownership costs.
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>
#include <map>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/bar_chart.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/theme.h"
#include "sim/results/report/names.h"

namespace icctwin::gui {
namespace {

constexpr int cost_chart_height = 280;

/// Colours of accounts: of the end use or source that they stand for.
QColor account_color(std::string_view account) {
  using report::EndUse;
  const auto of = [](EndUse use) { return in_theme(QColor(qstring(report::look(use).color))); };
  if (account == "energy" || account == "location") return in_theme(QColor(qstring(document::color::source)));  // what the grid gave
  if (account == "demand" || account == "embodied") return of(EndUse::losses);
  if (account == "water") return of(EndUse::pumps);
  if (account == "fuel") return of(EndUse::other);
  if (account == "heat_revenue") return of(EndUse::fans);
  return of(EndUse::towers);
}

/// The accounts of a book as stacks over the months; what is always zero is left out.
std::vector<BarStack> stacks_of(const TabInput& in, std::string_view book, double divisor, const std::vector<std::string_view>& left_out) {
  std::vector<std::string> accounts;
  std::map<std::pair<std::string, std::string>, double> values;
  for (const LedgerRow& row : in.run().ledger) {
    if (row.book != book || row.month == "total" || std::ranges::count(left_out, row.account)) continue;
    if (!std::ranges::count(accounts, row.account)) accounts.push_back(row.account);
    values[{row.account, row.month}] += row.value / divisor;
  }
  std::vector<BarStack> stacks;
  for (const std::string& account : accounts) {
    BarStack stack{
        .id = qstring(account), .name = qstring(account_name(account, language())), .values = {}, .color = account_color(account)};
    for (const std::string& month : in.data->months) stack.values.push_back(values[{account, month}]);
    if (std::ranges::any_of(stack.values, [](double value) { return value != 0; })) stacks.push_back(std::move(stack));
  }
  return stacks;
}

/// The greatest month of a book.
double most_of(const TabInput& in, std::string_view book) {
  double most = 0;
  for (const std::string& month : in.data->months) {
    double sum = 0;
    for (const LedgerRow& row : in.run().ledger)
      if (row.book == book && row.month == month) sum += std::max(0.0, row.value);
    most = std::max(most, sum);
  }
  return most;
}

BarChart* ownership_chart(const TabInput& in) {
  struct Part {
    const char* id;
    Text name;
    double sign;
  };
  static constexpr Part parts[] = {
      {"capex_annualised_cny_per_year", {"capital", "投资"}, 1}, {"opex_energy_cny_per_year", {"energy", "电费"}, 1},
      {"opex_demand_cny_per_year", {"demand", "需量"}, 1},       {"opex_water_cny_per_year", {"water", "水费"}, 1},
      {"opex_fuel_cny_per_year", {"fuel", "燃油"}, 1},           {"opex_maintenance_cny_per_year", {"maintenance", "维护"}, 1},
      {"opex_fixed_cny_per_year", {"yearly", "固定费用"}, 1},    {"opex_carbon_cny_per_year", {"carbon", "碳成本"}, 1},
      {"opex_revenue_cny_per_year", {"revenue", "收入"}, -1}};
  QStringList names;
  std::vector<double> values;
  double most = 0;
  for (const Part& part : parts)
    if (const double value = in.run().kpi(part.id); std::isfinite(value) && value != 0) {
      names << words(part.name);
      values.push_back(part.sign * value);
      most = std::max(most, value);
    }
  if (values.empty()) return nullptr;
  const document::DisplayUnit unit = document::Numbers(language()).money(most);
  for (double& value : values) value /= unit.divisor;
  auto* chart = new BarChart(QStringLiteral("ownership"), words({"Cost of a year of ownership", "年度拥有成本构成"}),
                             words({"%1 a year; revenue counts against it", "%1/年；收入为负"}, qstring(unit.name)));
  chart->present(
      names, qstring(unit.name), unit.decimals,
      {{.id = QStringLiteral("cost"), .name = words({"a year", "每年"}), .values = std::move(values), .color = account_color("energy")}});
  return chart;
}

}  // namespace

QWidget* make_cost_tab(const TabInput& in) {
  QVBoxLayout* column = nullptr;
  QScrollArea* scroll = make_scrolled(column);
  const QStringList months = month_names(in.data->months);
  const document::Numbers numbers(language());
  auto* pair = new QHBoxLayout;
  pair->setSpacing(10);
  const document::DisplayUnit money = numbers.money(most_of(in, "cost")), carbon = numbers.carbon(most_of(in, "carbon"));
  if (auto stacks = stacks_of(in, "cost", money.divisor, {}); !stacks.empty()) {
    auto* cost = new BarChart(QStringLiteral("monthly_cost"), words({"Cost by month", "分月费用"}), qstring(money.name));
    cost->present(months, qstring(money.name), money.decimals, std::move(stacks));
    cost->setMinimumHeight(cost_chart_height);
    pair->addWidget(cost, 1);
  }
  // The same purchase is counted in one of two ways; together they would count it twice.
  if (auto stacks = stacks_of(in, "carbon", carbon.divisor, {"market"}); !stacks.empty()) {
    auto* chart = new BarChart(QStringLiteral("monthly_carbon"), words({"Carbon by month", "分月碳排放"}),
                               words({"%1, location-based", "%1，基于位置"}, qstring(carbon.name)));
    chart->present(months, qstring(carbon.name), carbon.decimals, std::move(stacks));
    chart->setMinimumHeight(cost_chart_height);
    pair->addWidget(chart, 1);
  }
  const bool has_books = pair->count() > 0;
  column->addLayout(pair);
  std::vector<ChartPanel> panels = {channel_panel(*in.data, {"price_cny_per_kwh"}), channel_panel(*in.data, {"carbon_kg_per_kwh"})};
  std::erase_if(panels, [](const ChartPanel& panel) { return panel.lines.empty(); });
  const bool has_series = !panels.empty();
  if (has_series) {
    auto* tariff = new TimeChart(QStringLiteral("tariff"), words({"Price and carbon of electricity", "电价与电网碳强度"}),
                                 means_words(in.run()), &in.bench.timeline());
    tariff->present(frame_of(in.run()), std::move(panels));
    tariff->setMinimumHeight(cost_chart_height);
    column->addWidget(tariff, 1);
  }
  // A part of a year tells nothing of the year.
  if (auto* ownership = is_partial(in.run()) ? nullptr : ownership_chart(in)) {
    ownership->setMinimumHeight(cost_chart_height);
    column->addWidget(ownership, 1);
  }
  column->addStretch();
  if (has_books || has_series) return scroll;
  delete scroll;
  return make_nothing(words({"No costs.", "没有费用。"}),
                      words({"Neither ledger nor series of this run can be read.", "本次运行的台账与序列均无法读取。"}));
}

}  // namespace icctwin::gui
