#pragma once
// Runs that wait, run and have ended in this session, each known by its run folder. As many run at once as the user wants.
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "gui/run/run_controller.h"

namespace icctwin::gui {

class RunQueue : public QObject {
  Q_OBJECT

 public:
  /// `first`: the one that is used while runs are made one by one.
  explicit RunQueue(RunController& first, QObject* parent = nullptr);
  ~RunQueue() override;

  void set_parallel(int most);
  /// Starts it, or lets it wait until another one has ended.
  void add(const RunRequest& request);
  /// Asks a run to end at its next step; one that waits leaves the queue.
  void stop(const QString& out);
  void kill(const QString& out);
  void stop_all();
  void forget(const QString& out);
  /// What the user says of a run that has ended; kept beside its folder.
  void set_note(RunRecord record, const QString& note);

  /// What this session knows of a run; nothing if it was none of its own.
  std::optional<RunRecord> find(const QString& out) const;
  /// All of this session: those that wait, those that run, then those that have ended, newest first.
  std::vector<RunRecord> records() const;
  int active() const;
  int waiting() const { return static_cast<int>(waiting_.size()); }
  bool is_busy() const { return active() > 0 || waiting() > 0; }
  /// Folders of runs in progress, the last one started first.
  QStringList active_folders() const;

 signals:
  void progressed(const QString& out);
  /// One came, started or went.
  void changed();
  void ended(const QString& out);
  /// It was asked to stop five seconds ago and has not.
  void stuck(const QString& out);

 private:
  RunController& make_slot();
  void watch(RunController& slot);
  void start_next();
  RunController* slot_of(const QString& out) const;

  std::vector<RunController*> slots_;  ///< the first is given, the others are children
  std::vector<RunRequest> waiting_;
  std::vector<RunRecord> ended_;  ///< newest last
  int most_ = 1;
};

}  // namespace icctwin::gui
