#pragma once
// Paints the shapes of a figure ("drawing" of the JSON) into a rectangle.
#include <QJsonObject>
#include <QPainter>

namespace icctwin::pdf {

/// The units of the drawing are scaled to the width.
void draw(QPainter& painter, const QJsonObject& drawing, double x, double y, double width);

}  // namespace icctwin::pdf
