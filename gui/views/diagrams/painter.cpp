#include "gui/views/diagrams/painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/views/diagrams/geometry.h"
#include "gui/views/diagrams/symbols.h"
#include "gui/views/icons.h"

namespace icctwin::gui {
namespace {

constexpr double gap = 10, arrow = 10, handle = 6, grid = 20, symbol_grid = 40;

QList<qreal> pattern(Dash dash) {
  switch (dash) {
    case Dash::path_b:
      return {9, 4};
    case Dash::condenser:
      return {14, 4};
    case Dash::chilled:
      return {9, 3, 2, 3};
    case Dash::reuse:
      return {3, 3};
    case Dash::rail_2:
      return {6, 3};
    case Dash::rail_3:
      return {2, 2};
    case Dash::rail_4:
      return {7, 2, 2, 2};
    case Dash::rail_5:
      return {10, 3};
    case Dash::rail_6:
      return {4, 4};
    case Dash::rail_7:
      return {1.5, 3};
    case Dash::rail_8:
      return {9, 2, 1.5, 2, 1.5, 2};
    default:
      return {};
  }
}

QPen pen_of(Ink color, Dash dash, double width, double opacity = 1) {
  QColor made = ink(color);
  made.setAlphaF(static_cast<float>(made.alphaF() * opacity));
  QPen pen(made, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
  QList<qreal> lengths = pattern(dash);
  for (qreal& length : lengths) length /= width;  // Qt counts in widths
  if (!lengths.isEmpty()) pen.setDashPattern(lengths);
  return pen;
}

/// Lines of 45 degrees, clipped: pattern brushes would become pictures in files.
void hatch(QPainter& painter, const QRectF& box, const QColor& color) {
  painter.save();
  painter.setClipRect(box, Qt::IntersectClip);
  painter.setPen(QPen(color, 1.4));
  for (double x = box.left() - box.height(); x < box.right(); x += 5)
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
  painter.restore();
}

void text(QPainter& painter, const Label& label) {
  painter.setFont(face(label.face));
  painter.setPen(ink(label.ink));
  painter.drawText(label.box, static_cast<int>(label.align) | Qt::AlignVCenter | Qt::TextDontClip | Qt::TextSingleLine, label.text);
}

class ScenePainter {
 public:
  ScenePainter(QPainter& painter, const Scene& scene, const Marks& marks) : painter_(painter), scene_(scene), marks_(marks), t_(theme()) {}

  void paint() {
    painter_.setRenderHint(QPainter::Antialiasing);
    if (scene_.dots) dots();
    for (const Band& one : scene_.bands) band(one);
    links();
    for (const Element& one : scene_.elements) element(one);
    for (const Tag& one : scene_.tags) tag(one);
    for (const Label& one : scene_.notes) text(painter_, one);
    legend();
  }

 private:
  void dots() {
    painter_.setPen(QPen(t_.line, 1.2, Qt::SolidLine, Qt::RoundCap));
    for (double y = grid; y < scene_.legend_box.top() - 4; y += grid)
      for (double x = grid; x < scene_.size.width(); x += grid) painter_.drawPoint(QPointF(x, y));
  }

  void band(const Band& one) {
    painter_.setPen(QPen(t_.line, 1));
    painter_.setBrush(Qt::NoBrush);
    if (one.framed) {
      painter_.drawRoundedRect(one.box, 4, 4);
      text(painter_, {QRectF(one.box.left() + 12, one.box.top() + 8, one.box.width() - 24, 20), one.caption, Face::strong, Ink::text});
      text(painter_, {QRectF(one.box.left() + 12, one.box.top() + 27, one.box.width() - 24, 16), one.remark, Face::small, Ink::text3});
    } else {
      painter_.drawLine(one.box.topRight(), one.box.bottomRight());
      text(painter_, {QRectF(one.box.left() + 8, one.box.top(), one.box.width() - 12, 18), one.caption, Face::small, Ink::text3});
    }
  }

  void links() {
    const auto crossed = crossings(scene_.links);
    for (std::size_t i = 0; i < scene_.links.size(); ++i) {
      for (const Crossing& at : crossed)
        if (at.above == i) {
          const QPointF half =
              at.above_is_horizontal ? QPointF(scene_.links[i].width / 2 + 3, 0) : QPointF(0, scene_.links[i].width / 2 + 3);
          painter_.setPen(QPen(t_.canvas, gap + scene_.links[i].width, Qt::SolidLine, Qt::FlatCap));
          painter_.drawLine(at.at - half, at.at + half);
        }
      link(scene_.links[i]);
    }
  }

  void link(const Link& one) {
    QPainterPath path(one.points.front());
    for (std::size_t i = 1; i < one.points.size(); ++i) path.lineTo(one.points[i]);
    painter_.setBrush(Qt::NoBrush);
    // Lines between many things are faint, but those of the current one.
    const bool lit = !one.gaps && !marks_.current.empty() && (one.from == marks_.current || one.to == marks_.current);
    painter_.strokePath(
        path, lit && one.ink == Ink::line2 ? pen_of(Ink::accent, one.dash, 1.4) : pen_of(one.ink, one.dash, one.width, one.opacity));
    if (!one.arrow) return;
    const ArrowPlace place = arrow_place(one);
    painter_.save();
    painter_.translate(place.at);
    painter_.rotate(place.angle);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(ink(one.ink));
    painter_.drawPolygon(QPolygonF({{-arrow / 2, -arrow * 0.45}, {arrow / 2, 0}, {-arrow / 2, arrow * 0.45}}));
    painter_.restore();
  }

  void symbol(const Shape& one, State state) {
    const QColor color = state == State::lost ? ink(Ink::axis) : ink(one.ink);
    const SymbolPaths paths = symbol_paths(one.symbol);
    QTransform to_box;
    to_box.translate(one.box.left(), one.box.top());
    to_box.scale(one.box.width() / symbol_grid, one.box.height() / symbol_grid);
    painter_.setBrush(Qt::NoBrush);
    if (one.symbol != Symbol::bus) {  // nothing shines through a symbol
      painter_.fillPath(to_box.map(paths.lines), t_.canvas);
    }
    painter_.strokePath(to_box.map(paths.lines), QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter_.fillPath(to_box.map(paths.areas), color);
  }

  void bar(const Bar& one) {
    painter_.fillRect(one.box, t_.line);
    if (one.now >= 0) {
      QRectF filled = one.box;
      filled.setWidth(one.box.width() * std::min(1.0, one.now));
      painter_.fillRect(filled, one.now > 1 ? t_.error : t_.text2);
      if (one.now > 1) hatch(painter_, filled, t_.surface);
    }
    if (one.design >= 0) {  // a mark; above the rating it stands at the end
      const double x = one.box.left() + one.box.width() * std::min(1.0, one.design);
      painter_.setPen(QPen(one.design > 1 ? t_.error : t_.text, 1.5));
      painter_.drawLine(QPointF(x, one.box.top() - 2), QPointF(x, one.box.bottom() + 2));
    }
  }

  void element(const Element& one) {
    const bool current = marks_.current == one.key, same_part = std::ranges::find(marks_.selected, one.key) != marks_.selected.end();
    const bool selected = current && same_part;
    const bool hovered = marks_.hovered == one.key;
    if (one.card) {
      painter_.setPen(QPen(one.state == State::warned ? t_.warning : t_.line2, one.state == State::warned ? 2 : 1));
      painter_.setBrush(selected ? t_.selected : hovered ? t_.hover : t_.surface2);
      painter_.drawRoundedRect(one.box, 3, 3);
    } else if (selected || hovered) {
      painter_.setPen(Qt::NoPen);
      painter_.setBrush(selected ? t_.selected : t_.hover);
      painter_.drawRoundedRect(one.box.adjusted(-4, -4, 4, 4), 3, 3);
    }
    if (one.state == State::wrong) hatch(painter_, one.box, t_.error_bg);
    for (const Shape& shape : one.shapes) symbol(shape, one.state);
    for (const Swatch& swatch : one.swatches) {
      painter_.setPen(Qt::NoPen);
      painter_.setBrush(ink(swatch.ink));
      painter_.drawRect(swatch.box);
    }
    for (const Bar& load : one.bars) bar(load);
    for (const Label& label : one.labels) {
      Label shown = label;
      if (one.state == State::lost) shown.ink = Ink::text3;
      text(painter_, shown);
    }
    state(one);
    if (selected)
      outline(one.box.adjusted(-1, -1, 1, 1));
    else if (same_part) {  // it belongs to the same part of the scenario
      painter_.setPen(QPen(t_.accent, 1));
      painter_.setBrush(Qt::NoBrush);
      painter_.drawRoundedRect(one.box.adjusted(-1, -1, 1, 1), 3, 3);
    }
  }

  /// Problems, and what a failure does.
  void state(const Element& one) {
    const QRectF corner(one.box.right() - 8, one.box.top() - 8, 16, 16);
    if (one.state == State::failed || one.state == State::lost || one.problem == 0) {
      QPen dashed(t_.error, 2);
      dashed.setDashPattern({3.5, 1.5});
      painter_.setPen(dashed);
      painter_.setBrush(Qt::NoBrush);
      painter_.drawRoundedRect(one.box.adjusted(-2, -2, 2, 2), 3, 3);
    }
    if (one.state == State::failed) {
      const QRectF box = one.shapes.empty() ? one.box : one.shapes.front().box;
      painter_.setPen(QPen(t_.error, 3, Qt::SolidLine, Qt::RoundCap));
      painter_.drawLine(box.topLeft(), box.bottomRight());
      painter_.drawLine(box.topRight(), box.bottomLeft());
    }
    if (one.state == State::lost)
      paint_severity(painter_, corner, 0);
    else if (one.problem >= 0)
      paint_severity(painter_, corner, one.problem);
  }

  void outline(const QRectF& box) {
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(t_.canvas, 4.5));
    painter_.drawRoundedRect(box, 3, 3);
    painter_.setPen(QPen(t_.accent, 2.5));
    painter_.drawRoundedRect(box, 3, 3);
    if (!marks_.focus) return;
    painter_.setPen(QPen(t_.surface, 1));
    painter_.setBrush(t_.accent);
    for (const QPointF& corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()})
      painter_.drawRect(QRectF(corner - QPointF(handle / 2, handle / 2), QSizeF(handle, handle)));
  }

  void tag(const Tag& one) {
    painter_.setPen(QPen(one.beyond ? t_.error : t_.line, one.beyond ? 1.5 : 1));
    painter_.setBrush(t_.canvas);
    painter_.drawRect(one.box);
    if (one.beyond) hatch(painter_, one.box.adjusted(3, 0, 0, 0), t_.error_bg);
    painter_.fillRect(QRectF(one.box.left(), one.box.top(), 3, one.box.height()), one.beyond ? t_.error : ink(one.edge));
    double y = one.box.top() + 2;
    const double x = one.box.left() + 9, width = one.box.width() - 10;
    text(painter_, {QRectF(x, y, width, 18), one.strong, Face::table_strong, one.beyond ? Ink::error : Ink::text});
    y += 17;
    for (const QString& line : one.lines) {
      text(painter_, {QRectF(x, y, width, 16), line, Face::small, Ink::text2});
      y += 15;
    }
  }

  void legend() {
    if (scene_.legend_box.isEmpty()) return;
    painter_.setPen(QPen(t_.line, 1));
    painter_.setBrush(t_.surface2);
    painter_.drawRoundedRect(scene_.legend_box, 4, 4);
    constexpr double sample = 34, line = 22;
    double x = scene_.legend_box.left() + 14, y = scene_.legend_box.top() + 8;
    const double right = scene_.legend_box.right() - 14;
    for (const LegendEntry& entry : scene_.legend) {
      const double words = QFontMetricsF(face(Face::small)).horizontalAdvance(entry.text) + 2;
      const double before = entry.kind == LegendEntry::Kind::text ? 0 : sample + 8;
      if (x + before + words > right) {
        x = scene_.legend_box.left() + 14;
        y += line;
      }
      const QRectF at(x, y, sample, line - 4);
      if (entry.kind == LegendEntry::Kind::line) {
        painter_.setPen(pen_of(entry.ink, entry.dash, entry.width));
        painter_.drawLine(QPointF(at.left(), at.center().y()), QPointF(at.right(), at.center().y()));
      } else if (entry.kind == LegendEntry::Kind::load) {
        bar({QRectF(at.left(), at.center().y() - 2.5, sample, 5), 0.55, 0.8});
      } else if (entry.kind == LegendEntry::Kind::hatch) {
        const QRectF box(at.left(), at.center().y() - 5, sample, 10);
        hatch(painter_, box, t_.error);
        painter_.setPen(QPen(t_.error, 1.5));
        painter_.setBrush(Qt::NoBrush);
        painter_.drawRect(box);
      }
      text(painter_, {QRectF(x + before, y, words, line - 4), entry.text, Face::small, Ink::text2});
      x += before + words + 22;
    }
    if (!scene_.legend.empty()) y += line;
    for (std::size_t i = 0; i < scene_.sentences.size(); ++i, y += line)
      text(painter_, {QRectF(scene_.legend_box.left() + 14, y, scene_.legend_box.width() - 28, line - 4), scene_.sentences[i], Face::table,
                      Ink::text});
  }

  QPainter& painter_;
  const Scene& scene_;
  const Marks& marks_;
  const Theme& t_;
};

}  // namespace

void paint_scene(QPainter& painter, const Scene& scene, const Marks& marks) { ScenePainter(painter, scene, marks).paint(); }

}  // namespace icctwin::gui
