#include "gui/views/panels/problems_panel.h"

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/document/user_settings.h"
#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/panels/problem_delegate.h"
#include "gui/views/row_views.h"

namespace icctwin::gui {

ProblemsPanel::ProblemsPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), commands_(commands), table_(new QTableView), none_(new QLabel) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  table_->setObjectName(QStringLiteral("problems"));
  table_->setModel(&model_);
  make_quiet(*table_);
  table_->setItemDelegate(new ProblemDelegate(table_));
  table_->horizontalHeader()->setSectionResizeMode(ProblemModel::sentence_column, QHeaderView::Stretch);
  table_->setColumnWidth(ProblemModel::code_column, 130);
  table_->setColumnWidth(ProblemModel::place_column, 210);
  table_->setColumnWidth(ProblemModel::fix_column, 150);
  none_->setObjectName(QStringLiteral("muted"));
  none_->setContentsMargins(14, 10, 14, 10);
  column->addWidget(table_);
  column->addWidget(none_, 0, Qt::AlignTop);
  connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
    go_to_current();
    if (index.column() == ProblemModel::fix_column && model_.note(index.row()).fix) fix_current();
  });
  connect(table_, &QTableView::activated, this, &ProblemsPanel::go_to_current);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProblemsPanel::update_commands);
  connect(&model_, &QAbstractItemModel::modelReset, this, &ProblemsPanel::update_commands);
  add_commands(commands);
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto* id : {"run.fix", "run.acknowledge", "run.next_problem", "run.previous_problem"}) table_->addAction(commands[id]);
  connect(&bench.checker(), &Checker::checked, this, [this] {
    checked_at_ = QTime::currentTime();
    take_check();
  });
  connect(&bench.document(), &ScenarioDocument::changed, this, &ProblemsPanel::told);
  take_check();
}

QWidget* ProblemsPanel::first_control() { return table_; }

void ProblemsPanel::rebuild() {
  table_->setAccessibleName(words({"Problems", "问题"}));
  model_.retranslate();
  take_check();
}

QString ProblemsPanel::checked_words() const {
  if (bench_.checker().is_pending()) return words({"Checking…", "正在校验…"});
  return checked_at_.isValid() ? words({"Checked %1", "%1 校验"}, checked_at_.toString(QStringLiteral("HH:mm"))) : QString();
}

void ProblemsPanel::take_check() {
  const Node* id = bench_.document().root().member("id");
  acknowledged_.read(id && id->kind == JsonKind::text ? QString::fromStdString(id->plain()) : QString());
  std::vector<ProblemNote> notes;
  for (const Problem& problem : bench_.check().problems)
    notes.push_back({fix_of(problem, bench_.document()), problem.severity == Severity::error ? QString() : acknowledged_.reason(problem)});
  model_.set_problems(bench_.check().problems, notes);
  const bool none = model_.rowCount() == 0;
  none_->setText(checked_at_.isValid()
                     ? words({"No problems. Checked %1.", "未发现问题。%1 校验。"}, checked_at_.toString(QStringLiteral("HH:mm")))
                     : words({"Not checked yet.", "尚未校验。"}));
  none_->setVisible(none);
  table_->setVisible(!none);
  update_commands();
  emit told();
}

void ProblemsPanel::update_commands() {
  const bool none = model_.rowCount() == 0;
  const QModelIndex current = table_->currentIndex();
  commands_["run.next_problem"]->setEnabled(!none);
  commands_["run.previous_problem"]->setEnabled(!none);
  commands_["run.fix"]->setEnabled(current.isValid() && model_.note(current.row()).fix.has_value());
  commands_["run.acknowledge"]->setEnabled(current.isValid() && model_.problem(current.row()).severity != Severity::error);
}

void ProblemsPanel::add_commands(Commands& commands) {
  commands.add({"run.check", {"Validate", "校验"}, {"Check the scenario now", "立即校验方案"}, "F8", "check", "run/1"}, [this] {
    emit wanted();
    bench_.checker().check_now();
    emit told();
  });
  commands.add({"run.next_problem", {"Next problem", "下一个问题"}, {"Go to the next problem", "转到下一个问题"}, "F4", "", "run/1"},
               [this] { next(1); });
  commands.add(
      {"run.previous_problem", {"Previous problem", "上一个问题"}, {"Go to the problem before", "转到上一个问题"}, "Shift+F4", "", "run/1"},
      [this] { next(-1); });
  commands.add({"run.fix",
                {"Apply fix", "应用修复"},
                {"Change the scenario so that the chosen problem is gone; can be undone", "修改方案以消除所选问题，可撤销"},
                "Alt+Return",
                "",
                "run/1"},
               [this] { fix_current(); });
  commands.add({"run.acknowledge",
                {"Acknowledge…", "确认并说明…"},
                {"Leave the chosen warning as it is, with a reason", "保留所选警告并说明原因"},
                "",
                "",
                "run/1"},
               [this] { ask_reason(); });
}

void ProblemsPanel::go_to_current() {
  if (const QVariant where = table_->currentIndex().data(pointer_role); where.isValid()) bench_.select(where.toString().toStdString());
}

void ProblemsPanel::next(int step) {
  const int count = model_.rowCount();
  if (count == 0) return;
  emit wanted();
  const int now = table_->currentIndex().isValid() ? table_->currentIndex().row() : (step > 0 ? -1 : 0);
  table_->selectRow((now + step + count) % count);
  go_to_current();
}

void ProblemsPanel::fix_current() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid() || !model_.note(current.row()).fix) return;
  const Fix fix = *model_.note(current.row()).fix;
  if (fix.file_field.empty())
    apply_fix(fix, bench_.document());
  else
    locate(fix.file_field);
}

void ProblemsPanel::locate(const std::string& pointer) {
  const ScenarioDocument& document = bench_.document();
  const QString file = QFileDialog::getOpenFileName(this, words({"Where is the file?", "文件在哪里？"}), document.folder());
  if (file.isEmpty()) return;
  // Beside the scenario the file is named from there, so that both can be moved together.
  const QString name = document.folder().isEmpty() ? file : QDir(document.folder()).relativeFilePath(file);
  bench_.document().set(pointer, json_text(name.toStdString()));
}

void ProblemsPanel::ask_reason() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid()) return;
  bool accepted = false;
  const QString reason = QInputDialog::getText(this, words({"Acknowledge", "确认并说明"}),
                                               words({"Why is this left as it is? The reason is kept for you on this computer; scenario "
                                                      "files have no place for it. Empty takes it back.",
                                                      "为何保留？原因仅保存在本机的用户目录中，方案文件不含此项。留空则撤销确认。"}),
                                               QLineEdit::Normal, model_.note(current.row()).reason, &accepted);
  if (accepted) acknowledge(reason.trimmed());
}

void ProblemsPanel::acknowledge(const QString& reason) {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid() || model_.problem(current.row()).severity == Severity::error) return;
  if (!acknowledged_.set(model_.problem(current.row()), reason))
    bench_.tell({QStringLiteral("acknowledge"), words({"The reason could not be written below %1.", "原因无法写入 %1。"}, state_folder())});
  take_check();
}

}  // namespace icctwin::gui
