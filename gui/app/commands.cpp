#include "gui/app/commands.h"

#include <cassert>

#include "gui/document/words.h"
#include "gui/views/icons.h"

namespace icctwin::gui {

QAction* Commands::add(const Command& command, std::function<void()> act) {
  auto* action = new QAction(this);
  action->setObjectName(qstring(command.id));
  if (*command.shortcut) action->setShortcut(QKeySequence(QLatin1String(command.shortcut)));
  if (*command.icon) action->setIcon(icon(QLatin1String(command.icon)));
  connect(action, &QAction::triggered, this, std::move(act));
  commands_.push_back(command);
  actions_.push_back(action);
  return action;
}

QAction* Commands::operator[](std::string_view id) const {
  for (std::size_t i = 0; i < commands_.size(); ++i)
    if (commands_[i].id == id) return actions_[i];
  assert(!"a command of this id");
  return nullptr;
}

void Commands::retranslate() {
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    actions_[i]->setText(words(commands_[i].text));
    const QString shortcut = actions_[i]->shortcut().toString(QKeySequence::NativeText);
    actions_[i]->setToolTip(words(commands_[i].tip) + (shortcut.isEmpty() ? QString() : QStringLiteral("  ") + shortcut));
    actions_[i]->setStatusTip(words(commands_[i].tip));
  }
}

}  // namespace icctwin::gui
