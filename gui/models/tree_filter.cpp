#include "gui/models/tree_filter.h"

#include "gui/models/roles.h"

namespace icctwin::gui {
namespace {
constexpr qsizetype most_matches = 1000;
}

TreeFilter::TreeFilter(QObject* parent) : QSortFilterProxyModel(parent) {}

bool TreeFilter::names(const QModelIndex& index) const {
  return index.data().toString().contains(text_, Qt::CaseInsensitive) ||
         index.data(detail_role).toString().contains(text_, Qt::CaseInsensitive);
}

bool TreeFilter::walk(const QModelIndex& index, bool above) {
  const bool named = names(index);
  if (named && matches_.size() < most_matches) matches_ << QPersistentModelIndex(index);
  bool keep = named || above;
  const int rows = sourceModel()->rowCount(index);
  for (int row = 0; row < rows; ++row) keep = walk(sourceModel()->index(row, 0, index), named || above) || keep;
  if (keep) kept_.insert(index.internalId());
  return keep;
}

void TreeFilter::set_text(const QString& text) {
  text_ = text.trimmed();
  kept_.clear();
  matches_.clear();
  if (!text_.isEmpty())
    for (int row = 0; row < sourceModel()->rowCount(); ++row) walk(sourceModel()->index(row, 0), false);
  invalidateFilter();
}

bool TreeFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (text_.isEmpty()) return true;
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  // What was added since the text was typed is shown: it is new, and nothing must seem to be lost.
  return kept_.contains(index.internalId()) || names(index);
}

}  // namespace icctwin::gui
