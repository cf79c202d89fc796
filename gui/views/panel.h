#pragma once
// A part of the window that shows the workbench: a page of the work area or what stands in a dock.
#include <QWidget>

namespace icctwin::gui {

class Commands;
class Workbench;

class Panel : public QWidget {
 public:
  explicit Panel(Workbench& bench, QWidget* parent = nullptr) : QWidget(parent), bench_(bench) {}

  /// Shows everything anew, in the language, theme and units that hold now.
  virtual void rebuild() = 0;
  /// What takes the keys when the user goes here; nullptr: they stay where they are.
  virtual QWidget* first_control() { return nullptr; }

 protected:
  Workbench& bench_;
};

class WorkPage : public Panel {
 public:
  using Panel::Panel;

  /// The slider of the timeline stands below this page while results are shown.
  virtual bool wants_time() const { return false; }
  /// Tree, inspector and lists stand around this page; otherwise it takes the whole width, and they come back with the next that wants
  /// them.
  virtual bool wants_docks() const { return true; }
  /// Above zero nearer, below farther away, zero: all of it. Pages without a picture stay as they are.
  virtual void zoom(int /*steps*/) {}
  /// What stands below the inspector while this page is shown; nullptr: nothing.
  virtual QWidget* aside() { return nullptr; }
  /// What has to end before a picture of the page is whole, beyond the check and the reading of a run.
  virtual bool is_busy() const { return false; }
  /// Shows a part of the page by its name; false if it has none of this name.
  virtual bool show_tab(const QString&) { return false; }
};

}  // namespace icctwin::gui
