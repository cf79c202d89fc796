#pragma once
// The runs of the scenario: those that wait and run, and those on the disk, with all that can be done with one.
#include "gui/models/run_model.h"
#include "gui/views/panel.h"

class QLabel;
class QTableView;

namespace icctwin::gui {

class RunsPanel : public Panel {
  Q_OBJECT

 public:
  RunsPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  QWidget* first_control() override;
  void rebuild() override;
  const RunModel& model() const { return model_; }
  /// The run folder of the chosen row; empty: none.
  QString chosen() const;
  void choose(const QString& run_folder);

 signals:
  /// A run was started: the panel should be seen.
  void wanted();
  /// Another row was chosen: its log may be shown.
  void run_chosen(const QString& run_folder);

 private:
  void add_run_commands(Commands& commands);
  void add_result_commands(Commands& commands);
  void add_chosen_commands(Commands& commands);
  void update_commands();
  void read();
  void open_chosen();
  void delete_chosen();
  void write_note();
  /// The run that Stop means: the chosen one if it is active, else the one started last.
  QString run_to_stop() const;

  Commands& commands_;
  RunModel model_;
  QTableView* table_;
  QLabel* none_;
};

}  // namespace icctwin::gui
