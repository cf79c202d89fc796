#include "gui/views/workload/source_card.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/run_model.h"
#include "gui/models/units.h"
#include "gui/views/paint_card.h"
#include "gui/views/row_paint.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int card_height = 112, card_width = 250, padding = 12, event_row = 22;

QString count_words(double value) { return qstring(document::Numbers(language()).fixed(value, 0)); }

}  // namespace

SourceCard::SourceCard(const SourceFigures& source, double share, double duration_s, QWidget* parent)
    : QAbstractButton(parent), pointer_(source.pointer), name_(qstring(source.id)), sort_(words(source.sort)), share_(share) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  jobs_ =
      words(source.jobs == 1 ? Text{"%1 job", "%1 个作业"} : Text{"%1 jobs", "%1 个作业"}, count_words(static_cast<double>(source.jobs)));
  work_ = source.accelerator_hours > 0 ? words({"%1 accelerator-hours", "%1 卡时"}, count_words(source.accelerator_hours))
          : source.node_hours > 0      ? words({"%1 server-hours", "%1 台时"}, count_words(source.node_hours))
                                       : words({"no jobs in the period", "周期内无作业"});
  remark_ = !source.file.empty() ? qstring(source.file)
            : source.largest > 0 ? words({"largest job: %1 accelerators", "最大作业：%1 卡"}, count_words(source.largest))
                                 : QString();
  if (duration_s > 0 && source.jobs > 0) {
    from_ = std::clamp(source.first_s / duration_s, 0.0, 1.0);
    to_ = std::clamp(source.last_s / duration_s, from_, 1.0);
  }
  setAccessibleName(QStringLiteral("%1, %2, %3, %4").arg(name_, sort_, jobs_, work_));
  setToolTip(remark_);
}

QSize SourceCard::sizeHint() const { return {card_width, card_height}; }

void SourceCard::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(QPen(isChecked() || hasFocus() ? t.accent : t.line, isChecked() ? 2 : 1));
  painter.setBrush(isChecked() ? t.selected : underMouse() ? t.hover : t.surface);
  painter.drawRoundedRect(card, 6, 6);
  QRect at = rect().adjusted(padding, 9, -padding, -9);
  painter.setFont(face(Face::small));
  const int sort_width = std::min(painter.fontMetrics().horizontalAdvance(sort_) + 10, at.width() / 2);
  draw_text(painter, QRect(at.left(), at.top(), at.width() - sort_width - 6, 20), name_, t.text, Face::strong);
  const QRect chip(at.right() - sort_width, at.top() + 1, sort_width, 18);
  painter.setPen(t.line2);
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  draw_text(painter, chip, sort_, t.text2, Face::small, Qt::AlignCenter);
  draw_text(painter, QRect(at.left(), at.top() + 24, at.width(), 18), jobs_, t.text2, Face::table);
  draw_text(painter, QRect(at.left(), at.top() + 41, at.width(), 18), work_, t.text2, Face::table);
  draw_text(painter, QRect(at.left(), at.top() + 59, at.width(), 16), remark_, t.text3, Face::small);
  // What part of all work it is, and when its jobs come.
  const QRect share(at.left(), at.bottom() - 12, at.width(), 5), time(at.left(), at.bottom() - 3, at.width(), 3);
  painter.fillRect(share, t.line);
  painter.fillRect(QRectF(share.left(), share.top(), share.width() * std::clamp(share_, 0.0, 1.0), share.height()), t.accent);
  painter.fillRect(time, t.grid);
  if (to_ > from_)
    painter.fillRect(QRectF(time.left() + time.width() * from_, time.top(), time.width() * (to_ - from_), time.height()), t.axis);
}

EventStrip::EventStrip(std::vector<EventSpan> events, double duration_s, int left, int right, QWidget* parent)
    : QWidget(parent), events_(std::move(events)), duration_s_(duration_s), left_(left), right_(right) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(words({"Outages and failures over the period", "周期内的停运与故障"}));
  setMinimumHeight(sizeHint().height());
}

QSize EventStrip::sizeHint() const { return {400, static_cast<int>(events_.size()) * event_row + 8}; }

void EventStrip::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double width = std::max(10, this->width() - left_ - right_);
  for (std::size_t i = 0; i < events_.size(); ++i) {
    const EventSpan& one = events_[i];
    const int top = 4 + static_cast<int>(i) * event_row;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(left_, top + event_row - 0.5), QPointF(left_ + width, top + event_row - 0.5));
    const double from = left_ + width * std::clamp(one.begin_s / duration_s_, 0.0, 1.0);
    const double to = left_ + width * std::clamp(one.end_s / duration_s_, 0.0, 1.0);
    const QRectF bar(from, top + 5, std::max(3.0, to - from), event_row - 10);
    painter.fillRect(bar, t.error_bg);
    painter.setPen(QPen(hasFocus() && i == current_ ? t.accent : t.error, hasFocus() && i == current_ ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    const QString text = QStringLiteral("%1  %2  %3").arg(qstring(one.id), words(one.what), time_words(one.end_s - one.begin_s));
    painter.setFont(face(Face::small));
    const int text_width = painter.fontMetrics().horizontalAdvance(text) + 4;
    const bool before = bar.right() + 6 + text_width > left_ + width;
    const QRect at(before ? static_cast<int>(bar.left()) - 6 - text_width : static_cast<int>(bar.right()) + 6, top, text_width, event_row);
    draw_text(painter, at, text, t.text2, Face::small);
  }
}

void EventStrip::mousePressEvent(QMouseEvent* event) {
  const auto row = static_cast<std::size_t>(std::max(0, (static_cast<int>(event->position().y()) - 4) / event_row));
  if (row >= events_.size()) return;
  current_ = row;
  update();
  emit chosen(QString::fromStdString(events_[row].pointer));
}

void EventStrip::keyPressEvent(QKeyEvent* event) {
  if (events_.empty()) return;
  if (event->key() == Qt::Key_Down)
    current_ = std::min(current_ + 1, events_.size() - 1);
  else if (event->key() == Qt::Key_Up)
    current_ = current_ > 0 ? current_ - 1 : 0;
  else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
    emit chosen(QString::fromStdString(events_[current_].pointer));
  else
    return QWidget::keyPressEvent(event);
  update();
}

}  // namespace icctwin::gui
