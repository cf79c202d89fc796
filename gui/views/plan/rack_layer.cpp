// Racks: cells in the colour of the overlay, with value and number where there is room.
#include <QHash>
#include <QStaticText>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "gui/document/words.h"
#include "gui/views/plan/plan_layers.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int no_level = -1;
constexpr double least_two_lines_px = 26, title_gap_px = 4;

struct Cell {
  QRect rect;
  std::uint32_t rack;
  int level;
  bool light_text, above;
};

/// A rectangle whose neighbours share its edges, whatever the scale.
QRect whole(const QRectF& rect) {
  const int left = static_cast<int>(std::floor(rect.left())), top = static_cast<int>(std::floor(rect.top()));
  const int right = static_cast<int>(std::floor(rect.right())), bottom = static_cast<int>(std::floor(rect.bottom()));
  return {left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

/// Texts laid out once: many racks have the same number, and values of one decimal are few.
class Labels {
 public:
  explicit Labels(const QFont& font) : font_(font), metrics_(font) {}

  void draw(QPainter& painter, const QString& text, const QPointF& centre) {
    QStaticText& made = texts_[text];
    if (made.text().isEmpty()) {
      if (texts_.size() > most) texts_.clear();
      QStaticText& again = texts_[text];
      again = QStaticText(text);
      again.setTextFormat(Qt::PlainText);
      again.prepare({}, font_);
      return painter.drawStaticText(centre - QPointF(again.size().width() / 2, again.size().height() / 2), again);
    }
    painter.drawStaticText(centre - QPointF(made.size().width() / 2, made.size().height() / 2), made);
  }
  const QFont& font() const { return font_; }
  double width(const QString& text) const { return metrics_.horizontalAdvance(text); }

 private:
  static constexpr qsizetype most = 4000;
  QFont font_;
  QFontMetricsF metrics_;
  QHash<QString, QStaticText> texts_;
};

}  // namespace

class RackLabels {
 public:
  Labels& of(Face kind) {
    const QFont font = face(kind);
    return by_font_.try_emplace(font.key(), font).first->second;
  }

 private:
  std::map<QString, Labels> by_font_;  // two or three
};

namespace {

/// The strip inside the front edge of a rack.
QRect front_of(const QRect& rect, const QPointF& behind, int thick) {
  if (behind.y() > 0.5) return {rect.left(), rect.top(), rect.width(), thick};
  if (behind.y() < -0.5) return {rect.left(), rect.bottom() - thick + 1, rect.width(), thick};
  if (behind.x() > 0.5) return {rect.left(), rect.top(), thick, rect.height()};
  return {rect.right() - thick + 1, rect.top(), thick, rect.height()};
}

class Painting {
 public:
  Painting(const PlanFrame& frame, const FloorHall& hall, PlanState& state, RackLabels& labels)
      : frame_(frame),
        hall_(hall),
        state_(state),
        overlay_(state.overlay()),
        labels_(labels),
        colors_(map_colors(map())),
        painter_(frame.painter) {
    const QColor on_dark = text_on(colors_.back());
    for (std::size_t i = 0; i < colors_.size(); ++i) light_text_[i] = text_on(colors_[i]) == on_dark;
    const double rack_px = (hall.racks.empty() ? 600.0F : hall.racks.front().width_mm) * frame.scale;
    detail_ = detail_of(rack_px);
  }

  void paint() {
    collect();
    for (const Cell& cell : cells_) painter_.fillRect(cell.rect, fill(cell));
    paint_turned();
    if (detail_ >= Detail::edges) {
      paint_edges();
      paint_fronts();
    }
    paint_above();
    if (detail_ == Detail::cells && state_.values) paint_values();
    if (detail_ == Detail::strips) paint_strips();
    if (state_.labels) paint_titles();
  }

 private:
  MapColors map() const { return overlay_.kind().temperature ? MapColors::temperature : MapColors::sequential; }
  bool has_values() const { return !overlay_.values().empty(); }

  void collect() {
    cells_.reserve(1024);
    const auto& values = overlay_.values();
    const Scale& scale = overlay_.scale();
    hall_.grid.in(frame_.visible, [&](std::uint32_t i) {
      if (!hall_.rows[hall_.racks[i].row].is_square()) {
        turned_.push_back(i);
        return;
      }
      int level = no_level;
      if (i < values.size() && !std::isnan(values[i]))
        level = static_cast<int>(std::lround(std::clamp(scale.share(values[i]), 0.0, 1.0) * (map_levels - 1)));
      cells_.push_back({whole(frame_.at(hall_.racks[i].box)), i, level, level >= 0 && light_text_[static_cast<std::size_t>(level)],
                        level >= 0 && overlay_.above_limit(i)});
    });
  }

  QColor fill(const Cell& cell) const {
    if (cell.level >= 0) return colors_[static_cast<std::size_t>(cell.level)];
    if (has_values()) return theme().surface;
    return detail_ == Detail::far ? theme().line2 : theme().surface2;  // without an edge only the fill shows it
  }
  QColor ink(const Cell& cell) const {
    if (cell.level < 0) return theme().text;
    return cell.light_text ? text_on(colors_.back()) : text_on(colors_.front());
  }

  void paint_turned() {
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setPen(QPen(edge(), 0.8));
    for (const std::uint32_t i : turned_) {
      const auto& values = overlay_.values();
      const bool known = i < values.size() && !std::isnan(values[i]);
      painter_.setBrush(known ? map_color(map(), overlay_.scale().share(values[i])) : theme().surface2);
      const QPolygonF outline = frame_.at(hall_.outline(hall_.racks[i]));
      painter_.drawPolygon(outline);
      if (detail_ < Detail::edges) continue;
      painter_.setPen(QPen(known ? text_on(map_color(map(), overlay_.scale().share(values[i]))) : theme().text, 2));
      const QPointF in = hall_.rows[hall_.racks[i].row].behind() * 2;  // inside the edge
      painter_.drawLine(outline[0] + in, outline[1] + in);
      painter_.setPen(QPen(edge(), 0.8));
    }
    painter_.setRenderHint(QPainter::Antialiasing, false);
  }

  QColor edge() const { return theme().look == Look::dark || !has_values() ? theme().rack_edge : theme().axis; }

  void paint_edges() {
    QVector<QRect> edges;
    edges.reserve(static_cast<qsizetype>(cells_.size()));
    for (const Cell& cell : cells_) edges << cell.rect.adjusted(0, 0, -1, -1);
    painter_.setPen(QPen(edge(), 1));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRects(edges);
  }

  void paint_fronts() {
    const int thick = detail_ == Detail::edges ? 2 : 3;
    // In one colour for all, as in the legend, and set off: in the ink of a dark cell it would look as if the rack ended before it.
    for (const Cell& cell : cells_) {
      const QPointF behind = hall_.rows[hall_.racks[cell.rack].row].behind();
      painter_.fillRect(front_of(cell.rect, behind, thick + 1), theme().canvas);
      painter_.fillRect(front_of(cell.rect, behind, thick), theme().text);
    }
  }

  void paint_above() {
    for (const Cell& cell : cells_) {
      if (!cell.above) continue;
      painter_.fillRect(cell.rect, hatch(ink(cell), 5));
      painter_.setPen(QPen(ink(cell), 1.5));
      painter_.drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
  }

  QString value_text(float value, double room) const {
    const int decimals = overlay_.kind().decimals;
    const QString text = QString::number(value, 'f', decimals);
    return decimals > 0 && labels_.of(Face::table_strong).width(text) > room ? QString::number(value, 'f', 0) : text;
  }

  void paint_values() {
    Labels &big = labels_.of(Face::table_strong), &small = labels_.of(Face::cell);
    // One font and one colour after the other: changing them costs more than the text.
    for (const bool light : {false, true}) {
      painter_.setPen(light ? text_on(colors_.back()) : text_on(colors_.front()));
      painter_.setFont(big.font());
      for (const Cell& cell : cells_)
        if (cell.level >= 0 && cell.light_text == light)
          big.draw(painter_, value_text(overlay_.values()[cell.rack], cell.rect.width() - 3.0), value_at(cell));
      painter_.setFont(small.font());
      for (const Cell& cell : cells_)
        if (cell.level >= 0 && cell.light_text == light && has_two_lines(cell)) small.draw(painter_, number(cell), number_at(cell));
    }
    painter_.setPen(theme().text3);
    painter_.setFont(big.font());
    for (const Cell& cell : cells_)
      if (cell.level < 0)
        (has_values() ? big : small)
            .draw(painter_, has_values() ? qstring(document::missing_mark) : number(cell), QRectF(cell.rect).center());
  }

  bool has_two_lines(const Cell& cell) const { return cell.rect.height() >= least_two_lines_px; }
  QPointF value_at(const Cell& cell) const { return QRectF(cell.rect).center() - QPointF(0, has_two_lines(cell) ? 6 : 0); }
  QPointF number_at(const Cell& cell) const { return QRectF(cell.rect).center() + QPointF(0, 8); }
  QString number(const Cell& cell) const {
    const std::string& id = hall_.racks[cell.rack].id;
    return QString::fromStdString(id.substr(id.rfind('-') + 1));
  }

  /// Near enough, a rack is drawn with its servers one above the other.
  void paint_strips() {
    const Theme& t = theme();
    for (const Cell& cell : cells_) {
      const RackPlace* place = state_.place(static_cast<int>(cell.rack));
      QRectF inner = QRectF(cell.rect).adjusted(8, 8, -8, -8);
      painter_.setPen(ink(cell));
      painter_.setFont(face(Face::strong));
      painter_.drawText(inner, Qt::AlignLeft | Qt::AlignTop, QString::fromStdString(hall_.racks[cell.rack].id));
      if (cell.level >= 0) {
        painter_.setFont(face(Face::table));
        painter_.drawText(inner, Qt::AlignRight | Qt::AlignTop,
                          QString::number(overlay_.values()[cell.rack], 'f', overlay_.kind().decimals) + u' ' + overlay_.unit());
      }
      inner.setTop(inner.top() + 26);
      if (!place || place->nodes == 0 || inner.height() < 30) continue;
      const double height = std::min(34.0, inner.height() / place->nodes);
      painter_.setFont(face(Face::small));
      for (int i = 0; i < place->nodes && height >= 6; ++i) {
        const QRectF bar(inner.left(), inner.bottom() - (i + 1) * height, inner.width(), height - 2);
        painter_.fillRect(bar, t.surface);
        painter_.setPen(t.line2);
        painter_.drawRect(bar);
        if (height < 17) continue;
        painter_.setPen(t.text2);
        painter_.drawText(bar.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          painter_.fontMetrics().elidedText(
                              QString::number(i + 1) + QStringLiteral("  ") + state_.bench().check().names.of(place->node_type),
                              Qt::ElideRight, static_cast<int>(bar.width()) - 12));
      }
    }
  }

  void paint_titles() {
    const document::Numbers numbers(language());
    const QFont bold = face(Face::table_strong), plain = face(Face::table);
    const QFontMetricsF bold_metrics(bold), plain_metrics(plain);
    for (std::size_t r = 0; r < hall_.rows.size(); ++r) {
      const FloorRow& row = hall_.rows[r];
      if (row.count == 0 || !row.box.intersects(frame_.visible)) continue;
      const QRectF box = frame_.at(row.box);
      const double across = std::min(box.width(), box.height());
      const QString name = QString::fromStdString(row.id);
      if (across < 9 || std::max(box.width(), box.height()) < bold_metrics.horizontalAdvance(name)) continue;
      QString value;
      if (has_values() && overlay_.has_sum() && detail_ >= Detail::edges) {
        double sum = 0;
        for (std::uint32_t i = row.first; i < row.first + row.count; ++i)
          if (!std::isnan(overlay_.values()[i])) sum += overlay_.values()[i];
        value =
            !overlay_.unit().isEmpty() ? qstring(numbers.with_unit(sum, 0, overlay_.unit().toStdString())) : qstring(numbers.fixed(sum, 0));
      }
      const QPointF behind = row.behind();
      const bool above = behind.y() > 0.5 || std::abs(behind.x()) > 0.5;
      const QPointF at(std::max(box.left(), 6.0) + 1,
                       above ? box.top() - title_gap_px - 1 : box.bottom() + title_gap_px + bold_metrics.ascent() - 1);
      if (at.x() + bold_metrics.horizontalAdvance(name) > box.right() + 40 && box.width() > box.height()) continue;
      painter_.setFont(bold);
      painter_.setPen(theme().text);
      painter_.drawText(at, name);
      if (value.isEmpty() || box.width() + 40 < bold_metrics.horizontalAdvance(name) + 10 + plain_metrics.horizontalAdvance(value))
        continue;
      painter_.setFont(plain);
      painter_.setPen(theme().text2);
      painter_.drawText(at + QPointF(bold_metrics.horizontalAdvance(name) + 10, 0), value);
    }
  }

  const PlanFrame& frame_;
  const FloorHall& hall_;
  PlanState& state_;
  const RackOverlay& overlay_;
  RackLabels& labels_;
  const std::array<QColor, map_levels>& colors_;
  std::array<bool, map_levels> light_text_{};
  QPainter& painter_;
  Detail detail_ = Detail::far;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> turned_;
};

}  // namespace

void RackLayer::paint_frame(const PlanFrame& frame, const FloorHall& hall) {
  if (!labels_) labels_ = std::make_shared<RackLabels>();
  Painting(frame, hall, state_, *labels_).paint();
}

}  // namespace icctwin::gui
