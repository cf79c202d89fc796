#include "gui/views/panels/runs_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

RunsPanel::RunsPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), model_(bench.controller()), table_(new QTableView) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  table_->setModel(&model_);
  make_quiet(*table_);
  table_->horizontalHeader()->setStretchLastSection(true);
  const int widths[] = {110, 180, 200, 90, 160};
  for (int i = 0; i < RunModel::column_count; ++i) table_->setColumnWidth(i, widths[i]);
  column->addWidget(table_);
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
    bench_.open_run(model_.folder(index.row()));
    bench_.ask_page(Page::results);
  });
  add_commands(commands);
  connect(&bench, &Workbench::runs_changed, this, [this, &commands] {
    model_.read(runs_folder(bench_.document().file()));
    update_commands(commands);
    if (bench_.controller().is_active()) emit wanted();
  });
  connect(&bench.document(), &ScenarioDocument::saved, this, [this, &commands] {
    model_.read(runs_folder(bench_.document().file()));
    update_commands(commands);
  });
  connect(&bench.checker(), &Checker::checked, this, [this, &commands] {
    model_.set_current(bench_.check().scenario_sha256);
    update_commands(commands);
  });
  connect(&bench.controller(), &RunController::progressed, this, [this, &commands] { update_commands(commands); });
  connect(&bench.controller(), &RunController::finished, this, [this, &commands] { update_commands(commands); });
  update_commands(commands);
}

void RunsPanel::rebuild() {
  table_->setAccessibleName(words({"Runs", "运行"}));
  model_.retranslate();
}

void RunsPanel::add_commands(Commands& commands) {
  RunController& controller = bench_.controller();
  commands.add({"run.start", {"Run", "运行"}, {"Simulate the scenario", "仿真该方案"}, "F5", "run", "run/2"},
               [this] { bench_.start_run(); });
  commands.add({"run.stop",
                {"Stop", "停止"},
                {"End the run at its next step and keep what it computed", "在下一步停止并保留已计算部分"},
                "Shift+F5",
                "stop",
                "run/2"},
               [&controller] { controller.stop(); });
  commands.add({"run.kill", {"Force stop", "强制停止"}, {"End a run that does not stop", "结束未响应的运行"}, "", "", "run/2"},
               [&controller] { controller.kill(); });
  commands.add(
      {"run.copy_command",
       {"Copy as command", "复制为命令行"},
       {"Copy the command that runs this scenario", "复制运行该方案的命令"},
       "Ctrl+Alt+C",
       "",
       "run/9"},
      [this] {
        QApplication::clipboard()->setText(
            QStringLiteral("icctwin run '%1' --out runs/new").arg(QString(bench_.document().file()).replace('\'', QLatin1String("'\\''"))));
      });
  commands.add({"results.open", {"Open results…", "打开结果…"}, {"Open a run folder", "打开运行结果文件夹"}, "", "", "results/1"}, [this] {
    const QString folder =
        QFileDialog::getExistingDirectory(this, words({"Open a run folder", "打开运行结果文件夹"}), runs_folder(bench_.document().file()));
    if (folder.isEmpty()) return;
    bench_.open_run(folder);
    bench_.ask_page(Page::results);
  });
}

void RunsPanel::update_commands(Commands& commands) {
  const RunController& controller = bench_.controller();
  commands["run.start"]->setEnabled(!controller.is_active() && bench_.check().usable);
  commands["run.stop"]->setEnabled(controller.is_active());
  commands["run.kill"]->setEnabled(controller.state() == RunState::stopping);
  commands["run.copy_command"]->setEnabled(!bench_.document().file().isEmpty());
}

LogPanel::LogPanel(Workbench& bench, QWidget* parent) : Panel(bench, parent), text_(new QPlainTextEdit) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  text_->setReadOnly(true);
  text_->setFont(face(Face::table));
  column->addWidget(text_);
  connect(&bench.controller(), &RunController::finished, this, [this] { text_->setPlainText(bench_.controller().log()); });
}

void LogPanel::rebuild() { text_->setAccessibleName(words({"Log of the run", "运行日志"})); }

}  // namespace icctwin::gui
