#pragma once
// The box in the tool bar that finds commands and parts of the scenario. Keys only: down and up choose, Return goes there, Escape leaves.
#include <QLineEdit>
#include <QPointer>
#include <vector>

#include "gui/models/search.h"

class QListWidget;

namespace icctwin::gui {

class Commands;
class Workbench;

class FindBox : public QLineEdit {
  Q_OBJECT

 public:
  FindBox(Workbench& bench, Commands& commands, QWidget* parent = nullptr);
  ~FindBox() override;

  /// Takes the focus with everything that can be found now.
  void begin();
  void rebuild();
  const std::vector<Found>& found() const { return found_; }

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void collect();
  void search();
  void go_to(int row);
  /// Back to where the user was.
  void leave();

  Workbench& bench_;
  Commands& commands_;
  QListWidget* list_;
  std::vector<Found> all_, found_;
  QPointer<QWidget> before_;
};

}  // namespace icctwin::gui
