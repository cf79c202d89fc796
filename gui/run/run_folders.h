#pragma once
// Where the runs of a scenario lie: runs/NAME/0001 beside its file, with the scenario as it was run in runs/NAME/0001.json.
#include <QString>
#include <optional>
#include <vector>

#include "gui/run/run_record.h"

namespace icctwin::gui {

struct RunOnDisk {
  QString folder, name;  ///< name: the last part, "0001"
  QString status;        ///< of the manifest: ok, cancelled, failed or partial
  QString scenario_sha256;
  double pue = -1;                       ///< below 0: none
  std::optional<RunRecord> record = {};  ///< how it ended, where the window ran it
};

/// The folder of all runs of a scenario file; in the user's data folder where the file's own cannot be written.
QString runs_folder(const QString& scenario_file);

/// The runs below a folder, newest first. What is no run folder is passed over.
std::vector<RunOnDisk> list_runs(const QString& folder);
/// The same with runs of the window that left no results, because they failed.
std::vector<RunOnDisk> list_all_runs(const QString& folder);

/// One run folder; nothing in `status` if it holds no manifest.
RunOnDisk read_run_summary(const QString& folder);

/// A name that no run below the folder has: one more than the highest number.
QString next_run_name(const QString& folder);

}  // namespace icctwin::gui
