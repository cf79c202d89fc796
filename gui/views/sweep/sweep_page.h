#pragma once
// A sweep: what varies and by which design, its runs as they go on, what they say, and every run as a row.
#include <QPointer>

#include "gui/models/file_job.h"
#include "gui/models/inspector_model.h"
#include "gui/models/sweep_table_model.h"
#include "gui/models/sweep_work.h"
#include "gui/views/panel.h"

class QLabel;
class QListView;
class QListWidget;
class QProgressBar;
class QStackedWidget;
class QTabBar;
class QTableView;
class QVBoxLayout;

namespace icctwin::gui {

class Card;
class ParallelPlot;

class SweepPage : public WorkPage {
 public:
  enum Tab { design_tab, queue_tab, result_tab, table_tab };

  SweepPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool wants_docks() const override { return false; }
  QWidget* first_control() override;
  bool is_busy() const override { return work_.is_planning() || work_.is_reading(); }

  SweepWork& work() { return work_; }
  SweepTableModel& table() { return table_; }
  /// A sweep file or the folder of a sweep; false, and the band tells why, if it is none.
  bool open(const QString& path);
  void show_tab(Tab tab);
  bool show_tab(const QString& name) override;
  /// Starts, or goes on; asks first where there are very many runs.
  void start();
  void create_scenario(std::int64_t run);
  void write_file(const QString& format, const QString& file);
  bool is_writing() const { return job_.is_active(); }
  /// Of a start on this machine.
  int jobs() const { return jobs_; }
  void set_jobs(int jobs) { jobs_ = jobs; }
  QString command() const { return command_line(work_.command(jobs_)); }

 private:
  void add_commands(Commands& commands);
  void add_variable_of_scenario();
  void take_stored();
  void take_progress();
  void update_commands();
  void ask_and_write();
  void ask_and_open();
  void make_new();
  void open_run(std::int64_t run);

  void add_heading(QVBoxLayout& column);
  void add_start(QVBoxLayout& column);
  QString queue_title() const;
  QWidget* make_bar();
  QWidget* make_design();
  QWidget* make_queue();
  QWidget* make_results();
  QWidget* make_table_tab();
  Card* table_card(bool whole);
  void fill_parts();
  void choose_part(int row);
  void fill_plan();
  void fill_left_chart();
  void fill_right_chart();
  void show_run_row(std::int64_t run);

  Commands& commands_;
  SweepWork work_;
  SweepTableModel table_;
  InspectorModel fields_;
  FileJob job_;
  int jobs_;
  int tab_ = design_tab;
  bool tab_asked_ = false;  ///< by its name, before what is stored has been read
  std::string part_ = "/design";
  QVBoxLayout* column_;
  QPointer<QWidget> content_;
  QPointer<QTabBar> tabs_;
  QPointer<QStackedWidget> stack_;
  QPointer<QListWidget> parts_;
  QPointer<QListView> field_view_;
  QPointer<QLabel> part_title_, plan_text_, plan_problem_, queue_text_;
  QPointer<QProgressBar> bar_;
  QPointer<Card> left_, right_;
  QPointer<QWidget> left_body_, right_body_;
  QList<QPointer<QTableView>> tables_;
  int left_kind_ = 0, right_kind_ = 0, first_axis_ = -1, second_axis_ = -1;
  std::string output_, across_, up_;
  QString filter_;
  SweepTableModel::Runs which_ = SweepTableModel::Runs::all;
};

}  // namespace icctwin::gui
