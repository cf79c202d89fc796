#include "gui/views/elided_label.h"

#include <QPainter>
#include <cmath>

namespace icctwin::gui {

ElidedLabel::ElidedLabel(const QString& text, Face face, QWidget* parent) : QWidget(parent), face_(face) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  set_text(text);
}

void ElidedLabel::set_text(const QString& text) {
  text_ = text;
  setAccessibleName(text);
  tell_whole();
  updateGeometry();
  update();
}

QSize ElidedLabel::sizeHint() const {
  const QFontMetricsF metrics(face(face_));
  return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text_))) + 2, static_cast<int>(std::ceil(metrics.height()))};
}

QSize ElidedLabel::minimumSizeHint() const { return {0, sizeHint().height()}; }

void ElidedLabel::tell_whole() { setToolTip(is_cut() ? text_ : QString()); }

void ElidedLabel::resizeEvent(QResizeEvent*) { tell_whole(); }

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(face(face_));
  painter.setPen(theme().text3);
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text_, Qt::ElideRight, width()));
}

}  // namespace icctwin::gui
