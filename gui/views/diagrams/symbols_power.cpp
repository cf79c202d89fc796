#include "gui/views/diagrams/symbols.h"

namespace icctwin::gui {
namespace {

/// A sine wave of one period.
void wave(QPainterPath& path, double x, double y, double width) {
  path.moveTo(x, y);
  path.cubicTo(x + width * 0.25, y - width * 0.5, x + width * 0.3, y - width * 0.3, x + width * 0.5, y);
  path.cubicTo(x + width * 0.7, y + width * 0.3, x + width * 0.75, y + width * 0.5, x + width, y);
}

/// Direct current: a line over a broken one.
void direct(QPainterPath& path, double x, double y, double width) {
  add_line(path, x, y - 2, x + width, y - 2);
  for (int i = 0; i < 3; ++i) add_line(path, x + width * (0.36 * i), y + 2.4, x + width * (0.36 * i + 0.28), y + 2.4);
}

void converter_frame(QPainterPath& path) {
  path.addRect(2, 2, 36, 36);
  add_line(path, 2, 38, 38, 2);
}

}  // namespace

bool power_symbol(Symbol symbol, SymbolPaths& paths) {
  QPainterPath& lines = paths.lines;
  switch (symbol) {
    case Symbol::intake:  // an arrow that ends at the incoming line
      paths.areas.moveTo(20, 0);
      paths.areas.lineTo(34, 22);
      paths.areas.lineTo(6, 22);
      paths.areas.closeSubpath();
      add_line(lines, 20, 22, 20, 40);
      return true;
    case Symbol::breaker:  // a contact with a cross at its fixed end
      add_line(lines, 20, 0, 20, 10);
      add_line(lines, 16, 6, 24, 14);
      add_line(lines, 24, 6, 16, 14);
      add_line(lines, 10, 12, 20, 28);
      add_line(lines, 20, 28, 20, 40);
      return true;
    case Symbol::transformer:  // two windings
      lines.addEllipse(QPointF(20, 14), 12.5, 12.5);
      lines.addEllipse(QPointF(20, 26), 12.5, 12.5);
      return true;
    case Symbol::generator:
      lines.addEllipse(QPointF(20, 20), 17, 17);
      lines.moveTo(25.5, 14.5);  // the letter G
      lines.cubicTo(20, 10, 13, 13.500, 13, 20);
      lines.cubicTo(13, 26.500, 20, 30, 26, 26);
      lines.lineTo(26, 20.500);
      lines.lineTo(21, 20.500);
      return true;
    case Symbol::converter:  // alternating to alternating current, with a direct-current link
      converter_frame(lines);
      wave(lines, 7, 12, 11);
      wave(lines, 22, 29, 11);
      return true;
    case Symbol::rectifier:
      converter_frame(lines);
      wave(lines, 7, 12, 11);
      direct(lines, 22, 29, 11);
      return true;
    case Symbol::battery:  // two cells
      add_line(lines, 20, 0, 20, 9);
      add_line(lines, 6, 9, 34, 9);
      add_line(lines, 13, 16, 27, 16);
      add_line(lines, 6, 23, 34, 23);
      add_line(lines, 13, 30, 27, 30);
      add_line(lines, 20, 30, 20, 40);
      return true;
    case Symbol::photovoltaic:  // a cell that light falls on
      lines.addRect(4, 12, 32, 22);
      add_line(lines, 4, 12, 20, 23);
      add_line(lines, 36, 12, 20, 23);
      add_line(lines, 8, 0, 14, 8);
      add_line(lines, 14, 8, 10.500, 6.500);
      add_line(lines, 14, 8, 13.500, 4.200);
      add_line(lines, 18, 0, 24, 8);
      add_line(lines, 24, 8, 20.500, 6.500);
      add_line(lines, 24, 8, 23.500, 4.200);
      return true;
    case Symbol::wind:
      lines.addEllipse(QPointF(20, 13), 2.200, 2.200);
      add_line(lines, 20, 15.500, 20, 40);
      add_line(lines, 20, 10.500, 20, 0);
      add_line(lines, 22, 14.200, 31, 19.500);
      add_line(lines, 18, 14.200, 9, 19.500);
      return true;
    case Symbol::bus:
      paths.areas.addRect(0, 0, 40, 40);
      return true;
    case Symbol::junction:
      paths.areas.addEllipse(QPointF(20, 20), 20, 20);
      return true;
    default:
      return false;
  }
}

}  // namespace icctwin::gui
