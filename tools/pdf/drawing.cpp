#include "tools/pdf/drawing.h"

#include <QFontMetricsF>
#include <QJsonArray>
#include <QPainterPath>

#include "tools/pdf/fonts.h"

namespace icctwin::pdf {
namespace {

// The same as in sim/document/drawing.h.
constexpr double value_gap = 4, remark_gap = 5, remark_smaller = 0.8, halo_width = 3;

QColor fill_of(const QJsonObject& shape) {
  QColor color(shape["fill"].toString());
  color.setAlphaF(static_cast<float>(shape["opacity"].toDouble(1)));
  return color;
}

QPen pen_of(const QJsonObject& shape) {
  const double width = shape["width"].toDouble(1);
  QPen pen(QColor(shape["stroke"].toString()), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  QList<qreal> pattern;
  for (const auto& part : shape["dash"].toString().split(' ', Qt::SkipEmptyParts))
    pattern << part.toDouble() / width;  // Qt counts in widths
  if (pattern.size() % 2 == 0 && !pattern.isEmpty()) pen.setDashPattern(pattern);
  return pen;
}

QPainterPath lines_of(const QJsonObject& shape) {
  QPainterPath path;
  for (const auto& value : shape["parts"].toArray()) {
    const QJsonArray part = value.toArray();
    for (qsizetype i = 0; i + 1 < part.size(); i += 2) {
      const QPointF point(part[i].toDouble(), part[i + 1].toDouble());
      if (i == 0)
        path.moveTo(point);
      else
        path.lineTo(point);
    }
  }
  return path;
}

QPainterPath area_of(const QJsonObject& shape) {
  QPainterPath path;
  for (const auto& value : shape["steps"].toArray()) {
    const QJsonArray step = value.toArray();
    const QString kind = step[0].toString();
    const auto point = [&](int i) { return QPointF(step[i].toDouble(), step[i + 1].toDouble()); };
    if (kind == "M")
      path.moveTo(point(1));
    else if (kind == "L")
      path.lineTo(point(1));
    else if (kind == "C")
      path.cubicTo(point(1), point(3), point(5));
    else
      path.closeSubpath();
  }
  return path;
}

/// Texts are painted in the painter's own units: fonts have whole sizes there.
void label(QPainter& painter, const QJsonObject& shape, double scale) {
  const QJsonArray texts = shape["texts"].toArray();
  const double size = shape["size"].toDouble();
  struct Part {
    QString text;
    QFont font;
    QColor color;
    double x, width;
  };
  std::vector<Part> parts;
  double x = 0;
  for (int i = 0; i < 3; ++i) {
    const QString text = texts[i].toString();
    if (text.isEmpty()) continue;
    const double size_pt = (i == 2 ? size - remark_smaller : size) * scale / pt;
    const QFont face = font(Face::sans, size_pt, i == 0 && shape["bold"].toBool());
    if (i == 1) x += value_gap * scale;
    if (i == 2) x += remark_gap * scale;
    const double width = QFontMetricsF(face).horizontalAdvance(text);
    const QColor color = i == 0 ? QColor(shape["fill"].toString()) : i == 1 ? QColor(0x4C, 0x55, 0x61) : QColor(0x5F, 0x68, 0x73);
    parts.push_back({text, face, color, x, width});
    x += width;
  }
  const QString anchor = shape["anchor"].toString();
  const double left = shape["x"].toDouble() * scale - (anchor == "middle" ? x / 2 : anchor == "end" ? x : 0);
  const double base = shape["y"].toDouble() * scale;
  for (const Part& part : parts) {
    const QPointF at(left + part.x, base);
    if (shape["halo"].toBool()) {
      QPainterPath rim;
      rim.addText(at, part.font, part.text);
      painter.strokePath(rim, QPen(Qt::white, halo_width * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.setFont(part.font);
    painter.setPen(part.color);
    painter.drawText(at, part.text);
  }
}

}  // namespace

void draw(QPainter& painter, const QJsonObject& drawing, double x, double y, double width) {
  const double scale = width / drawing["width"].toDouble();
  painter.save();
  painter.translate(x, y);
  for (const auto& value : drawing["shapes"].toArray()) {
    const QJsonObject shape = value.toObject();
    const QString type = shape["type"].toString();
    if (type == "label") {
      label(painter, shape, scale);
      continue;
    }
    painter.save();
    painter.scale(scale, scale);
    if (type == "rect")
      painter.fillRect(QRectF(shape["x"].toDouble(), shape["y"].toDouble(), shape["width"].toDouble(), shape["height"].toDouble()),
                       fill_of(shape));
    else if (type == "line")
      painter.strokePath(lines_of(shape), pen_of(shape));
    else if (type == "area")
      painter.fillPath(area_of(shape), fill_of(shape));
    else if (type == "circle") {
      painter.setPen(QPen(QColor(shape["stroke"].toString()), 1.5));
      painter.setBrush(QColor(shape["fill"].toString()));
      painter.drawEllipse(QPointF(shape["x"].toDouble(), shape["y"].toDouble()), shape["radius"].toDouble(), shape["radius"].toDouble());
    }
    painter.restore();
  }
  painter.restore();
}

}  // namespace icctwin::pdf
