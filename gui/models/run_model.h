#pragma once
// The runs of the scenario: the one in progress first, then those on the disk, newest first.
#include <QAbstractTableModel>
#include <vector>

#include "gui/models/roles.h"
#include "gui/run/run_controller.h"
#include "gui/run/run_folders.h"

namespace icctwin::gui {

class RunModel : public QAbstractTableModel {
 public:
  enum Column { name_column, state_column, progress_column, pue_column, time_column, column_count };

  explicit RunModel(RunController& controller, QObject* parent = nullptr);

  /// Reads the runs of a scenario's folder again.
  void read(const QString& folder);
  /// What results are held against: others are out of date.
  void set_current(const std::string& scenario_sha256);
  /// The run folder of a row.
  QString folder(int row) const;
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : column_count; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void follow();
  bool is_live(int row) const;
  QVariant live_data(int column, int role) const;

  RunController& controller_;
  QString folder_;
  std::string current_;
  std::vector<RunOnDisk> rows_;
};

/// Words and icon of a state.
QString state_words(RunState state);
/// A length of time for people: "8 s", "12 min", "3.4 h".
QString time_words(double seconds);

}  // namespace icctwin::gui
