// Where the parts of the window stand: docks with their commands, pages that take the whole width, what is kept for the next start.
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

#include "gui/app/find_box.h"
#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/app/result_window.h"
#include "gui/app/scenario_chooser.h"
#include "gui/document/user_settings.h"
#include "gui/document/words.h"
#include "gui/views/icons.h"
#include "gui/views/panel.h"
#include "gui/views/panels/count_marks.h"
#include "gui/views/panels/inspector_panel.h"
#include "gui/views/panels/library_panel.h"
#include "gui/views/panels/log_panel.h"
#include "gui/views/panels/problems_panel.h"
#include "gui/views/panels/runs_panel.h"
#include "gui/views/panels/scenario_panel.h"
#include "gui/views/panels/sources_panel.h"
#include "gui/views/panels/tutorial_panel.h"

namespace icctwin::gui {
namespace {

constexpr int tree_width = 250, inspector_width = 340, lists_height = 190, library_height = 300, lists_title_height = 30;
constexpr int least_tree_width = 196, least_inspector_width = 280;  ///< below them names are cut off
constexpr int state_version = 2;                                    ///< of the kept layout; another one is not read
const QString key_geometry = QStringLiteral("window/geometry"), key_state = QStringLiteral("window/state"),
              key_list = QStringLiteral("window/list");

/// The undo stack as a list.
class HistoryPanel : public Panel {
 public:
  explicit HistoryPanel(Workbench& bench) : Panel(bench), list_(new QUndoView(&bench.document().undo_stack())) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(list_);
  }
  QWidget* first_control() override { return list_; }
  void rebuild() override {
    list_->setEmptyLabel(words({"As opened", "打开时"}));
    list_->setAccessibleName(words({"Changes since the scenario was opened", "打开方案以来的修改"}));
  }

 private:
  QUndoView* list_;
};

}  // namespace

void MainWindow::make_layout_commands() {
  commands_.add({"edit.command_search",
                 {"Find objects and commands", "查找对象与命令"},
                 {"Find a command or a part of the scenario by its name", "按名称查找命令或方案中的对象"},
                 "Ctrl+K",
                 "search",
                 "edit/5"},
                [this] { find_->begin(); });
  commands_
      .add({"view.full_screen", {"Full screen", "全屏"}, {"The window fills the screen", "窗口占满屏幕"}, "F11", "", "view/8"},
           [this] {
             setWindowState(windowState() ^ Qt::WindowFullScreen);
             commands_["view.full_screen"]->setChecked(isFullScreen());
           })
      ->setCheckable(true);
  commands_.add({"window.new_window",
                 {"New window", "新窗口"},
                 {"A second window with a page of the same scenario", "打开第二个窗口显示同一方案的页面"},
                 "Ctrl+Alt+W",
                 "",
                 "window/1"},
                [this] { open_second_window(); });
  commands_.add({"window.next_scenario",
                 {"Next scenario", "下一方案"},
                 {"Open the next scenario of this folder", "打开本文件夹中的下一个方案"},
                 "Ctrl+Tab",
                 "",
                 "window/1"},
                [this] {
                  if (const QString next = chooser_->next_file(); !next.isEmpty() && may_leave()) open_file(next);
                });
  commands_.add({"window.reset_layout",
                 {"Reset layout", "恢复布局"},
                 {"Put all panels where they were at first", "将所有面板恢复到初始位置"},
                 "",
                 "",
                 "window/3"},
                [this] { reset_layout(); });
}

QDockWidget* MainWindow::add_dock(const char* name, const Text& title, QWidget* content, Qt::DockWidgetArea area, const char* command,
                                  const char* shortcut) {
  auto* made = new QDockWidget;
  made->setObjectName(QLatin1String(name));
  made->setWidget(content);
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("dock_title"));
  bar->setAttribute(Qt::WA_StyledBackground);
  bar->setFixedHeight(lists_title_height);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(12, 0, 4, 0);
  auto* label = new QLabel;
  label->setFont(face(Face::strong));
  row->addWidget(label, 1);
  auto* close = new QToolButton;
  close->setIcon(icon(QStringLiteral("close")));
  close->setIconSize({12, 12});
  close->setFocusPolicy(Qt::NoFocus);
  connect(close, &QToolButton::clicked, made, &QDockWidget::close);
  row->addWidget(close);
  made->setTitleBarWidget(bar);
  if (area == Qt::LeftDockWidgetArea) content->setMinimumWidth(least_tree_width);
  if (area == Qt::RightDockWidgetArea) content->setMinimumWidth(least_inspector_width);
  addDockWidget(area, made);
  docks_.push_back({made, title, area});
  auto* panel = dynamic_cast<Panel*>(content);
  if (panel) panels_.push_back(panel);
  if (panel && *command) commands_.add({command, title, title, shortcut, "", "window/2"}, [this, made, panel] { go_to(made, panel); });
  return made;
}

void MainWindow::add_list(const Text& title, Panel* panel, const char* command, const char* shortcut) {
  lists_->addTab(panel, {});
  list_titles_.append(title);
  panels_.push_back(panel);
  commands_.add({command, title, title, shortcut, "", "window/2"}, [this, panel] { go_to(lists_dock_, panel); });
}

void MainWindow::show_list(Panel* panel) {
  lists_->setCurrentWidget(panel);
  lists_dock_->show();
}

void MainWindow::go_to(QDockWidget* dock, Panel* panel) {
  const QWidget* at = focusWidget();
  if (at && at->isVisible() && (at == panel || panel->isAncestorOf(at))) {
    dock->hide();
    return focus_page();
  }
  dock->show();
  dock->raise();
  if (dock == lists_dock_) lists_->setCurrentWidget(panel);
  QWidget* first = panel->first_control();
  if (!first || !first->isVisible()) first = panel;  // a list that has nothing yet stands aside for a sentence
  first->activateWindow();                           // which may be another, where the dock floats
  first->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::make_docks() {
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  inspector_ = new InspectorPanel(bench_, commands_);  // first: its commands stand in the tree's menu too
  add_dock("tree", {"Scenario", "方案树"}, new ScenarioPanel(bench_, commands_), Qt::LeftDockWidgetArea, "view.dock_tree", "Alt+1");
  library_dock_ =
      add_dock("library", {"Library", "设备库"}, new LibraryPanel(bench_, commands_), Qt::LeftDockWidgetArea, "view.dock_library", "Alt+2");
  auto* tutorial = new TutorialPanel(bench_);
  tutorial_dock_ = add_dock("tutorial", {"Tutorial", "入门教程"}, tutorial, Qt::RightDockWidgetArea, "", "");
  tutorial_dock_->hide();
  commands_.add({"help.tutorial",
                 {"Tutorial (5 minutes)", "入门教程（5 分钟）"},
                 {"A first simulation, step by step", "逐步完成第一次仿真"},
                 "",
                 "tutorial",
                 "help/1"},
                [this, tutorial] {
                  tutorial->tutorial().start();
                  tutorial_dock_->show();
                });
  add_dock("inspector", {"Inspector", "属性面板"}, inspector_, Qt::RightDockWidgetArea, "view.dock_inspector", "Alt+3");

  lists_ = new QTabWidget;
  lists_->setObjectName(QStringLiteral("list_tabs"));
  lists_->setDocumentMode(true);
  lists_->tabBar()->setDrawBase(false);
  problems_ = new ProblemsPanel(bench_, commands_);
  auto* runs = new RunsPanel(bench_, commands_);
  log_ = new LogPanel(bench_);
  add_list({"Problems", "问题"}, problems_, "view.dock_problems", "Alt+4");
  add_list({"Runs", "运行"}, runs, "view.dock_runs", "Alt+5");
  add_list({"Log", "日志"}, log_, "view.dock_log", "Alt+6");
  add_list({"Sources", "数据来源"}, new SourcesPanel(bench_), "view.dock_sources", "Alt+7");
  add_list({"History", "历史"}, new HistoryPanel(bench_), "view.dock_history", "Alt+8");
  connect(problems_, &ProblemsPanel::wanted, this, [this] { show_list(problems_); });
  connect(runs, &RunsPanel::wanted, this, [this, runs] { lists_->setCurrentWidget(runs); });
  connect(runs, &RunsPanel::run_chosen, log_, &LogPanel::show_run);
  counts_ = new CountMarks;
  lists_->tabBar()->setTabButton(0, QTabBar::RightSide, counts_);
  lists_->setCornerWidget(make_lists_corner());
  connect(problems_, &ProblemsPanel::told, this, &MainWindow::take_check);
  lists_dock_ = add_dock("lists", {"Lists", "列表"}, lists_, Qt::BottomDockWidgetArea, "", "");
  auto* no_title = new QWidget;
  no_title->setFixedHeight(0);
  lists_dock_->setTitleBarWidget(no_title);
  arrange_docks();
}

QWidget* MainWindow::make_lists_corner() {
  // As high as the tabs and painted, since the style draws the line of a tab bar below what stands in the corner.
  auto* corner = new QWidget;
  corner->setObjectName(QStringLiteral("tab_corner"));
  corner->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins(12, 0, 12, 0);
  checked_ = new QLabel;
  checked_->setObjectName(QStringLiteral("muted"));
  row->addWidget(checked_);
  return corner;
}

void MainWindow::arrange_once() {
  if (arranged_ || !isVisible() || !docks_around_) return;
  arranged_ = true;
  arrange_docks();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  arrange_once();
}

void MainWindow::arrange_docks() {
  // In a narrow window the page has the room from the start, instead of taking it when the first wide one comes.
  constexpr int wide_window = 1440;
  const bool wide = width() >= wide_window;
  QList<QDockWidget*> sides;
  QList<int> widths;
  for (const Dock& one : docks_) {
    if (one.area == Qt::BottomDockWidgetArea) continue;
    sides << one.dock;
    widths << (one.area == Qt::LeftDockWidgetArea ? (wide ? tree_width : least_tree_width)
                                                  : (wide ? inspector_width : least_inspector_width));
  }
  resizeDocks(sides, widths, Qt::Horizontal);
  resizeDocks({lists_dock_}, {lists_height}, Qt::Vertical);
  resizeDocks({library_dock_}, {library_height}, Qt::Vertical);
}

void MainWindow::use_docks(bool around) {
  if (around == docks_around_) return;
  std::set<QDockWidget*>& left = open_docks_[docks_around_ ? 1 : 0];
  left.clear();
  for (const Dock& one : docks_)
    if (!one.dock->isHidden()) left.insert(one.dock);
  docks_around_ = around;
  // The tutorial stays while pages come and go.
  for (const Dock& one : docks_)
    if (one.dock != tutorial_dock_) one.dock->setVisible(open_docks_[around ? 1 : 0].contains(one.dock));
  arrange_once();
}

void MainWindow::reset_layout() {
  for (const Dock& one : docks_) {
    removeDockWidget(one.dock);
    one.dock->setFloating(false);
    addDockWidget(one.area, one.dock);
    one.dock->setVisible(docks_around_ && one.dock != tutorial_dock_);
    if (one.dock != tutorial_dock_) open_docks_[1].insert(one.dock);
  }
  open_docks_[0].clear();
  lists_->setCurrentIndex(0);
  arrange_docks();
}

void MainWindow::save_layout() {
  QSettings settings = user_settings();
  settings.setValue(key_geometry, saveGeometry());
  const bool around = docks_around_;
  use_docks(true);  // a page of the whole width has no docks to be kept
  settings.setValue(key_state, saveState(state_version));
  use_docks(around);
  settings.setValue(key_list, lists_->currentIndex());
}

void MainWindow::restore_layout() {
  const QSettings settings = user_settings();
  if (const QByteArray geometry = settings.value(key_geometry).toByteArray(); !geometry.isEmpty()) restoreGeometry(geometry);
  const bool around = docks_around_;
  use_docks(true);
  if (const QByteArray state = settings.value(key_state).toByteArray(); !state.isEmpty()) arranged_ = restoreState(state, state_version);
  use_docks(around);
  if (const int list = settings.value(key_list).toInt(); list < lists_->count()) lists_->setCurrentIndex(list);
}

ResultWindow* MainWindow::open_second_window() {
  if (!second_) {
    Page page = Page::results;
    // Beside the page that is looked at, another one is wanted.
    if (current_page() == page && page_entries().front().page != page) page = page_entries().front().page;
    second_ = new ResultWindow(bench_, commands_, page, this);
  }
  second_->show();
  second_->raise();
  second_->activateWindow();
  return second_;
}

}  // namespace icctwin::gui
