#pragma once
// Up to six runs side by side, the first of which is the baseline; read and compared in a worker thread by the library of
// `icctwin compare`.
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "gui/run/run_choices.h"
#include "models/base/diagnostics.h"

namespace icctwin {
struct NamedRun;
struct RunComparison;
}  // namespace icctwin

namespace icctwin::gui {

/// "A" for the baseline, then "B" ...
QString run_letter(int index);

class Comparison : public QObject {
  Q_OBJECT

 public:
  static constexpr int most_runs = 6;

  struct Result {
    QStringList folders;
    std::vector<NamedRun> runs;  ///< as many as folders
    std::unique_ptr<RunComparison> comparison;
    Diagnostics warnings;  ///< why they may not compare
    Result();
    ~Result();
    Result(const Result&) = delete;
    Result& operator=(const Result&) = delete;
  };

  explicit Comparison(QObject* parent = nullptr) : QObject(parent) {}

  const QStringList& folders() const { return folders_; }
  void set_folders(const QStringList& folders);
  /// At the end, unless it is there or no more may be; as baseline, if there is none.
  void add(const QString& folder);
  void remove(int index);
  void replace(int index, const QString& folder);
  void make_baseline(int index);

  /// The run that is held against the baseline where only one can be.
  int focus() const { return focus_; }
  void set_focus(int index);

  bool is_reading() const { return reading_ > 0; }
  /// Of the runs that could be read; nullptr: none yet.
  std::shared_ptr<const Result> result() const { return result_; }
  /// Why folders could not be read; they are no longer among the chosen ones.
  const Diagnostics& refused() const { return refused_; }

  /// The choices, as last read.
  const std::vector<RunChoice>& choices() const { return choices_; }
  void read_choices(const QString& scenario_file);

 signals:
  /// Other runs, or another focus.
  void changed();
  void choices_changed();

 private:
  void read();

  QStringList folders_;
  int focus_ = 1;
  int reading_ = 0;
  quint64 asked_ = 0, asked_choices_ = 0;
  std::shared_ptr<const Result> result_;
  Diagnostics refused_;
  std::vector<RunChoice> choices_;
  QThreadPool pool_;  ///< last: its threads end before what they report to
};

}  // namespace icctwin::gui
