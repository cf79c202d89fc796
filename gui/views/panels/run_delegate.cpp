#include "gui/views/panels/run_delegate.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>

#include "gui/models/roles.h"
#include "gui/models/run_model.h"
#include "gui/views/icons.h"
#include "gui/views/panels/row_ground.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

QColor color_of(RunState state) {
  const Theme& t = theme();
  switch (state) {
    case RunState::done:
      return t.ok;
    case RunState::running:
      return t.accent;
    case RunState::queued:
    case RunState::idle:
      return t.text3;
    case RunState::stopping:
    case RunState::cancelled:
      return t.warning;
    default:
      return t.error;
  }
}

void draw_course(QPainter& painter, const QRectF& at, const QVariantList& values, double highest, const QPen& pen) {
  QPolygonF line;
  const double step = at.width() / std::max<double>(1, static_cast<double>(values.size()) - 1);
  for (qsizetype i = 0; i < values.size(); ++i)
    line << QPointF(at.left() + static_cast<double>(i) * step, at.bottom() - values[i].toDouble() / highest * at.height());
  painter.setPen(pen);
  painter.drawPolyline(line);
}

}  // namespace

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto state = static_cast<RunState>(index.data(state_role).toInt());
  if (const QString name = index.data(icon_role).toString(); !name.isEmpty()) {
    // The mark stands in the cell's padding; the words begin behind it.
    QStyleOptionViewItem moved = option;
    moved.rect.setLeft(option.rect.left() + 18);
    RowDelegate::paint(painter, moved, index);
    QStyleOptionViewItem margin = option;
    margin.rect.setWidth(18);
    paint_ground(*painter, margin, false);
    return paint_icon(*painter, QRectF(option.rect.left() + 10, option.rect.center().y() - 7, 14, 14), name, color_of(state));
  }
  RowDelegate::paint(painter, option, index);
  const QVariantList courses = index.data(trace_role).toList();
  if (courses.size() != 2) return;
  const QVariantList facility = courses[0].toList(), it = courses[1].toList();
  double highest = 0;
  for (const QVariant& value : facility) highest = std::max(highest, value.toDouble());
  if (highest <= 0) return;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF at = QRectF(option.rect).adjusted(12, 5, -12, -6);
  draw_course(*painter, at, facility, highest, QPen(theme().text2, 1.2));
  draw_course(*painter, at, it, highest, QPen(theme().accent, 1.2, Qt::DashLine));
  painter->restore();
}

}  // namespace icctwin::gui
