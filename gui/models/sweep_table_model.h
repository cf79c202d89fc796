#pragma once
// The runs of a sweep as a table: numbers that never change with sorting, what varies, indicators, state, problem.
#include <QAbstractTableModel>
#include <memory>
#include <string>
#include <vector>

#include "sim/sweep/analysis/charts.h"

namespace icctwin::gui {

/// The indicators that a sweep is looked at by: its objectives and constraints, else the usual ones; those that it has.
std::vector<std::string> usual_kpis(const StoredSweep& sweep);
/// How an indicator is shown, with so many decimals that its spread is told by three digits.
ShownKpi shown_kpi(const StoredSweep& sweep, const std::string& id);
/// "PUE" of "电能利用效率（PUE）": what fits into heads of columns and boxes.
QString brief_name(const std::string& name);
/// A variable for people: its name, or the last part of where it goes.
QString axis_title(const Axis& axis);
/// The same for heads of columns, as brief as can be.
QString axis_head(const std::vector<Axis>& axes, std::size_t at);
/// Values of linked places, "[28,32]" in the file, as "28 / 32".
QString plain_levels(const std::string& text);

/// Points that no other betters in both of two indicators, by the first.
std::vector<std::size_t> front_of(const std::vector<double>& x, const std::vector<double>& y, bool more_x_is_better, bool more_y_is_better);

class SweepTableModel : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;

  enum class Column { run, axis, kpi, state, note, open, create };
  enum class Runs { all, done, failed, front };

  void show(std::shared_ptr<const StoredSweep> sweep, const std::vector<std::string>& kpis);
  void set_front(std::vector<std::size_t> points);
  /// Words of values and problems, which runs, and (by brushing) which points; empty: all points.
  void set_filter(const QString& words, Runs which);
  void set_brushed(std::vector<bool> points);
  std::size_t all_count() const;
  const std::vector<std::string>& kpis() const { return kpis_; }

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

  Column kind(int column) const;
  /// Index of a row's run in the table of the sweep, and its number.
  std::size_t run_at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  std::int64_t number_at(int row) const;
  int row_of_number(std::int64_t number) const;

 private:
  void choose();
  std::string kpi_name(int section) const;
  bool is_on_front(std::size_t run) const;
  bool has_failed(std::size_t run) const;

  std::shared_ptr<const StoredSweep> sweep_;
  std::vector<std::string> kpis_;
  std::vector<ShownKpi> shown_;
  std::vector<std::size_t> columns_;   ///< of the table, by shown indicator
  std::vector<bool> front_, brushed_;  ///< by point
  std::vector<std::size_t> rows_;
  QString words_;
  Runs which_ = Runs::all;
  int sort_column_ = -1;
  Qt::SortOrder order_ = Qt::AscendingOrder;
};

}  // namespace icctwin::gui
