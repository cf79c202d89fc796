// The design of a sweep, and its queue of runs.
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/card.h"
#include "gui/views/commands.h"
#include "gui/views/inspector_delegate.h"
#include "gui/views/sweep/sweep_page.h"
#include "gui/views/sweep/sweep_parts.h"
#include "gui/views/theme.h"
#include "sim/results/report/names.h"
#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin::gui {
namespace {

QString duration(double seconds) {
  const document::Numbers numbers(language());
  if (seconds < 100) return qstring(numbers.with_unit(seconds, seconds < 10 ? 1 : 0, language() == Language::zh ? "秒" : "s"));
  if (seconds < 6000) return qstring(numbers.with_unit(seconds / 60, 0, language() == Language::zh ? "分钟" : "min"));
  return qstring(numbers.with_unit(seconds / 3600, 1, language() == Language::zh ? "小时" : "h"));
}

QString disk(double bytes) {
  const document::Numbers numbers(language());
  return bytes < 1e6   ? qstring(numbers.with_unit(bytes / 1e3, 0, "kB"))
         : bytes < 1e9 ? qstring(numbers.with_unit(bytes / 1e6, 1, "MB"))
                       : qstring(numbers.with_unit(bytes / 1e9, 1, "GB"));
}

std::string member_text(const Node& node, const char* key) {
  const Node* member = node.member(key);
  return !member ? std::string() : member->is_container() ? write_tree(*member) : member->plain();
}

/// "[[32, 36], [34, 38]]" as "32 / 36, 34 / 38".
QString values_text(const Node& node) {
  const Node* values = node.member("values");
  if (!values || values->kind != JsonKind::list) return {};
  QStringList texts;
  for (const auto& value : values->children) {
    if (value->kind != JsonKind::list) {
      texts << qstring(value->plain());
      continue;
    }
    QStringList linked;
    for (const auto& one : value->children) linked << qstring(one->plain());
    texts << linked.join(QStringLiteral(" / "));
  }
  return texts.join(QStringLiteral(", "));
}

/// "CDU supply temperature: 36 … 42": a variable in one line.
QString variable_line(const Node& node) {
  const std::string type = member_text(node, "type");
  QString name = qstring(member_text(node, "name"));
  if (name.isEmpty()) name = qstring(member_text(node, "pointer"));
  QString values;
  if (type == "range")
    values = qstring(member_text(node, "from")) + QStringLiteral(" … ") + qstring(member_text(node, "to"));
  else if (type == "normal")
    values = qstring(member_text(node, "mean")) + QStringLiteral(" ± ") + qstring(member_text(node, "standard_deviation"));
  else if (type == "lognormal")
    values = qstring(member_text(node, "median")) + QStringLiteral(" ×÷ ") + qstring(member_text(node, "geometric_deviation"));
  else if (type == "uniform" || type == "triangular")
    values = qstring(member_text(node, "low")) + QStringLiteral(" … ") + qstring(member_text(node, "high"));
  else
    values = values_text(node);
  return name + QStringLiteral(": ") + values;
}

struct Kind {
  const char* type;
  Text title;
};

constexpr Kind variable_kinds[] = {
    {"list", {"List of values", "取值列表"}},          {"range", {"Range", "区间"}},
    {"uniform", {"Uniform distribution", "均匀分布"}}, {"triangular", {"Triangular distribution", "三角分布"}},
    {"normal", {"Normal distribution", "正态分布"}},   {"lognormal", {"Log-normal distribution", "对数正态分布"}},
    {"linked", {"Linked places", "联动变量"}}};

}  // namespace

QWidget* SweepPage::make_design() {
  auto* page = new QWidget;
  auto* row = new QHBoxLayout(page);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(sweep_gap);

  auto* list = new Card(words({"What varies", "变量与设计"}));
  auto* add = list->add_link(words({"+ Add", "+ 添加"}), words({"A variable, an objective or a constraint", "变量、目标或约束"}), [] {});
  add->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(add);
  menu->addAction(commands_["edit.sweep_variable"]);
  menu->addSection(words({"Variable", "变量"}));
  for (const Kind& kind : variable_kinds)
    connect(menu->addAction(words(kind.title)), &QAction::triggered, this, [this, type = std::string(kind.type)] {
      const Node* variables = work_.document().root().member("variables");
      const std::size_t index = variables ? variables->children.size() : 0;
      work_.document().insert("/variables", index, "{\"type\": " + json_text(type) + "}");
      part_ = "/variables/" + std::to_string(index);
      fill_parts();
    });
  menu->addSection(words({"Wanted of the results", "对结果的要求"}));
  for (const auto& [place, text, value] :
       {std::tuple{"/objectives", Text{"Objective", "目标"}, "{\"kpi\": \"pue\"}"},
        std::tuple{"/constraints", Text{"Constraint", "约束"}, "{\"kpi\": \"junction_max_c\", \"at_most\": 95}"}})
    connect(menu->addAction(words(text)), &QAction::triggered, this, [this, place = std::string(place), value = std::string(value)] {
      const Node* there = work_.document().root().member(place.substr(1));
      const std::size_t index = there ? there->children.size() : 0;
      work_.document().insert(place, index, value);
      part_ = place + "/" + std::to_string(index);
      fill_parts();
    });
  add->setMenu(menu);
  list->add_link(words({"Remove", "移除"}), words({"Take the chosen variable, objective or constraint out", "移除所选变量、目标或约束"}),
                 [this] {
                   if (std::count(part_.begin(), part_.end(), '/') != 2) return;
                   const std::string gone = part_;
                   part_ = "/design";
                   work_.document().remove(gone);
                 });
  parts_ = new QListWidget;
  parts_->setObjectName(QStringLiteral("sweep_parts"));
  parts_->setAccessibleName(words({"Variables, design and what is wanted", "变量、设计与要求"}));
  connect(parts_, &QListWidget::currentRowChanged, this, &SweepPage::choose_part);
  list->add_wide(parts_);
  list->setMinimumWidth(280);
  row->addWidget(list, 3);

  auto* fields = new Card(words({"Fields", "字段"}));
  part_title_ = sweep_note({});
  fields->add(part_title_, 0);
  field_view_ = new QListView;
  field_view_->setObjectName(QStringLiteral("sweep_fields"));
  field_view_->setAccessibleName(words({"Fields of the chosen part of the sweep", "所选部分的字段"}));
  field_view_->setModel(&fields_);
  field_view_->setItemDelegate(new InspectorDelegate(bench_, field_view_));
  field_view_->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                               QAbstractItemView::AnyKeyPressed);
  field_view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  field_view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  field_view_->setResizeMode(QListView::Adjust);
  field_view_->setMouseTracking(true);
  fields->add_wide(field_view_);
  auto* values = new QLineEdit;
  values->setObjectName(QStringLiteral("sweep_values"));
  values->setPlaceholderText(words({"Values of a list, as JSON: 36, 38, 40", "列表取值（JSON）：36, 38, 40"}));
  values->setAccessibleName(values->placeholderText());
  connect(values, &QLineEdit::editingFinished, this, [this, values] {
    const QString text = values->text().trimmed();
    if (!values->isModified() || text.isEmpty()) return;
    values->setModified(false);
    // "36, 38" is what people type; the file has a list.
    Diagnostics problems;
    const auto typed = parse_tree(text.toStdString(), "values", problems);
    const std::string written = typed && typed->kind == JsonKind::list ? text.toStdString() : '[' + text.toStdString() + ']';
    if (parse_tree(written, "values", problems))
      work_.document().set(values->property("pointer").toString().toStdString() + "/values", written);
  });
  fields->add(values, 0);
  row->addWidget(fields, 4);

  auto* plan = new Card(words({"Runs", "运行"}), words({"before they start", "开始之前"}));
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  plan_text_ = new QLabel;
  plan_text_->setObjectName(QStringLiteral("page_title"));
  plan_text_->setWordWrap(true);
  column->addWidget(plan_text_);
  plan_problem_ = sweep_note({});
  column->addWidget(plan_problem_);
  auto* at_a_time = new QHBoxLayout;
  at_a_time->addWidget(new QLabel(words({"At a time", "并行数"})));
  auto* jobs = new QSpinBox;
  jobs->setObjectName(QStringLiteral("jobs"));
  jobs->setAccessibleName(words({"Runs at a time", "同时运行的次数"}));
  jobs->setRange(1, 10'000);
  jobs->setValue(jobs_);
  connect(jobs, &QSpinBox::valueChanged, this, [this](int value) { jobs_ = value; });
  at_a_time->addWidget(jobs);
  at_a_time->addStretch(1);
  column->addLayout(at_a_time);
  for (const char* id : {"sweep.start", "sweep.estimate", "sweep.save"}) {
    auto* button = new QPushButton(commands_[id]->text());
    button->setObjectName(QStringLiteral("design_") + QLatin1String(id));
    if (std::string_view(id) == "sweep.start") button->setProperty("primary", true);
    button->setEnabled(commands_[id]->isEnabled());
    button->setToolTip(commands_[id]->toolTip());
    connect(commands_[id], &QAction::enabledChanged, button, &QWidget::setEnabled);
    connect(button, &QPushButton::clicked, this, [this, id] { commands_[id]->trigger(); });
    column->addWidget(button);
  }
  column->addWidget(sweep_note(words({"Results go to %1", "结果目录：%1"}, work_.folder())));
  column->addStretch(1);
  plan->add(body);
  plan->setMinimumWidth(240);
  row->addWidget(plan, 2);
  fill_parts();
  fill_plan();
  return page;
}

void SweepPage::fill_parts() {
  if (!parts_) return;
  const Node& root = work_.document().root();
  parts_->blockSignals(true);
  parts_->clear();
  const auto add = [&](const QString& text, const std::string& pointer) {
    auto* item = new QListWidgetItem(text, parts_);
    item->setData(Qt::UserRole, qstring(pointer));
    item->setToolTip(text);
    item->setSizeHint({100, 28});
    if (pointer == part_) parts_->setCurrentItem(item);
  };
  const auto items = [&](const char* key, auto&& line) {
    if (const Node* list = root.member(key); list && list->kind == JsonKind::list)
      for (std::size_t i = 0; i < list->children.size(); ++i)
        add(line(*list->children[i]), std::string("/") + key + "/" + std::to_string(i));
  };
  items("variables", variable_line);
  if (const Node* axes = root.member("axes"))
    add(words({"Short axes: %1", "简写变量：%1"}, qstring(write_tree(*axes)).simplified().left(60)), "/axes");
  const Node* design = root.member("design");
  const std::string type = !design ? "grid" : design->is_container() ? member_text(*design, "type") : design->plain();
  QString design_title = qstring(type);
  for (const Alternative& one : type_of<SweepDesign>().alternatives)
    if (one.tag == type) design_title = words(one.type().title);
  add(words({"Design: %1", "设计：%1"}, design_title), "/design");
  add(words({"Replications", "重复次数"}), "/replications");
  const auto kpi_of = [stored = work_.stored()](const Node& node) {
    const std::string id = member_text(node, "kpi");
    return stored ? brief_name(shown_kpi(*stored, id).name) : qstring(kpi_name(id, language()));
  };
  items("objectives", [&](const Node& node) { return words({"Objective: %1", "目标：%1"}, kpi_of(node)); });
  items("constraints", [&](const Node& node) { return words({"Constraint: %1", "约束：%1"}, kpi_of(node)); });
  add(words({"Base, name, what is kept", "基准方案、名称与保留内容"}), "");
  add(words({"Budget", "预算"}), "/budget");
  parts_->blockSignals(false);
  if (parts_->currentRow() < 0 && parts_->count() > 0) parts_->setCurrentRow(0);
  choose_part(parts_->currentRow());
}

void SweepPage::choose_part(int row) {
  if (!parts_ || !field_view_ || row < 0 || !parts_->item(row)) return;
  part_ = parts_->item(row)->data(Qt::UserRole).toString().toStdString();
  if (fields_.pointer() != part_ || fields_.rowCount() == 0) fields_.show(part_);
  const QString title = parts_->item(row)->text();
  part_title_->setText(fields_.subtitle().isEmpty() ? title : title + QStringLiteral(" · ") + fields_.subtitle());
  if (auto* values = content_->findChild<QLineEdit*>(QStringLiteral("sweep_values"))) {
    const Node* node = find_node(work_.document().root(), part_);
    const std::string type = node && node->is_container() ? member_text(*node, "type") : std::string();
    const Node* list = node ? find_node(work_.document().root(), part_ + "/values") : nullptr;
    values->setVisible(type == "list" || type == "linked");
    values->setProperty("pointer", qstring(part_));
    values->setText(list ? qstring(write_tree(*list)).simplified() : QString());
  }
}

void SweepPage::fill_plan() {
  if (!plan_text_) return;
  const SweepPlan& plan = work_.plan();
  const SweepAdvance& advance = work_.advance();
  plan_text_->setText(plan.runs >= 0 ? counted(plan.runs, {"%1 run", "%1 次运行"}, {"%1 runs", "%1 次运行"})
                                     : words({"Runs not known", "运行次数未知"}));
  QStringList lines;
  if (!plan.problem.isEmpty()) lines << plan.problem;
  if (!work_.problem().isEmpty()) lines << work_.problem();
  if (!work_.has_variables()) lines << words({"Nothing varies yet: add a variable.", "尚无变量，请添加。"});
  if (advance.run_s > 0 && plan.runs > 0)
    lines << words({"One run took %1: about %2 for all, at %3 at a time.", "单次运行 %1：全部约需 %2（并行 %3）。"})
                 .arg(duration(advance.run_s), duration(advance.run_s * static_cast<double>(plan.runs) / jobs_))
                 .arg(jobs_);
  else if (plan.runs > 0)
    lines << words({"Time and disk are known after one run.", "运行一次后即可估算时间与空间。"});
  if (advance.bytes > 0) lines << words({"Folder about %1.", "文件夹约 %1。"}, disk(advance.bytes));
  if (bench_.document().is_dirty())
    lines << words({"The sweep reads the scenario's file, not its unsaved changes.", "扫描读取方案文件，不含未保存的修改。"});
  plan_problem_->setText(lines.join('\n'));
}

QWidget* SweepPage::make_queue() {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(sweep_gap);
  auto* card = new Card(words({"Queue", "队列"}), words({"runs that have a result are not repeated", "已有结果的运行不再重复"}));
  auto* body = new QWidget;
  auto* rows = new QVBoxLayout(body);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  queue_text_ = new QLabel;
  queue_text_->setWordWrap(true);
  rows->addWidget(queue_text_);
  bar_ = new QProgressBar;
  bar_->setAccessibleName(words({"Progress of the sweep", "扫描进度"}));
  bar_->setTextVisible(false);
  bar_->setFixedHeight(6);
  rows->addWidget(bar_);
  auto* buttons = new QHBoxLayout;
  for (const char* id : {"sweep.start", "sweep.pause", "sweep.rerun_failed"}) {
    auto* button = new QPushButton(commands_[id]->text());
    button->setObjectName(QStringLiteral("queue_") + QLatin1String(id));
    button->setEnabled(commands_[id]->isEnabled());
    button->setToolTip(commands_[id]->toolTip());
    connect(commands_[id], &QAction::enabledChanged, button, &QWidget::setEnabled);
    connect(button, &QPushButton::clicked, this, [this, id] { commands_[id]->trigger(); });
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  rows->addLayout(buttons);
  card->add(body, 0);
  card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  column->addWidget(card);
  column->addWidget(table_card(false), 1);
  take_progress();
  return page;
}

void SweepPage::take_progress() {
  if (!bar_ || !queue_text_) return;
  const SweepAdvance& a = work_.advance();
  const auto stored = work_.stored();
  std::int64_t total = a.total, done = a.done, failed = a.failed;
  if (total == 0 && stored) {
    total = static_cast<std::int64_t>(stored->table.runs.size());
    for (const auto& status : stored->table.status) {
      done += status ? 1 : 0;
      failed += status && *status != RecordStatus::ok ? 1 : 0;
    }
  }
  bar_->setRange(0, static_cast<int>(std::max<std::int64_t>(total, 1)));
  bar_->setValue(static_cast<int>(done));
  QString text = total == 0 ? words({"Nothing has been run yet.", "尚未运行。"})
                            : words({"%1 of %2 runs have a result, %3 of them failed.", "%2 次运行中 %1 次已有结果，其中失败 %3 次。"})
                                  .arg(done)
                                  .arg(total)
                                  .arg(failed);
  if (work_.is_running()) {
    text += u' ' + (a.left_s >= 0 ? words({"About %1 left.", "约剩 %1。"}, duration(a.left_s)) : words({"Running…", "正在运行…"}));
    if (work_.is_stopping()) text += u' ' + words({"Stopping…", "正在停止…"});
  } else if (work_.how_ended() == ChildEnd::stopped) {
    text += u' ' + words({"Paused: starting goes on.", "已暂停，可继续。"});
  }
  if (!work_.problem().isEmpty()) text += u'\n' + work_.problem();
  queue_text_->setText(text);
  fill_plan();
}

}  // namespace icctwin::gui
