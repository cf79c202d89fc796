#include "gui/views/panels/count_marks.h"

#include <QPainter>

#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int mark = 13, gap = 4, next = 10, height_px = 18;

}  // namespace

void CountMarks::set_counts(const std::array<std::size_t, 3>& counts) {
  if (counts == counts_) return;
  counts_ = counts;
  setFixedSize(sizeHint());
  update();
}

QSize CountMarks::sizeHint() const {
  const QFontMetrics metrics(face(Face::table_strong));
  int width = 0;
  for (const std::size_t count : counts_)
    if (count > 0) width += mark + gap + metrics.horizontalAdvance(QString::number(count)) + next;
  return {width, height_px};
}

void CountMarks::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(face(Face::table_strong));
  painter.setPen(theme().text);
  int x = 0;
  for (int severity = 0; severity < 3; ++severity) {
    const std::size_t count = counts_[static_cast<std::size_t>(severity)];
    if (count == 0) continue;
    paint_severity(painter, QRectF(x, (height() - mark) / 2.0, mark, mark), severity);
    x += mark + gap;
    const QString text = QString::number(count);
    const int width = painter.fontMetrics().horizontalAdvance(text);
    painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignVCenter, text);
    x += width + next;
  }
}

}  // namespace icctwin::gui
