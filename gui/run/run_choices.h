#pragma once
// Runs that can be chosen for a comparison or a report: those of the scenario, and of the others in its folder.
#include <QString>
#include <vector>

namespace icctwin {
struct Manifest;
}

namespace icctwin::gui {

struct RunChoice {
  QString folder, scenario, name;  ///< scenario: as the runs' folder is called; name: "R-0003"
  QString status;
  double pue = -1;   ///< below 0: none
  bool own = false;  ///< of the scenario that is open
};

/// Newest first, those of the scenario before the others. Reads the disk: for worker threads.
std::vector<RunChoice> list_run_choices(const QString& scenario_file);

/// "R-0003" of a folder that the window made, else the folder's own name.
QString run_label(const QString& folder);

/// The scenario as it was run, beside the folder; empty where there is none.
QString snapshot_of(const QString& run_folder);

/// The folder to which the files of a run are relative: where all of them lie, of the places that are likely.
QString inputs_folder_of(const QString& run_folder, const QString& scenario_folder, const Manifest& manifest);

}  // namespace icctwin::gui
