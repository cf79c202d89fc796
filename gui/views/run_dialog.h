#pragma once
// Options of one run: the fields of the simulation, changed for this run alone, and the command that it will be.
#include <QDialog>
#include <QStringList>

#include "gui/document/scenario_document.h"
#include "gui/models/inspector_model.h"

class QLineEdit;
class QListView;

namespace icctwin::gui {

class Workbench;

class RunDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RunDialog(Workbench& bench, QWidget* parent = nullptr);

  /// "/pointer=value" of every field that was changed.
  QStringList overrides() const;
  QString command() const;
  /// The copy of the scenario in which the options are changed.
  ScenarioDocument& options() { return scratch_; }

 private:
  void update_command();

  Workbench& bench_;
  ScenarioDocument scratch_;
  InspectorModel model_;
  QListView* fields_;
  QLineEdit* command_;
};

}  // namespace icctwin::gui
