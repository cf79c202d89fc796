#pragma once
// A row of the library: icon, name, a line of facts, a star of favourites.
#include <QStyledItemDelegate>

namespace icctwin::gui {

class LibraryDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  /// Where the star of a row stands.
  static QRect star(const QRect& row);
};

}  // namespace icctwin::gui
