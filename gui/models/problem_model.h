#pragma once
// The problems of the last check: errors first, then in the order in which they were found.
#include <QAbstractTableModel>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/models/problem_fixes.h"
#include "gui/models/roles.h"
#include "models/base/diagnostics.h"

namespace icctwin::gui {

/// What is known of a problem beside what the check says.
struct ProblemNote {
  std::optional<Fix> fix = {};
  QString reason = {};  ///< why the user left it; empty: he did not
};

class ProblemModel : public QAbstractTableModel {
 public:
  enum Column { code_column, sentence_column, place_column, fix_column, column_count };

  using QAbstractTableModel::QAbstractTableModel;

  /// `notes`: of each problem, or none at all.
  void set_problems(const std::vector<Problem>& problems, const std::vector<ProblemNote>& notes = {});
  std::vector<Problem> problems() const;
  const Problem& problem(int row) const { return rows_[static_cast<std::size_t>(row)].problem; }
  const ProblemNote& note(int row) const { return rows_[static_cast<std::size_t>(row)].note; }
  /// How many there are that the user has not acknowledged.
  std::size_t count(Severity severity) const;
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : column_count; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    Problem problem;
    ProblemNote note;
  };
  std::vector<Row> rows_;
};

/// Worst severity by JSON pointer.
std::map<std::string, Severity> worst_by_place(const std::vector<Problem>& problems);
/// Sentences by JSON pointer, in the window's language.
std::map<std::string, QString> sentences_by_place(const std::vector<Problem>& problems);

}  // namespace icctwin::gui
