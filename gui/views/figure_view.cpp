#include "gui/views/figure_view.h"

#include <QPainter>
#include <QPainterPath>
#include <variant>

#include "gui/document/words.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

using namespace document;

constexpr int figure_padding = 12, title_height = 30;
constexpr double halo_width = 3;

QColor shape_color(const std::string& name, double opacity = 1) {
  QColor color = in_theme(QColor(qstring(name)));
  color.setAlphaF(static_cast<float>(opacity));
  return color;
}

QPainterPath area_of(const Path& area) {
  QPainterPath path;
  for (const auto& step : area.steps()) {
    const QPointF to(step.to.x, step.to.y);
    switch (step.kind) {
      case Path::Kind::move:
        path.moveTo(to);
        break;
      case Path::Kind::line:
        path.lineTo(to);
        break;
      case Path::Kind::curve:
        path.cubicTo(QPointF(step.control1.x, step.control1.y), QPointF(step.control2.x, step.control2.y), to);
        break;
      case Path::Kind::close:
        path.closeSubpath();
        break;
    }
  }
  return path;
}

/// Paints one shape after the other; the painter's units are pixels, `scale` makes them of the drawing's.
class ShapePainter {
 public:
  ShapePainter(QPainter& painter, double scale) : painter_(painter), scale_(scale) {}

  void operator()(const RectShape& shape) {
    painter_.fillRect(QRectF(shape.x * scale_, shape.y * scale_, shape.width * scale_, shape.height * scale_),
                      shape_color(shape.fill, shape.opacity));
  }

  void operator()(const LineShape& shape) {
    QPen pen(shape_color(shape.stroke), shape.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern;
    for (const auto& part : qstring(shape.dash).split(' ', Qt::SkipEmptyParts))
      pattern << part.toDouble() / shape.width;  // Qt counts in widths
    if (pattern.size() % 2 == 0 && !pattern.isEmpty()) pen.setDashPattern(pattern);
    QPainterPath path;
    for (const auto& part : shape.parts)
      for (std::size_t i = 0; i < part.size(); ++i) {
        const QPointF point(part[i].x, part[i].y);
        i == 0 ? path.moveTo(point) : path.lineTo(point);
      }
    scaled([&] { painter_.strokePath(path, pen); });
  }

  void operator()(const AreaShape& shape) {
    scaled([&] { painter_.fillPath(area_of(shape.path), shape_color(shape.fill, shape.opacity)); });
  }

  void operator()(const CircleShape& shape) {
    scaled([&] {
      painter_.setPen(QPen(shape_color(shape.stroke), 1.5));
      painter_.setBrush(shape_color(shape.fill));
      painter_.drawEllipse(QPointF(shape.center.x, shape.center.y), shape.radius, shape.radius);
    });
  }

  void operator()(const LabelShape& shape) {
    struct Part {
      QString text;
      QFont face;
      QColor color;
      double x;
    };
    std::vector<Part> parts;
    double width = 0;
    const std::string* texts[] = {&shape.name, &shape.value, &shape.remark};
    for (int i = 0; i < 3; ++i) {
      if (texts[i]->empty()) continue;
      QFont set = face(i == 0 && shape.bold ? Face::table_strong : Face::table);
      set.setPixelSize(std::max(1, qRound((i == 2 ? shape.size - label_remark_smaller : shape.size) * scale_)));
      if (i > 0) width += (i == 1 ? label_value_gap : label_remark_gap) * scale_;
      const QString text = qstring(*texts[i]);
      parts.push_back({text, set, i == 0 ? shape_color(shape.fill) : i == 1 ? theme().text2 : theme().text3, width});
      width += QFontMetricsF(set).horizontalAdvance(text);
    }
    const double left = shape.x * scale_ - (shape.anchor == Anchor::middle ? width / 2 : shape.anchor == Anchor::end ? width : 0);
    for (const Part& part : parts) {
      const QPointF at(left + part.x, shape.y * scale_);
      if (shape.halo) {
        QPainterPath rim;
        rim.addText(at, part.face, part.text);
        painter_.strokePath(rim, QPen(theme().surface, halo_width * scale_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      }
      painter_.setFont(part.face);
      painter_.setPen(part.color);
      painter_.drawText(at, part.text);
    }
  }

 private:
  template <class Paint>
  void scaled(Paint&& paint) {
    painter_.save();
    painter_.scale(scale_, scale_);
    paint();
    painter_.restore();
  }

  QPainter& painter_;
  double scale_;
};

}  // namespace

void paint_drawing(QPainter& painter, const Drawing& drawing, double width) {
  painter.setRenderHint(QPainter::Antialiasing);
  ShapePainter paint(painter, width / drawing.width());
  for (const Shape& shape : drawing.shapes()) std::visit(paint, shape);
}

void paint_card(QPainter& painter, const QRectF& rect, bool lead) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme().line);
  painter.setBrush(theme().surface);
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  if (lead) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width(), 2));
    painter.drawRoundedRect(rect, 6, 6);
    painter.setClipping(false);
  }
}

FigureView::FigureView(QString title, Drawing drawing, QWidget* parent)
    : QWidget(parent), title_(std::move(title)), drawing_(std::move(drawing)) {
  setAccessibleName(title_);
  setAccessibleDescription(qstring(drawing_.description()));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

int FigureView::heightForWidth(int width) const {
  return title_height + figure_padding * 2 + qRound((width - 2 * figure_padding) * drawing_.height() / drawing_.width());
}

QSize FigureView::sizeHint() const { return {480, heightForWidth(480)}; }

void FigureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_card(painter, rect());
  painter.setFont(face(Face::strong));
  painter.setPen(theme().text);
  painter.drawText(QRectF(figure_padding, figure_padding / 2.0, width() - 2 * figure_padding, title_height),
                   Qt::AlignLeft | Qt::AlignVCenter, title_);
  painter.translate(figure_padding, figure_padding + title_height);
  paint_drawing(painter, drawing_, width() - 2 * figure_padding);
}

}  // namespace icctwin::gui
