#pragma once
// The runs of the scenario and the log of the one in progress.
#include "gui/models/run_model.h"
#include "gui/views/panel.h"

class QPlainTextEdit;
class QTableView;

namespace icctwin::gui {

class RunsPanel : public Panel {
  Q_OBJECT

 public:
  RunsPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;

 signals:
  /// A run has started: the panel should be seen.
  void wanted();

 private:
  void add_commands(Commands& commands);
  void update_commands(Commands& commands);

  RunModel model_;
  QTableView* table_;
};

/// What the run said beyond its progress.
class LogPanel : public Panel {
 public:
  explicit LogPanel(Workbench& bench, QWidget* parent = nullptr);

  void rebuild() override;

 private:
  QPlainTextEdit* text_;
};

}  // namespace icctwin::gui
