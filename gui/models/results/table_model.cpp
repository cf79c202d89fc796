#include "gui/models/results/table_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace icctwin::gui {

void TableModel::set_table(std::shared_ptr<const DataTable> table) {
  beginResetModel();
  table_ = std::move(table);
  sorted_by_ = -1;
  filter_.clear();
  order_.resize(table_ ? table_->rows() : 0);
  std::iota(order_.begin(), order_.end(), 0);
  endResetModel();
  emit order_changed();
}

void TableModel::set_filter(const QString& text) {
  if (text == filter_) return;
  filter_ = text;
  arrange();
}

void TableModel::sort(int column, Qt::SortOrder order) {
  sorted_by_ = column;
  sort_order_ = order;
  arrange();
}

void TableModel::arrange() {
  if (!table_) return;
  beginResetModel();
  const auto holds = [&](std::size_t row) {
    return std::ranges::any_of(table_->columns, [&](const DataColumn& column) {
      return column.kind == DataColumn::Kind::text && column.texts[static_cast<qsizetype>(row)].contains(filter_, Qt::CaseInsensitive);
    });
  };
  order_.clear();
  for (std::size_t row = 0; row < table_->rows(); ++row)
    if (filter_.isEmpty() || holds(row)) order_.push_back(row);
  if (sorted_by_ >= 0 && sorted_by_ < static_cast<int>(table_->columns.size())) {
    const DataColumn& by = table_->columns[static_cast<std::size_t>(sorted_by_)];
    const bool falls = sort_order_ == Qt::DescendingOrder;
    if (by.kind == DataColumn::Kind::text)
      std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        const int compared = by.texts[static_cast<qsizetype>(a)].compare(by.texts[static_cast<qsizetype>(b)]);
        return falls ? compared > 0 : compared < 0;
      });
    else  // what has no value stands at the end in either direction
      std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        const double left = by.numbers[a], right = by.numbers[b];
        if (std::isnan(left) || std::isnan(right)) return !std::isnan(left) && std::isnan(right);
        return falls ? left > right : left < right;
      });
  }
  endResetModel();
  emit order_changed();
}

int TableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(order_.size()); }

int TableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !table_ ? 0 : static_cast<int>(table_->columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
  if (!table_ || !index.isValid()) return {};
  const auto column = static_cast<std::size_t>(index.column());
  const bool is_text = table_->columns[column].kind == DataColumn::Kind::text;
  switch (role) {
    case Qt::DisplayRole:
      return table_->shown(order_[static_cast<std::size_t>(index.row())], column);
    case Qt::ToolTipRole:
      return is_text ? table_->shown(order_[static_cast<std::size_t>(index.row())], column) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue((table_->columns[column].kind == DataColumn::Kind::number ? Qt::AlignRight : Qt::AlignLeft) |
                                 Qt::AlignVCenter);
    default:
      return {};
  }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (!table_ || orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const DataColumn& column = table_->columns[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole) return column.unit.isEmpty() ? column.name : column.name + QStringLiteral(" (") + column.unit + ')';
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue((column.kind == DataColumn::Kind::number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  return {};
}

}  // namespace icctwin::gui
