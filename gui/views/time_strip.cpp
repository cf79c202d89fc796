#include "gui/views/time_strip.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "gui/document/words.h"
#include "gui/models/timeline.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double side = 7, marks_height = 10, labels_height = 17, handle_radius = 4.5, day_s = 86400, hour_s = 3600;
constexpr int strip_height = 54;
constexpr double near_px = 4;  ///< within which a mark is meant

/// The slider for readers of the screen: the instant in words, and its value in seconds of the run.
class StripInterface : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit StripInterface(TimeStrip* strip) : QAccessibleWidget(strip, QAccessible::Slider) {}

  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this) : QAccessibleWidget::interface_cast(type);
  }
  QString text(QAccessible::Text type) const override {
    return type == QAccessible::Value ? strip().instant() : QAccessibleWidget::text(type);
  }
  QVariant currentValue() const override { return line().now_s(); }
  void setCurrentValue(const QVariant& value) override { line().set_now(line().start_unix_s() + value.toDouble()); }
  QVariant minimumValue() const override { return 0.0; }
  QVariant maximumValue() const override { return line().end_unix_s() - line().start_unix_s(); }
  QVariant minimumStepSize() const override { return line().step_s(); }

 private:
  TimeStrip& strip() const { return *static_cast<TimeStrip*>(widget()); }
  Timeline& line() const { return strip().timeline(); }
};

QAccessibleInterface* make_interface(const QString&, QObject* object) {
  auto* strip = dynamic_cast<TimeStrip*>(object);
  return strip ? new StripInterface(strip) : nullptr;
}

}  // namespace

TimeStrip::TimeStrip(Timeline& timeline, QWidget* parent) : QWidget(parent), timeline_(timeline) {
  static const bool installed = (QAccessible::installFactory(make_interface), true);
  static_cast<void>(installed);
  setFocusPolicy(Qt::StrongFocus);
  setFixedHeight(strip_height);
  setMinimumWidth(200);
  connect(&timeline, &Timeline::moved, this, [this] {
    update();
    QAccessibleValueChangeEvent change(this, timeline_.now_s());
    QAccessible::updateAccessibility(&change);
  });
  connect(&timeline, &Timeline::period_changed, this, [this] { update(); });
}

void TimeStrip::set_series(std::vector<double> ends_s, std::vector<float> values) {
  ends_s_ = std::move(ends_s);
  values_ = std::move(values);
  update();
}

void TimeStrip::set_moments(std::vector<Moment> moments) {
  moments_ = std::move(moments);
  update();
}

void TimeStrip::set_instant(const QString& words) {
  instant_ = words;
  setAccessibleDescription(words);
}

QSize TimeStrip::sizeHint() const { return {600, strip_height}; }

double TimeStrip::x_of(double unix_s) const {
  const double length = timeline_.end_unix_s() - timeline_.start_unix_s();
  return side + (width() - 2 * side) * (length > 0 ? (unix_s - timeline_.start_unix_s()) / length : 0);
}

double TimeStrip::unix_of(double x) const {
  const double share = std::clamp((x - side) / std::max(1.0, width() - 2 * side), 0.0, 1.0);
  return timeline_.start_unix_s() + share * (timeline_.end_unix_s() - timeline_.start_unix_s());
}

void TimeStrip::go_to(double x) {
  const double after_s = unix_of(x) - timeline_.start_unix_s(), step_s = timeline_.step_s();
  timeline_.set_now(timeline_.start_unix_s() + (step_s > 0 ? std::round(after_s / step_s) * step_s : after_s));
}

void TimeStrip::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) go_to(event->position().x());
}

void TimeStrip::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) go_to(event->position().x());
}

bool TimeStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const document::Numbers numbers(language(), timeline_.utc_offset_s());
  QStringList lines;
  int more = 0;
  for (const Moment& moment : moments_) {
    if (std::abs(x_of(moment.unix_s) - help->pos().x()) > near_px) continue;
    if (lines.size() < 8)
      lines << qstring(numbers.moment(moment.unix_s)) + QStringLiteral("  ") + moment.words;
    else
      ++more;
  }
  if (more > 0) lines << words({"and %1 more", "另有 %1 项"}, QString::number(more));
  if (lines.isEmpty()) lines << qstring(numbers.moment(unix_of(help->pos().x())));
  QToolTip::showText(help->globalPos(), lines.join('\n'), this);
  return true;
}

void TimeStrip::paint_days(QPainter& painter) const {
  const Theme& t = theme();
  const document::Numbers numbers(language(), timeline_.utc_offset_s());
  const double start = timeline_.start_unix_s(), end = timeline_.end_unix_s(), offset = timeline_.utc_offset_s();
  const double px_per_day = (width() - 2 * side) / ((end - start) / day_s);
  const double line_y = height() - labels_height;
  painter.setFont(face(Face::small));
  double free_from = 0;  // where the last label ends
  const auto tick = [&](double at, const QString& label) {
    const double x = x_of(at);
    painter.setPen(t.line);
    painter.drawLine(QPointF(x, marks_height), QPointF(x, line_y));
    const double text_width = painter.fontMetrics().horizontalAdvance(label);
    if (x + 3 < free_from || x + 3 + text_width > width()) return;
    free_from = x + 3 + text_width + 8;
    painter.setPen(t.text2);
    painter.drawText(QPointF(x + 3, height() - 4), label);
  };
  const auto first_at = [&](double unit_s) { return std::ceil((start + offset) / unit_s) * unit_s - offset; };
  if (px_per_day > 600) {
    for (double at = first_at(hour_s); at <= end; at += hour_s) {
      const QString text = qstring(numbers.table_time(at)).right(5);
      tick(at, at == first_at(hour_s) ? qstring(numbers.day(at, false)) + u' ' + text : text);
    }
  } else if (px_per_day > 40) {
    for (double at = first_at(day_s); at <= end; at += day_s) tick(at, qstring(numbers.day(at, px_per_day > 90)));
  } else if (px_per_day > 8) {
    for (double at = first_at(day_s); at <= end; at += 7 * day_s) tick(at, qstring(numbers.day(at, false)));
  } else {
    for (double at = first_at(day_s); at <= end; at += day_s) {
      const QString date = qstring(numbers.table_time(at)).left(10);
      if (date.endsWith(QStringLiteral("-01"))) tick(at, qstring(numbers.month(date.left(4).toInt(), date.mid(5, 2).toInt())));
    }
  }
}

void TimeStrip::paint_power(QPainter& painter) const {
  if (values_.empty()) return;
  float most = 0, least = std::numeric_limits<float>::max();
  for (const float value : values_) {
    if (std::isnan(value)) continue;
    most = std::max(most, value);
    least = std::min(least, value);
  }
  // From three quarters of the least value on, so that the course is seen without looking like one from zero to full.
  const double low = least * 0.75, high = most > low ? most : low + 1;
  const double top = marks_height + 2, bottom = height() - labels_height - 3;
  const auto y_of = [&](float value) { return bottom - (value - low) / (high - low) * (bottom - top); };
  // Two points for each column of pixels: least and most, so that no peak is lost.
  QPainterPath path;
  int column = -1;
  float column_low = 0, column_high = 0;
  const auto put = [&] {
    if (column < 0) return;
    const QPointF a(column + 0.5, y_of(column_low)), b(column + 0.5, y_of(column_high));
    path.elementCount() == 0 ? path.moveTo(a) : path.lineTo(a);
    path.lineTo(b);
  };
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (std::isnan(values_[i])) continue;
    const int at = static_cast<int>(x_of(timeline_.start_unix_s() + (i == 0 ? 0 : ends_s_[i - 1])));
    if (at == column) {
      column_low = std::min(column_low, values_[i]);
      column_high = std::max(column_high, values_[i]);
      continue;
    }
    put();
    column = at;
    column_low = column_high = values_[i];
  }
  put();
  painter.strokePath(path, QPen(theme().axis, 1));
}

void TimeStrip::paint_marks(QPainter& painter) const {
  const Theme& t = theme();
  std::set<std::pair<int, int>> drawn;  // one of each kind at a place
  for (const MomentKind kind : {MomentKind::fault, MomentKind::violation, MomentKind::peak})
    for (const Moment& moment : moments_) {
      if (moment.kind != kind) continue;
      const double x = std::round(x_of(moment.unix_s));
      if (!drawn.insert({static_cast<int>(kind), static_cast<int>(x / 3)}).second) continue;
      // Told apart by shape: a limit passed is a filled triangle, a fault a hollow one, the peak a rhomb.
      painter.setPen(QPen(kind == MomentKind::violation ? t.error : kind == MomentKind::fault ? t.warning : t.text, 1));
      painter.setBrush(kind == MomentKind::violation ? t.error : kind == MomentKind::fault ? t.surface : t.text);
      if (kind == MomentKind::peak)
        painter.drawPolygon(QPolygonF({{x, 0.5}, {x + 4, 4.5}, {x, 8.5}, {x - 4, 4.5}}));
      else
        painter.drawPolygon(QPolygonF({{x - 4, 2}, {x + 4, 2}, {x, 8}}));
    }
}

void TimeStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  painter.fillRect(rect(), t.surface);
  if (timeline_.empty()) return;
  paint_days(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_power(painter);
  paint_marks(painter);
  const double y = height() - labels_height, x = x_of(timeline_.now_unix_s());
  painter.setPen(QPen(t.line2, 2));
  painter.drawLine(QPointF(side, y), QPointF(width() - side, y));
  painter.setPen(QPen(t.accent, 2));
  painter.drawLine(QPointF(side, y), QPointF(x, y));
  painter.setPen(QPen(t.accent, 1));
  painter.drawLine(QPointF(x, marks_height), QPointF(x, y));
  painter.setPen(QPen(t.accent, 2));
  painter.setBrush(t.surface);
  painter.drawEllipse(QPointF(x, y), handle_radius, handle_radius);
  if (hasFocus()) {
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
  }
}

}  // namespace icctwin::gui
