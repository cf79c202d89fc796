#include "gui/views/overview_page.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "gui/document/scenario_document.h"
#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/views/figure_view.h"
#include "gui/views/page_parts.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double floor_tile_mm = 600;
constexpr int padding = 12, title_height = 34, most_height = 560, margin = 14;
constexpr int columns = 4;

TileText tile_of(const Fact& fact) {
  const document::Numbers numbers(language());
  TileText tile;
  tile.label = words(fact.title);
  if (fact.unit.empty()) {
    tile.value = qstring(numbers.fixed(fact.value, 0));
  } else {
    const bool mega = fact.value >= 1e6;
    tile.value = qstring(numbers.fixed(fact.value / (mega ? 1e6 : 1e3), mega ? 2 : 1));
    tile.unit = (mega ? QStringLiteral("M") : QStringLiteral("k")) + qstring(fact.unit);
  }
  tile.remark = words(fact.remark);
  if (!fact.names.empty()) tile.remark = tile.remark.arg(qstring(fact.names));
  tile.share = fact.share;
  return tile;
}

}  // namespace

HallView::HallView(HallPlan hall, std::function<void(const std::string&)> select, QWidget* parent)
    : QWidget(parent), hall_(std::move(hall)), select_(std::move(select)) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(qstring(hall_.name));
}

void HallView::set_selected(const std::string& pointer) {
  selected_ = pointer;
  update();
}

double HallView::pixels_per_mm(int width) const {
  const double room = width - 2 * padding - 2 * margin;
  return std::min(room / hall_.width_mm, (most_height - 2 * margin) / hall_.depth_mm);
}

int HallView::heightForWidth(int width) const {
  return title_height + 2 * padding + 2 * margin + qRound(pixels_per_mm(width) * hall_.depth_mm);
}

QSize HallView::sizeHint() const { return {600, heightForWidth(600)}; }

QRectF HallView::floor() const {
  const double per_mm = pixels_per_mm(width());
  return {(width() - per_mm * hall_.width_mm) / 2, title_height + padding + margin, per_mm * hall_.width_mm, per_mm * hall_.depth_mm};
}

QPolygonF HallView::outline(const RackPlace& rack) const {
  const QRectF hall = floor();
  const double per_mm = pixels_per_mm(width()), angle = rack.rotation_deg * std::numbers::pi / 180;
  QPolygonF corners;
  const std::pair<double, double> places[] = {{0, 0}, {rack.width_mm, 0}, {rack.width_mm, rack.depth_mm}, {0, rack.depth_mm}};
  for (const auto& [u, v] : places) {
    const double x = rack.x_mm + u * std::cos(angle) - v * std::sin(angle), y = rack.y_mm + u * std::sin(angle) + v * std::cos(angle);
    corners << QPointF(hall.left() + x * per_mm, hall.bottom() - y * per_mm);  // the plan counts to the north, the picture downwards
  }
  return corners;
}

const RackPlace* HallView::rack_at(const QPointF& place) const {
  for (const RackPlace& rack : hall_.racks)
    if (outline(rack).containsPoint(place, Qt::OddEvenFill)) return &rack;
  return nullptr;
}

void HallView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  paint_card(painter, rect());
  painter.setFont(face(Face::strong));
  painter.setPen(t.text);
  const QString name = qstring(language() == Language::zh && !hall_.name_zh.empty() ? hall_.name_zh : hall_.name);
  const QRectF title(padding, padding / 2.0, width() - 2 * padding, title_height);
  painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, name);
  const double after = painter.fontMetrics().horizontalAdvance(name) + 10;
  painter.setFont(face(Face::table));
  painter.setPen(t.text3);
  painter.drawText(
      title.adjusted(after, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
      words({"%1 × %2 m, racks: %3, floor tiles of 600 mm", "%1 × %2 m，%3 个机柜，地砖 600 mm"})
          .arg(QString::number(hall_.width_mm / 1e3), QString::number(hall_.depth_mm / 1e3), QString::number(hall_.racks.size())));

  const QRectF hall = floor();
  const double per_mm = pixels_per_mm(width());
  painter.fillRect(hall, t.canvas);
  if (per_mm * floor_tile_mm >= 5) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.grid);
    for (double x = floor_tile_mm; x < hall_.width_mm; x += floor_tile_mm)
      painter.drawLine(QLineF(hall.left() + x * per_mm, hall.top(), hall.left() + x * per_mm, hall.bottom()));
    for (double y = floor_tile_mm; y < hall_.depth_mm; y += floor_tile_mm)
      painter.drawLine(QLineF(hall.left(), hall.bottom() - y * per_mm, hall.right(), hall.bottom() - y * per_mm));
    painter.setRenderHint(QPainter::Antialiasing);
  }
  painter.setPen(QPen(t.axis, 1.2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(hall);
  painter.drawRect(hall.adjusted(-4, -4, 4, 4));

  painter.setFont(face(Face::cell));
  for (const RackPlace& rack : hall_.racks) {
    const QPolygonF corners = outline(rack);
    const bool selected = !selected_.empty() && (rack.group + "/").starts_with(selected_ + "/");
    const double width_px = rack.width_mm * per_mm;
    painter.setPen(QPen(selected ? t.accent : t.line2, selected ? 1.6 : 0.8));
    painter.setBrush(selected ? t.selected : t.hint_bg);
    painter.drawPolygon(corners);
    if (width_px < 6) continue;
    painter.setPen(QPen(selected ? t.accent : t.hint, width_px < 14 ? 1.5 : 2.5));  // the front, inside its edge
    const QPointF inward = (corners[3] - corners[0]) / std::max(1.0, QLineF(corners[0], corners[3]).length()) * 1.5;
    painter.drawLine(corners[0] + inward, corners[1] + inward);
    if (width_px < 18) continue;
    painter.setPen(t.text2);
    painter.drawText(corners.boundingRect(), Qt::AlignCenter, qstring(rack.id).section('-', -1));
  }
}

void HallView::mousePressEvent(QMouseEvent* event) {
  if (const RackPlace* rack = rack_at(event->position())) select_(rack->group);
}

bool HallView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  if (const RackPlace* rack = rack_at(help->pos()))
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("<b>%1</b><br>%2").arg(qstring(rack->id).toHtmlEscaped(), qstring(rack->type).toHtmlEscaped()), this);
  else
    QToolTip::hideText();
  return true;
}

OverviewPage::OverviewPage(ScenarioDocument& document, QWidget* parent) : QScrollArea(parent), document_(document) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void OverviewPage::show_result(const CheckResult& result) {
  const int at = verticalScrollBar()->value();
  result_ = result;
  halls_.clear();
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 12, 16, 16);
  column->setSpacing(10);
  const Node& root = document_.root();
  const Node* about = root.member(language() == Language::zh ? "description_zh" : "description");
  add_header(*column, document_.name(language()), words({"computed from the scenario", "由方案计算"}),
             about ? QString::fromStdString(about->plain()) : QString());
  if (result.facts.empty()) {
    add_empty(*column, words({"No sizes yet.", "尚无规模数据。"}),
              words({"The scenario has errors that must be mended first; they are listed under Problems.",
                     "方案存在错误，请先按“问题”面板修正。"}));
  } else {
    std::vector<TileText> tiles;
    for (const Fact& fact : result.facts) tiles.push_back(tile_of(fact));
    add_tiles(*column, tiles, columns, true);
    for (const HallPlan& hall : result.halls)
      if (hall.width_mm > 0 && hall.depth_mm > 0) {
        auto* view = new HallView(hall, [this](const std::string& pointer) { emit selected(QString::fromStdString(pointer)); });
        view->set_selected(selected_);
        halls_.push_back(view);
        column->addWidget(view);
      }
    column->addStretch(1);
  }
  setWidget(page);
  verticalScrollBar()->setValue(at);
}

void OverviewPage::set_selected(const std::string& pointer) {
  // Only what has racks is marked: the whole scenario would be everything.
  selected_ = pointer.starts_with("/halls/") ? pointer : std::string();
  for (HallView* hall : halls_) hall->set_selected(selected_);
}

}  // namespace icctwin::gui
