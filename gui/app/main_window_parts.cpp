// The parts of the window: commands, menus, bars, docks, pages. What the window itself does stands in main_window.cpp.
#include <QActionGroup>
#include <QLabel>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/banner.h"
#include "gui/app/find_box.h"
#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/app/scenario_chooser.h"
#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/views/icons.h"
#include "gui/views/object_commands.h"
#include "gui/views/page_stack.h"
#include "gui/views/panel.h"
#include "gui/views/time_slider.h"
#include "gui/views/twins/json_twin.h"
#include "gui/views/twins/table_twin.h"

namespace icctwin::gui {
namespace {

constexpr int page_icon = 20, tool_icon = 16;

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
      // By keys alone nobody should have to walk there through the tool bar.
      if (QWidget* first = pages_.at(page)->first_control()) first->setFocus(Qt::ShortcutFocusReason);
    })->setCheckable(true);
  }
  struct UnitsEntry {
    UnitSystem system;
    const char* id;
    Text title, tip;
  };
  static constexpr UnitsEntry unit_entries[] = {
      {UnitSystem::si, "view.units_si", {"Units: SI", "单位制：国际单位"}, {"kW, °C, m³/h, kPa, m²", "kW、°C、m³/h、kPa、m²"}},
      {UnitSystem::ip, "view.units_ip", {"Units: IP", "单位制：英制"}, {"RT, °F, gpm, psi, ft²", "RT、°F、gpm、psi、ft²"}},
      {UnitSystem::china,
       "view.units_china",
       {"Units: China reporting", "单位制：国内报告"},
       {"kW, 10,000 kWh, 10,000 CNY, RT, PFLOP/s", "kW、万kWh、万元、RT、P 算力"}}};
  auto* units = new QActionGroup(this);
  for (const UnitsEntry& entry : unit_entries) {
    auto* action = add({entry.id, entry.title, entry.tip, "", "", "view/5"}, [this, system = entry.system] { change_units(system); });
    action->setCheckable(true);
    action->setChecked(entry.system == unit_system());
    units->addAction(action);
  }
  add({"view.units_next",
       {"Next units", "切换单位制"},
       {"Go on to the next system of units", "切换到下一种单位制"},
       "Ctrl+U",
       "",
       "view/5"},
      [this] { change_units(static_cast<UnitSystem>((static_cast<int>(unit_system()) + 1) % 3)); });
  const auto zoom = [this](int steps) { return [this, steps] { pages_.at(current_page())->zoom(steps); }; };
  add({"view.zoom_in", {"Zoom in", "放大"}, {"Show the picture larger", "放大图形"}, "Ctrl++", "", "view/4"}, zoom(1));
  add({"view.zoom_out", {"Zoom out", "缩小"}, {"Show the picture smaller", "缩小图形"}, "Ctrl+-", "", "view/4"}, zoom(-1));
  add({"view.fit", {"Fit", "全图"}, {"Show the whole picture", "显示全图"}, "Ctrl+0", "", "view/4"}, zoom(0));
  add({"view.chinese", {"中文", "中文"}, {"Show the window in Chinese", "以中文显示"}, "", "", "view/6"}, [this] {
    preferences_.language = QStringLiteral("zh_CN");
    change_preferences(preferences_);
  });
  add({"view.english", {"English", "English"}, {"Show the window in English", "以英文显示"}, "", "", "view/6"}, [this] {
    preferences_.language = QStringLiteral("en");
    change_preferences(preferences_);
  });
  static constexpr struct {
    const char* id;
    Text text, tip;
    LookChoice look;
  } looks[] = {
      {"view.system", {"As the system", "跟随系统"}, {"Colours as light or dark as the desktop", "与桌面一致的外观"}, LookChoice::system},
      {"view.light", {"Light", "浅色"}, {"Light colours", "浅色外观"}, LookChoice::light},
      {"view.dark", {"Dark", "深色"}, {"Dark colours", "深色外观"}, LookChoice::dark}};
  for (const auto& one : looks)
    add({one.id, one.text, one.tip, "", "", "view/7"}, [this, look = one.look] {
      preferences_.look = look;
      change_preferences(preferences_);
    });
  make_start_commands();
  make_layout_commands();
  make_run_commands();
  make_file_commands();
  make_help_commands();
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
    if (actions.empty()) continue;
    QMenu* menu = menuBar()->addMenu(QString());
    menus_.append({menu, title});
    for (QAction* action : actions) {
      if (action)
        menu->addAction(action);
      else
        menu->addSeparator();
    }
  }
}

void MainWindow::make_bars() {
  auto* tools = addToolBar(QString());
  tools->setObjectName(QStringLiteral("tools"));
  tools->setMovable(false);
  tools->setIconSize({tool_icon, tool_icon});
  for (const auto id :
       {"file.newTemplate", "file.open", "file.save", "", "edit.undo", "edit.redo", "", "run.check", "run.start", "run.stop"}) {
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
  tools->addSeparator();
  chooser_ = new ScenarioChooser(bench_);
  tools->addWidget(chooser_);
  connect(chooser_, &ScenarioChooser::chosen, this, [this](const QString& file) {
    if (may_leave()) open_file(file);
  });
  auto* space = new QWidget;
  space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  tools->addWidget(space);
  find_ = new FindBox(bench_, commands_);
  tools->addWidget(find_);

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
  group->addAction(commands_["file.start"]);  // no page of the bar is checked while it is
  addToolBar(Qt::LeftToolBarArea, page_bar_);
  commands_[std::string("view.") + page_entries().front().name]->setChecked(true);
}

void MainWindow::make_pages() {
  auto* middle = new QWidget;
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner;
  work_area_ = new PageStack;
  new ObjectCommands(bench_, commands_, this);
  const auto add_page = [this](const PageEntry& entry) {
    WorkPage* page = entry.make(bench_, commands_);
    page->setObjectName(QLatin1String(entry.name));
    pages_[entry.page] = page;
    work_area_->addWidget(page);
  };
  for (const PageEntry& entry : page_entries()) add_page(entry);
  add_page(start_entry());
  for (TwinPage* twin :
       {static_cast<TwinPage*>(new TableTwin(bench_, commands_)), static_cast<TwinPage*>(new JsonTwin(bench_, commands_))}) {
    twins_.push_back(twin);
    panels_.push_back(twin);
    work_area_->addWidget(twin);
    connect(twin, &TwinPage::asked, this, [this, twin](bool shown) { show_twin(shown ? twin : nullptr); });
  }
  column->addWidget(banner_);
  column->addWidget(work_area_, 1);
  time_slider_ = new TimeSlider(bench_, commands_);
  column->addWidget(time_slider_);
  panels_.push_back(time_slider_);
  setCentralWidget(middle);
}

void MainWindow::make_status() {
  for (QLabel** label : {&saved_, &size_, &units_, &language_, &result_state_}) {
    *label = new QLabel;
    statusBar()->addWidget(*label);
  }
  statusBar()->setSizeGripEnabled(false);
}

}  // namespace icctwin::gui
