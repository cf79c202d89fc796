#pragma once
// Icons by name, drawn in a role's colour: 20 x 20 grid, lines of 1.5, no fill (visual design 4).
#include <QColor>
#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace icctwin::gui {

/// An icon of buttons; it takes the theme's colours when it is painted.
QIcon icon(const QString& name);

void paint_icon(QPainter& painter, const QRectF& at, const QString& name, const QColor& color);

/// Marks of severity differ in shape: octagon, triangle, circle. 0 error, 1 warning, 2 hint.
void paint_severity(QPainter& painter, const QRectF& at, int severity);

}  // namespace icctwin::gui
