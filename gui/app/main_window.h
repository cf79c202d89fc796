#pragma once
// The window: pages in the middle, tree, inspector and the lists of problems and runs around them.
#include <QMainWindow>
#include <QSortFilterProxyModel>
#include <memory>
#include <string>

#include "gui/app/commands.h"
#include "gui/document/recovery.h"
#include "gui/document/scenario_document.h"
#include "gui/models/checker.h"
#include "gui/models/inspector_model.h"
#include "gui/models/problem_model.h"
#include "gui/models/run_model.h"
#include "gui/models/scenario_tree_model.h"
#include "gui/run/run_controller.h"
#include "gui/views/theme.h"

class QDockWidget;
class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QToolBar;
class QToolButton;
class QTreeView;

namespace icctwin::gui {

class Banner;
class CountMarks;
class OverviewPage;
class ResultsPage;

enum class Page { overview, results };

class MainWindow : public QMainWindow {
 public:
  MainWindow();
  ~MainWindow() override;

  // What the command line and tests ask for; each is also a command of the user.
  bool open_file(const QString& file);
  bool save_to(const QString& file);
  /// Shows the results of a run folder; false if it holds none that can be read.
  bool open_run(const QString& folder);
  void show_page(Page page);
  void select(const std::string& pointer);
  void start_run();
  void set_language_of_window(Language language);
  void set_look_of_window(Look look);

  ScenarioDocument& document() { return document_; }
  RunController& controller() { return controller_; }
  Checker& checker() { return checker_; }
  Commands& commands() { return commands_; }
  const std::string& selected() const { return selected_; }

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void make_commands();
  void make_menus();
  void make_bars();
  void make_docks();
  void make_pages();
  void make_status();
  QDockWidget* dock(const char* name, QWidget* content, Qt::DockWidgetArea area);

  void ask_and_open();
  bool ask_and_save();
  bool save_or_ask();
  /// True when nothing unsaved is lost by going on.
  bool may_leave();
  void offer_recovery();
  /// Undoes or redoes and goes to where the change was made.
  void step_history(void (QUndoStack::*step)());
  void next_problem(int step);
  void take_check();
  void end_run();
  void add_item();
  void remove_item();
  void update_inspector_head();
  void update_commands();
  void update_status();
  void update_results_state();
  void retranslate();
  void apply_theme();

  ScenarioDocument document_;
  Checker checker_{document_};
  RunController controller_;
  Recovery recovery_{document_};
  ScenarioTreeModel tree_model_{document_};
  QSortFilterProxyModel tree_filter_;  ///< rows that the search names, and those above them
  InspectorModel inspector_model_{document_};
  ProblemModel problem_model_;
  RunModel run_model_{controller_};
  Commands commands_;

  std::string selected_;
  QStringList last_change_;  ///< places
  QString shown_run_;        ///< folder of the results page

  QTreeView* tree_ = nullptr;
  QLineEdit* search_ = nullptr;
  QListView* inspector_ = nullptr;
  QTableView* problems_ = nullptr;
  QTableView* runs_ = nullptr;
  QPlainTextEdit* log_ = nullptr;
  QTabWidget* lists_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  OverviewPage* overview_ = nullptr;
  ResultsPage* results_ = nullptr;
  Banner* banner_ = nullptr;
  CountMarks* counts_ = nullptr;
  QLabel *object_title_ = nullptr, *object_help_ = nullptr, *no_problems_ = nullptr;
  QLabel *saved_ = nullptr, *size_ = nullptr, *language_ = nullptr, *result_state_ = nullptr;
  QToolBar* page_bar_ = nullptr;
  QList<QPair<QMenu*, Text>> menus_;
  QList<QPair<QDockWidget*, Text>> docks_;
};

}  // namespace icctwin::gui
