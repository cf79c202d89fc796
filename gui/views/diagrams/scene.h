#pragma once
// A diagram as values: elements with what is written and drawn in them, links between them, tags beside the links. Units are pixels at the
// natural size. Builders make it, checks look at it, the view paints it; it knows neither of them.
#include <QPointF>
#include <QRectF>
#include <QString>
#include <string>
#include <vector>

#include "gui/views/inks.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

enum class Symbol {
  // IEC 60617
  intake,
  breaker,
  transformer,
  generator,
  rectifier,
  converter,
  battery,
  photovoltaic,
  wind,
  bus,
  junction,
  // in the manner of ISO 10628
  pump,
  pump_left,
  exchanger,
  chiller,
  tower,
  dry_cooler,
  source_water,
  fan,
  tank,
  heat_pump,
  user,
  // network
  network_switch,
  port
};

struct Label {
  QRectF box;
  QString text;
  Face face = Face::table;
  Ink ink = Ink::text;
  Qt::Alignment align = Qt::AlignLeft;
};

/// Load over rating: now, and at design as a mark. Below zero: not known.
struct Bar {
  QRectF box;
  double now = -1, design = -1;
};

struct Shape {
  Symbol symbol;
  QRectF box;
  Ink ink = Ink::text2;
};

struct Swatch {
  QRectF box;
  Ink ink;
};

enum class State { normal, warned, wrong, failed, lost };

struct Element {
  std::string key;      ///< of its own in the diagram, the same whenever it is built
  std::string pointer;  ///< part of the scenario that it belongs to
  QRectF box;           ///< around everything that belongs to it
  QString name;         ///< for those who cannot see it; first line of the tip
  QString tip;
  bool card = false;   ///< with a frame
  bool folds = false;  ///< unfolds, or folds again
  State state = State::normal;
  int problem = -1;  ///< severity of the worst problem here: 0 error, 1 warning, 2 hint; below 0: none
  std::vector<Label> labels;
  std::vector<Bar> bars;
  std::vector<Shape> shapes;
  std::vector<Swatch> swatches;
};

enum class Dash { solid, path_b, condenser, chilled, reuse, rail_2, rail_3, rail_4, rail_5, rail_6, rail_7, rail_8 };

/// A pipe, a cable: an orthogonal line, or a straight one.
struct Link {
  std::vector<QPointF> points;
  Ink ink = Ink::text2;
  Dash dash = Dash::solid;
  double width = 1.8, opacity = 1;
  std::string from, to;  ///< keys of elements that its ends touch; empty: it ends at another link
  bool arrow = false;    ///< in the middle of its longest run
  bool gaps = true;      ///< leaves gaps in the links that it crosses
};

/// Values beside a link, never on one.
struct Tag {
  QRectF box;
  Ink edge = Ink::axis;
  QString strong;
  std::vector<QString> lines;
  bool beyond = false;  ///< a limit
  QString tip;
};

struct Band {
  QRectF box;
  QString caption, remark;
  bool framed = false;
};

struct LegendEntry {
  enum class Kind { line, load, hatch, text } kind = Kind::line;
  QString text;
  Ink ink = Ink::text2;
  Dash dash = Dash::solid;
  double width = 2;
};

struct Scene {
  QSizeF size;
  std::vector<Band> bands;
  std::vector<Link> links;
  std::vector<Element> elements;
  std::vector<Tag> tags;
  std::vector<Label> notes;  ///< that belong to no element
  std::vector<LegendEntry> legend;
  std::vector<QString> sentences;  ///< below the legend
  QRectF legend_box;
  bool dots = false;  ///< a grid of dots behind it

  const Element* find(const std::string& key) const;
};

}  // namespace icctwin::gui
