#include "gui/views/tile.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/views/icons.h"
#include "gui/views/paint_card.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int tile_height = 94, tile_padding = 12, bar_width = 96, least_bar_width = 24, help_width = 420;
constexpr double spark_height = 16;

void paint_spark(QPainter& painter, const std::vector<float>& values, const QRectF& area) {
  float low = HUGE_VALF, high = -HUGE_VALF;
  for (const float value : values)
    if (std::isfinite(value)) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  if (low > high) return;
  const double span = std::max(static_cast<double>(high - low), 1e-12);
  QPainterPath path;
  bool is_open = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      is_open = false;
      continue;
    }
    const QPointF at(area.left() + area.width() * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(values.size() - 1, 1)),
                     area.bottom() - area.height() * static_cast<double>(values[i] - low) / span);
    is_open ? path.lineTo(at) : path.moveTo(at);
    is_open = true;
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme().axis, 1.1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPath(path);
}

}  // namespace

Tile::Tile(TileText text, bool lead, QWidget* parent) : QWidget(parent), text_(std::move(text)), lead_(lead) {
  setFixedHeight(tile_height);
  setMinimumWidth(150);
  setAccessibleName(text_.label);
  setAccessibleDescription(QStringList({text_.value + u' ' + text_.unit, text_.chip, text_.remark}).join(QStringLiteral(", ")));
  setToolTip(text_.help.isEmpty() ? text_.remark : text_.help);
  if (!text_.help.isEmpty()) setFocusPolicy(Qt::StrongFocus);
}

void Tile::explain() {
  if (text_.help.isEmpty()) return;
  auto* popover = new QFrame(this, Qt::Popup);
  popover->setAttribute(Qt::WA_DeleteOnClose);
  popover->setObjectName(QStringLiteral("popover"));
  auto* column = new QVBoxLayout(popover);
  column->setContentsMargins(12, 10, 12, 10);
  auto* words = new QLabel(text_.help);
  words->setTextFormat(Qt::RichText);
  words->setWordWrap(true);
  words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  words->setFixedWidth(help_width);
  column->addWidget(words);
  popover->move(mapToGlobal(QPoint(0, height() - 4)));
  popover->show();
}

void Tile::mousePressEvent(QMouseEvent*) { explain(); }

void Tile::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
    explain();
  else
    QWidget::keyPressEvent(event);
}

void Tile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  paint_card(painter, rect(), lead_);
  if (hasFocus()) {
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
  const QRectF inner = QRectF(rect()).adjusted(tile_padding, 9, -tile_padding, -9);

  painter.setFont(face(Face::table));
  painter.setPen(t.text2);
  const double icon_width = text_.help.isEmpty() ? 0 : 20;
  painter.drawText(inner.adjusted(0, 0, -icon_width, 0), Qt::AlignLeft | Qt::AlignTop,
                   painter.fontMetrics().elidedText(text_.label, Qt::ElideRight, static_cast<int>(inner.width() - icon_width)));
  if (icon_width > 0) paint_icon(painter, QRectF(inner.right() - 14, inner.top() + 1, 14, 14), QStringLiteral("info"), t.text3);

  const double base = inner.top() + 49;
  painter.setFont(face(Face::tile));
  painter.setPen(t.text);
  painter.drawText(QPointF(inner.left(), base), text_.value);
  const double value_width = QFontMetricsF(face(Face::tile)).horizontalAdvance(text_.value);
  painter.setFont(face(Face::table));
  painter.setPen(t.text2);
  painter.drawText(QPointF(inner.left() + value_width + 6, base), text_.unit);

  painter.setFont(face(Face::small));
  if (!text_.chip.isEmpty()) {
    // As wide as the room beside the value and its unit.
    const double used = value_width + 12 + QFontMetricsF(face(Face::table)).horizontalAdvance(text_.unit);
    const double width = std::min(painter.fontMetrics().horizontalAdvance(text_.chip) + 12.0, inner.width() - used);
    const QRectF chip(inner.right() - width, base - 16, width, 19);
    const bool is_good = text_.chip_role == TileText::Role::good, is_bad = text_.chip_role == TileText::Role::bad;
    painter.setPen(is_good ? t.ok : is_bad ? t.warning : t.line2);
    painter.setBrush(is_good ? t.ok_bg : is_bad ? t.warning_bg : t.surface);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(is_good ? t.ok : is_bad ? t.warning : t.text2);
    painter.drawText(chip, Qt::AlignCenter, painter.fontMetrics().elidedText(text_.chip, Qt::ElideRight, static_cast<int>(width) - 8));
  }
  painter.setPen(t.text3);
  // Words come first: what is drawn beside them takes the room that they leave.
  const double drawn = std::min<double>(bar_width, inner.width() - painter.fontMetrics().horizontalAdvance(text_.remark) - 9);
  const bool draws = (text_.share >= 0 || !text_.spark.empty()) && drawn >= least_bar_width;
  const double room = inner.width() - (draws ? drawn + 8 : 0);
  painter.drawText(QRectF(inner.left(), inner.bottom() - 17, room, 17), Qt::AlignLeft | Qt::AlignBottom,
                   painter.fontMetrics().elidedText(text_.remark, Qt::ElideRight, static_cast<int>(room)));
  if (!draws) return;
  if (!text_.spark.empty()) {
    paint_spark(painter, text_.spark, QRectF(inner.right() - drawn, inner.bottom() - spark_height, drawn, spark_height - 2));
  } else {
    const QRectF bar(inner.right() - drawn, inner.bottom() - 9, drawn, 5);
    painter.fillRect(bar, t.line);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * std::min(text_.share, 1.0), bar.height()), t.text2);
  }
}

}  // namespace icctwin::gui
