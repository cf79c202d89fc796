#include "gui/views/diagrams/parts.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/units.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double padding = 8, bar_height = 5;

document::Numbers numbers() { return document::Numbers(language()); }

}  // namespace

double width_of(const QString& text, Face face) { return std::ceil(QFontMetricsF(gui::face(face)).horizontalAdvance(text)) + 1; }

double height_of(Face face) {
  switch (face) {
    case Face::page:
      return 26;
    case Face::object:
    case Face::body:
    case Face::strong:
      return 20;
    case Face::small:
    case Face::cell:
      return 16;
    default:
      return 18;
  }
}

Label text_at(QPointF at, const QString& text, Face face, Ink ink) {
  return {QRectF(at, QSizeF(width_of(text, face), height_of(face))), text, face, ink, Qt::AlignLeft};
}

Label text_right(QPointF right, const QString& text, Face face, Ink ink) {
  const double width = width_of(text, face);
  return {QRectF(right.x() - width, right.y(), width, height_of(face)), text, face, ink, Qt::AlignRight};
}

Label text_middle(QPointF middle, const QString& text, Face face, Ink ink) {
  const double width = width_of(text, face);
  return {QRectF(middle.x() - width / 2, middle.y(), width, height_of(face)), text, face, ink, Qt::AlignHCenter};
}

Label text_within(QPointF at, double width, const QString& text, Face face, Ink ink) {
  return text_at(at, width_of(text, face) <= width ? text : QFontMetricsF(gui::face(face)).elidedText(text, Qt::ElideRight, width - 2),
                 face, ink);
}

Element card(std::string key, std::string pointer, QPointF at, double width, const QString& title, const QString& remark,
             const std::vector<ValueLine>& lines) {
  Element made;
  made.key = std::move(key);
  made.pointer = std::move(pointer);
  made.card = true;
  made.name = title;
  double y = at.y() + padding - 2;
  made.labels.push_back(text_within({at.x() + padding, y}, width - 2 * padding, title, Face::strong));
  y += height_of(Face::strong);
  if (!remark.isEmpty()) {
    made.labels.push_back(text_within({at.x() + padding, y}, width - 2 * padding, remark, Face::small, Ink::text3));
    y += height_of(Face::small);
  }
  y += 2;
  for (const ValueLine& line : lines) {
    const Label value = text_right({at.x() + width - padding, y}, line.value, Face::table_strong, line.beyond ? Ink::error : Ink::text);
    if (!line.label.isEmpty())
      made.labels.push_back(
          text_within({at.x() + padding, y}, width - 2 * padding - value.box.width() - 4, line.label, Face::table, Ink::text2));
    made.labels.push_back(value);
    y += height_of(Face::table);
  }
  made.box = QRectF(at, QSizeF(width, y + padding - 2 - at.y()));
  return made;
}

Element beside(std::string key, std::string pointer, Symbol symbol, Ink ink, const QRectF& at, const std::vector<BesideLine>& lines,
               const Bar* bar) {
  Element made;
  made.key = std::move(key);
  made.pointer = std::move(pointer);
  made.shapes.push_back({symbol, at, ink});
  if (!lines.empty()) made.name = lines.front().text;
  double height = bar ? bar_height + 3 : 0;
  for (const BesideLine& line : lines) height += height_of(line.strong ? Face::table_strong : Face::small);
  double y = at.center().y() - height / 2;
  const double x = at.right() + padding;
  for (const BesideLine& line : lines) {
    const Face face = line.strong ? Face::table_strong : Face::small;
    made.labels.push_back(text_at({x, y}, line.text, face, line.ink));
    y += height_of(face);
  }
  if (bar) made.bars.push_back({QRectF(x, y + 2, 72, bar_height), bar->now, bar->design});
  close_box(made);
  return made;
}

Element below(std::string key, std::string pointer, Symbol symbol, Ink ink, const QRectF& at, const std::vector<BesideLine>& lines) {
  Element made;
  made.key = std::move(key);
  made.pointer = std::move(pointer);
  made.shapes.push_back({symbol, at, ink});
  if (!lines.empty()) made.name = lines.front().text;
  double y = at.bottom() + 3;
  for (const BesideLine& line : lines) {
    const Face face = line.strong ? Face::table_strong : Face::small;
    made.labels.push_back(text_middle({at.center().x(), y}, line.text, face, line.ink));
    y += height_of(face) - 2;
  }
  close_box(made);
  return made;
}

void close_box(Element& element) {
  QRectF box = element.box;
  for (const Shape& shape : element.shapes) box = box.united(shape.box);
  for (const Label& label : element.labels) box = box.united(label.box);
  for (const Bar& bar : element.bars) box = box.united(bar.box);
  for (const Swatch& swatch : element.swatches) box = box.united(swatch.box);
  element.box = box;
}

Tag tag(Ink edge, const QString& strong, const std::vector<QString>& lines, bool beyond) {
  Tag made;
  made.edge = edge;
  made.strong = strong;
  made.lines = lines;
  made.beyond = beyond;
  double width = width_of(strong, Face::table_strong);
  for (const QString& line : lines) width = std::max(width, width_of(line, Face::small));
  made.box = QRectF(0, 0, width + 16, height_of(Face::table_strong) + static_cast<double>(lines.size()) * (height_of(Face::small) - 1) + 4);
  return made;
}

void add_legend(Scene& scene, double width, double top) {
  constexpr double left = 16, line = 22, sample = 34, gap = 22;
  double x = left + 14, y = top + 8;
  const double right = width - left - 14;
  for (const LegendEntry& entry : scene.legend) {
    const double need = (entry.kind == LegendEntry::Kind::text ? 0 : sample + 8) + width_of(entry.text, Face::small);
    if (x + need > right) {
      x = left + 14;
      y += line;
    }
    x += need + gap;
  }
  if (!scene.legend.empty()) y += line;
  y += static_cast<double>(scene.sentences.size()) * line;
  scene.legend_box = QRectF(left, top, width - 2 * left, y + 6 - top);
  scene.size = QSizeF(width, scene.legend_box.bottom() + 8);
}

bool is_known(double value) { return value == value; }

QString watts(double value_w) {
  if (!is_known(value_w)) return qstring(document::missing_mark);
  const double kw = value_w / 1e3;
  return qstring(numbers().with_unit(kw, std::abs(kw) < 9.95 && kw != 0 ? 1 : 0, "kW"));
}

QString percent_of(double share) { return is_known(share) ? qstring(numbers().percent(share, 0)) : qstring(document::missing_mark); }
QString degrees(double value_c) {
  if (!is_known(value_c)) return qstring(document::missing_mark);
  return unit_system() == UnitSystem::ip ? figure(value_c, "degC").text() : qstring(numbers().with_unit(value_c, 1, "°C"));
}

QString kelvins(double value_k) {
  if (!is_known(value_k)) return qstring(document::missing_mark);
  return unit_system() == UnitSystem::ip ? figure(value_k, "K").text() : qstring(numbers().with_unit(value_k, 1, "K"));
}

QString flow(double m3_per_s) {
  if (unit_system() == UnitSystem::ip) return figure(m3_per_s, "m3/s").text();
  const double m3_per_h = m3_per_s * 3600;
  return qstring(numbers().with_unit(m3_per_h, m3_per_h < 99.95 ? 1 : 0, "m³/h"));
}

QString make_up(double kg_per_s) {
  if (!is_known(kg_per_s)) return qstring(document::missing_mark);
  constexpr double kg_per_m3 = 1000;
  return unit_system() == UnitSystem::ip ? figure(kg_per_s / kg_per_m3, "m3/s").text() : qstring(numbers().with_unit(kg_per_s, 2, "L/s"));
}

QString pressure(double value_pa) {
  return unit_system() == UnitSystem::ip ? figure(value_pa, "Pa").text() : qstring(numbers().with_unit(value_pa / 1e3, 0, "kPa"));
}

QString cooling_watts(double value_w) {
  return unit_system() == UnitSystem::si || !is_known(value_w) ? watts(value_w) : figure(value_w, cooling_watt).text();
}

QString whole(double value) { return is_known(value) ? qstring(numbers().fixed(value, 0)) : qstring(document::missing_mark); }

QString link_speed(double bytes_per_s) {
  const double gigabits = bytes_per_s * 8 / 1e9;
  return qstring(numbers().fixed(gigabits, gigabits < 10 ? 1 : 0)) + QStringLiteral("G");
}

}  // namespace icctwin::gui
