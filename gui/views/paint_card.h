#pragma once
// The edge and fill that all cards have.
class QPainter;
class QRectF;

namespace icctwin::gui {

/// `lead`: with the accent edge of the first figure of a page.
void paint_card(QPainter& painter, const QRectF& rect, bool lead = false);

}  // namespace icctwin::gui
