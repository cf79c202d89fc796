#include "gui/views/scenario_card.h"

#include <QFileInfo>
#include <QPainter>
#include <QTextLayout>

#include "gui/document/words.h"
#include "gui/views/floor_thumb.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int card_height = 92, drawing_width = 88, edge = 12, line_height = 18;

/// As many lines as there is room for; the last one cut off where there is more.
void draw_lines(QPainter& painter, const QRectF& at, const QString& text, int lines) {
  QTextLayout layout(text, painter.font());
  layout.beginLayout();
  for (int i = 0; i < lines; ++i) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(at.width());
    const QRectF box(at.left(), at.top() + i * line_height, at.width(), line_height);
    const QString part = i + 1 < lines
                             ? text.mid(line.textStart(), line.textLength())
                             : painter.fontMetrics().elidedText(text.mid(line.textStart()), Qt::ElideRight, static_cast<int>(at.width()));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, part.trimmed());
  }
  layout.endLayout();
}

}  // namespace

ScenarioCard::ScenarioCard(const QString& file, QString place, QWidget* parent) : QAbstractButton(parent), place_(std::move(place)) {
  glance_.file = file;
  setFixedHeight(card_height);
  setMinimumWidth(300);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setToolTip(file);
  setText(glance_.title());
  setAccessibleName(glance_.title());
}

void ScenarioCard::set_glance(const Glance& glance) {
  glance_ = glance;
  setText(glance.title());
  setAccessibleName(glance.title());
  const document::Numbers numbers(language());
  sizes_ = glance.usable ? words({"accelerators: %1   racks: %2   IT %3", "%1 张加速卡   %2 柜   IT %3"})
                               .arg(qstring(numbers.fixed(static_cast<double>(glance.accelerators), 0)),
                                    qstring(numbers.fixed(static_cast<double>(glance.racks), 0)),
                                    glance.it_w >= 1e6 ? qstring(numbers.fixed(glance.it_w / 1e6, 2)) + QStringLiteral(" MW")
                                                       : qstring(numbers.fixed(glance.it_w / 1e3, 0)) + QStringLiteral(" kW"))
                         : words({"has errors, or is no scenario", "有错误，或不是方案文件"});
  setAccessibleDescription(sizes_);
  update();
}

void ScenarioCard::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(hasFocus() ? t.accent : t.line, hasFocus() ? 2 : 1));
  painter.setBrush(underMouse() ? t.hover : t.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  const QRectF inner = QRectF(rect()).adjusted(edge, edge, -edge, -edge);
  paint_floor(painter, QRectF(inner.topLeft(), QSizeF(drawing_width, inner.height())), glance_.halls);
  QRectF at(inner.left() + drawing_width + edge, inner.top() - 2, inner.width() - drawing_width - edge, line_height);
  painter.setFont(face(Face::strong));
  painter.setPen(t.text);
  painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(glance_.title(), Qt::ElideRight, static_cast<int>(at.width())));
  at.translate(0, line_height + 1);
  painter.setFont(face(Face::small));
  painter.setPen(t.text3);
  if (place_.isEmpty())
    draw_lines(painter, at, glance_.about(), 2);
  else
    painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(place_, Qt::ElideMiddle, static_cast<int>(at.width())));
  at.moveTop(inner.bottom() - line_height + 3);
  painter.setPen(t.text2);
  painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(sizes_, Qt::ElideRight, static_cast<int>(at.width())));
}

}  // namespace icctwin::gui
