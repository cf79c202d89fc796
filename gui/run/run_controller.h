#pragma once
// One run of a scenario as a child process: `icctwin run SNAPSHOT --out FOLDER --progress jsonl`. A crash of it never takes the window
// along, and what it computes is what the program computes.
#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <map>

#include "gui/run/child.h"
#include "gui/run/run_record.h"

namespace icctwin::gui {

/// The program: $ICCTWIN_PROGRAM, else the user's choice, else the one beside the window's, else of the search path. Empty if there is
/// none.
QString find_program(const QString& chosen = {});

class RunController : public QObject {
  Q_OBJECT

 public:
  explicit RunController(QObject* parent = nullptr);

  void start(const RunRequest& request);
  /// Asks the run to end at its next step; what it has computed stays.
  void stop();
  /// Ends it at once; allowed after stop().
  void kill();

  RunState state() const { return run_.state; }
  bool is_active() const { return run_.is_active(); }
  const RunRequest& request() const { return run_.request; }
  double done() const { return run_.done; }      ///< 0 to 1
  double left_s() const { return run_.left_s; }  ///< below 0: not known
  double elapsed_s() const;
  const QString& simulated_time() const { return run_.simulated_time; }
  QString phase() const;
  const std::map<QString, double>& kpis() const { return run_.kpis; }
  int exit_code() const { return run_.exit_code; }  ///< or the signal of a crash
  const QString& log() const { return child_.log(); }
  /// All that is known of the run now.
  RunRecord record() const;

 signals:
  void progressed();
  void finished();

 private:
  void read(const QJsonObject& line);
  void add_power(double facility_w, double it_w);
  void end();

  Child child_;
  RunRecord run_;
  QElapsedTimer clock_;
  qint64 ended_ms_ = 0;
  QString end_status_;
};

}  // namespace icctwin::gui
