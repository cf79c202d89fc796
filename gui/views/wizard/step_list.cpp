#include "gui/views/wizard/step_list.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "gui/document/words.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int step_height = 42, list_width = 200, ring = 22, left_edge = 18;

}  // namespace

StepList::StepList(QWidget* parent) : QWidget(parent) {
  setFixedWidth(list_width);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(words({"Steps", "步骤"}));
}

void StepList::set_steps(std::vector<Step> steps, int current) {
  steps_ = std::move(steps);
  current_ = current;
  if (!steps_.empty()) setAccessibleDescription(steps_[static_cast<std::size_t>(current)].name);
  setMinimumHeight(static_cast<int>(steps_.size()) * step_height + 16);
  update();
}

void StepList::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), t.surface2);
  painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
  for (int i = 0; i < static_cast<int>(steps_.size()); ++i) {
    const Step& step = steps_[static_cast<std::size_t>(i)];
    const QRectF row(0, 8 + i * step_height, width() - 1, step_height);
    const bool here = i == current_, done = i < current_;
    if (here) {
      painter.fillRect(row, t.selected);
      painter.fillRect(QRectF(0, row.top(), 3, row.height()), t.accent);
      if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(row.adjusted(4, 1, -2, -1));
      }
    }
    const QPointF middle(left_edge + ring / 2.0, row.center().y());
    painter.setPen(QPen(here ? t.accent : done ? t.ok : t.line2, 1.2));
    painter.setBrush(here ? t.accent : t.surface);
    painter.drawEllipse(middle, ring / 2.0, ring / 2.0);
    if (done) {
      paint_icon(painter, QRectF(middle - QPointF(6, 6), QSizeF(12, 12)), QStringLiteral("check"), t.ok);
    } else {
      painter.setFont(face(here ? Face::strong : Face::table));
      painter.setPen(here ? t.on_accent : t.text2);
      painter.drawText(QRectF(middle - QPointF(12, 12), QSizeF(24, 24)), Qt::AlignCenter, QString::number(i + 1));
    }
    painter.setFont(face(here ? Face::strong : Face::body));
    painter.setPen(t.text);
    const QRectF words_at = row.adjusted(left_edge + ring + 10, 0, -12, 0);
    painter.drawText(words_at, Qt::AlignLeft | Qt::AlignVCenter, step.name);
    const int used = painter.fontMetrics().horizontalAdvance(step.name) + 12;
    if (done) {
      painter.setFont(face(Face::small));
      painter.setPen(t.text3);
      const QRectF at = words_at.adjusted(used, 0, 0, 0);
      painter.drawText(at, Qt::AlignRight | Qt::AlignVCenter,
                       painter.fontMetrics().elidedText(step.choice, Qt::ElideRight, static_cast<int>(at.width())));
    }
  }
}

void StepList::mousePressEvent(QMouseEvent* event) {
  const int step = static_cast<int>((event->position().y() - 8) / step_height);
  if (step >= 0 && step < static_cast<int>(steps_.size())) emit asked(step);
}

void StepList::keyPressEvent(QKeyEvent* event) {
  const int step = current_ + (event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0);
  if (step == current_ || step < 0 || step >= static_cast<int>(steps_.size())) return QWidget::keyPressEvent(event);
  emit asked(step);
}

}  // namespace icctwin::gui
