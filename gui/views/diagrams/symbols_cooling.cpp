#include "gui/views/diagrams/symbols.h"

namespace icctwin::gui {
bool cooling_symbol(Symbol symbol, SymbolPaths& paths) {
  QPainterPath& lines = paths.lines;
  switch (symbol) {
    case Symbol::pump:  // a circle with a triangle that points to the discharge
      lines.addEllipse(QPointF(20, 20), 18, 18);
      add_line(lines, 11.500, 4.200, 38, 20);
      add_line(lines, 38, 20, 11.500, 35.800);
      return true;
    case Symbol::pump_left:
      lines.addEllipse(QPointF(20, 20), 18, 18);
      add_line(lines, 28.500, 4.200, 2, 20);
      add_line(lines, 2, 20, 28.500, 35.800);
      return true;
    case Symbol::exchanger:  // plates between two streams
      lines.addRect(1, 1, 38, 38);
      add_line(lines, 1, 39, 39, 1);
      return true;
    case Symbol::chiller:
      lines.addRect(1, 1, 38, 38);
      add_line(lines, 20, 8, 20, 32);
      add_line(lines, 9.600, 14, 30.400, 26);
      add_line(lines, 30.400, 14, 9.600, 26);
      return true;
    case Symbol::tower:  // a shell with a fan on top and sprays
      lines.moveTo(3, 6);
      lines.lineTo(37, 6);
      lines.lineTo(31, 39);
      lines.lineTo(9, 39);
      lines.closeSubpath();
      lines.addEllipse(QPointF(20, 3.500), 11, 2.500);
      add_line(lines, 12, 14, 16, 19);
      add_line(lines, 16, 19, 20, 14);
      add_line(lines, 20, 14, 24, 19);
      add_line(lines, 24, 19, 28, 14);
      return true;
    case Symbol::dry_cooler:  // a coil under a fan
      lines.addRect(2, 12, 36, 26);
      lines.addEllipse(QPointF(20, 6), 12, 3);
      lines.moveTo(2, 25);
      lines.lineTo(8, 18);
      lines.lineTo(14, 32);
      lines.lineTo(20, 18);
      lines.lineTo(26, 32);
      lines.lineTo(32, 18);
      lines.lineTo(38, 25);
      return true;
    case Symbol::source_water:  // plates on waves
      lines.addRect(8, 2, 24, 22);
      add_line(lines, 8, 24, 32, 2);
      for (const double y : {30.0, 36.0}) {
        lines.moveTo(2, y);
        lines.cubicTo(8, y - 5, 14, y + 5, 20, y);
        lines.cubicTo(26, y - 5, 32, y + 5, 38, y);
      }
      return true;
    case Symbol::fan:
      lines.addEllipse(QPointF(20, 20), 18, 18);
      add_line(lines, 7.300, 7.300, 32.700, 32.700);
      add_line(lines, 32.700, 7.300, 7.300, 32.700);
      return true;
    case Symbol::tank:  // layers of cold and warm water
      lines.moveTo(4, 8);
      lines.cubicTo(4, 0, 36, 0, 36, 8);
      lines.lineTo(36, 32);
      lines.cubicTo(36, 40, 4, 40, 4, 32);
      lines.closeSubpath();
      add_line(lines, 4, 16, 36, 16);
      add_line(lines, 4, 24, 36, 24);
      return true;
    case Symbol::heat_pump:
      lines.addRect(1, 1, 38, 38);
      lines.addEllipse(QPointF(20, 20), 10, 10);
      add_line(lines, 14, 12, 26, 20);
      add_line(lines, 26, 20, 14, 28);
      return true;
    case Symbol::user:  // a building
      lines.moveTo(4, 20);
      lines.lineTo(20, 4);
      lines.lineTo(36, 20);
      lines.addRect(9, 18, 22, 20);
      return true;
    default:
      return false;
  }
}

}  // namespace icctwin::gui
