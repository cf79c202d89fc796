#pragma once
// Commands that act on the selected objects wherever they were selected: clipboard, select same, replace a value, rename by pattern.
#include <QMimeData>
#include <QObject>

namespace icctwin::gui {

class Commands;
class Workbench;

class ObjectCommands : public QObject {
 public:
  ObjectCommands(Workbench& bench, Commands& commands, QWidget* window);

  void copy();
  void cut();
  /// Pastes what another program or this one has put on the clipboard: objects, or a table of them.
  void paste(const QMimeData& clip);

 private:
  void add_commands(Commands& commands);
  void select_same();
  void replace_value();
  void rename_by_pattern();
  void update_commands();

  Workbench& bench_;
  Commands& commands_;
  QWidget* window_;
};

/// The selected objects as a table of their fields: a line of keys, then a line for each.
QString objects_as_table(Workbench& bench, const QStringList& pointers);

}  // namespace icctwin::gui
