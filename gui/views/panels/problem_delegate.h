#pragma once
// A row of the list of problems: acknowledged ones stand back, and the fix is a link.
#include "gui/views/delegates.h"

namespace icctwin::gui {

class ProblemDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace icctwin::gui
