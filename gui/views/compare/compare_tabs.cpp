// The parts of the compare page, each made anew from the comparison.
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/models/workbench.h"
#include "gui/views/card.h"
#include "gui/views/charts/sankey_view.h"
#include "gui/views/commands.h"
#include "gui/views/compare/compare_charts.h"
#include "gui/views/compare/compare_page.h"
#include "gui/views/table_delegate.h"
#include "gui/views/theme.h"
#include "sim/results/compare/attribution.h"
#include "sim/results/compare/compare.h"
#include "sim/results/compare/comparison_numbers.h"
#include "sim/results/report/charts.h"

namespace icctwin::gui {
namespace {

using document::Numbers;

constexpr int gap = 10;

QWidget* with_grid(QGridLayout*& grid) {
  auto* page = new QWidget;
  grid = new QGridLayout(page);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(gap);
  return page;
}

/// Titles of group rows reach over the whole width.
void span_groups(QTableView& view) {
  view.clearSpans();
  for (int r = 0; r < view.model()->rowCount(); ++r)
    if (view.model()->index(r, 0).data(group_role).toBool()) view.setSpan(r, 0, 1, view.model()->columnCount());
}

QLabel* muted(const QString& text) {
  auto* label = new QLabel(text);
  label->setObjectName(QStringLiteral("muted"));
  label->setWordWrap(true);
  return label;
}

}  // namespace

Card* ComparePage::kpi_card() {
  auto* card = new Card(words({"KPIs", "关键指标"}));
  const auto tell_count = [this, card] {
    card->set_subtitle(words({"%1 of %2 shown; %3 against A", "显示 %1 项，共 %2 项；%3 对比 A"})
                           .arg(kpis_.rowCount())
                           .arg(kpis_.all_count())
                           .arg(run_letter(comparison_.focus())));
  };
  auto* shown = new QComboBox;
  shown->setObjectName(QStringLiteral("shown_kpis"));
  shown->setAccessibleName(words({"Which indicators are shown", "显示哪些指标"}));
  for (const Text& text : {Text{"Key figures", "主要指标"}, Text{"All that differ", "全部差异项"}, Text{"All", "全部"}})
    shown->addItem(words(text));
  shown->setCurrentIndex(static_cast<int>(kpis_.shown()));
  card->add_control(shown);
  card->add_link(words({"Copy as TSV", "复制 TSV"}), words({"Copy the table for a spreadsheet", "复制表格，可粘贴到电子表格"}),
                 [this] { commands_["compare.copy_table"]->trigger(); });
  auto* table = make_table(words({"Indicators of the runs and their differences", "各次运行的指标及差异"}), &kpis_);
  table->setObjectName(QStringLiteral("kpis"));
  table->setSortingEnabled(true);
  table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  table->horizontalHeader()->setSortIndicatorClearable(true);
  table->setMinimumHeight(220);
  const auto fit = [this, table] {
    fit_columns(*table, 48, 220, 150);
    table->setColumnWidth(kpis_.column_of(KpiTableModel::Column::bar), 48);
  };
  fit();
  tell_count();
  connect(shown, &QComboBox::currentIndexChanged, this, [this, fit, tell_count](int index) {
    kpis_.set_shown(static_cast<ShownKpis>(index));
    fit();
    tell_count();
  });
  card->add_wide(table);
  return card;
}

Card* ComparePage::input_card() {
  auto* card = new Card(words({"Inputs that differ", "输入差异"}),
                        counted(static_cast<qsizetype>(inputs_.all_count()), {"%1 input", "%1 项"}, {"%1 inputs", "%1 项"}));
  card->add_link(words({"Show all…", "查看全部…"}), words({"Show them with their places and a filter", "连同位置与筛选一起查看"}),
                 [this] { show_tab(input_tab); });
  auto* table = make_table(words({"Inputs that differ", "输入差异"}), &inputs_);
  fit_columns(*table, 48, 200, 150);
  table->setColumnHidden(inputs_.columnCount() - 1, true);
  span_groups(*table);
  const int rows = std::clamp(inputs_.rowCount(), 1, 4);
  table->setFixedHeight(26 * rows + 42);
  card->add_wide(table);
  card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  return card;
}

QWidget* ComparePage::make_kpis() {
  const auto result = comparison_.result();
  QGridLayout* grid = nullptr;
  QWidget* page = with_grid(grid);
  grid->setColumnStretch(0, 76);  // names of indicators stay whole in a narrow window
  grid->setColumnStretch(1, 54);
  grid->addWidget(kpi_card(), 0, 0, 2, 1);
  grid->addWidget(input_card(), 0, 1);

  auto* uses = new EndUsePlot(result, comparison_.focus());
  auto* use_card = new Card(words({"Energy outside IT, by end use", "IT 之外的用电，按用途"}),
                            words({"%1, A solid, %2 light", "%1，A 深色，%2 浅色"}).arg(uses->unit(), run_letter(comparison_.focus())));
  use_card->add(uses);
  grid->addWidget(use_card, 1, 1);

  auto* pue_card = new Card(words({"PUE over time", "PUE 变化"}),
                            words({"A solid, others dashed; all from their starts", "A 为实线，其余为虚线；均自起始时刻对齐"}));
  pue_card->add(new OverTimePlot(result, OverTime::pue));
  pue_card->setMinimumHeight(200);
  grid->addWidget(pue_card, 2, 0);
  grid->addWidget(explain_card(false), 2, 1);
  grid->setRowStretch(1, 3);
  grid->setRowStretch(2, 2);

  auto* foot = new Card(words({"Reading", "解读"}), reading());
  auto* make = new QPushButton(words({"Make %1 the current scenario", "将 %1 设为当前方案"}, run_letter(comparison_.focus())));
  make->setObjectName(QStringLiteral("make_current"));
  connect(make, &QPushButton::clicked, this, [this] { commands_["compare.make_current"]->trigger(); });
  foot->add_control(make);
  foot->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  grid->addWidget(foot, 3, 0, 1, 2);
  return page;
}

QString ComparePage::reading() const {
  const auto result = comparison_.result();
  const Numbers numbers(language());
  const auto run = static_cast<std::size_t>(comparison_.focus());
  const auto told = [&](const char* id) {
    for (const KpiComparison& kpi : result->comparison->kpis) {
      if (kpi.id != id) continue;
      const auto scale = comparison::scale_of(numbers, kpi.unit, {kpi.values[0], kpi.values[run]});
      if (kpi.difference(run) == 0) return words({"unchanged", "不变"});
      const QString percent = qstring(comparison::percentage(numbers, kpi.relative(run)).text.plain());
      return QStringLiteral("%1 %2 (%3%4)")
          .arg(qstring(scale.change(numbers, kpi.difference(run)).text.plain()), qstring(scale.unit), percent, words({"\u00a0%", "%"}));
    }
    return qstring(document::missing_mark);
  };
  return words({"%1 against A: energy %2, water %3, carbon %4, energy cost %5.", "%1 相对 A：用电 %2，耗水 %3，碳排放 %4，电费 %5。"})
      .arg(run_letter(comparison_.focus()), told("facility_energy_kwh"), told("water_l"), told("carbon_location_kg"),
           told("cost_energy_cny"));
}

QWidget* ComparePage::make_inputs() {
  auto* card = new Card(words({"Inputs that differ", "输入差异"}));
  const auto tell_count = [this, card] {
    int shown = 0;
    for (int r = 0; r < inputs_.rowCount(); ++r) shown += inputs_.index(r, 0).data(group_role).toBool() ? 0 : 1;
    card->set_subtitle(words({"%1 of %2", "%1 项，共 %2 项"}).arg(shown).arg(inputs_.all_count()));
  };
  auto* filter = new QLineEdit(filter_);
  filter->setObjectName(QStringLiteral("input_filter"));
  filter->setPlaceholderText(words({"Filter by name or place", "按名称或位置筛选"}));
  filter->setAccessibleName(filter->placeholderText());
  filter->setClearButtonEnabled(true);
  filter->setFixedWidth(220);
  auto* least = new QComboBox;
  least->setObjectName(QStringLiteral("least_change"));
  least->setAccessibleName(words({"Changed by more than", "变化超过"}));
  for (const int percent : {0, 1, 5, 10, 25})
    least->addItem(
        percent == 0 ? words({"Any change", "任意变化"}) : words({"Changed by at least %1 %", "变化不小于 %1%"}, QString::number(percent)),
        percent / 100.0);
  least->setCurrentIndex(std::max(0, least->findData(least_ratio_)));
  card->add_control(filter);
  card->add_control(least);
  auto* table = make_table(words({"Inputs that differ, with their places", "输入差异及其位置"}), &inputs_);
  table->setObjectName(QStringLiteral("inputs"));
  const auto fit = [table, tell_count] {
    fit_columns(*table, 60, 380, 260);
    span_groups(*table);
    tell_count();
  };
  fit();
  const auto choose = [this, filter, least, fit] {
    filter_ = filter->text();
    least_ratio_ = least->currentData().toDouble();
    inputs_.set_filter(filter_, least_ratio_);
    fit();
  };
  connect(filter, &QLineEdit::textChanged, this, choose);
  connect(least, &QComboBox::currentIndexChanged, this, choose);
  card->add_wide(table);
  return card;
}

QWidget* ComparePage::make_charts() {
  const auto result = comparison_.result();
  QGridLayout* grid = nullptr;
  QWidget* page = with_grid(grid);
  const auto over_time = [&](const Text& title, OverTime quantity, int row, int column) {
    auto* plot = new OverTimePlot(result, quantity);
    auto* card = new Card(words(title), plot->unit());
    card->add(plot);
    card->setMinimumHeight(250);
    grid->addWidget(card, row, column);
  };
  over_time({"Facility power", "总功率"}, OverTime::facility_power, 0, 0);
  over_time({"IT power", "IT 功率"}, OverTime::it_power, 0, 1);
  over_time({"PUE over time", "PUE 变化"}, OverTime::pue, 1, 0);
  auto* uses = new EndUsePlot(result, comparison_.focus());
  auto* use_card = new Card(words({"Energy outside IT, by end use", "IT 之外的用电，按用途"}),
                            words({"%1, A solid, %2 light", "%1，A 深色，%2 浅色"}).arg(uses->unit(), run_letter(comparison_.focus())));
  use_card->add(uses);
  grid->addWidget(use_card, 1, 1);
  int column = 0;
  for (const auto& [title, quantity] : {std::pair{Text{"Energy by month", "逐月用电量"}, ByMonth::facility_energy},
                                        std::pair{Text{"PUE by month", "逐月 PUE"}, ByMonth::pue}}) {
    auto* plot = new MonthsPlot(result, quantity);
    if (plot->is_empty()) {
      delete plot;
      continue;
    }
    auto* card = new Card(words(title), plot->unit());
    card->add(plot);
    card->setMinimumHeight(250);
    grid->addWidget(card, 2, column++);
  }
  for (const int c : {0, 1}) grid->setColumnStretch(c, 1);
  return page;
}

QWidget* ComparePage::make_flow() {
  const auto result = comparison_.result();
  QGridLayout* grid = nullptr;
  QWidget* page = with_grid(grid);
  SankeyView* above = nullptr;
  int row = 0;
  // One above the other: columns stand below each other, and names have room.
  for (const int run : {0, comparison_.focus()}) {
    const RunFolder& folder = result->runs[static_cast<std::size_t>(run)].folder;
    const auto book = report::energy_book(folder);
    grid->setRowStretch(row, 1);
    if (!book.present) {
      grid->addWidget(muted(words({"Run %1 holds no books of electricity.", "运行 %1 的结果中没有电量账。"}, run_letter(run))), row++, 0);
      continue;
    }
    auto* flow = new SankeyView(QStringLiteral("energy_flow_%1").arg(run_letter(run)),
                                words({"%1: energy flow, both on one scale", "%1：能流图，两图同一比例"}, run_letter(run)));
    flow->present(report::sankey_diagram(report::Texts(language()), book));
    if (above) flow->share_scale(*above);
    above = flow;
    grid->addWidget(flow, row++, 0);
  }
  return page;
}

QWidget* ComparePage::make_explained() { return explain_card(true); }

Card* ComparePage::explain_card(bool large) {
  auto* card = new Card(words({"Explain: which input does what", "归因：哪项输入起了作用"}));
  auto* host = new QWidget;
  auto* column = new QVBoxLayout(host);
  column->setContentsMargins(0, 0, 0, 0);
  card->add_wide(host);
  card->setMinimumHeight(200);
  explained_.append({host, large});
  fill_explanation(*host, large);
  return card;
}

void ComparePage::fill_explanation(QWidget& host, bool large) {
  auto* column = static_cast<QVBoxLayout*>(host.layout());
  while (QLayoutItem* item = column->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  auto* body = new QWidget;
  auto* rows = new QVBoxLayout(body);
  rows->setContentsMargins(12, 0, 12, 4);
  rows->setSpacing(6);
  column->addWidget(body);
  const auto comparison = comparison_.result();
  const auto& runs = explanation_.runs();
  const bool is_of_these =
      comparison && runs.from == comparison->folders.value(0) && runs.to == comparison->folders.value(comparison_.focus());
  const auto buttons = [&](const std::vector<std::pair<QString, std::function<void()>>>& all) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (const auto& [text, act] : all) {
      auto* button = new QPushButton(text);
      connect(button, &QPushButton::clicked, this, [act = act] { act(); });
      row->addWidget(button);
    }
    row->addStretch(1);
    rows->addLayout(row);
  };
  if (explanation_.is_active()) {
    const int done = explanation_.done(), all = explanation_.all();
    rows->addStretch(1);
    rows->addWidget(new QLabel(
        all > 0 ? words({"Scenarios between the two: %1 of %2 have been run.", "中间方案：已运行 %1 个，共 %2 个。"}).arg(done).arg(all)
                : words({"Finding the inputs that differ…", "正在查找输入差异…"})));
    auto* bar = new QProgressBar;
    bar->setAccessibleName(words({"Progress of the explanation", "归因进度"}));
    bar->setRange(0, std::max(all, 1));
    bar->setValue(done);
    bar->setTextVisible(false);
    bar->setFixedHeight(6);
    rows->addWidget(bar);
    buttons({{words({"Cancel", "取消"}), [this] { explanation_.stop(); }}});
    rows->addStretch(2);
    return;
  }
  const Attribution* found = is_of_these ? explanation_.result() : nullptr;
  if (!found || found->kpis.empty()) {
    rows->addWidget(muted(
        words({"The inputs of the baseline are exchanged for the other run's, step by step, and the scenario after each step is run: "
               "eight steps at most. The steps add up to the whole difference and depend on their order.",
               "将基准方案的输入逐步替换为另一次运行的输入，并逐步运行中间方案（至多八步）。各步之和等于总差，各步大小与顺序有关。"})));
    if (is_of_these && !explanation_.problem().isEmpty()) {
      auto* problem = new QLabel(explanation_.problem());
      problem->setWordWrap(true);
      problem->setObjectName(QStringLiteral("problem"));
      rows->addWidget(problem);
    }
    buttons({{words({"Run the scenarios between", "运行中间方案"}), [this] { explain(); }}});
    rows->addStretch(1);
    return;
  }
  if (found->steps.empty()) {
    rows->addWidget(muted(words({"No input differs on which results depend.", "没有影响结果的输入差异。"})));
    rows->addStretch(1);
    return;
  }
  auto chosen =
      std::find_if(found->kpis.begin(), found->kpis.end(), [&](const AttributedKpi& kpi) { return qstring(kpi.id) == explained_kpi_; });
  if (chosen == found->kpis.end()) chosen = found->kpis.begin();
  auto* row = new QHBoxLayout;
  auto* which = new QComboBox;
  which->setObjectName(large ? QStringLiteral("explained_kpi") : QStringLiteral("explained_kpi_small"));
  which->setAccessibleName(words({"Indicator that is explained", "归因的指标"}));
  for (const AttributedKpi& kpi : found->kpis) which->addItem(qstring(kpi.title.in(language())), qstring(kpi.id));
  which->setCurrentIndex(static_cast<int>(chosen - found->kpis.begin()));
  connect(which, &QComboBox::currentIndexChanged, this, [this, which] {
    explained_kpi_ = which->currentData().toString();
    for (const auto& [one, is_large] : explained_)
      if (one) fill_explanation(*one, is_large);
  });
  row->addWidget(which);
  row->addStretch(1);
  auto groups = explanation_.groups();
  std::reverse(groups.begin(), groups.end());
  row->addWidget(make_link(words({"Reverse the order", "反转顺序"}),
                           words({"Take the inputs over in the opposite order", "按相反顺序替换输入"}),
                           [this, groups] { explain(groups); }));
  rows->addLayout(row);
  const auto name = [&](int run) {
    return run_letter(run) + u' ' + qstring(comparison->runs[static_cast<std::size_t>(run)].folder.manifest.scenario_name.in(language()));
  };
  auto* plot = new WaterfallPlot(*found, *chosen, name(0), name(comparison_.focus()));
  plot->setObjectName(QStringLiteral("waterfall"));
  rows->addWidget(plot, 1);
  const QString order = words(
      {"Steps in this order; another order gives other steps and the same whole.", "各步按所列顺序应用；顺序不同则各步不同，总差不变。"});
  rows->addWidget(muted(plot->axis_note().isEmpty() ? order : plot->axis_note() + u' ' + order));
  if (!large) return;
  auto* steps = new QStandardItemModel(body);
  const Numbers numbers(language());
  QStringList head{words({"Step", "步骤"}), words({"Inputs", "输入"})};
  for (const AttributedKpi& kpi : found->kpis)
    head << qstring(kpi.title.in(language())) +
                (comparison::scale_of(numbers, kpi.unit, kpi.values).unit.empty()
                     ? QString()
                     : QStringLiteral(" / ") + qstring(comparison::scale_of(numbers, kpi.unit, kpi.values).unit));
  steps->setHorizontalHeaderLabels(head);
  for (std::size_t s = 0; s < found->steps.size(); ++s) {
    QStringList pointers;
    for (const std::string& pointer : found->steps[s].group.pointers) pointers << qstring(pointer);
    QList<QStandardItem*> cells{new QStandardItem(QStringLiteral("%1  %2").arg(s + 1).arg(qstring(found->steps[s].label.in(language())))),
                                new QStandardItem(pointers.join(QStringLiteral(", ")))};
    cells[1]->setData(static_cast<int>(Tone::quiet), tone_role);
    cells[1]->setToolTip(pointers.join('\n'));
    for (const AttributedKpi& kpi : found->kpis) {
      const auto scale = comparison::scale_of(numbers, kpi.unit, kpi.values);
      auto* cell = new QStandardItem(qstring(scale.change(numbers, kpi.change(s)).text.plain()));
      cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      cells << cell;
    }
    steps->appendRow(cells);
  }
  auto* table = make_table(words({"Steps and what each changes", "各步及其变化"}), steps);
  fit_columns(*table, 80, 320, 260);
  table->setMaximumHeight(26 * (steps->rowCount() + 1) + 6);
  rows->addWidget(table);
}

}  // namespace icctwin::gui
