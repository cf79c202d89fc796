#include "tools/pdf/text.h"

#include <QFontMetricsF>
#include <QTextCharFormat>
#include <algorithm>

namespace icctwin::pdf {
namespace {

QColor tone_color(const QString& looks, const QColor& normal) {
  if (looks.contains('w')) return QColor(0x8A, 0x52, 0x00);
  if (looks.contains('e')) return QColor(0xB3, 0x26, 0x1E);
  if (looks.contains('h')) return QColor(0x44, 0x60, 0x7F);
  return normal;
}

QTextCharFormat format_of(const QString& looks, const Style& style) {
  const bool code = looks.contains('c'), sub = looks.contains('s');
  const Face face = code ? Face::mono : looks.contains('f') ? Face::serif : style.face;
  QTextCharFormat format;
  format.setFont(font(face, style.size_pt * (code ? 0.92 : sub ? 1.1 : 1), style.bold || looks.contains('b')));
  // Qt sets subscripts at two thirds of the size.
  if (sub) format.setVerticalAlignment(QTextCharFormat::AlignSubScript);
  format.setForeground(tone_color(looks, style.color));
  return format;
}

constexpr QChar thin_space(0x2009);

}  // namespace

QString plain_text(const QJsonValue& runs) {
  if (runs.isString()) return runs.toString();
  QString text;
  for (const auto& run : runs.toArray()) text += run.toArray().at(0).toString();
  return text;
}

Text::Text(const QJsonValue& runs, const Style& style, double width, double most_height) {
  QString text = plain_text(runs);
  if (text.isEmpty()) return;
  QList<QTextLayout::FormatRange> ranges;
  const auto add = [&](qsizetype length, const QString& looks) {
    const int start = ranges.isEmpty() ? 0 : ranges.back().start + ranges.back().length;
    ranges.append({start, static_cast<int>(length), format_of(looks, style)});
  };
  if (runs.isString())
    add(text.size(), {});
  else
    for (const auto& run : runs.toArray()) add(run.toArray().at(0).toString().size(), run.toArray().at(1).toString());
  text.replace('\n', QChar::LineSeparator);
  // A number must not break at the thin spaces of its thousands: they become narrow spaces that do not break.
  for (qsizetype at = text.indexOf(thin_space); at >= 0; at = text.indexOf(thin_space, at + 1)) {
    text[at] = QChar::Nbsp;
    QTextCharFormat narrow;
    narrow.setFont(font(style.face, style.size_pt * 0.7, style.bold));
    ranges.append({static_cast<int>(at), 1, narrow});
  }
  layout_ = std::make_shared<QTextLayout>(text, font(style.face, style.size_pt, style.bold));
  layout_->setFormats(ranges);
  QTextOption option(style.align);
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setUseDesignMetrics(true);
  layout_->setTextOption(option);
  const QFontMetricsF metrics(layout_->font());
  pitch_ = style.size_pt * style.line_height * pt;
  const double base = (pitch_ - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
  layout_->beginLayout();
  for (QTextLine line = layout_->createLine(); line.isValid(); line = layout_->createLine()) {
    line.setLineWidth(width);
    line.setPosition({0, pitch_ * lines_ + base - line.ascent()});
    natural_width_ = std::max(natural_width_, line.naturalTextWidth());
    ++lines_;
    if (pitch_ * (lines_ + 1) > most_height) break;
  }
  layout_->endLayout();
}

void Text::draw(QPainter& painter, double x, double y) const {
  if (layout_) layout_->draw(&painter, {x, y});
}

}  // namespace icctwin::pdf
