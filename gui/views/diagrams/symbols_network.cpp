#include "gui/views/diagrams/symbols.h"

namespace icctwin::gui {

bool network_symbol(Symbol symbol, SymbolPaths& paths) {
  QPainterPath& lines = paths.lines;
  switch (symbol) {
    case Symbol::network_switch:
      lines.addRoundedRect(1, 1, 38, 38, 3, 3);
      lines.moveTo(8, 11);
      lines.lineTo(32, 11);
      lines.moveTo(8, 17);
      lines.lineTo(32, 17);
      return true;
    case Symbol::port:
      lines.addRect(0.500, 0.500, 39, 39);
      return true;
    default:
      return false;
  }
}

}  // namespace icctwin::gui
