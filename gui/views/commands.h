#pragma once
// Every command of the window once: id, text and tip in both languages, shortcut, icon, menu, what it does.
#include <QAction>
#include <QObject>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"

namespace icctwin::gui {

struct Command {
  std::string id;  ///< "file.open"
  Text text, tip;
  const char* shortcut = "";
  const char* icon = "";
  /// "file/2": menu and group in it; a line divides groups, which stand in the order of their names. Empty: in no menu.
  const char* menu = "";
};

class Commands : public QObject {
 public:
  using QObject::QObject;

  /// `context`: the shortcut counts while this widget or one in it has the focus, else in the whole window.
  QAction* add(const Command& command, std::function<void()> act, QWidget* context = nullptr);
  /// Commands of another window stand in for those that are missing here.
  void set_base(const Commands& base) { base_ = &base; }
  /// The action of an id, which must exist.
  QAction* operator[](std::string_view id) const;
  /// The same; nullptr if there is none.
  QAction* find(std::string_view id) const;
  const std::vector<QAction*>& all() const { return actions_; }
  /// The texts of an action in both languages; nullptr: it is no command.
  const Command* command_of(const QAction* action) const;
  /// The commands of a menu in the order of their groups; nullptr stands for a line between two.
  std::vector<QAction*> of_menu(std::string_view menu) const;
  void retranslate();

 private:
  const Commands* base_ = nullptr;
  std::vector<Command> commands_;
  std::vector<QAction*> actions_;
};

}  // namespace icctwin::gui
