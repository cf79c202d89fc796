// The results of a sweep: charts of effects and trade-offs, and the table of its runs.
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/models/workbench.h"
#include "gui/views/card.h"
#include "gui/views/commands.h"
#include "gui/views/sweep/sweep_charts.h"
#include "gui/views/sweep/sweep_page.h"
#include "gui/views/sweep/sweep_parts.h"
#include "gui/views/table_delegate.h"
#include "gui/views/theme.h"
#include "sim/sweep/analysis/effects.h"
#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin::gui {
namespace {

void fill_kpis(QComboBox& box, const StoredSweep& sweep, const std::string& chosen) {
  // Those that are usually looked at come first, then all.
  std::vector<std::string> ids = usual_kpis(sweep);
  for (const StoredKpi& kpi : sweep.table.kpis)
    if (std::find(ids.begin(), ids.end(), kpi.id) == ids.end()) ids.push_back(kpi.id);
  for (const std::string& id : ids) {
    const std::string name = shown_kpi(sweep, id).name;
    box.addItem(brief_name(name), qstring(id));
    box.setItemData(box.count() - 1, qstring(name), Qt::ToolTipRole);
  }
  box.setCurrentIndex(std::max(0, box.findData(qstring(chosen))));
  box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box.setMinimumContentsLength(10);
}

void replace(Card& card, QPointer<QWidget>& old, QWidget* body) {
  if (old) {  // with the margins around it
    old->parentWidget()->hide();
    old->parentWidget()->deleteLater();
  }
  old = body;
  card.add(body);
}

}  // namespace

QWidget* SweepPage::make_results() {
  const auto stored = work_.stored();
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(sweep_gap);
  left_ = right_ = nullptr;
  if (!stored || stored->table.kpis.empty() || stored->axes.empty()) {
    column->addStretch(1);
    auto* none = sweep_note(words({"No results yet. Start the sweep (F6); what is finished is drawn as it comes.",
                                   "尚无结果。按 F6 开始扫描，完成的运行将随时绘出。"}));
    none->setAlignment(Qt::AlignHCenter);
    column->addWidget(none);
    column->addStretch(2);
    return page;
  }
  const auto usual = usual_kpis(*stored);
  if (!stored->table.column(output_)) output_ = usual.empty() ? stored->table.kpis.front().id : usual.front();
  if (!stored->table.column(across_)) across_ = output_;
  if (!stored->table.column(up_)) {
    up_ = usual.size() > 1 ? usual[1] : across_;
    for (const char* id : {"wue_l_per_kwh", "water_l"})
      if (up_ == across_ && stored->table.column(id)) up_ = id;
  }
  const auto effects = main_effects(*stored, *stored->table.column(output_));
  const int axes = static_cast<int>(stored->axes.size());
  if (first_axis_ < 0 || first_axis_ >= axes) first_axis_ = effects.empty() ? 0 : static_cast<int>(effects[0].axis);
  if (second_axis_ >= axes) second_axis_ = -1;
  if (second_axis_ < 0 && axes > 1) second_axis_ = effects.size() > 1 ? static_cast<int>(effects[1].axis) : first_axis_ == 0 ? 1 : 0;

  auto* charts = new QWidget;
  auto* row = new QHBoxLayout(charts);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(sweep_gap);
  const auto kinds = [this](Card& card, const char* name, const QStringList& titles, int chosen, auto&& changed) {
    auto* kind = new QComboBox;
    kind->setObjectName(QLatin1String(name));
    kind->setAccessibleName(words({"Kind of chart", "图表类型"}));
    kind->addItems(titles);
    kind->setCurrentIndex(chosen);
    connect(kind, &QComboBox::currentIndexChanged, this, changed);
    card.add_control(kind);
  };
  const auto kpi_choice = [&](Card& card, const char* name, const QString& role, std::string& id, auto&& changed) {
    card.add_control(sweep_note(role));
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(role);
    fill_kpis(*box, *stored, id);
    connect(box, &QComboBox::currentIndexChanged, this, [box, &id, changed] {
      id = box->currentData().toString().toStdString();
      changed();
    });
    card.add_control(box);
  };
  const auto axis_choice = [&](Card& card, const char* name, int& axis) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(words({"Variable", "变量"}));
    for (const Axis& one : stored->axes) box->addItem(axis_title(one));
    box->setCurrentIndex(std::max(0, axis));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::currentIndexChanged, this, [this, &axis](int index) {
      axis = index;
      fill_left_chart();
    });
    card.add_control(box);
    return box;
  };
  left_ = new Card(words({"Effects", "影响"}));
  kinds(*left_, "left_kind",
        {words({"Tornado", "龙卷风图"}), words({"Response", "响应曲线"}), words({"Contour", "等值图"}), words({"Histogram", "直方图"})},
        left_kind_, [this](int kind) {
          left_kind_ = kind;
          fill_left_chart();
        });
  kpi_choice(*left_, "output", words({"Output:", "输出："}), output_, [this] { fill_left_chart(); });
  axis_choice(*left_, "first_axis", first_axis_);
  if (axes > 1) axis_choice(*left_, "second_axis", second_axis_);
  right_ = new Card(words({"Trade-off", "权衡"}));
  kinds(*right_, "right_kind", {words({"Pareto front", "帕累托前沿"}), words({"Parallel axes", "平行坐标"})}, right_kind_,
        [this](int kind) {
          right_kind_ = kind;
          if (kind == 0) table_.set_brushed({});
          fill_right_chart();
        });
  kpi_choice(*right_, "across", QStringLiteral("X:"), across_, [this] { fill_right_chart(); });
  kpi_choice(*right_, "up", QStringLiteral("Y:"), up_, [this] { fill_right_chart(); });
  row->addWidget(left_, 5);
  row->addWidget(right_, 4);
  fill_left_chart();
  fill_right_chart();
  column->addWidget(charts, 5);
  column->addWidget(table_card(false), 4);
  return page;
}

void SweepPage::fill_left_chart() {
  const auto stored = work_.stored();
  if (!stored || !left_) return;
  QWidget* plot = nullptr;
  const auto first = static_cast<std::size_t>(std::max(0, first_axis_)), second = static_cast<std::size_t>(std::max(0, second_axis_));
  if (left_kind_ == 1)
    plot = new ResponsePlot(stored, output_, first, second_axis_);
  else if (left_kind_ == 2 && second_axis_ >= 0 && first != second)
    plot = new ContourPlot(stored, output_, first, second);
  else if (left_kind_ == 3)
    plot = new HistogramPlot(stored, output_);
  else
    plot = new TornadoPlot(stored, output_);
  plot->setObjectName(QStringLiteral("left_plot"));
  left_->set_subtitle(left_kind_ == 0
                          ? words({"mean at each value, all else varied or at the base", "各取值处的均值，其余变量为基准或遍历"})
                          : qstring(shown_kpi(*stored, output_).name));
  for (const char* name : {"first_axis", "second_axis"})
    if (auto* box = left_->findChild<QComboBox*>(QLatin1String(name))) box->setVisible(left_kind_ == 1 || left_kind_ == 2);
  replace(*left_, left_body_, plot);
}

void SweepPage::fill_right_chart() {
  const auto stored = work_.stored();
  if (!stored || !right_) return;
  for (const char* name : {"across", "up"})
    if (auto* box = right_->findChild<QComboBox*>(QLatin1String(name))) box->setVisible(right_kind_ == 0);
  for (auto* label : right_->findChildren<QLabel*>(QStringLiteral("muted")))
    if (label->text() == QStringLiteral("X:") || label->text() == QStringLiteral("Y:")) label->setVisible(right_kind_ == 0);
  if (right_kind_ == 1) {
    auto* plot = new ParallelPlot(stored, table_.kpis());
    plot->setObjectName(QStringLiteral("parallel"));
    plot->brushed = [this](const std::vector<bool>& kept) { table_.set_brushed(kept); };
    right_->set_subtitle(words({"drag on an axis to keep a stretch; the table follows", "在坐标轴上拖动以筛选，结果表随之变化"}));
    return replace(*right_, right_body_, plot);
  }
  auto* plot = new ParetoPlot(stored, across_, up_);
  plot->setObjectName(QStringLiteral("pareto"));
  plot->chosen = [this](std::int64_t run) { show_run_row(run); };
  table_.set_front(plot->front());
  right_->set_subtitle(words({"%1 points, %2 on the front", "%1 个点，前沿 %2 个"}).arg(plot->count()).arg(plot->front().size()));
  replace(*right_, right_body_, plot);
}

void SweepPage::show_run_row(std::int64_t run) {
  const int row = table_.row_of_number(run);
  if (row < 0) return;
  for (const auto& view : tables_)
    if (view) {
      view->setCurrentIndex(table_.index(row, 0));
      view->scrollTo(table_.index(row, 0));
    }
}

Card* SweepPage::table_card(bool whole) {
  auto* card = new Card(words({"Runs", "各次运行"}), words({"run numbers never change with sorting", "编号不随排序改变"}));
  auto* filter = new QLineEdit(filter_);
  filter->setObjectName(whole ? QStringLiteral("run_filter") : QString());
  filter->setPlaceholderText(words({"Filter by number, value or problem", "按编号、取值或问题筛选"}));
  filter->setAccessibleName(filter->placeholderText());
  filter->setClearButtonEnabled(true);
  filter->setFixedWidth(230);
  auto* which = new QComboBox;
  which->setObjectName(whole ? QStringLiteral("which_runs") : QString());
  which->setAccessibleName(words({"Which runs are shown", "显示哪些运行"}));
  for (const Text& text : {Text{"All", "全部"}, Text{"Done", "完成"}, Text{"Failed", "失败"}, Text{"On the front", "前沿"}})
    which->addItem(words(text));
  which->setCurrentIndex(static_cast<int>(which_));
  card->add_control(filter);
  card->add_control(which);
  const auto choose = [this, filter, which] {
    filter_ = filter->text();
    which_ = static_cast<SweepTableModel::Runs>(which->currentIndex());
    table_.set_filter(filter_, which_);
  };
  connect(filter, &QLineEdit::textChanged, this, choose);
  connect(which, &QComboBox::currentIndexChanged, this, choose);
  auto* table = make_table(words({"Runs of the sweep", "扫描的各次运行"}), &table_);
  table->setObjectName(whole ? QStringLiteral("runs_of_sweep") : QString());
  table->setSortingEnabled(true);
  table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  table->horizontalHeader()->setSortIndicatorClearable(true);
  fit_columns(*table, 60, 150, 56);
  if (table_.columnCount() > 0) {
    auto& header = *table->horizontalHeader();
    header.setSectionResizeMode(0, QHeaderView::Interactive);
    const QString create = table_.index(0, table_.columnCount() - 1).data().toString();  // the same in every row
    table->setColumnWidth(table_.columnCount() - 1, QFontMetrics(face(Face::table)).horizontalAdvance(create) + 32);
    header.setSectionResizeMode(table_.columnCount() - 3, QHeaderView::Stretch);  // the note takes what is left
  }
  const auto act = [this](const QModelIndex& index) {
    if (table_.kind(index.column()) == SweepTableModel::Column::open && !index.data().toString().isEmpty())
      open_run(table_.number_at(index.row()));
    if (table_.kind(index.column()) == SweepTableModel::Column::create) create_scenario(table_.number_at(index.row()));
  };
  connect(table, &QTableView::clicked, this, act);
  connect(table, &QTableView::activated, this, [this](const QModelIndex& index) { create_scenario(table_.number_at(index.row())); });
  table->setContextMenuPolicy(Qt::ActionsContextMenu);
  table->addAction(commands_["sweep.create_scenario"]);
  tables_.append(table);
  card->add_wide(table);
  return card;
}

QWidget* SweepPage::make_table_tab() { return table_card(true); }

}  // namespace icctwin::gui
