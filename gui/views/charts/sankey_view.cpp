#include "gui/views/charts/sankey_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <array>
#include <cmath>
#include <limits>

#include "gui/document/words.h"
#include "gui/models/figure_units.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

using report::FlowKind;
using report::SankeyDiagram;

constexpr double box_px = 10, text_gap = 6, least_px = 0.8, top_px = 26, bottom_px = 4, slot_extra = 4.5, heat_label_px = 96;
constexpr double tall_box = 30;
constexpr std::array<double, report::sankey_columns> places = {0, 0.169, 0.345, 0.52, 0.706, 1};
constexpr float other_opacity = 0.35F;

QColor color_of(std::string_view name) { return in_theme(QColor(qstring(name))); }

/// The diagram laid out upon an area.
class Flow {
 public:
  Flow(const SankeyDiagram& diagram, const QRectF& area, double most_px_per_kwh) : diagram_(diagram), area_(area) {
    const double slot = QFontMetricsF(face(Face::table)).height() * 0.75 + slot_extra;
    const bool has_heat = diagram.sum(FlowKind::heat) > 0;
    width_ = area.width() - box_px - (has_heat ? heat_label_px : 0);
    has_heat_ = has_heat;
    layout_ = report::lay_out(
        diagram.nodes, diagram.links,
        {.top = area.top() + top_px, .height = area.height() - top_px - bottom_px, .slot = slot, .most_units_per_value = most_px_per_kwh});
  }

  double px_per_kwh() const { return layout_.units_per_value; }

  double x(std::size_t column) const { return area_.left() + width_ * places[column] / (has_heat_ ? 1 : 0.9); }

  QRectF box(std::size_t node) const {
    return {x(diagram_.nodes[node].column), layout_.boxes[node].top, box_px, std::max(layout_.boxes[node].height, least_px)};
  }

  QPainterPath ribbon(std::size_t link) const {
    const auto& of = diagram_.links[link];
    const auto& placed = layout_.ribbons[link];
    const double left = x(diagram_.nodes[of.from].column) + box_px, right = x(diagram_.nodes[of.to].column), middle = (left + right) / 2;
    const double width = std::max(placed.width, least_px);
    QPainterPath path({left, placed.from_y});
    path.cubicTo(middle, placed.from_y, middle, placed.to_y, right, placed.to_y);
    path.lineTo(right, placed.to_y + width);
    path.cubicTo(middle, placed.to_y + width, middle, placed.from_y + width, left, placed.from_y + width);
    path.closeSubpath();
    return path;
  }

  /// The node whose box or label is at a place; -1: none.
  int node_at(const QPointF& at) const {
    for (std::size_t i = 0; i < diagram_.nodes.size(); ++i) {
      const QRectF box = this->box(i);
      if (box.adjusted(-3, -2, 3, 2).contains(at)) return static_cast<int>(i);
      if (QRectF(box.right(), layout_.boxes[i].label_y - 8, 90, 16).contains(at) && diagram_.nodes[i].column >= 4)
        return static_cast<int>(i);
    }
    return -1;
  }
  int link_at(const QPointF& at) const {
    for (std::size_t i = diagram_.links.size(); i-- > 0;)
      if (ribbon(i).contains(at)) return static_cast<int>(i);
    return -1;
  }

  /// What is pointed at stands out; nothing: -1.
  void paint(QPainter& painter, int node, int link) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const report::Texts texts(language());
    painter.setFont(face(Face::small));
    painter.setPen(theme().text3);
    const QFontMetricsF small(painter.font());
    for (std::size_t column = 0; column < report::sankey_columns; ++column)
      if (column < 5 || has_heat_)
        painter.drawText(QPointF(x(column), area_.top() + small.ascent()), qstring(report::sankey_caption(texts, column)));
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < diagram_.links.size(); ++i) {
      const auto& of = diagram_.links[i];
      const bool is_marked = link == static_cast<int>(i) ||
                             (node >= 0 && (of.from == static_cast<std::size_t>(node) || of.to == static_cast<std::size_t>(node)));
      QColor fill = color_of(diagram_.link_looks[i].fill);
      double opacity = diagram_.link_looks[i].opacity;
      if (is_marked)
        opacity = std::min(1.0, opacity + 0.25);
      else if (node >= 0 || link >= 0)
        opacity *= static_cast<double>(other_opacity);
      fill.setAlphaF(static_cast<float>(opacity));
      painter.fillPath(ribbon(i), fill);
    }
    for (std::size_t i = 0; i < diagram_.nodes.size(); ++i) {
      painter.fillRect(box(i), color_of(diagram_.looks[i].fill));
      if (node == static_cast<int>(i)) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box(i).adjusted(-3, -3, 3, 3));
        painter.setPen(Qt::NoPen);
      }
    }
    for (std::size_t i = 0; i < diagram_.nodes.size(); ++i) paint_label(painter, i);
  }

 private:
  void paint_label(QPainter& painter, std::size_t node) const {
    const document::Numbers numbers(language());
    const document::DisplayUnit unit = energy_display(diagram_.input());
    const auto& look = diagram_.looks[node];
    const std::size_t column = diagram_.nodes[node].column;
    const QFont name_font = face(look.bold ? Face::table_strong : Face::table), plain = face(Face::table), small = face(Face::small);
    const QFontMetricsF name_metrics(name_font), metrics(plain);
    const QRectF at = box(node);
    const QString value = qstring(numbers.in_unit(diagram_.nodes[node].value, unit));
    const QString share = qstring(numbers.percent(diagram_.nodes[node].value / diagram_.input()));
    const double left = at.right() + text_gap, label_y = layout_.boxes[node].label_y;
    const double base = (column < 4 && at.height() > tall_box ? at.top() + 8 : label_y) + metrics.ascent() * 0.38;
    const double room = column + 1 < report::sankey_columns && (has_heat_ || column < 4) ? x(column + 1) - left - 6 : area_.right() - left;
    const auto part = [&](double x, double y, const QString& text, const QFont& font, const QColor& color) {
      paint_rimmed_text(painter, {x, y}, text, font, color);
      return x + QFontMetricsF(font).horizontalAdvance(text) + 5;
    };
    const QString name = qstring(look.name);
    if (column == 5) {
      part(left, base - 7, name_metrics.elidedText(name, Qt::ElideRight, area_.right() - left), name_font, theme().text);
      part(part(left, base + 8, value, plain, theme().text2), base + 8, share, small, theme().text3);
      return;
    }
    const double name_px = name_metrics.horizontalAdvance(name), value_px = metrics.horizontalAdvance(value) + 5;
    if (name_px + value_px > room && at.height() > tall_box) {
      part(left, base, name_metrics.elidedText(name, Qt::ElideRight, room), name_font, theme().text);
      part(left, base + 15, value, plain, theme().text2);
      return;
    }
    const bool has_value = name_px + value_px <= room;
    double x = part(left, base, name_metrics.elidedText(name, Qt::ElideRight, room), name_font, theme().text);
    if (has_value) x = part(x, base, value, plain, theme().text2);
    if (has_value && column == 4 && x + QFontMetricsF(small).horizontalAdvance(share) < left + room)
      part(x, base, share, small, theme().text3);
  }

  const SankeyDiagram& diagram_;
  QRectF area_;
  double width_ = 0;
  bool has_heat_ = false;
  report::SankeyLayout layout_;
};

}  // namespace

class SankeyView::Canvas : public QWidget {
 public:
  explicit Canvas(SankeyView& view) : view_(view) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(220);
    setAccessibleName(view.title());
  }
  void reset() {
    node_ = link_ = -1;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (view_.diagram_.nodes.empty()) {
      painter.setFont(face(Face::table));
      painter.setPen(theme().text3);
      painter.drawText(rect(), Qt::AlignCenter, words({"No energy was used in this time.", "该时段没有用电。"}));
      return;
    }
    Flow(view_.diagram_, rect(), view_.scale()).paint(painter, node_, link_);
  }
  void mouseMoveEvent(QMouseEvent* event) override {
    if (view_.diagram_.nodes.empty()) return;
    const Flow flow(view_.diagram_, rect(), view_.scale());
    const int node = flow.node_at(event->position()), link = node < 0 ? flow.link_at(event->position()) : -1;
    if (node != node_ || link != link_) mark(node, link);
  }
  void leaveEvent(QEvent*) override { mark(-1, -1); }
  void focusOutEvent(QFocusEvent*) override { mark(-1, -1); }
  void keyPressEvent(QKeyEvent* event) override {
    const auto& nodes = view_.diagram_.nodes;
    const int count = static_cast<int>(nodes.size());
    if (count == 0) return event->ignore();
    const auto column_step = [&](int direction) {
      if (node_ < 0) return mark(0, -1);
      for (int i = node_ + direction; i >= 0 && i < count; i += direction)
        if (nodes[static_cast<std::size_t>(i)].column != nodes[static_cast<std::size_t>(node_)].column) return mark(i, -1);
    };
    switch (event->key()) {
      case Qt::Key_Down:
        return mark(std::min(node_ + 1, count - 1), -1);
      case Qt::Key_Up:
        return mark(std::max(node_ - 1, 0), -1);
      case Qt::Key_Right:
        return column_step(1);
      case Qt::Key_Left:
        return column_step(-1);
      case Qt::Key_Home:
        return mark(0, -1);
      case Qt::Key_Escape:
        return mark(-1, -1);
      default:
        event->ignore();
    }
  }

 private:
  void mark(int node, int link) {
    node_ = node;
    link_ = link;
    const auto& d = view_.diagram_;
    const document::Numbers numbers(language());
    const document::DisplayUnit unit = energy_display(d.input());
    const auto amount = [&](double value) {
      return qstring(numbers.with_unit(value, unit)) + QStringLiteral(" · ") + qstring(numbers.percent(value / d.input(), 2));
    };
    QString text;
    if (node >= 0) {
      const auto i = static_cast<std::size_t>(node);
      text = qstring(d.looks[i].name) + QStringLiteral("  ") + amount(d.nodes[i].value);
    } else if (link >= 0) {
      const auto& of = d.links[static_cast<std::size_t>(link)];
      text =
          qstring(d.looks[of.from].name) + QStringLiteral(" → ") + qstring(d.looks[of.to].name) + QStringLiteral("  ") + amount(of.value);
    }
    setToolTip(text);
    setAccessibleDescription(text);
    update();
  }

  SankeyView& view_;
  int node_ = -1, link_ = -1;
};

SankeyView::SankeyView(QString id, const QString& title, QWidget* parent) : Chart(std::move(id), title, {}, parent) {
  canvas_ = new Canvas(*this);
  set_content(canvas_);
}

SankeyView::~SankeyView() = default;

void SankeyView::share_scale(SankeyView& other) {
  other_ = &other;
  other.other_ = this;
}

double SankeyView::own_scale() const {
  return diagram_.nodes.empty() ? std::numeric_limits<double>::infinity()
                                : Flow(diagram_, canvas_->rect(), std::numeric_limits<double>::infinity()).px_per_kwh();
}

double SankeyView::scale() const { return other_ ? std::min(own_scale(), other_->own_scale()) : own_scale(); }

void SankeyView::present(report::SankeyDiagram diagram) {
  diagram_ = std::move(diagram);
  canvas_->reset();
  if (diagram_.nodes.empty()) return set_title(title(), {});
  const document::Numbers numbers(language());
  const document::DisplayUnit unit = energy_display(diagram_.input());
  const auto amount = [&](double value) { return qstring(numbers.in_unit(value, unit)); };
  // Input = where it goes; PUE = uses / IT; all from the boxes.
  QString sums = words({"%1 and % of input", "%1，占总输入 %"}, qstring(unit.name));
  QStringList parts;
  for (std::size_t i = 0; i < diagram_.nodes.size(); ++i)
    if (diagram_.looks[i].kind == FlowKind::heat || diagram_.looks[i].kind == FlowKind::leaves)
      parts << qstring(diagram_.looks[i].name) + QChar(0xA0) + amount(diagram_.nodes[i].value);
  if (!parts.isEmpty())
    sums += QStringLiteral("  ·  ") +
            words({"input %1 = %2", "总输入 %1 = %2"}).arg(amount(diagram_.input()), parts.join(QStringLiteral(" + ")));
  const double it = diagram_.sum(FlowKind::it);
  if (it > 0)
    sums += QStringLiteral("  ·  PUE = %1 ÷ %2 = %3")
                .arg(amount(it + diagram_.sum(FlowKind::use)), amount(it), qstring(numbers.fixed(diagram_.pue(), 3)));
  sums += QStringLiteral("  ·  ") + words({"closing error %1", "闭合误差 %1"}, qstring(numbers.percent(diagram_.closure(), 2)));
  set_title(title(), sums);
  set_description(sums);
}

DataTable SankeyView::data() const {
  DataTable table;
  table.title = title();
  QStringList from, to;
  std::vector<double> values;
  for (const auto& link : diagram_.links) {
    from << qstring(diagram_.looks[link.from].name);
    to << qstring(diagram_.looks[link.to].name);
    values.push_back(link.value);
  }
  table.columns = {text_column(words({"From", "自"}), std::move(from)), text_column(words({"To", "至"}), std::move(to)),
                   number_column(words({"Energy", "电量"}), QStringLiteral("kWh"), 1, std::move(values))};
  return table;
}

void SankeyView::paint_upon(QPaintDevice& device, const QSize& size, double scale) {
  QPainter painter(&device);
  painter.scale(scale, scale);
  paint_title(painter, size);
  // A picture of another size keeps the proportion to the one beside it.
  const double own = own_scale(), grown = canvas_->height() > 0 ? content_rect(size).height() / canvas_->height() : 1;
  const double scale_of_pair = this->scale() < own ? this->scale() * grown : std::numeric_limits<double>::infinity();
  if (!diagram_.nodes.empty()) Flow(diagram_, content_rect(size), scale_of_pair).paint(painter, -1, -1);
}

}  // namespace icctwin::gui
