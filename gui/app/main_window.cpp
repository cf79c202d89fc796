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
#include "gui/document/file_guard.h"
#include "gui/document/recent_files.h"
#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/views/panel.h"
#include "gui/views/panels/count_marks.h"
#include "gui/views/panels/inspector_panel.h"
#include "gui/views/panels/problems_panel.h"
#include "gui/views/row_views.h"
#include "gui/views/time_slider.h"
#include "gui/views/twins/twin_page.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
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
  connect(&bench_, &Workbench::open_asked, this, [this](const QString& file) {
    if (may_leave()) open_file(file);
  });
  connect(&bench_, &Workbench::new_asked, this, &MainWindow::open_new);
  connect(&bench_, &Workbench::told, banner_, &Banner::tell);
  connect(&bench_, &Workbench::withdrawn, banner_, &Banner::withdraw);
  connect(&bench_, &Workbench::run_shown, this, &MainWindow::update_results_state);
  connect(&document(), &ScenarioDocument::changed, this, [this](const QStringList& where) { last_change_ = where; });
  connect(&document().undo_stack(), &QUndoStack::indexChanged, this, &MainWindow::update_status);
  connect(&document(), &ScenarioDocument::saved, this, &MainWindow::update_status);
  update_file_commands();
  retranslate();
  offer_recovery();
}

MainWindow::~MainWindow() {
  // The parts of the window look at the workbench, which is a member and gone before Qt deletes the children.
  for (QObject* one : {static_cast<QObject*>(&document()), static_cast<QObject*>(&document().undo_stack()),
                       static_cast<QObject*>(&checker()), static_cast<QObject*>(&bench_.queue()), static_cast<QObject*>(&bench_)})
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
  bench_.set_program(preferences.program);
  bench_.queue().set_parallel(preferences.parallel_runs);
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
  QString found;
  if (!is_scenario(file, found)) {
    tell_not_opened(file, words({"the format is “%1”, which is no scenario.", "其格式为“%1”，不是方案。"}, found));
    return false;
  }
  if (!document().load(file, problems)) {
    tell_not_opened(file, sentences(problems));
    return false;
  }
  after_open();
  remember_file(document().file());
  leave_start_page();
  update_status();
  return true;
}

void MainWindow::ask_and_open() {
  if (!may_leave()) return;
  const QString file = QFileDialog::getOpenFileName(this, words({"Open a scenario", "打开方案"}), document().folder(),
                                                    words({"Scenarios (*.json)", "方案 (*.json)"}));
  if (!file.isEmpty()) open_file(file);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  RunQueue& queue = bench_.queue();
  if (queue.is_busy()) {
    QMessageBox box(QMessageBox::Question, words({"Runs are active", "仿真正在运行"}),
                    words({"Close when the runs have ended, or stop them now? What they have computed is kept.",
                           "等待运行结束后关闭，还是立即停止？已计算的部分会保留。"}),
                    QMessageBox::NoButton, this);
    auto* wait = box.addButton(words({"Close when ended", "结束后关闭"}), QMessageBox::AcceptRole);
    auto* stop = box.addButton(words({"Stop and close", "停止并关闭"}), QMessageBox::DestructiveRole);
    box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() == wait) {
      auto* waiting = new QObject(this);
      connect(&queue, &RunQueue::changed, waiting, [this, waiting] {
        if (bench_.queue().is_busy()) return;
        waiting->deleteLater();
        close();
      });
    }
    if (box.clickedButton() != stop) return event->ignore();
    queue.stop_all();
  }
  event->setAccepted(may_leave());
  if (event->isAccepted()) save_layout();
}

void MainWindow::show_page(Page page) {
  const QWidget* before = focusWidget();
  page_ = page;
  for (const TwinPage* twin : twins_) commands_[twin->command()]->setChecked(false);
  work_area_->setCurrentWidget(pages_.at(page));
  use_docks(pages_.at(page)->wants_docks());
  inspector_->show_below(pages_.at(page)->aside());
  for (const PageEntry& entry : page_entries())
    if (entry.page == page) commands_[std::string("view.") + entry.name]->setChecked(true);
  commands_["file.start"]->setChecked(page == Page::start);
  update_results_state();
  bench_.note_page(page);
  // Else the window gives the focus of a panel that was hidden to the first button of the toolbar, which then looks as if it were pressed.
  const QWidget* now = focusWidget();
  if (!now || (now != before && !work_area_->isAncestorOf(now))) focus_page();
}

void MainWindow::focus_page() {
  QWidget* page = work_area_->currentWidget();  // a table, where one stands in the place of the page
  (page->focusProxy() ? page : work_area_)->setFocus();
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
  if (!result_state_) return;  // the window is still put together
  const ProblemModel& problems = problems_->model();
  checked_->setText(problems_->checked_words());
  checked_->setFixedHeight(lists_->tabBar()->sizeHint().height());  // all of the corner, which is as high as what stands in it
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

void MainWindow::update_status() {
  setWindowTitle(document().name(language()) + (document().is_dirty() ? QStringLiteral("* – ") : QStringLiteral(" – ")) +
                 words({"ICC Twin", "智算孪生"}));
  saved_->setText(document().is_read_only()     ? words({"Read-only", "只读"})
                  : document().file().isEmpty() ? words({"No file", "无文件"})
                  : document().is_dirty()       ? words({"Not saved", "未保存"})
                                                : words({"Saved", "已保存"}));
  QStringList sizes;
  for (const Fact& fact : checker().result().facts) {
    if (sizes.size() >= 3 && fact.unit != "W") continue;
    const Quantity quantity = figure(fact.value, fact.unit);
    sizes << words(fact.title) + u' ' + quantity.text();
    if (fact.unit == "W") break;
  }
  size_->setText(sizes.join(QStringLiteral("   ")));
  units_->setText(unit_system() == UnitSystem::si   ? words({"SI", "SI"})
                  : unit_system() == UnitSystem::ip ? words({"IP", "英制"})
                                                    : words({"China reporting", "国内报告单位"}));
  language_->setText(words({"English", "中文"}));
}

}  // namespace icctwin::gui
