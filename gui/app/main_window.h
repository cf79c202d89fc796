#pragma once
// The window: pages in the middle, panels in docks around them. What they do is theirs; the window puts them together.
#include <QMainWindow>
#include <QPointer>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "gui/app/preferences.h"
#include "gui/models/units.h"
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
class FileGuard;
class FindBox;
class LogPanel;
class InspectorPanel;
class Panel;
class ProblemsPanel;
class ResultWindow;
class ScenarioChooser;
class TimeSlider;
class TwinPage;
class WorkPage;

class MainWindow : public QMainWindow {
 public:
  MainWindow();
  ~MainWindow() override;

  // What the command line and tests ask for; each is also a command of the user.
  bool open_file(const QString& file);
  bool save_to(const QString& file);
  /// Racks as CSV, or the whole inventory as JSON.
  bool export_to(const QString& file, bool whole);
  /// A copy in another file, which may then be opened in place of this one.
  bool copy_to(const QString& file, bool then_open);
  /// Takes over what the file holds, by one command.
  bool revert();
  void close_document();
  /// Keeps other windows from writing the open file, and tells when another program has.
  void guard_files();
  FileGuard* guard() { return guard_.get(); }
  void recover(const RecoveryFile& file);
  void show_page(Page page);
  Page current_page() const { return page_; }
  /// Shows another view of the scenario in the place of the page; nullptr: the page again.
  void show_twin(TwinPage* twin);
  /// A part of the current page by its name; false if it has none of this name.
  bool show_tab(const QString& name);
  void select(const std::string& pointer) { bench_.select(pointer); }
  void set_language_of_window(Language language);
  void set_look_of_window(Look look);
  const Preferences& preferences() const { return preferences_; }
  /// Takes them over at once, without writing them.
  void set_preferences(const Preferences& preferences);
  // Size, docks and columns of the user, kept from one start to the next.
  void restore_layout();
  void save_layout();
  void reset_layout();
  /// A second window with a page of the same workbench.
  ResultWindow* open_second_window();
  void set_units_of_window(UnitSystem system);
  /// Something is still being read, checked or drawn: a picture would not be whole.
  bool is_busy() const;

  Workbench& bench() { return bench_; }
  ScenarioDocument& document() { return bench_.document(); }
  RunController& controller() { return bench_.controller(); }
  Checker& checker() { return bench_.checker(); }
  Commands& commands() { return commands_; }
  std::string selected() const { return bench_.current(); }

 protected:
  void showEvent(QShowEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void make_commands();
  void make_menus();
  void make_bars();
  void make_docks();
  void make_pages();
  void make_status();
  /// A panel in a dock of its own; `command` leads to it.
  QDockWidget* add_dock(const char* name, const Text& title, QWidget* content, Qt::DockWidgetArea area, const char* command,
                        const char* shortcut);
  /// A panel as a tab of the lower dock.
  void add_list(const Text& title, Panel* panel, const char* command, const char* shortcut);
  void show_list(Panel* panel);
  /// Shows a panel and gives it the keyboard; from within it, hides it and goes back to the page.
  void go_to(QDockWidget* dock, Panel* panel);
  void focus_page();
  void make_layout_commands();
  void make_run_commands();
  void show_changes_since_run();
  void save_bundle(const QString& run_folder);
  QWidget* make_lists_corner();
  void arrange_docks();
  /// When the size of the window is known and docks are seen for the first time.
  void arrange_once();
  /// Shows the docks that belong to pages with or without docks around them.
  void use_docks(bool around);
  /// Chosen in a menu: holds now and at the next start.
  void change_preferences(const Preferences& preferences);
  void change_units(UnitSystem system);

  void make_start_commands();
  void ask_and_open();
  /// Takes over a text as a scenario that was never saved, once what is open may be left.
  void open_new(const QString& text);
  void ask_for_center();
  void import_inventory();
  void export_inventory();
  void leave_start_page();
  bool ask_and_save();
  bool save_or_ask();
  /// True when nothing unsaved is lost by going on.
  bool may_leave();
  void offer_recovery();
  void show_recovery();
  void make_file_commands();
  void make_help_commands();
  void update_file_commands();
  void after_open();
  bool is_scenario(const QString& file, QString& found) const;
  void tell_not_opened(const QString& file, const QString& why);
  void ask_and_copy(bool then_open);
  void tell_disk_change();
  void show_properties();
  void locate_file(const std::string& pointer);
  /// Undoes or redoes and goes to where the change was made.
  void step_history(void (QUndoStack::*step)());
  void take_check();
  void update_status();
  void update_results_state();
  void retranslate();
  void apply_theme();

  Workbench bench_;
  std::unique_ptr<FileGuard> guard_;
  Commands commands_;
  QStringList last_change_;  ///< places

  Preferences preferences_;
  std::map<Page, WorkPage*> pages_;
  std::vector<Panel*> panels_;  ///< of the docks
  std::vector<TwinPage*> twins_;
  Page page_ = Page::overview;
  QStackedWidget* work_area_ = nullptr;
  QTabWidget* lists_ = nullptr;
  Banner* banner_ = nullptr;
  CountMarks* counts_ = nullptr;
  InspectorPanel* inspector_ = nullptr;
  ProblemsPanel* problems_ = nullptr;
  LogPanel* log_ = nullptr;
  TimeSlider* time_slider_ = nullptr;
  QLabel *saved_ = nullptr, *size_ = nullptr, *units_ = nullptr, *language_ = nullptr, *checked_ = nullptr, *result_state_ = nullptr;
  QToolBar* page_bar_ = nullptr;
  QList<QPair<QMenu*, Text>> menus_;
  struct Dock {
    QDockWidget* dock;
    Text title;
    Qt::DockWidgetArea area;
  };
  std::vector<Dock> docks_;
  bool arranged_ = false;
  bool docks_around_ = true;
  std::set<QDockWidget*> open_docks_[2];  ///< of pages that take the whole width, and of the others
  QDockWidget *lists_dock_ = nullptr, *library_dock_ = nullptr, *tutorial_dock_ = nullptr;
  QPointer<ResultWindow> second_;
  FindBox* find_ = nullptr;
  ScenarioChooser* chooser_ = nullptr;
  QList<Text> list_titles_;
};

}  // namespace icctwin::gui
