#pragma once
// One run of a comparison or a report as a field that opens the list of runs.
#include <QToolButton>
#include <functional>
#include <vector>

#include "gui/run/run_choices.h"

class QMenu;

namespace icctwin::gui {

/// "Cooling study · R-0002 · PUE 1.173": a run in a list.
QString choice_text(const RunChoice& choice);

/// The runs of the scenario, then those of others below their names, then "Other folder…"; `chosen` gets the folder.
void fill_run_menu(QMenu& menu, const std::vector<RunChoice>& choices, const std::function<void(const QString&)>& chosen);

/// A field with the mark of the run's line, what it is, and its name; its menu is filled when it is opened.
class RunChoiceButton : public QToolButton {
 public:
  /// `run`: whose line is painted; below 0: none.
  RunChoiceButton(int run, const QString& role, const QString& name, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int run_;
  QString role_, name_;
};

}  // namespace icctwin::gui
