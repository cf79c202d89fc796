// The parts of the window: commands, menus, bars, docks, pages. What the window itself does stands in main_window.cpp.
#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

#include "gui/app/banner.h"
#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/document/words.h"
#include "gui/views/icons.h"
#include "gui/views/panel.h"
#include "gui/views/panels/count_marks.h"
#include "gui/views/panels/inspector_panel.h"
#include "gui/views/panels/problems_panel.h"
#include "gui/views/panels/runs_panel.h"
#include "gui/views/panels/scenario_panel.h"
#include "gui/views/time_slider.h"

namespace icctwin::gui {
namespace {

constexpr int tree_width = 250, inspector_width = 340, lists_height = 190, dock_title_height = 30, page_icon = 20, tool_icon = 16;

/// The undo stack as a list.
class HistoryPanel : public Panel {
 public:
  explicit HistoryPanel(Workbench& bench) : Panel(bench), list_(new QUndoView(&bench.document().undo_stack())) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(list_);
  }
  void rebuild() override {
    list_->setEmptyLabel(words({"As opened", "打开时"}));
    list_->setAccessibleName(words({"Changes since the scenario was opened", "打开方案以来的修改"}));
  }

 private:
  QUndoView* list_;
};

}  // namespace

void MainWindow::make_commands() {
  const auto add = [this](const Command& command, std::function<void()> act) { return commands_.add(command, std::move(act)); };
  add({"file.open", {"Open…", "打开…"}, {"Open a scenario file", "打开方案文件"}, "Ctrl+O", "open", "file/1"}, [this] { ask_and_open(); });
  add({"file.save", {"Save", "保存"}, {"Save the scenario", "保存方案"}, "Ctrl+S", "save", "file/2"}, [this] { save_or_ask(); });
  add({"file.save_as",
       {"Save as…", "另存为…"},
       {"Save the scenario in another file", "将方案保存到其他文件"},
       "Ctrl+Shift+S",
       "",
       "file/2"},
      [this] { ask_and_save(); });
  add({"file.quit", {"Quit", "退出"}, {"Close the window", "关闭窗口"}, "Ctrl+Q", "", "file/9"}, [this] { close(); });

  auto* undo = add({"edit.undo", {"Undo", "撤销"}, {"Take the last change back", "撤销上一次修改"}, "Ctrl+Z", "undo", "edit/1"},
                   [this] { step_history(&QUndoStack::undo); });
  auto* redo = add({"edit.redo", {"Redo", "重做"}, {"Make the change again", "重做修改"}, "Ctrl+Shift+Z", "redo", "edit/1"},
                   [this] { step_history(&QUndoStack::redo); });
  undo->setEnabled(false);
  redo->setEnabled(false);
  connect(&document().undo_stack(), &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
  connect(&document().undo_stack(), &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);

  for (const PageEntry& entry : page_entries()) {
    add({std::string("view.") + entry.name, entry.title, entry.tip, entry.shortcut, entry.name, "view/1"}, [this, page = entry.page] {
      show_page(page);
    })->setCheckable(true);
  }
  add({"view.chinese", {"中文", "中文"}, {"Show the window in Chinese", "以中文显示"}, "", "", "view/6"},
      [this] { set_language_of_window(Language::zh); });
  add({"view.english", {"English", "English"}, {"Show the window in English", "以英文显示"}, "", "", "view/6"},
      [this] { set_language_of_window(Language::en); });
  add({"view.light", {"Light", "浅色"}, {"Light colours", "浅色外观"}, "", "", "view/7"}, [this] { set_look_of_window(Look::light); });
  add({"view.dark", {"Dark", "深色"}, {"Dark colours", "深色外观"}, "", "", "view/7"}, [this] { set_look_of_window(Look::dark); });
}

void MainWindow::make_menus() {
  static constexpr struct {
    const char* name;
    Text title;
  } bar[] = {{"file", {"&File", "文件(&F)"}},       {"edit", {"&Edit", "编辑(&E)"}},       {"view", {"&View", "视图(&V)"}},
             {"insert", {"&Insert", "插入(&I)"}},   {"arrange", {"&Arrange", "排列(&A)"}}, {"run", {"&Run", "运行(&R)"}},
             {"results", {"Re&sults", "结果(&S)"}}, {"tools", {"&Tools", "工具(&T)"}},     {"window", {"&Window", "窗口(&W)"}},
             {"help", {"&Help", "帮助(&H)"}}};
  for (const auto& [name, title] : bar) {
    const auto actions = commands_.of_menu(name);
    const bool window = std::string_view(name) == "window";
    if (actions.empty() && !window) continue;
    QMenu* menu = menuBar()->addMenu(QString());
    menus_.append({menu, title});
    for (QAction* action : actions) {
      if (action)
        menu->addAction(action);
      else
        menu->addSeparator();
    }
    if (!window) continue;
    if (!actions.empty()) menu->addSeparator();
    for (const auto& one : docks_) menu->addAction(one.first->toggleViewAction());
  }
}

void MainWindow::make_bars() {
  auto* tools = addToolBar(QString());
  tools->setObjectName(QStringLiteral("tools"));
  tools->setMovable(false);
  tools->setIconSize({tool_icon, tool_icon});
  for (const auto id : {"file.open", "file.save", "", "edit.undo", "edit.redo", "", "run.check", "run.start", "run.stop"}) {
    if (!*id) {
      tools->addSeparator();
      continue;
    }
    tools->addAction(commands_[id]);
    auto* button = qobject_cast<QToolButton*>(tools->widgetForAction(commands_[id]));
    const bool with_text = std::string_view(id).starts_with("run.");
    button->setToolButtonStyle(with_text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    if (std::string_view(id) == "run.start") button->setObjectName(QStringLiteral("primary"));
  }

  page_bar_ = new QToolBar;
  page_bar_->setObjectName(QStringLiteral("pages"));
  page_bar_->setMovable(false);
  page_bar_->setIconSize({page_icon, page_icon});
  page_bar_->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  auto* group = new QActionGroup(this);
  for (const PageEntry& entry : page_entries()) {
    QAction* action = commands_[std::string("view.") + entry.name];
    group->addAction(action);
    page_bar_->addAction(action);
  }
  addToolBar(Qt::LeftToolBarArea, page_bar_);
  commands_[std::string("view.") + page_entries().front().name]->setChecked(true);
}

void MainWindow::make_pages() {
  auto* middle = new QWidget;
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner;
  work_area_ = new QStackedWidget;
  for (const PageEntry& entry : page_entries()) {
    WorkPage* page = entry.make(bench_, commands_);
    page->setObjectName(QLatin1String(entry.name));
    pages_[entry.page] = page;
    work_area_->addWidget(page);
  }
  column->addWidget(banner_);
  column->addWidget(work_area_, 1);
  time_slider_ = new TimeSlider(bench_, commands_);
  column->addWidget(time_slider_);
  panels_.push_back(time_slider_);
  setCentralWidget(middle);
}

QDockWidget* MainWindow::add_dock(const char* name, const Text& title, QWidget* content, Qt::DockWidgetArea area) {
  auto* made = new QDockWidget;
  made->setObjectName(QLatin1String(name));
  made->setWidget(content);
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("dock_title"));
  bar->setAttribute(Qt::WA_StyledBackground);
  bar->setFixedHeight(dock_title_height);
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
  addDockWidget(area, made);
  docks_.append({made, title});
  if (auto* panel = dynamic_cast<Panel*>(content)) panels_.push_back(panel);
  return made;
}

void MainWindow::add_list(const Text& title, Panel* panel) {
  lists_->addTab(panel, {});
  list_titles_.append(title);
  panels_.push_back(panel);
}

void MainWindow::make_docks() {
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  auto* inspector = new InspectorPanel(bench_, commands_);  // first: its commands stand in the tree's menu too
  auto* tree_dock = add_dock("tree", {"Scenario", "方案树"}, new ScenarioPanel(bench_, commands_), Qt::LeftDockWidgetArea);
  auto* inspector_dock = add_dock("inspector", {"Inspector", "属性面板"}, inspector, Qt::RightDockWidgetArea);

  lists_ = new QTabWidget;
  lists_->setDocumentMode(true);
  lists_->tabBar()->setDrawBase(false);
  problems_ = new ProblemsPanel(bench_, commands_);
  auto* runs = new RunsPanel(bench_, commands_);
  add_list({"Problems", "问题"}, problems_);
  add_list({"Runs", "运行"}, runs);
  add_list({"Log", "日志"}, new LogPanel(bench_));
  add_list({"History", "历史"}, new HistoryPanel(bench_));
  connect(problems_, &ProblemsPanel::wanted, this, [this] { lists_->setCurrentWidget(problems_); });
  connect(runs, &RunsPanel::wanted, this, [this, runs] { lists_->setCurrentWidget(runs); });
  counts_ = new CountMarks;
  lists_->tabBar()->setTabButton(0, QTabBar::RightSide, counts_);
  auto* lists_dock = add_dock("lists", {"Lists", "列表"}, lists_, Qt::BottomDockWidgetArea);
  auto* no_title = new QWidget;
  no_title->setFixedHeight(0);
  lists_dock->setTitleBarWidget(no_title);

  resizeDocks({tree_dock, inspector_dock}, {tree_width, inspector_width}, Qt::Horizontal);
  resizeDocks({lists_dock}, {lists_height}, Qt::Vertical);
}

void MainWindow::make_status() {
  for (QLabel** label : {&saved_, &size_, &language_, &result_state_}) {
    *label = new QLabel;
    statusBar()->addWidget(*label);
  }
  statusBar()->setSizeGripEnabled(false);
}

}  // namespace icctwin::gui
