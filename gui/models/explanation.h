#pragma once
// Which input does what between two runs: `icctwin compare A B --explain` as a child, and what it found.
#include <QObject>
#include <QTemporaryDir>
#include <memory>
#include <optional>
#include <vector>

#include "gui/run/child.h"

namespace icctwin {
struct Attribution;
}

namespace icctwin::gui {

struct ExplainedRuns {
  QString from, to;                ///< folders
  QString inputs_from, inputs_to;  ///< to which their files are relative
  bool operator==(const ExplainedRuns&) const = default;
};

class Explanation : public QObject {
  Q_OBJECT

 public:
  explicit Explanation(QObject* parent = nullptr);
  ~Explanation() override;

  /// Starts; `groups` are pointers in the order of the steps, none: as the program groups them.
  void start(const ExplainedRuns& runs, const QList<QStringList>& groups = {});
  void stop();
  bool is_active() const { return child_.is_active(); }
  /// Scenarios between the two that have been run, and of how many; 0 of 0: not known yet.
  int done() const { return done_; }
  int all() const { return all_; }

  /// Of which runs the result is; nothing until it is there.
  const ExplainedRuns& runs() const { return runs_; }
  const Attribution* result() const { return result_.get(); }
  /// Why there is none; empty: not asked for, or stopped.
  const QString& problem() const { return problem_; }
  /// What was taken over, step by step.
  QList<QStringList> groups() const;
  /// The words of the command.
  static QStringList command(const ExplainedRuns& runs, const QList<QStringList>& groups);

 signals:
  void changed();

 private:
  void read_result();

  Child child_;
  ExplainedRuns runs_;
  QTemporaryDir folder_;
  std::unique_ptr<Attribution> result_;
  QString problem_;
  int done_ = 0, all_ = 0;
};

}  // namespace icctwin::gui
