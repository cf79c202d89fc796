#pragma once
// The tables of a comparison: indicators with their differences, and the inputs that differ.
#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "gui/models/comparison.h"

namespace icctwin::gui {

enum class ShownKpis { key, differing, all };

class KpiTableModel : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;

  void show(std::shared_ptr<const Comparison::Result> result, int focus);
  void set_shown(ShownKpis shown);
  ShownKpis shown() const { return shown_; }
  std::size_t all_count() const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  /// Column -1: as in the report.
  void sort(int column, Qt::SortOrder order) override;

  /// What is shown, for spreadsheets: exact numbers in the units shown, with a point as decimal mark.
  QString tsv() const;

  enum class Column { title, value, unit, difference, percent, bar, verdict };
  Column kind(int column) const;
  int column_of(Column kind) const;

 private:
  void choose();
  int runs() const;

  std::shared_ptr<const Comparison::Result> result_;
  int focus_ = 1;
  ShownKpis shown_ = ShownKpis::key;
  std::vector<std::size_t> rows_;  ///< indices of indicators
  double largest_ratio_ = 0;
  int sort_column_ = -1;
  Qt::SortOrder order_ = Qt::AscendingOrder;
};

class InputTableModel : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;

  void show(std::shared_ptr<const Comparison::Result> result);
  /// Words of the title or the pointer; and only numbers that differ by at least this share of the baseline's (texts always stay).
  void set_filter(const QString& words, double least_ratio);
  std::size_t all_count() const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    std::string group;  ///< not empty: a title
    std::size_t input = 0;
  };
  void choose();

  std::shared_ptr<const Comparison::Result> result_;
  QString words_;
  double least_ratio_ = 0;
  std::vector<Row> rows_;
};

}  // namespace icctwin::gui
