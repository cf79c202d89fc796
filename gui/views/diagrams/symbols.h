#pragma once
// Symbols of diagrams as lines on a grid of 40 x 40, stretched to their box.
#include <QPainterPath>

#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

/// What is drawn with the pen, and what is filled.
struct SymbolPaths {
  QPainterPath lines, areas;
};

inline void add_line(QPainterPath& path, double x1, double y1, double x2, double y2) {
  path.moveTo(x1, y1);
  path.lineTo(x2, y2);
}

/// IEC 60617: intake, breaker, transformer, machines, converters, cells.
bool power_symbol(Symbol symbol, SymbolPaths& paths);
/// In the manner of ISO 10628 and GB/T 6567: pumps, exchangers, chillers, towers, fans, tanks.
bool cooling_symbol(Symbol symbol, SymbolPaths& paths);
bool network_symbol(Symbol symbol, SymbolPaths& paths);

inline SymbolPaths symbol_paths(Symbol symbol) {
  SymbolPaths paths;
  if (!power_symbol(symbol, paths) && !cooling_symbol(symbol, paths)) network_symbol(symbol, paths);
  return paths;
}

}  // namespace icctwin::gui
