#pragma once
// The problems of the last check; one leads to its place.
#include "gui/models/problem_model.h"
#include "gui/views/panel.h"

class QLabel;
class QTableView;

namespace icctwin::gui {

class ProblemsPanel : public Panel {
  Q_OBJECT

 public:
  ProblemsPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  const ProblemModel& model() const { return model_; }

 signals:
  /// The user asked for problems: the panel should be seen.
  void wanted();

 private:
  void add_commands(Commands& commands);
  void take_check(Commands& commands);
  void next(int step);

  ProblemModel model_;
  QTableView* table_;
  QLabel* none_;
};

}  // namespace icctwin::gui
