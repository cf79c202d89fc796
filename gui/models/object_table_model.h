#pragma once
// All objects of one sort as a table: a row for each object, a column for each single field. Rows are told apart by the place of their
// object, so that sorting and filtering never change what a row refers to.
#include <QAbstractTableModel>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gui/document/objects.h"
#include "gui/models/roles.h"

namespace icctwin::gui {

/// What of pasted rows could not be used.
struct RejectedCell {
  int line = 0;  ///< of the paste, from 1
  QString column, text, reason;
};

class ObjectTableModel : public QAbstractTableModel {
 public:
  explicit ObjectTableModel(ScenarioDocument& document, QObject* parent = nullptr);

  /// Shows the objects of a sort; nullptr: none.
  void show(const Type* item_type);
  const Type* item_type() const { return type_; }
  /// Only rows in one of whose columns the text stands.
  void set_filter(const QString& text);
  /// Only these objects; empty: all.
  void set_only(const QStringList& pointers);
  /// Objects of the sort, also those that the filter hides.
  std::size_t total() const { return all_.size(); }

  std::string pointer_of_row(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  int row_of(const std::string& pointer) const;
  /// Key of a column as a path below the object ("position/x_mm"); empty: the place, which is not edited.
  std::string key_of_column(int column) const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(columns_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  void sort(int column, Qt::SortOrder order) override;

  /// Cells as tab-separated lines, in the order in which rows and columns stand; `keys`: under a line of keys.
  QString as_table(const std::vector<int>& rows, const std::vector<int>& columns, bool keys) const;
  /// Writes a block from a cell on. Cells that are not understood are told and left; lines beyond the last row become new objects.
  std::vector<RejectedCell> paste(int row, const std::vector<int>& columns, const QString& text);
  /// New objects from lines; the first may name the columns, else they stand in this order. They go into the list, at its end.
  std::vector<RejectedCell> paste_new(const std::string& list, const std::vector<int>& columns, const QString& text, QStringList& made);
  /// Writes the values of the first row of cells into the others of their columns.
  void fill_down(const std::vector<int>& rows, const std::vector<int>& columns);
  /// Takes cells back to their defaults.
  void clear(const std::vector<int>& rows, const std::vector<int>& columns);

  void set_problems(std::map<std::string, QString> sentences);
  void retranslate();

 private:
  struct Column {
    std::string key;
    Text above, title;  ///< of the small object that it is in, if any, and its own
    std::string_view unit;
  };

  void make_columns();
  void add_columns(const Type& object, const std::string& above, const Text& above_title);
  void follow();
  void read_rows();
  void sort_rows();
  /// Another kind for an object whose kinds have names; false if the column is not that of the kind, or the name is none.
  bool set_kind(const std::string& object, const std::string& key, const QString& name);
  /// The single value of an object at a key; a place without type where it has none.
  Place place_of(const std::string& object, const std::string& key) const;
  Place cell(int row, int column) const;
  QString cell_text(int row, int column) const;
  QString place_words(const std::string& pointer) const;
  /// What is written where a cell is edited; nothing, and why, where the text is not understood.
  std::optional<std::string> typed(const Place& place, const QString& text, QString& reason) const;

  ScenarioDocument& document_;
  const Type* type_ = nullptr;
  std::vector<Column> columns_;
  std::vector<std::string> rows_;
  std::vector<std::string> all_;  ///< in the order of the scenario
  QString filter_;
  std::set<std::string> only_;
  int sorted_by_ = -1;
  Qt::SortOrder order_ = Qt::AscendingOrder;
  std::map<std::string, QString> problems_;
};

/// Rejected cells in words, the first few of them.
QString rejected_words(const std::vector<RejectedCell>& rejected);

}  // namespace icctwin::gui
