#pragma once
// A scenario that a run or a sweep holds, opened as the current one: unsaved, under a name that no file has.
#include <QString>
#include <string>

namespace icctwin {
struct Manifest;
}

namespace icctwin::gui {

class Workbench;

/// Opens a text; where the scenario that is open has unsaved changes, the band asks first.
void open_as_current(Workbench& bench, const std::string& text, const QString& folder, const QString& name);

/// The scenario as it was run.
void open_scenario_of_run(Workbench& bench, const QString& run_folder, const Manifest& manifest);

}  // namespace icctwin::gui
