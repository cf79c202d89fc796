#pragma once
// What is known of one run: what was asked for, how far it is or how it ended, and what it said.
#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

namespace icctwin::gui {

enum class RunState { idle, running, stopping, done, cancelled, failed, crashed, not_started, queued };

struct RunRequest {
  QString program;             ///< path of icctwin
  QString scenario;            ///< the snapshot
  QString inputs;              ///< folder to which the scenario's files are relative
  QString out;                 ///< the run folder, absent
  QStringList overrides = {};  ///< "/pointer=value"
  /// The words of the command, without the program.
  QStringList arguments() const;
};

/// The command as it is typed in a shell.
QString shell_words(const QString& program, const QStringList& arguments);

struct RunRecord {
  RunRequest request;
  RunState state = RunState::idle;
  double done = 0;        ///< 0 to 1
  double left_s = -1;     ///< below 0: not known
  double elapsed_s = -1;  ///< below 0: not known
  QString simulated_time, phase, phase_zh;
  std::map<QString, double> kpis;
  int exit_code = 0;  ///< or the signal of a crash
  /// What the program said that is no progress: standard error and lines that could not be read; its end where it is long.
  QString log;
  std::vector<double> facility_w, it_w;  ///< course of power, thinned out
  QString title, note;                   ///< given by the user

  bool is_active() const { return state == RunState::running || state == RunState::stopping; }
  double kpi(const QString& id) const;  ///< below 0: none
};

// How a run ended is kept beside its folder, in NAME.end.json and NAME.log, because one that failed leaves no manifest.
void keep_record(const RunRecord& record);
/// Nothing where none was kept. The log is read by read_log().
std::optional<RunRecord> read_record(const QString& out);
QString read_log(const QString& out);
/// The files of a run: its folder, the scenario as it was run, how it ended and its log.
QStringList files_of_run(const QString& out);

}  // namespace icctwin::gui
