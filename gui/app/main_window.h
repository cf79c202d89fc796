#pragma once
// The window: pages in the middle, panels in docks around them. What they do is theirs; the window puts them together.
#include <QMainWindow>
#include <map>
#include <string>

#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/theme.h"

class QDockWidget;
class QLabel;
class QStackedWidget;
class QTabWidget;
class QToolBar;

namespace icctwin::gui {

class Banner;
class CountMarks;
class Panel;
class ProblemsPanel;
class TimeSlider;
class WorkPage;

class MainWindow : public QMainWindow {
 public:
  MainWindow();
  ~MainWindow() override;

  // What the command line and tests ask for; each is also a command of the user.
  bool open_file(const QString& file);
  bool save_to(const QString& file);
  void show_page(Page page);
  Page current_page() const;
  void select(const std::string& pointer) { bench_.select(pointer); }
  void set_language_of_window(Language language);
  void set_look_of_window(Look look);
  /// Something is still being read, checked or drawn: a picture would not be whole.
  bool is_busy() const;

  Workbench& bench() { return bench_; }
  ScenarioDocument& document() { return bench_.document(); }
  RunController& controller() { return bench_.controller(); }
  Checker& checker() { return bench_.checker(); }
  Commands& commands() { return commands_; }
  std::string selected() const { return bench_.current(); }

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void make_commands();
  void make_menus();
  void make_bars();
  void make_docks();
  void make_pages();
  void make_status();
  QDockWidget* add_dock(const char* name, const Text& title, QWidget* content, Qt::DockWidgetArea area);
  /// A panel as a tab of the lower dock.
  void add_list(const Text& title, Panel* panel);

  void ask_and_open();
  bool ask_and_save();
  bool save_or_ask();
  /// True when nothing unsaved is lost by going on.
  bool may_leave();
  void offer_recovery();
  /// Undoes or redoes and goes to where the change was made.
  void step_history(void (QUndoStack::*step)());
  void take_check();
  void update_status();
  void update_results_state();
  void retranslate();
  void apply_theme();

  Workbench bench_;
  Commands commands_;
  QStringList last_change_;  ///< places

  std::map<Page, WorkPage*> pages_;
  std::vector<Panel*> panels_;  ///< of the docks
  QStackedWidget* work_area_ = nullptr;
  QTabWidget* lists_ = nullptr;
  Banner* banner_ = nullptr;
  CountMarks* counts_ = nullptr;
  ProblemsPanel* problems_ = nullptr;
  TimeSlider* time_slider_ = nullptr;
  QLabel *saved_ = nullptr, *size_ = nullptr, *language_ = nullptr, *result_state_ = nullptr;
  QToolBar* page_bar_ = nullptr;
  QList<QPair<QMenu*, Text>> menus_;
  QList<QPair<QDockWidget*, Text>> docks_;
  QList<Text> list_titles_;
};

}  // namespace icctwin::gui
