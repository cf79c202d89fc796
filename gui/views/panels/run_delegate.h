#pragma once
// A row of the list of runs: the icon of the state, the bar of the progress and the course of power.
#include "gui/views/delegates.h"

namespace icctwin::gui {

class RunDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace icctwin::gui
