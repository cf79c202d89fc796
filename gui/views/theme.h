#pragma once
// The colours and sizes of the window by their roles (visual design 1 to 3). No other file names a colour.
#include <QColor>
#include <QFont>
#include <QPalette>
#include <array>
#include <vector>

namespace icctwin::gui {

enum class Look { light, dark };

struct Theme {
  Look look;
  QColor window, surface, surface2, canvas, text, text2, text3, line, line2, axis, grid, accent, on_accent, selected, hover;
  QColor error, error_bg, warning, warning_bg, ok, ok_bg, hint, hint_bg;
  // of the floor plan (visual design 8)
  QColor outside, wall, hot_aisle, hot_aisle_line, hot_aisle_end, rack_edge;
};

const Theme& theme();
void set_look(Look look);
/// Edges and hints in full contrast.
void set_high_contrast(bool high);
/// Rows are 4 px higher.
void set_comfortable(bool comfortable);
/// What every row is higher than the design's: 0 or 4 px.
int row_extra();

/// A colour of a report's figure (light theme) in the theme of the window.
QColor in_theme(const QColor& of_figure);

/// Colours from low to high (visual design 1.3), the same in both themes.
enum class MapColors { sequential, temperature, diverging };
const std::vector<QColor>& map_stops(MapColors colors);
constexpr int map_levels = 256;
/// Colour of a value between the ends of the scale, 0 to 1; values outside take the end's.
QColor map_color(MapColors map, double share);
/// The levels of a map, from its low to its high end.
const std::array<QColor, map_levels>& map_colors(MapColors map);
/// What is written on a colour: light on dark ones, dark on light ones.
QColor text_on(const QColor& background);

/// The colour of one of up to six lines that stand for runs, racks or channels; the dash tells them apart first.
QColor line_color(std::size_t index);
std::vector<double> line_dash(std::size_t index);

QPalette theme_palette();
/// The style sheet of the frame: bars, docks, fields. Rows of lists are painted by delegates.
QString style_sheet();

// Type (visual design 2), from the size of the base font.
enum class Face { page, tile, object, body, strong, table, table_strong, small, cell };
QFont face(Face face);
/// The base font of the program: Noto Sans CJK SC where there is one.
void set_base_font();

}  // namespace icctwin::gui
