#pragma once
// The scenarios of a folder.
#include <QString>
#include <vector>

namespace icctwin::gui {

struct ScenarioFile {
  QString file;           ///< absolute path
  QString name, name_zh;  ///< empty where the file gives none

  /// In the window's language; the file's name where there is none.
  QString title() const;
  bool operator==(const ScenarioFile&) const = default;
};

/// Files of scenarios in a folder, by name; other JSON files are passed over.
std::vector<ScenarioFile> scenarios_in(const QString& folder);

}  // namespace icctwin::gui
