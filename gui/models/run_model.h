#pragma once
// The runs of the scenario: those that wait or run first, then those that have ended, newest first.
#include <QAbstractTableModel>
#include <QTimer>
#include <vector>

#include "gui/models/roles.h"
#include "gui/run/run_folders.h"
#include "gui/run/run_queue.h"

namespace icctwin::gui {

class RunModel : public QAbstractTableModel {
 public:
  enum Column { name_column, state_column, progress_column, pue_column, time_column, power_column, note_column, column_count };

  explicit RunModel(RunQueue& queue, QObject* parent = nullptr);

  /// Reads the runs of a scenario's folder again.
  void read(const QString& folder);
  /// What results are held against: others are out of date.
  void set_current(const std::string& scenario_sha256);
  /// The run folder of a row.
  QString folder(int row) const;
  int row_of(const QString& run_folder) const;
  /// What is known of the run of a row: of this session, else what was kept beside its folder.
  RunRecord record(int row) const;
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : column_count; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void follow(const QString& out);
  QString state_text(const RunOnDisk& run, const RunRecord& record) const;
  QString time_text(const RunRecord& record) const;

  RunQueue& queue_;
  QString folder_;
  std::string current_;
  std::vector<RunOnDisk> rows_;
  QTimer seconds_;  ///< elapsed times go on while nothing is told
};

/// Words of a state.
QString state_words(RunState state);
/// The name of an icon of a state.
QString state_icon(RunState state);
/// A length of time for people: "8 s", "12 min", "3.4 h".
QString time_words(double seconds);
/// The name of a run for people: "R-0003".
QString run_title(const QString& folder);

}  // namespace icctwin::gui
