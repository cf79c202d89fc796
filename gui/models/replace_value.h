#pragma once
// One field changed in many objects: where it has a value, or everywhere.
#include <QStringList>
#include <optional>

#include "gui/document/scenario_document.h"

namespace icctwin::gui {

struct ReplaceResult {
  int changed = 0, left = 0;  ///< objects; left: the value was another one, or the new one does not fit
  QString problem;            ///< why the new value was refused, of the first that it was
};

/// Sets the field (a path below the objects) where it holds `from`, as it is shown; without `from` in all. One command.
ReplaceResult replace_values(ScenarioDocument& document, const QStringList& pointers, const std::string& key,
                             const std::optional<QString>& from, const QString& to);

}  // namespace icctwin::gui
