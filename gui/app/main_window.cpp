#include "gui/app/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QTreeView>

#include "gui/app/banner.h"
#include "gui/app/count_marks.h"
#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/run/run_folders.h"
#include "gui/views/overview_page.h"
#include "gui/views/results_page.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

const QString topic_open = QStringLiteral("open"), topic_save = QStringLiteral("save"), topic_run = QStringLiteral("run"),
              topic_result = QStringLiteral("result"), topic_recover = QStringLiteral("recover");

QString sentences(const Diagnostics& problems) {
  QStringList lines;
  for (const Problem& problem : problems.problems()) lines << QString::fromStdString(problem.code + "  " + sentence(problem, language()));
  return lines.join(QStringLiteral("  "));
}

}  // namespace

MainWindow::MainWindow() {
  setObjectName(QStringLiteral("main"));
  make_commands();
  make_pages();
  make_bars();
  make_docks();
  make_menus();
  make_status();
  apply_theme();

  connect(&document_, &ScenarioDocument::changed, this, [this](const QStringList& where) {
    last_change_ = where;
    const Place place = document_.place(selected_);
    if (!place.type && !place.node) select(selected_.substr(0, selected_.rfind('/')));  // it is no more
    update_inspector_head();
    update_commands();
  });
  connect(&document_, &ScenarioDocument::reset, this, [this] {
    select({});
    run_model_.read(runs_folder(document_.file()));
    results_->show_run(nullptr, {});
    shown_run_.clear();
    banner_->withdraw(topic_result);
  });
  connect(&document_.undo_stack(), &QUndoStack::indexChanged, this, &MainWindow::update_status);
  connect(&document_, &ScenarioDocument::saved, this, &MainWindow::update_status);
  connect(&checker_, &Checker::checked, this, &MainWindow::take_check);
  connect(&controller_, &RunController::progressed, this, &MainWindow::update_commands);
  connect(&controller_, &RunController::finished, this, &MainWindow::end_run);
  retranslate();
  select({});
  offer_recovery();
}

MainWindow::~MainWindow() {
  // Members tell of their own ends, when some of what the window would look at is gone already.
  for (QObject* one : {static_cast<QObject*>(&document_), static_cast<QObject*>(&document_.undo_stack()), static_cast<QObject*>(&checker_),
                       static_cast<QObject*>(&controller_)})
    one->disconnect(this);
}

void MainWindow::retranslate() {
  commands_.retranslate();
  for (const auto& [menu, text] : menus_) menu->setTitle(words(text));
  for (const auto& [dock, text] : docks_) {
    dock->setWindowTitle(words(text));
    if (auto* title = dock->titleBarWidget()->findChild<QLabel*>()) title->setText(words(text));
  }
  lists_->setTabText(2, words({"Log", "日志"}));
  lists_->setTabText(3, words({"History", "历史"}));
  no_problems_->setText(words({"No problems found.", "未发现问题。"}));
  tree_->setAccessibleName(words({"Scenario tree", "方案树"}));
  inspector_->setAccessibleName(words({"Fields of the selection", "所选对象的字段"}));
  problems_->setAccessibleName(words({"Problems", "问题"}));
  runs_->setAccessibleName(words({"Runs", "运行"}));
  log_->setAccessibleName(words({"Log of the run", "运行日志"}));
  search_->setPlaceholderText(words({"Filter…", "筛选…"}));
  search_->setAccessibleName(words({"Filter of the tree", "筛选方案树"}));
  tree_model_.retranslate();
  inspector_model_.retranslate();
  problem_model_.retranslate();
  run_model_.retranslate();
  overview_->rebuild();
  results_->rebuild();
  take_check();
  update_inspector_head();
  update_status();
}

void MainWindow::set_language_of_window(Language language) {
  set_language(language);
  retranslate();
}

void MainWindow::apply_theme() {
  QApplication::setPalette(theme_palette());
  setPalette(theme_palette());
  setStyleSheet(style_sheet());
  overview_->rebuild();
  results_->rebuild();
  update_results_state();
}

void MainWindow::set_look_of_window(Look look) {
  set_look(look);
  apply_theme();
}

bool MainWindow::open_file(const QString& file) {
  Diagnostics problems;
  if (!document_.load(file, problems)) {
    banner_->tell(topic_open, words({"Not opened: %1", "未能打开：%1"}, sentences(problems)));
    return false;
  }
  banner_->withdraw(topic_open);
  update_status();
  return true;
}

void MainWindow::ask_and_open() {
  if (!may_leave()) return;
  const QString file = QFileDialog::getOpenFileName(this, words({"Open a scenario", "打开方案"}), document_.folder(),
                                                    words({"Scenarios (*.json)", "方案 (*.json)"}));
  if (!file.isEmpty()) open_file(file);
}

bool MainWindow::save_to(const QString& file) {
  const QString reason = document_.save(file);
  if (reason.isEmpty()) {
    banner_->withdraw(topic_save);
    return true;
  }
  banner_->tell(topic_save, words({"Not saved: %1. The changes are kept in the window.", "未能保存：%1。修改仍保留在窗口中。"}, reason),
                {{words({"Save as…", "另存为…"}), [this] { ask_and_save(); }}});
  return false;
}

bool MainWindow::ask_and_save() {
  const QString file = QFileDialog::getSaveFileName(this, words({"Save the scenario as", "方案另存为"}), document_.file(),
                                                    words({"Scenarios (*.json)", "方案 (*.json)"}));
  return !file.isEmpty() && save_to(file);
}

bool MainWindow::save_or_ask() { return document_.file().isEmpty() ? ask_and_save() : save_to(document_.file()); }

bool MainWindow::may_leave() {
  if (!document_.is_dirty()) return true;
  QMessageBox box(QMessageBox::Warning, words({"Unsaved changes", "未保存的修改"}),
                  words({"Save the changes of “%1”?", "是否保存对“%1”的修改？"}, document_.name(language())), QMessageBox::NoButton, this);
  auto* save = box.addButton(words({"Save", "保存"}), QMessageBox::AcceptRole);
  auto* discard = box.addButton(words({"Discard", "不保存"}), QMessageBox::DestructiveRole);
  box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole);
  box.setDefaultButton(save);
  box.exec();
  return box.clickedButton() == discard || (box.clickedButton() == save && save_or_ask());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (controller_.is_active()) {
    QMessageBox box(QMessageBox::Question, words({"A run is active", "仿真正在运行"}),
                    words({"Stop the run and close? What it has computed is kept.", "停止运行并关闭？已计算的部分会保留。"}),
                    QMessageBox::NoButton, this);
    auto* stop = box.addButton(words({"Stop and close", "停止并关闭"}), QMessageBox::AcceptRole);
    box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() != stop) return event->ignore();
    controller_.stop();
  }
  event->setAccepted(may_leave());
}

void MainWindow::offer_recovery() {
  const auto left = Recovery::left_behind();
  if (left.empty()) return banner_->withdraw(topic_recover);
  const RecoveryFile& file = left.front();
  const QString name = file.file.isEmpty() ? words({"a new scenario", "新方案"}) : QFileInfo(file.file).fileName();
  banner_->tell(topic_recover,
                words({"Unsaved changes of %1 were left by a window that ended unexpectedly: %2, edits: %3.",
                       "上次异常退出时，%1 有未保存的修改：%2，%3 处。"})
                    .arg(name, file.time, QString::number(file.edits)),
                {{words({"Recover", "恢复"}),
                  [this, file] {
                    if (!may_leave() || !Recovery::recover(file, document_)) return;
                    recovery_.write_now();  // so that nothing is lost once the old file is gone
                    Recovery::discard(file);
                    offer_recovery();
                    update_status();
                  }},
                 {words({"Discard", "放弃"}), [this, file] {
                    Recovery::discard(file);
                    offer_recovery();
                  }}});
}

bool MainWindow::open_run(const QString& folder) {
  Diagnostics problems;
  auto run = read_run_folder(folder.toStdString(), problems);
  if (!run) {
    banner_->tell(topic_open, words({"No results there: %1", "此处没有结果：%1"}, sentences(problems)));
    return false;
  }
  shown_run_ = QDir(folder).absolutePath();
  results_->show_run(std::make_shared<const RunFolder>(std::move(*run)), QStringLiteral("R-") + QFileInfo(shown_run_).fileName());
  update_results_state();
  return true;
}

void MainWindow::show_page(Page page) {
  pages_->setCurrentIndex(static_cast<int>(page));
  commands_[page == Page::overview ? "view.overview" : "view.results"]->setChecked(true);
  update_results_state();
}

void MainWindow::select(const std::string& pointer) {
  const QModelIndex index = tree_model_.index_of(pointer);
  const std::string row = index.isValid() ? index.data(pointer_role).toString().toStdString() : std::string();
  if (selected_ != row || inspector_model_.pointer() != row) {
    selected_ = row;
    inspector_model_.show(row);
  }
  const QModelIndex in_tree = tree_filter_.mapFromSource(index);
  if (tree_->currentIndex() != in_tree) tree_->setCurrentIndex(in_tree);
  if (in_tree.isValid()) tree_->scrollTo(in_tree);
  // A place that has no row is a field of the one that has.
  if (const int field = inspector_model_.row_of(pointer); field >= 0 && pointer != row) {
    inspector_->setCurrentIndex(inspector_model_.index(field));
    inspector_->scrollTo(inspector_model_.index(field));
  }
  overview_->set_selected(row);
  update_inspector_head();
  update_commands();
}

void MainWindow::step_history(void (QUndoStack::*step)()) {
  (document_.undo_stack().*step)();
  if (!last_change_.isEmpty()) select(last_change_.front().toStdString());
}

void MainWindow::next_problem(int step) {
  const int count = problem_model_.rowCount();
  if (count == 0) return;
  lists_->setCurrentIndex(0);
  const int now = problems_->currentIndex().isValid() ? problems_->currentIndex().row() : (step > 0 ? -1 : 0);
  problems_->selectRow((now + step + count) % count);
  if (const QVariant where = problems_->currentIndex().data(pointer_role); where.isValid()) select(where.toString().toStdString());
}

void MainWindow::take_check() {
  const CheckResult& result = checker_.result();
  problem_model_.set_problems(result.problems);
  tree_model_.set_severities(problem_model_.worst_by_place());
  inspector_model_.set_problems(problem_model_.sentences_by_place());
  run_model_.set_current(result.scenario_sha256);
  overview_->show_result(result);
  const auto errors = problem_model_.count(Severity::error), warnings = problem_model_.count(Severity::warning),
             hints = problem_model_.count(Severity::hint);
  counts_->set_counts({errors, warnings, hints});
  lists_->setTabText(0, words({"Problems", "问题"}));
  lists_->setTabToolTip(
      0, counted(static_cast<qsizetype>(errors), {"%1 error", "%1 个错误"}, {"%1 errors", "%1 个错误"}) + QStringLiteral(", ") +
             counted(static_cast<qsizetype>(warnings), {"%1 warning", "%1 个警告"}, {"%1 warnings", "%1 个警告"}) + QStringLiteral(", ") +
             counted(static_cast<qsizetype>(hints), {"%1 hint", "%1 个提示"}, {"%1 hints", "%1 个提示"}));
  lists_->setTabText(1, words({"Runs", "运行"}));
  no_problems_->setVisible(result.problems.empty());
  problems_->setVisible(!result.problems.empty());
  update_results_state();
  update_commands();
  update_status();
}

void MainWindow::start_run() {
  if (controller_.is_active()) return;
  const QString program = find_program();
  if (program.isEmpty()) {
    banner_->tell(topic_run, words({"The program icctwin was not found beside this one or in the search path.",
                                    "未找到仿真程序 icctwin（本程序旁或搜索路径中）。"}));
    return;
  }
  const QString folder = runs_folder(document_.file());
  const QString name = next_run_name(folder);
  const QString snapshot = QDir(folder).filePath(name + QStringLiteral(".json"));
  QDir().mkpath(folder);
  QFile file(snapshot);
  const std::string text = document_.text();
  if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0) {
    banner_->tell(topic_run, words({"The run was not started: %1", "运行未启动：%1"}, file.errorString()));
    return;
  }
  file.close();
  banner_->withdraw(topic_run);
  controller_.start({program, snapshot, document_.folder(), QDir(folder).filePath(name)});
  run_model_.read(folder);
  lists_->setCurrentIndex(1);
  update_commands();
}

void MainWindow::end_run() {
  log_->setPlainText(controller_.log());
  update_commands();
  const QString out = controller_.request().out;
  switch (controller_.state()) {
    case RunState::done:
    case RunState::cancelled:
      if (!read_run_summary(out).status.isEmpty()) open_run(out);
      break;
    case RunState::crashed:
      banner_->tell(topic_run,
                    words({"The simulator ended unexpectedly (signal %1) at %2 %. The scenario is safe.",
                           "仿真程序异常退出（信号 %1，进度 %2%）。方案未受影响。"})
                        .arg(controller_.exit_code())
                        .arg(static_cast<int>(controller_.done() * 100)),
                    {{words({"Run again", "重新运行"}), [this] { start_run(); }}});
      break;
    default:
      banner_->tell(topic_run, words({"The run failed. %1", "运行失败。%1"}, controller_.log().trimmed().section('\n', -1)),
                    {{words({"Open log", "打开日志"}), [this] { lists_->setCurrentIndex(2); }}});
  }
}

void MainWindow::update_results_state() {
  const RunFolder* run = results_->run();
  const std::string& now = checker_.result().scenario_sha256;
  const bool old = run && !now.empty() && run->manifest.scenario_sha256 != now;
  const auto state = [](const Text& text, const QColor& color) {
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), words(text));
  };
  result_state_->setText(!run  ? state({"Results: none", "结果：无"}, theme().text2)
                         : old ? state({"▲ Results: out of date", "▲ 结果：已过期"}, theme().warning)
                               : state({"✓ Results: up to date", "✓ 结果：最新"}, theme().ok));
  if (old && pages_->currentIndex() == static_cast<int>(Page::results))
    banner_->tell(topic_result, words({"The scenario has changed since this run.", "此结果之后方案已修改。"}),
                  {{words({"Run again", "重新运行"}), [this] { start_run(); }}});
  else
    banner_->withdraw(topic_result);
}

void MainWindow::add_item() {
  const Place place = document_.place(selected_);
  if (!place.type) return;
  if (place.type->kind == Kind::list) {
    const std::size_t count = place.node ? place.node->children.size() : 0;
    if (document_.insert(selected_, count, new_value(place.type->item()))) select(selected_ + "/" + std::to_string(count));
  } else if (place.optional && !place.given()) {
    document_.set(selected_, new_value(*place.type));
  }
}

void MainWindow::remove_item() {
  if (selected_.empty()) return;
  const std::string gone = selected_;
  if (document_.remove(gone) && !document_.place(gone).node) select(gone.substr(0, gone.rfind('/')));
}

void MainWindow::update_inspector_head() {
  object_title_->setText(inspector_model_.title());
  object_help_->setText(inspector_model_.subtitle());
}

void MainWindow::update_commands() {
  const Place place = document_.place(selected_);
  const bool list = place.type && place.type->kind == Kind::list, item = !place.field && !selected_.empty();
  commands_["edit.add"]->setEnabled(list || (place.type && place.optional && !place.given()));
  commands_["edit.duplicate"]->setEnabled(item);
  commands_["edit.remove"]->setEnabled(place.node && !selected_.empty());
  commands_["edit.reset"]->setEnabled(inspector_->currentIndex().isValid() && inspector_->currentIndex().data(changed_role).toBool());
  commands_["run.start"]->setEnabled(!controller_.is_active() && checker_.result().usable);
  commands_["run.stop"]->setEnabled(controller_.is_active());
  commands_["run.kill"]->setEnabled(controller_.state() == RunState::stopping);
  commands_["run.next_problem"]->setEnabled(problem_model_.rowCount() > 0);
  commands_["run.previous_problem"]->setEnabled(problem_model_.rowCount() > 0);
  commands_["run.copy_command"]->setEnabled(!document_.file().isEmpty());
}

void MainWindow::update_status() {
  setWindowTitle(document_.name(language()) + (document_.is_dirty() ? QStringLiteral("* – ") : QStringLiteral(" – ")) +
                 words({"ICC Twin", "智算孪生"}));
  saved_->setText(document_.file().isEmpty() ? words({"No file", "无文件"})
                  : document_.is_dirty()     ? words({"Not saved", "未保存"})
                                             : words({"Saved", "已保存"}));
  QStringList sizes;
  for (const Fact& fact : checker_.result().facts) {
    if (sizes.size() >= 3 && fact.unit != "W") continue;
    const Quantity quantity = shown(fact.value, fact.unit.empty() ? "1" : fact.unit);
    if (fact.unit == "W") {
      sizes << words(fact.title) + u' ' + QString::number(fact.value / 1e3, 'f', fact.value < 1e5 ? 1 : 0) + QStringLiteral(" kW");
      break;
    }
    sizes << words(fact.title) + u' ' + quantity.number;
  }
  size_->setText(sizes.join(QStringLiteral("   ")));
  language_->setText(words({"English", "中文"}));
}

}  // namespace icctwin::gui
