#include "gui/views/panels/problems_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/row_views.h"

namespace icctwin::gui {

ProblemsPanel::ProblemsPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), table_(new QTableView), none_(new QLabel) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  table_->setModel(&model_);
  make_quiet(*table_);
  table_->horizontalHeader()->setSectionResizeMode(ProblemModel::sentence_column, QHeaderView::Stretch);
  table_->setColumnWidth(ProblemModel::code_column, 140);
  table_->setColumnWidth(ProblemModel::place_column, 260);
  none_->setObjectName(QStringLiteral("muted"));
  none_->setContentsMargins(14, 10, 14, 10);
  column->addWidget(table_);
  column->addWidget(none_, 0, Qt::AlignTop);
  const auto go_to = [this](const QModelIndex& index) {
    if (const QVariant where = index.data(pointer_role); where.isValid()) bench_.select(where.toString().toStdString());
  };
  connect(table_, &QTableView::clicked, this, go_to);
  connect(table_, &QTableView::activated, this, go_to);
  add_commands(commands);
  connect(&bench.checker(), &Checker::checked, this, [this, &commands] { take_check(commands); });
  take_check(commands);
}

void ProblemsPanel::rebuild() {
  table_->setAccessibleName(words({"Problems", "问题"}));
  none_->setText(words({"No problems found.", "未发现问题。"}));
  model_.retranslate();
}

void ProblemsPanel::take_check(Commands& commands) {
  model_.set_problems(bench_.check().problems);
  const bool none = model_.rowCount() == 0;
  none_->setVisible(none);
  table_->setVisible(!none);
  commands["run.next_problem"]->setEnabled(!none);
  commands["run.previous_problem"]->setEnabled(!none);
}

void ProblemsPanel::add_commands(Commands& commands) {
  commands.add({"run.check", {"Validate", "校验"}, {"Check the scenario now", "立即校验方案"}, "F8", "check", "run/1"}, [this] {
    emit wanted();
    bench_.checker().check_now();
  });
  commands.add({"run.next_problem", {"Next problem", "下一个问题"}, {"Go to the next problem", "转到下一个问题"}, "F4", "", "run/1"},
               [this] { next(1); });
  commands.add(
      {"run.previous_problem", {"Previous problem", "上一个问题"}, {"Go to the problem before", "转到上一个问题"}, "Shift+F4", "", "run/1"},
      [this] { next(-1); });
}

void ProblemsPanel::next(int step) {
  const int count = model_.rowCount();
  if (count == 0) return;
  emit wanted();
  const int now = table_->currentIndex().isValid() ? table_->currentIndex().row() : (step > 0 ? -1 : 0);
  table_->selectRow((now + step + count) % count);
  if (const QVariant where = table_->currentIndex().data(pointer_role); where.isValid()) bench_.select(where.toString().toStdString());
}

}  // namespace icctwin::gui
