#pragma once
// Files that a scenario names, when it moves.
#include <QString>
#include <string>

namespace icctwin::gui {

/// The text of a scenario with the files that it names as absolute paths; as it is where it is no scenario.
std::string with_absolute_files(const std::string& text, const QString& folder);

}  // namespace icctwin::gui
