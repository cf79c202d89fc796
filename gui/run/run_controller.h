#pragma once
// One run of a scenario as a child process: `icctwin run SNAPSHOT --out FOLDER --progress jsonl`. A crash of it never takes the window
// along, and what it computes is what the program computes.
#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <map>

namespace icctwin::gui {

enum class RunState { idle, running, stopping, done, cancelled, failed, crashed, not_started };

struct RunRequest {
  QString program;   ///< path of icctwin
  QString scenario;  ///< the snapshot
  QString inputs;    ///< folder to which the scenario's files are relative
  QString out;       ///< the run folder, absent
  /// The words of the command, without the program.
  QStringList arguments() const;
};

/// The program beside the window's, else of the search path; $ICCTWIN_PROGRAM comes first. Empty if there is none.
QString find_program();

class RunController : public QObject {
  Q_OBJECT

 public:
  explicit RunController(QObject* parent = nullptr);
  ~RunController() override;

  void start(const RunRequest& request);
  /// Asks the run to end at its next step; what it has computed stays.
  void stop();
  /// Ends it at once; allowed after stop().
  void kill();

  RunState state() const { return state_; }
  bool is_active() const { return state_ == RunState::running || state_ == RunState::stopping; }
  const RunRequest& request() const { return request_; }
  double done() const { return done_; }      ///< 0 to 1
  double left_s() const { return left_s_; }  ///< below 0: not known
  double elapsed_s() const;
  const QString& simulated_time() const { return simulated_time_; }
  QString phase() const;
  const std::map<QString, double>& kpis() const { return kpis_; }
  int exit_code() const { return exit_code_; }  ///< or the signal of a crash
  /// What the program said that is no progress: standard error and lines that could not be read; its end where it is long.
  const QString& log() const { return log_; }

 signals:
  void progressed();
  void finished();

 private:
  void read_lines();
  void read_line(const QByteArray& line);
  void add_log(const QByteArray& text);
  void end(int code, QProcess::ExitStatus status);

  QProcess process_;
  RunRequest request_;
  RunState state_ = RunState::idle;
  QElapsedTimer clock_;
  qint64 ended_ms_ = 0;
  QByteArray rest_;
  QString end_status_, simulated_time_, phase_, phase_zh_, log_;
  double done_ = 0, left_s_ = -1;
  std::map<QString, double> kpis_;
  int exit_code_ = 0;
};

}  // namespace icctwin::gui
