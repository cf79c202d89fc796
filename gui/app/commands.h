#pragma once
// Every command of the window once: id, text and tip in both languages, shortcut, icon, what it does.
#include <QAction>
#include <QObject>
#include <functional>
#include <string_view>
#include <vector>

#include "models/base/describe.h"

namespace icctwin::gui {

struct Command {
  std::string_view id;  ///< "file.open"
  Text text, tip;
  const char* shortcut = "";
  const char* icon = "";
};

class Commands : public QObject {
 public:
  using QObject::QObject;

  QAction* add(const Command& command, std::function<void()> act);
  /// The action of an id, which must exist.
  QAction* operator[](std::string_view id) const;
  const std::vector<QAction*>& all() const { return actions_; }
  void retranslate();

 private:
  std::vector<Command> commands_;
  std::vector<QAction*> actions_;
};

}  // namespace icctwin::gui
