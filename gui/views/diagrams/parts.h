#pragma once
// What elements of diagrams are put together from: texts with the room that they need, cards, symbols with lines beside them, values as
// people read them.
#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

double width_of(const QString& text, Face face);
/// Of a line of text.
double height_of(Face face);

/// A text with its left (right, middle) end at a point; its box is as large as the text.
Label text_at(QPointF at, const QString& text, Face face = Face::table, Ink ink = Ink::text);
Label text_right(QPointF right, const QString& text, Face face = Face::table, Ink ink = Ink::text);
Label text_middle(QPointF middle, const QString& text, Face face = Face::table, Ink ink = Ink::text);
/// The same cut off with an ellipsis where it is wider than there is room.
Label text_within(QPointF at, double width, const QString& text, Face face = Face::table, Ink ink = Ink::text);

struct ValueLine {
  QString label, value;
  bool beyond = false;  ///< a limit
};

/// A card: title with a value at the right, a line below it, lines of label and value. Its height follows from them.
Element card(std::string key, std::string pointer, QPointF at, double width, const QString& title, const QString& remark,
             const std::vector<ValueLine>& lines);

struct BesideLine {
  QString text;
  bool strong = false;
  Ink ink = Ink::text;
};

/// A symbol with lines of text at its right, and a load bar under them.
Element beside(std::string key, std::string pointer, Symbol symbol, Ink ink, const QRectF& at, const std::vector<BesideLine>& lines,
               const Bar* bar = nullptr);
/// A symbol with lines of text under it, centred.
Element below(std::string key, std::string pointer, Symbol symbol, Ink ink, const QRectF& at, const std::vector<BesideLine>& lines);

/// Makes the box of an element as large as what is in it.
void close_box(Element& element);

/// A tag with a line in bold and others below; its place is found by place_tag.
Tag tag(Ink edge, const QString& strong, const std::vector<QString>& lines = {}, bool beyond = false);

/// Puts legend and sentences below everything, and gives the scene its size.
void add_legend(Scene& scene, double width, double top);

// Values as people read them, in the units of their choice; a dash where there is none.
QString watts(double value_w);
QString percent_of(double share);
QString degrees(double value_c);
QString kelvins(double value_k);
QString flow(double m3_per_s);
QString pressure(double value_pa);
/// Water that makes up for what was lost.
QString make_up(double kg_per_s);
/// Of chillers and the like: tons of refrigeration where those are in use.
QString cooling_watts(double value_w);
QString whole(double value);
/// "3.2 GB/s" as people name links: "400G".
QString link_speed(double bytes_per_s);
bool is_known(double value);

}  // namespace icctwin::gui
