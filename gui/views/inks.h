#pragma once
// The colours of diagrams by what they stand for; the theme gives them.
#include <QColor>

namespace icctwin::gui {

/// What is drawn in diagrams (visual design 1.1, 1.2, 9): roles of the theme, paths of the supply, loops of the plant, end uses of energy,
/// rails of the network.
enum class Ink {
  text,
  text2,
  text3,
  line2,
  axis,
  accent,
  error,
  warning,
  ok,
  path_a,
  path_b,
  technology,
  facility,
  condenser,
  chilled,
  reuse,
  air,
  chillers,
  pumps,
  air_fans,
  rejection_fans,
  lighting,
  storage,
  renewables,
  losses,
  rail_1,
  rail_2,
  rail_3,
  rail_4,
  rail_5,
  rail_6,
  rail_7,
  rail_8
};
QColor ink(Ink ink);

}  // namespace icctwin::gui
