#pragma once
// The sweep that is open: its file as a document that can be edited and undone, how many runs it asks for, the child that runs it, and what
// its folder holds.
#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <memory>
#include <optional>

#include "gui/document/scenario_document.h"
#include "gui/run/child.h"

namespace icctwin {
struct StoredSweep;
}

namespace icctwin::gui {

/// Whether a file or folder is a sweep, by what it says of itself.
bool is_sweep(const QString& path);

/// What the design asks for.
struct SweepPlan {
  std::int64_t runs = -1;  ///< below 0: not known
  QString problem;         ///< why the design gives no runs
};

struct SweepAdvance {
  std::int64_t total = 0, done = 0, failed = 0, reused = 0;
  double left_s = -1, run_s = -1, bytes = -1;  ///< below 0: not known
};

class SweepWork : public QObject {
  Q_OBJECT

 public:
  static constexpr std::int64_t many_runs = 1000;  ///< above, a start is asked for twice

  explicit SweepWork(QObject* parent = nullptr);
  ~SweepWork() override;

  ScenarioDocument& document() { return document_; }
  bool is_open() const { return open_; }
  /// A sweep file, or the folder of a sweep, whose file may be gone.
  bool open(const QString& path, Diagnostics& problems);
  /// A sweep of this scenario file with nothing varied yet, not saved.
  bool make_new(const QString& scenario_file);
  /// Empty, or why not.
  QString save();
  QString save_as(const QString& file);
  /// A variable for a place of the scenario, about its present value.
  bool add_variable(const Place& place);
  bool has_variables() const;

  /// Where results go: beside the file, under its name.
  QString folder() const { return folder_; }
  void set_folder(const QString& folder);
  const SweepPlan& plan() const { return plan_; }
  bool is_planning() const { return planning_ > 0; }

  /// Saves and starts, or goes on where it ended; `only_one`: one run alone, for an estimate.
  void start(int jobs, bool only_one = false);
  /// What is computed stays; start() goes on.
  void pause() { child_.stop(); }
  bool is_running() const { return child_.is_active(); }
  bool is_stopping() const { return child_.is_stopping(); }
  const SweepAdvance& advance() const { return advance_; }
  ChildEnd how_ended() const { return child_.how_ended(); }
  QString problem() const { return problem_; }
  /// The words of the command.
  QStringList command(int jobs) const;

  /// What the folder holds; nullptr: nothing yet.
  std::shared_ptr<const StoredSweep> stored() const { return stored_; }
  bool is_reading() const { return reading_ > 0; }
  void read_stored();
  /// The scenario of a run, its files relative to a folder; made in the background.
  void pick(std::int64_t run, const QString& folder);

 signals:
  /// The file, its plan or the child.
  void changed();
  void progressed();
  void stored_read();
  /// A scenario that was picked, or why there is none.
  void picked(qint64 run, const QString& text, const QString& problem);

 private:
  void make_plan();

  ScenarioDocument document_;
  bool open_ = false;
  QString folder_, problem_;
  Child child_;
  SweepPlan plan_;
  SweepAdvance advance_;
  QElapsedTimer since_read_;
  std::shared_ptr<const StoredSweep> stored_;
  int planning_ = 0, reading_ = 0;
  quint64 asked_plan_ = 0, asked_stored_ = 0;
  QThreadPool pool_;  ///< last: its threads end before what they report to
};

}  // namespace icctwin::gui
