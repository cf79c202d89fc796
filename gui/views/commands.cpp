#include "gui/views/commands.h"

#include <QWidget>
#include <algorithm>
#include <cassert>

#include "gui/document/words.h"
#include "gui/views/icons.h"

namespace icctwin::gui {

QAction* Commands::add(const Command& command, std::function<void()> act, QWidget* context) {
  auto* action = new QAction(this);
  action->setObjectName(qstring(command.id));
  if (*command.shortcut) action->setShortcut(QKeySequence(QLatin1String(command.shortcut)));
  if (*command.icon) action->setIcon(icon(QLatin1String(command.icon)));
  connect(action, &QAction::triggered, this, std::move(act));
  if (context) {
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    context->addAction(action);
  }
  commands_.push_back(command);
  actions_.push_back(action);
  return action;
}

QAction* Commands::find(std::string_view id) const {
  for (std::size_t i = 0; i < commands_.size(); ++i)
    if (commands_[i].id == id) return actions_[i];
  return base_ ? base_->find(id) : nullptr;
}

QAction* Commands::operator[](std::string_view id) const {
  QAction* action = find(id);
  assert(action && "a command of this id");
  return action;
}

const Command* Commands::command_of(const QAction* action) const {
  const auto found = std::ranges::find(actions_, action);
  return found == actions_.end() ? nullptr : &commands_[static_cast<std::size_t>(found - actions_.begin())];
}

std::vector<QAction*> Commands::of_menu(std::string_view menu) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < commands_.size(); ++i)
    if (const std::string_view place = commands_[i].menu; place.substr(0, place.find('/')) == menu) found.push_back(i);
  std::ranges::stable_sort(found, {}, [&](std::size_t i) { return std::string_view(commands_[i].menu); });
  std::vector<QAction*> actions;
  std::size_t before = 0;
  for (const std::size_t i : found) {
    if (!actions.empty() && std::string_view(commands_[i].menu) != commands_[before].menu) actions.push_back(nullptr);
    actions.push_back(actions_[i]);
    before = i;
  }
  return actions;
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
