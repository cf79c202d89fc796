#pragma once
// The fields of the selection, made from the description.
#include <QPointer>

#include "gui/models/inspector_model.h"
#include "gui/views/panel.h"

class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace icctwin::gui {

class FieldHelp;

class InspectorPanel : public Panel {
 public:
  InspectorPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  QWidget* first_control() override;
  void rebuild() override;
  /// What the page that is shown has to say of the selection, below the fields; nullptr: nothing.
  void show_below(QWidget* aside);

  /// "--set /pointer=value" of a field as it is now, in quotes where a shell needs them.
  static QString as_override(const Place& place);

 private:
  void make_layout();
  void add_commands(Commands& commands);
  void show_selection();
  void show_field();
  void update_head();
  void update_commands();
  /// Folds a group, follows a link.
  void activate(const QModelIndex& index);

  Commands& commands_;
  InspectorModel model_;
  QLabel *title_, *sort_, *subtitle_, *nothing_;
  QLineEdit* search_;
  QToolButton* advanced_;
  QListView* fields_;
  FieldHelp* help_;
  bool following_ = false;  ///< the selection of the window is being taken over
  QPointer<QWidget> below_;
};

}  // namespace icctwin::gui
