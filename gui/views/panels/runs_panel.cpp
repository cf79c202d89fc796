#include "gui/views/panels/runs_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/panels/run_delegate.h"
#include "gui/views/row_views.h"
#include "gui/views/run_dialog.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

RunsPanel::RunsPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), commands_(commands), model_(bench.queue()), table_(new QTableView), none_(new QLabel) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  table_->setObjectName(QStringLiteral("runs"));
  table_->setModel(&model_);
  make_quiet(*table_);
  table_->setItemDelegate(new RunDelegate(table_));
  table_->horizontalHeader()->setStretchLastSection(true);
  const int widths[] = {80, 120, 210, 70, 150, 170, 100};
  for (int i = 0; i < RunModel::column_count; ++i) table_->setColumnWidth(i, widths[i]);
  none_->setObjectName(QStringLiteral("muted"));
  none_->setContentsMargins(14, 10, 14, 10);
  none_->setWordWrap(true);
  column->addWidget(table_);
  column->addWidget(none_, 0, Qt::AlignTop);
  add_run_commands(commands);
  add_result_commands(commands);
  add_chosen_commands(commands);
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto* id : {"results.open_chosen", "run.rerun", "run.show_log", "run.note", "run.stop", "run.bundle", "results.delete"})
    table_->addAction(commands[id]);
  connect(table_, &QTableView::activated, this, &RunsPanel::open_chosen);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    update_commands();
    if (!chosen().isEmpty()) emit run_chosen(chosen());
  });
  connect(&model_, &QAbstractItemModel::modelReset, this, &RunsPanel::update_commands);
  connect(&bench, &Workbench::runs_changed, this, &RunsPanel::read);
  connect(&bench, &Workbench::run_asked, this, &RunsPanel::wanted);
  connect(&bench.document(), &ScenarioDocument::saved, this, &RunsPanel::read);
  connect(&bench.document(), &ScenarioDocument::changed, this, &RunsPanel::update_commands);
  connect(&bench.checker(), &Checker::checked, this, [this] {
    model_.set_current(bench_.check().scenario_sha256);
    update_commands();
  });
  connect(&bench, &Workbench::run_shown, this, &RunsPanel::update_commands);
  connect(&bench.queue(), &RunQueue::progressed, this, &RunsPanel::update_commands);
  read();
}

QWidget* RunsPanel::first_control() { return table_; }

void RunsPanel::rebuild() {
  table_->setAccessibleName(words({"Runs", "运行"}));
  none_->setText(words({"Not run yet. Run (F5) simulates the scenario; what it gives is listed here.",
                        "尚未运行。“运行”（F5）将仿真该方案，结果会列在此处。"}));
  model_.retranslate();
}

QString RunsPanel::chosen() const {
  const auto rows = table_->selectionModel()->selectedRows();
  return rows.isEmpty() ? QString() : model_.folder(rows.front().row());
}

void RunsPanel::choose(const QString& run_folder) {
  if (const int row = model_.row_of(run_folder); row >= 0) table_->selectRow(row);
}

void RunsPanel::read() {
  const QString before = chosen();
  model_.read(runs_folder(bench_.document().file()));
  if (chosen() != before) choose(before);
  const bool none = model_.rowCount() == 0;
  none_->setVisible(none);
  table_->setVisible(!none);
  update_commands();
}

void RunsPanel::add_run_commands(Commands& commands) {
  commands.add({"run.start",
                {"Run", "运行"},
                {"Simulate the scenario; while a run is active, the next one waits for it", "仿真该方案；已有运行时排队等待"},
                "F5",
                "run",
                "run/2"},
               [this] { bench_.start_run(); });
  commands.add({"run.options",
                {"Run with options…", "运行选项…"},
                {"Run with another period, step or seed, without changing the scenario", "以其他周期、步长或种子运行，不修改方案"},
                "Ctrl+F5",
                "",
                "run/2"},
               [this] {
                 RunDialog dialog(bench_, window());
                 if (dialog.exec() == QDialog::Accepted) bench_.start_run(dialog.overrides());
               });
  commands.add({"run.stop",
                {"Stop", "停止"},
                {"End the run at its next step and keep what it computed", "在下一步停止并保留已计算部分"},
                "Shift+F5",
                "stop",
                "run/2"},
               [this] { bench_.queue().stop(run_to_stop()); });
  commands.add({"run.kill", {"Force stop", "强制停止"}, {"End a run that does not stop", "结束未响应的运行"}, "", "", "run/2"},
               [this] { bench_.queue().kill(run_to_stop()); });
  commands.add({"run.copy_command",
                {"Copy as command", "复制为命令行"},
                {"Copy the command that runs this scenario", "复制运行该方案的命令"},
                "Ctrl+Alt+C",
                "",
                "run/9"},
               [this] {
                 RunRequest request{{}, bench_.document().file(), {}, QStringLiteral("runs/new")};
                 QStringList arguments = request.arguments();
                 arguments.resize(arguments.size() - 2);  // people want the bar, not lines for a program
                 QApplication::clipboard()->setText(shell_words(QStringLiteral("icctwin"), arguments));
               });
}

void RunsPanel::add_result_commands(Commands& commands) {
  commands.add({"results.open", {"Open results…", "打开结果…"}, {"Open a run folder", "打开运行结果文件夹"}, "", "", "results/1"}, [this] {
    const QString folder =
        QFileDialog::getExistingDirectory(this, words({"Open a run folder", "打开运行结果文件夹"}), runs_folder(bench_.document().file()));
    if (folder.isEmpty()) return;
    bench_.open_run(folder);
    bench_.ask_page(Page::results);
  });
  commands.add({"results.open_chosen",
                {"Open results", "打开结果"},
                {"Show the results of the chosen run", "显示所选运行的结果"},
                "",
                "results",
                "results/1"},
               [this] { open_chosen(); });
  commands.add(
      {"results.delete",
       {"Delete run…", "删除结果…"},
       {"Move the chosen run to the trash", "将所选运行移至回收站"},
       "Del",
       "",
       "results/9"},
      [this] { delete_chosen(); }, table_);
}

void RunsPanel::add_chosen_commands(Commands& commands) {
  commands.add({"run.rerun",
                {"Run again", "重新运行"},
                {"The chosen run once more, with the scenario as it was then", "按当时的方案重新运行所选运行"},
                "",
                "",
                "run/3"},
               [this] {
                 if (const int row = model_.row_of(chosen()); row >= 0) bench_.rerun(model_.record(row));
               });
  commands.add({"run.show_log", {"Show log", "显示日志"}, {"The log of the chosen run", "所选运行的日志"}, "", "", "run/3"},
               [this] { emit bench_.log_wanted(chosen()); });
  commands.add(
      {"run.note", {"Note…", "备注…"}, {"Say what the chosen run is for", "为所选运行添加备注"}, "F2", "", "run/3"},
      [this] { write_note(); }, table_);
  commands.add({"run.bundle",
                {"Save diagnostic bundle…", "保存诊断包…"},
                {"Scenario, manifest, log and versions of the chosen run in one file", "将所选运行的方案、清单、日志与版本存为一个文件"},
                "",
                "",
                "help/5"},
               [this] { emit bench_.bundle_wanted(chosen()); });
}

QString RunsPanel::run_to_stop() const {
  const int row = model_.row_of(chosen());
  if (row >= 0) {
    const RunRecord record = model_.record(row);
    if (record.is_active() || record.state == RunState::queued) return record.request.out;
  }
  const QStringList active = bench_.queue().active_folders();
  return active.isEmpty() ? QString() : active.front();
}

void RunsPanel::open_chosen() {
  const QString folder = chosen();
  if (folder.isEmpty() || read_run_summary(folder).status.isEmpty()) return;
  bench_.open_run(folder);
  bench_.ask_page(Page::results);
}

void RunsPanel::write_note() {
  const int row = model_.row_of(chosen());
  if (row < 0) return;
  const RunRecord record = model_.record(row);
  bool accepted = false;
  const QString note =
      QInputDialog::getText(this, run_title(record.request.out), words({"Note", "备注"}), QLineEdit::Normal, record.note, &accepted);
  if (accepted) bench_.queue().set_note(record, note);
}

void RunsPanel::delete_chosen() {
  const QString folder = chosen();
  if (folder.isEmpty()) return;
  QMessageBox box(QMessageBox::Question, words({"Delete run", "删除结果"}),
                  words({"Move %1 with its results to the trash?", "是否将 %1 及其结果移至回收站？"}, run_title(folder)),
                  QMessageBox::NoButton, this);
  auto* yes = box.addButton(words({"Move to trash", "移至回收站"}), QMessageBox::AcceptRole);
  box.setDefaultButton(box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole));
  box.exec();
  if (box.clickedButton() != yes) return;
  if (bench_.run_folder() == folder) bench_.close_run();
  for (const QString& file : files_of_run(folder)) {
    QFile one(file);
    if (!one.moveToTrash())
      return bench_.tell({QStringLiteral("delete"), words({"Not deleted: %1: %2", "未能删除 %1：%2"}).arg(file, one.errorString())});
  }
  bench_.queue().forget(folder);
  read();
}

void RunsPanel::update_commands() {
  const RunQueue& queue = bench_.queue();
  const QString stop = run_to_stop();
  const bool usable = bench_.check().usable;
  commands_["run.start"]->setEnabled(usable);
  commands_["run.options"]->setEnabled(usable);
  commands_["run.stop"]->setEnabled(!stop.isEmpty());
  const auto stopping = stop.isEmpty() ? std::optional<RunRecord>() : queue.find(stop);
  commands_["run.kill"]->setEnabled(stopping && stopping->state == RunState::stopping);
  commands_["run.copy_command"]->setEnabled(!bench_.document().file().isEmpty());
  const int row = model_.row_of(chosen());
  const RunRecord record = row >= 0 ? model_.record(row) : RunRecord();
  const bool ended = row >= 0 && !record.is_active() && record.state != RunState::queued;
  commands_["results.open_chosen"]->setEnabled(ended && QFile::exists(record.request.out + QStringLiteral("/manifest.json")));
  commands_["results.delete"]->setEnabled(ended);
  commands_["run.rerun"]->setEnabled(ended && QFile::exists(record.request.scenario));
  commands_["run.show_log"]->setEnabled(row >= 0);
  commands_["run.note"]->setEnabled(ended);
  commands_["run.bundle"]->setEnabled(row >= 0 || !bench_.document().file().isEmpty());
}

}  // namespace icctwin::gui
