#pragma once
// The problems of the last check: errors first, then in the order in which they were found.
#include <QAbstractTableModel>
#include <map>
#include <string>
#include <vector>

#include "gui/models/roles.h"
#include "models/base/diagnostics.h"

namespace icctwin::gui {

class ProblemModel : public QAbstractTableModel {
 public:
  enum Column { code_column, sentence_column, place_column, column_count };

  using QAbstractTableModel::QAbstractTableModel;

  void set_problems(const std::vector<Problem>& problems);
  const std::vector<Problem>& problems() const { return problems_; }
  std::size_t count(Severity severity) const;
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(problems_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : column_count; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Problem> problems_;
};

/// Worst severity by JSON pointer.
std::map<std::string, Severity> worst_by_place(const std::vector<Problem>& problems);
/// Sentences by JSON pointer, in the window's language.
std::map<std::string, QString> sentences_by_place(const std::vector<Problem>& problems);

}  // namespace icctwin::gui
