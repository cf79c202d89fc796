#include "gui/app/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

#include "gui/app/banner.h"
#include "gui/app/find_box.h"
#include "gui/app/pages.h"
#include "gui/app/result_window.h"
#include "gui/app/scenario_chooser.h"
#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/views/panel.h"
#include "gui/views/panels/count_marks.h"
#include "gui/views/panels/problems_panel.h"
#include "gui/views/row_views.h"
#include "gui/views/time_slider.h"
#include "gui/views/twins/twin_page.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

const QString topic_open = QStringLiteral("open"), topic_save = QStringLiteral("save"), topic_result = QStringLiteral("result"),
              topic_recover = QStringLiteral("recover");

}  // namespace

MainWindow::MainWindow() {
  setObjectName(QStringLiteral("main"));
  make_commands();
  make_pages();
  make_docks();
  make_bars();
  make_menus();
  make_status();
  apply_theme();

  connect(&bench_, &Workbench::page_asked, this, &MainWindow::show_page);
  connect(&bench_, &Workbench::told, banner_, &Banner::tell);
  connect(&bench_, &Workbench::withdrawn, banner_, &Banner::withdraw);
  connect(&bench_, &Workbench::run_shown, this, &MainWindow::update_results_state);
  connect(&document(), &ScenarioDocument::changed, this, [this](const QStringList& where) { last_change_ = where; });
  connect(&document().undo_stack(), &QUndoStack::indexChanged, this, &MainWindow::update_status);
  connect(&document(), &ScenarioDocument::saved, this, &MainWindow::update_status);
  connect(&checker(), &Checker::checked, this, &MainWindow::take_check);
  retranslate();
  offer_recovery();
}

MainWindow::~MainWindow() {
  // The parts of the window look at the workbench, which is a member and gone before Qt deletes the children.
  for (QObject* one : {static_cast<QObject*>(&document()), static_cast<QObject*>(&document().undo_stack()),
                       static_cast<QObject*>(&checker()), static_cast<QObject*>(&controller()), static_cast<QObject*>(&bench_)})
    one->disconnect();
  delete second_;
  delete find_;
  delete chooser_;
  qDeleteAll(findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly));
  delete takeCentralWidget();
}

void MainWindow::retranslate() {
  commands_.retranslate();
  for (const auto& [menu, text] : menus_) menu->setTitle(words(text));
  for (const Dock& one : docks_) {
    one.dock->setWindowTitle(words(one.title));
    if (auto* title = one.dock->titleBarWidget()->findChild<QLabel*>()) title->setText(words(one.title));
  }
  find_->rebuild();
  chooser_->rebuild();
  if (second_) second_->rebuild();
  for (int i = 0; i < list_titles_.size(); ++i) lists_->setTabText(i, words(list_titles_[i]));
  for (Panel* panel : panels_) panel->rebuild();
  for (const auto& [key, page] : pages_) page->rebuild();
  take_check();
}

void MainWindow::set_language_of_window(Language language) {
  set_language(language);
  retranslate();
}

void MainWindow::set_units_of_window(UnitSystem system) {
  set_unit_system(system);
  const char* id = system == UnitSystem::si ? "view.units_si" : system == UnitSystem::ip ? "view.units_ip" : "view.units_china";
  commands_[id]->setChecked(true);
  retranslate();
}

void MainWindow::change_units(UnitSystem system) {
  preferences_.units = system;
  change_preferences(preferences_);
}

void MainWindow::apply_theme() {
  QApplication::setPalette(theme_palette());
  setPalette(theme_palette());
  setStyleSheet(style_sheet());
  for (Panel* panel : panels_) panel->rebuild();
  for (const auto& [key, page] : pages_) page->rebuild();
  for (QTableView* table : findChildren<QTableView*>()) table->verticalHeader()->setDefaultSectionSize(table_row_height());
  if (second_) second_->rebuild();
  update_results_state();
}

void MainWindow::set_preferences(const Preferences& preferences) {
  preferences_ = preferences;
  set_high_contrast(preferences.high_contrast);
  set_comfortable(preferences.comfortable);
  set_look(look_of(preferences.look));
  apply_theme();
  set_units_of_window(preferences.units);
  set_language_of_window(language_of(preferences.language));
}

void MainWindow::change_preferences(const Preferences& preferences) {
  set_preferences(preferences);
  write_preferences(preferences);
}

void MainWindow::set_look_of_window(Look look) {
  set_look(look);
  apply_theme();
}

bool MainWindow::show_tab(const QString& name) { return pages_.at(current_page())->show_tab(name); }

bool MainWindow::is_busy() const {
  if (const_cast<Workbench&>(bench_).checker().is_pending() || bench_.is_reading()) return true;
  return pages_.at(current_page())->is_busy();
}

bool MainWindow::open_file(const QString& file) {
  Diagnostics problems;
  if (!document().load(file, problems)) {
    banner_->tell({topic_open, words({"Not opened: %1", "未能打开：%1"}, sentences(problems))});
    return false;
  }
  banner_->withdraw(topic_open);
  update_status();
  return true;
}

void MainWindow::ask_and_open() {
  if (!may_leave()) return;
  const QString file = QFileDialog::getOpenFileName(this, words({"Open a scenario", "打开方案"}), document().folder(),
                                                    words({"Scenarios (*.json)", "方案 (*.json)"}));
  if (!file.isEmpty()) open_file(file);
}

bool MainWindow::save_to(const QString& file) {
  const QString reason = document().save(file);
  if (reason.isEmpty()) {
    banner_->withdraw(topic_save);
    return true;
  }
  banner_->tell({topic_save,
                 words({"Not saved: %1. The changes are kept in the window.", "未能保存：%1。修改仍保留在窗口中。"}, reason),
                 {{words({"Save as…", "另存为…"}), [this] { ask_and_save(); }}}});
  return false;
}

bool MainWindow::ask_and_save() {
  const QString file = QFileDialog::getSaveFileName(this, words({"Save the scenario as", "方案另存为"}), document().file(),
                                                    words({"Scenarios (*.json)", "方案 (*.json)"}));
  return !file.isEmpty() && save_to(file);
}

bool MainWindow::save_or_ask() { return document().file().isEmpty() ? ask_and_save() : save_to(document().file()); }

bool MainWindow::may_leave() {
  if (!document().is_dirty()) return true;
  QMessageBox box(QMessageBox::Warning, words({"Unsaved changes", "未保存的修改"}),
                  words({"Save the changes of “%1”?", "是否保存对“%1”的修改？"}, document().name(language())), QMessageBox::NoButton, this);
  auto* save = box.addButton(words({"Save", "保存"}), QMessageBox::AcceptRole);
  auto* discard = box.addButton(words({"Discard", "不保存"}), QMessageBox::DestructiveRole);
  box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole);
  box.setDefaultButton(save);
  box.exec();
  return box.clickedButton() == discard || (box.clickedButton() == save && save_or_ask());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (controller().is_active()) {
    QMessageBox box(QMessageBox::Question, words({"A run is active", "仿真正在运行"}),
                    words({"Stop the run and close? What it has computed is kept.", "停止运行并关闭？已计算的部分会保留。"}),
                    QMessageBox::NoButton, this);
    auto* stop = box.addButton(words({"Stop and close", "停止并关闭"}), QMessageBox::AcceptRole);
    box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() != stop) return event->ignore();
    controller().stop();
  }
  event->setAccepted(may_leave());
  if (event->isAccepted()) save_layout();
}

void MainWindow::offer_recovery() {
  const auto left = Recovery::left_behind();
  if (left.empty()) return banner_->withdraw(topic_recover);
  const RecoveryFile& file = left.front();
  const QString name = file.file.isEmpty() ? words({"a new scenario", "新方案"}) : QFileInfo(file.file).fileName();
  banner_->tell({topic_recover,
                 words({"Unsaved changes of %1 were left by a window that ended unexpectedly: %2, edits: %3.",
                        "上次异常退出时，%1 有未保存的修改：%2，%3 处。"})
                     .arg(name, file.time, QString::number(file.edits)),
                 {{words({"Recover", "恢复"}),
                   [this, file] {
                     if (!may_leave() || !Recovery::recover(file, document())) return;
                     bench_.recovery().write_now();  // so that nothing is lost once the old file is gone
                     Recovery::discard(file);
                     offer_recovery();
                     update_status();
                   }},
                  {words({"Discard", "放弃"}), [this, file] {
                     Recovery::discard(file);
                     offer_recovery();
                   }}}});
}

void MainWindow::show_page(Page page) {
  page_ = page;
  for (const TwinPage* twin : twins_) commands_[twin->command()]->setChecked(false);
  work_area_->setCurrentWidget(pages_.at(page));
  use_docks(pages_.at(page)->wants_docks());
  for (const PageEntry& entry : page_entries())
    if (entry.page == page) commands_[std::string("view.") + entry.name]->setChecked(true);
  update_results_state();
}

void MainWindow::show_twin(TwinPage* twin) {
  if (!twin) return show_page(page_);
  for (TwinPage* one : twins_) commands_[one->command()]->setChecked(one == twin);
  work_area_->setCurrentWidget(twin);
  use_docks(true);
  twin->rebuild();
  twin->enter();
}

void MainWindow::step_history(void (QUndoStack::*step)()) {
  (document().undo_stack().*step)();
  bench_.select_changed(last_change_);
}

void MainWindow::take_check() {
  const ProblemModel& problems = problems_->model();
  const auto errors = problems.count(Severity::error), warnings = problems.count(Severity::warning), hints = problems.count(Severity::hint);
  counts_->set_counts({errors, warnings, hints});
  lists_->setTabText(0, lists_->tabText(0));  // the tab makes room for them
  lists_->setTabToolTip(
      0, counted(static_cast<qsizetype>(errors), {"%1 error", "%1 个错误"}, {"%1 errors", "%1 个错误"}) + QStringLiteral(", ") +
             counted(static_cast<qsizetype>(warnings), {"%1 warning", "%1 个警告"}, {"%1 warnings", "%1 个警告"}) + QStringLiteral(", ") +
             counted(static_cast<qsizetype>(hints), {"%1 hint", "%1 个提示"}, {"%1 hints", "%1 个提示"}));
  update_results_state();
  update_status();
}

void MainWindow::update_results_state() {
  const bool old = bench_.is_out_of_date();
  const bool wants_time = pages_.at(current_page())->wants_time();
  time_slider_->setVisible(wants_time && bench_.run());
  const auto state = [](const Text& text, const QColor& color) {
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), words(text));
  };
  result_state_->setText(!bench_.run() ? state({"Results: none", "结果：无"}, theme().text2)
                         : old         ? state({"▲ Results: out of date", "▲ 结果：已过期"}, theme().warning)
                                       : state({"✓ Results: up to date", "✓ 结果：最新"}, theme().ok));
  if (old && wants_time)
    banner_->tell({topic_result,
                   words({"The scenario has changed since this run.", "此结果之后方案已修改。"}),
                   {{words({"Run again", "重新运行"}), [this] { bench_.start_run(); }}}});
  else
    banner_->withdraw(topic_result);
}

void MainWindow::update_status() {
  setWindowTitle(document().name(language()) + (document().is_dirty() ? QStringLiteral("* – ") : QStringLiteral(" – ")) +
                 words({"ICC Twin", "智算孪生"}));
  saved_->setText(document().file().isEmpty() ? words({"No file", "无文件"})
                  : document().is_dirty()     ? words({"Not saved", "未保存"})
                                              : words({"Saved", "已保存"}));
  QStringList sizes;
  for (const Fact& fact : checker().result().facts) {
    if (sizes.size() >= 3 && fact.unit != "W") continue;
    const Quantity quantity = figure(fact.value, fact.unit);
    sizes << words(fact.title) + u' ' + quantity.text();
    if (fact.unit == "W") break;
  }
  size_->setText(sizes.join(QStringLiteral("   ")));
  language_->setText(words({"English", "中文"}));
}

}  // namespace icctwin::gui
