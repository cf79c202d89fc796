#pragma once
// The problems of the last check; one leads to its place, is fixed where a fix is known, or acknowledged with a reason.
#include <QTime>

#include "gui/models/acknowledgements.h"
#include "gui/models/problem_model.h"
#include "gui/views/panel.h"

class QLabel;
class QTableView;

namespace icctwin::gui {

class ProblemsPanel : public Panel {
  Q_OBJECT

 public:
  ProblemsPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  QWidget* first_control() override;
  void rebuild() override;
  const ProblemModel& model() const { return model_; }
  /// "Checked 10:42", or that a check is under way.
  QString checked_words() const;
  /// Takes a reason for the chosen problem; empty takes it back.
  void acknowledge(const QString& reason);

 signals:
  /// The user asked for problems: the panel should be seen.
  void wanted();
  /// What is told of the check has changed.
  void told();

 private:
  void add_commands(Commands& commands);
  void take_check();
  void update_commands();
  void next(int step);
  void go_to_current();
  void fix_current();
  void ask_reason();
  /// The file of a field that is not there.
  void locate(const std::string& pointer);

  Commands& commands_;
  ProblemModel model_;
  Acknowledgements acknowledged_;
  QTime checked_at_;
  QTableView* table_;
  QLabel* none_;
};

}  // namespace icctwin::gui
