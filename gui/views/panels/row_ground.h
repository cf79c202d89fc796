#pragma once
// What stands behind a cell of a list: the fill of a chosen or hovered row and the line below it.
class QPainter;
class QStyleOptionViewItem;

namespace icctwin::gui {

void paint_ground(QPainter& painter, const QStyleOptionViewItem& option, bool first);

}  // namespace icctwin::gui
