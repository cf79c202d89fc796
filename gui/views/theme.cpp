#include "gui/views/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QHash>
#include <algorithm>
#include <cmath>

#include "gui/views/inks.h"

/// Marks that style sheets draw; outside all namespaces because the macro wants it so.
static void load_marks() { Q_INIT_RESOURCE(marks); }

namespace icctwin::gui {
namespace {

constexpr double base_px = 13;

const Theme light = {
    .look = Look::light,
    .window = 0xF3F4F6,
    .surface = 0xFFFFFF,
    .surface2 = 0xF8F9FA,
    .canvas = 0xFFFFFF,
    .text = 0x1B2027,
    .text2 = 0x4C5561,
    .text3 = 0x5F6873,
    .line = 0xE2E5E9,
    .line2 = 0xC4CAD2,
    .axis = 0x8A929D,
    .grid = 0xEDEFF2,
    .accent = 0x2457C5,
    .on_accent = 0xFFFFFF,
    .selected = 0xE7EEFB,
    .hover = 0xEEF1F4,
    .error = 0xB3261E,
    .error_bg = 0xFCEBEA,
    .warning = 0x8A5200,
    .warning_bg = 0xFFF4DC,
    .ok = 0x1B6E43,
    .ok_bg = 0xE4F4EA,
    .hint = 0x44607F,
    .hint_bg = 0xEAF0F6,
    .outside = 0xF8F9FA,
    .wall = 0x8A929D,
    .hot_aisle = 0xFDF3E3,
    .hot_aisle_line = 0xD8A24A,
    .hot_aisle_end = 0xB07A1E,
    .rack_edge = 0xC4CAD2,
};

const Theme dark = {
    .look = Look::dark,
    .window = 0x14171B,
    .surface = 0x1B1F24,
    .surface2 = 0x20252B,
    .canvas = 0x171B20,
    .text = 0xE4E8EC,
    .text2 = 0xAEB6C0,
    .text3 = 0x8F98A4,
    .line = 0x2D333B,
    .line2 = 0x4A525D,
    .axis = 0x77808C,
    .grid = 0x262B32,
    .accent = 0x7AA5F8,
    .on_accent = 0x10151C,
    .selected = 0x22314E,
    .hover = 0x262C33,
    .error = 0xFF8A80,
    .error_bg = 0x3D2122,
    .warning = 0xF0B955,
    .warning_bg = 0x392E17,
    .ok = 0x6CCB95,
    .ok_bg = 0x1B3326,
    .hint = 0x9DB7D4,
    .hint_bg = 0x222E3B,
    .outside = 0x14171B,
    .wall = 0x77808C,
    .hot_aisle = 0x2E2719,
    .hot_aisle_line = 0x7A5E2A,
    .hot_aisle_end = 0xD8A24A,
    .rack_edge = 0x33404D,
};

Theme current = light;
bool full_contrast = false, high_rows = false;

void choose(Look look) {
  current = look == Look::dark ? dark : light;
  if (!full_contrast) return;
  current.line2 = current.axis;
  current.text3 = current.text2;
}

// End uses of energy keep their meaning in both themes (visual design 1.2): light, dark.
constexpr QRgb end_uses[][2] = {{0x2B5CA8, 0x5E93EA}, {0x8DB0DE, 0xA9C6EF}, {0x9A7B5F, 0xB79878}, {0x087F7F, 0x12867F},
                                {0x35A394, 0x57C7B5}, {0x86C9B5, 0xA5DBCB}, {0xB5C77A, 0xCBDB95}, {0xE3BC3F, 0xEFCE63},
                                {0x9A6CCB, 0xB394DD}, {0xDE7A22, 0xF39A4C}, {0xB8456B, 0xE0789A}, {0x2F3742, 0xDDE3EA},
                                {0xC9CDD3, 0x4A525D}};

// Inks that are no role of the frame, from Ink::path_a on: light, dark.
constexpr QRgb inks[][2] = {{0x2457C5, 0x7AA5F8}, {0x8A4215, 0xF0A36B}, {0x2457C5, 0x7AA5F8}, {0x0B7A6C, 0x57C7B5}, {0x6B7A1F, 0xCBDB95},
                            {0x7146A8, 0xC9A6F5}, {0xB8456B, 0xE0789A}, {0x8A929D, 0x8F98A4}, {0x087F7F, 0x12867F}, {0x35A394, 0x57C7B5},
                            {0x86C9B5, 0xA5DBCB}, {0xB5C77A, 0xCBDB95}, {0xE3BC3F, 0xEFCE63}, {0x9A6CCB, 0xB394DD}, {0xDE7A22, 0xF39A4C},
                            {0x9A7B5F, 0xB79878}, {0x2457C5, 0x7AA5F8}, {0x0B7A6C, 0x57C7B5}, {0x8A5200, 0xEFCE63}, {0xB8456B, 0xE0789A},
                            {0x7146A8, 0xC9A6F5}, {0x8A4215, 0xF0A36B}, {0x6B7A1F, 0xCBDB95}, {0x44607F, 0x9DB7D4}};

constexpr QRgb on_light_cell = 0x14202B, on_dark_cell = 0xFFFFFF;
constexpr double dark_luminance = 0.23;

std::array<QColor, map_levels> levels_of(const std::vector<QColor>& stops) {
  std::array<QColor, map_levels> levels;
  for (int i = 0; i < map_levels; ++i) {
    const double at = static_cast<double>(i) / (map_levels - 1) * static_cast<double>(stops.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double share = at - static_cast<double>(low);
    const QColor &a = stops[low], &b = stops[low + 1];
    const auto mixed = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    levels[static_cast<std::size_t>(i)] = QColor(mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue()));
  }
  return levels;
}

constexpr const char* frame = R"(
QMainWindow, QDialog { background: @window; }
QMenuBar { background: @surface; border-bottom: 1px solid @line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @surface; border: 1px solid @line2; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @axis; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QToolBar { background: @surface; border: none; border-bottom: 1px solid @line; padding: 3px 10px; spacing: 4px; }
QToolBar::separator { background: @line; width: 1px; margin: 6px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px 8px; background: transparent; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @accent; }
QToolButton:checked { background: @selected; color: @accent; }
QToolButton:disabled { color: @axis; }
QToolButton#primary { background: @accent; color: @on_accent; font-weight: 700; padding: 3px 14px; }
QToolButton#primary:disabled { background: @surface2; color: @axis; }
QToolBar#pages { border: none; border-right: 1px solid @line; padding: 6px 0; spacing: 2px; }
QToolBar#pages QToolButton { border: none; border-left: 3px solid transparent; border-radius: 0; padding: 7px 2px; min-width: 64px; color: @text2; font-size: @small; }
QToolBar#pages QToolButton:checked { border-left-color: @accent; background: @selected; color: @accent; font-weight: 700; }
QToolBar#pages QToolButton:hover:!checked { background: @hover; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QDockWidget { color: @text; }
QDockWidget > QWidget { background: @surface; }
#dock_title { background: @surface; border-bottom: 1px solid @line; }
QTabBar { background: @surface; }
QTabBar::tab { background: @surface; color: @text2; border: none; border-bottom: 2px solid transparent; padding: 7px 12px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 700; }
QTabBar::tab:hover:!selected { background: @hover; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QStatusBar { background: @surface; border-top: 1px solid @line; color: @text2; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px 10px; color: @text2; border-right: 1px solid @line; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: @surface; border: 1px solid @line2; border-radius: 4px; padding: 3px 8px; selection-background-color: @accent; selection-color: @on_accent; color: @text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 1px solid @accent; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; background: transparent; width: 18px; margin: 1px; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::down-button:hover { background: @hover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icctwin/arrow_up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icctwin/arrow_down.svg); width: 10px; height: 10px; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 13px; height: 13px; border: 1px solid @axis; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { border-color: @accent; background: @accent; image: url(:/icctwin/@check); }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:disabled { border-color: @line2; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icctwin/arrow_down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line2; selection-background-color: @selected; selection-color: @text; }
QPushButton { background: @surface; border: 1px solid @line2; border-radius: 4px; padding: 4px 12px; color: @text; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @axis; }
QPushButton[primary="true"] { background: @accent; border-color: @accent; color: @on_accent; font-weight: 700; }
QAbstractItemView { background: @surface; border: none; outline: 0; }
QHeaderView { background: @surface; }
QHeaderView::section { background: @surface; color: @text2; border: none; border-bottom: 1px solid @line2; padding: 4px 12px; font-weight: 700; }
QScrollArea, QScrollArea > QWidget > QWidget { background: @window; border: none; }
QPlainTextEdit { background: @surface; color: @text2; border: none; }
QTextBrowser { background: @surface; color: @text; border: 1px solid @line; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line2; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @axis; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QToolTip { background: @surface; color: @text; border: 1px solid @line2; padding: 4px; }
#banner { background: @warning_bg; border-bottom: 1px solid @line; }
#banner QLabel { color: @text; }
#tool_strip { background: @surface2; border-bottom: 1px solid @line; }
#time_slider { background: @surface; border-top: 1px solid @line; }
QToolButton#framed { border: 1px solid @line2; padding: 2px; }
QToolButton#framed:focus { border-color: @accent; }
QToolButton#chart_action { border: 1px solid transparent; padding: 1px 5px; color: @text3; font-size: @table; }
QToolButton#chart_action:hover { background: @hover; color: @text; }
QToolButton#chart_action:focus { border-color: @accent; }
QToolButton#chart_action::menu-indicator { image: none; width: 0; }
#chip { border: 1px solid @line2; border-radius: 3px; padding: 1px 6px; color: @text2; font-size: @small; }
#simulated { border: 1px dashed @axis; border-radius: 3px; padding: 1px 6px; color: @text2; font-size: @small; }
#popover { background: @surface; border: 1px solid @line2; border-radius: 6px; }
#muted { color: @text3; }
#tab_corner { background: @surface; }
#field_help_strip { background: @surface2; border: none; border-top: 1px solid @line; }
#field_help { color: @text2; }
QToolButton#toggle { border-color: @line2; padding: 3px 8px; color: @text2; }
QToolButton#toggle:checked { border-color: @accent; background: @selected; color: @accent; }
QToolButton#field_button { border-color: @line2; padding: 3px; }
#label { color: @text2; }
#divider { background: @line; }
#wizard, #plain, #plain > QWidget > QWidget { background: @surface; }
#preview { background: @surface2; border-left: 1px solid @line; }
#sweep_parts::item { padding: 4px 12px; border-radius: 3px; color: @text; }
#sweep_parts::item:selected { background: @selected; color: @text; }
#list_tabs QStackedWidget, #list_tabs QStackedWidget > QWidget { background: @surface; }
#list_tabs QUndoView::item { padding: 4px 12px; border-radius: 3px; color: @text; }
#list_tabs QUndoView::item:selected { background: @selected; color: @text; }
#boxed { border: 1px solid @line2; border-radius: 4px; padding: 4px; }
#boxed::item { padding: 4px 8px; border-radius: 3px; color: @text; }
#boxed::item:selected { background: @selected; color: @text; }
#boxed:focus { border-color: @accent; }
QPushButton[start="true"] { text-align: left; padding: 6px 14px; }
QCheckBox:focus { color: @accent; }
#chip_ok { border: 1px solid @ok; border-radius: 3px; padding: 1px 6px; color: @ok; background: @ok_bg; font-size: @small; }
#chip_warning { border: 1px solid @warning; border-radius: 3px; padding: 1px 6px; color: @warning; background: @warning_bg; font-size: @small; }
QToolButton#link, QToolButton#add_run { border: 1px solid transparent; padding: 2px 4px; color: @accent; }
QToolButton#link:focus, QToolButton#add_run:focus { border-color: @accent; }
QToolButton#link::menu-indicator, QToolButton#add_run::menu-indicator { image: none; width: 0; }
QToolButton#link:disabled { color: @axis; }
QToolButton#run_choice { background: @surface; border: 1px solid @line2; padding: 4px 22px 4px 10px; }
QToolButton#run_choice:focus { border-color: @accent; }
QToolButton#run_choice::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 6px; width: 8px; }
QProgressBar { background: @line; border: none; border-radius: 2px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
#problem { color: @error; }
#page_tabs { background: @surface; border-bottom: 1px solid @line; }
#card > QTableView, #card > QWidget { background: transparent; border: none; }
#page_title { font-size: @page; font-weight: 700; color: @text; }
#object_title { font-size: @object; font-weight: 700; color: @text; }
)";

}  // namespace

const Theme& theme() { return current; }

void set_look(Look look) { choose(look); }

void set_high_contrast(bool high) {
  full_contrast = high;
  choose(current.look);
}

void set_comfortable(bool comfortable) { high_rows = comfortable; }

int row_extra() { return high_rows ? 4 : 0; }

QColor in_theme(const QColor& of_figure) {
  if (current.look == Look::light) return of_figure;
  for (const auto member : {&Theme::surface, &Theme::text, &Theme::text2, &Theme::text3, &Theme::line, &Theme::line2, &Theme::axis,
                            &Theme::grid, &Theme::accent, &Theme::error, &Theme::warning, &Theme::ok})
    if ((light.*member).rgb() == of_figure.rgb()) {
      QColor found = dark.*member;
      found.setAlpha(of_figure.alpha());
      return found;
    }
  for (const auto& [in_light, in_dark] : end_uses)
    if ((of_figure.rgb() & 0xFFFFFF) == in_light) {
      QColor found(in_dark);
      found.setAlpha(of_figure.alpha());
      return found;
    }
  return of_figure;
}

const std::vector<QColor>& map_stops(MapColors colors) {
  static const std::vector<QColor> sequential = {0xDEF5E5, 0xADE3C0, 0x6CD3AD, 0x43BBAD, 0x35A1AB, 0x3487A6, 0x366DA0, 0x3D5296, 0x403A75};
  static const std::vector<QColor> temperature = {0xFAEBDD, 0xF6C6A8, 0xF5986F, 0xEF6547, 0xD92847, 0xAE1759, 0x7A1F57, 0x491D46};
  static const std::vector<QColor> diverging = {0x1F4E7C, 0x5E92BE, 0xB3CDE0, 0xF1F1EF, 0xE8C3A4, 0xCB8450, 0x8A4215};
  return colors == MapColors::sequential ? sequential : colors == MapColors::temperature ? temperature : diverging;
}

QColor line_color(std::size_t index) {
  static constexpr QRgb in_light[] = {0x1B2027, 0x2457C5, 0x8A5200, 0x5B4A8A, 0x7A1F57, 0x4C5561};
  static constexpr QRgb in_dark[] = {0xE4E8EC, 0x7AA5F8, 0xF0B955, 0xB394DD, 0xE0789A, 0xAEB6C0};
  return theme().look == Look::light ? QColor(in_light[index % 6]) : QColor(in_dark[index % 6]);
}

std::vector<double> line_dash(std::size_t index) {
  static const std::vector<double> dashes[] = {{}, {6, 3}, {2, 3}, {8, 3, 2, 3}, {1, 2}, {12, 4}};
  return dashes[index % 6];
}

QColor ink(Ink ink) {
  static constexpr QColor Theme::*roles[] = {&Theme::text,   &Theme::text2, &Theme::text3,   &Theme::line2, &Theme::axis,
                                             &Theme::accent, &Theme::error, &Theme::warning, &Theme::ok};
  const auto index = static_cast<std::size_t>(ink);
  if (index < std::size(roles)) return theme().*roles[index];
  return QColor(inks[index - std::size(roles)][theme().look == Look::dark ? 1 : 0]);
}

QColor paper() { return light.surface; }

const std::array<QColor, map_levels>& map_colors(MapColors map) {
  static const std::array<QColor, map_levels> sequential = levels_of(map_stops(MapColors::sequential)),
                                              temperature = levels_of(map_stops(MapColors::temperature)),
                                              diverging = levels_of(map_stops(MapColors::diverging));
  return map == MapColors::sequential ? sequential : map == MapColors::temperature ? temperature : diverging;
}

QColor map_color(MapColors map, double share) {
  return map_colors(map)[static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * (map_levels - 1)))];
}

QColor text_on(const QColor& background) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  const double luminance = 0.2126 * linear(background.redF()) + 0.7152 * linear(background.greenF()) + 0.0722 * linear(background.blueF());
  return QColor(luminance < dark_luminance ? on_dark_cell : on_light_cell);
}

QPalette theme_palette() {
  const Theme& t = current;
  QPalette colors(t.text, t.surface, t.line, t.line2, t.line2, t.text, t.text, t.surface, t.window);
  colors.setColor(QPalette::AlternateBase, t.surface2);
  colors.setColor(QPalette::Highlight, t.selected);
  colors.setColor(QPalette::HighlightedText, t.text);
  colors.setColor(QPalette::PlaceholderText, t.text3);
  colors.setColor(QPalette::ToolTipBase, t.surface);
  colors.setColor(QPalette::ToolTipText, t.text);
  colors.setColor(QPalette::Link, t.accent);
  for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) colors.setColor(QPalette::Disabled, role, t.axis);
  return colors;
}

QString style_sheet() {
  load_marks();
  const Theme& t = current;
  const auto px = [](Face of) { return QString::number(face(of).pixelSize()) + QStringLiteral("px"); };
  // Longer names first: @line must not be taken out of @line2.
  const QPair<const char*, QString> values[] = {
      {"@check", t.look == Look::dark ? QStringLiteral("check_dark.svg") : QStringLiteral("check_light.svg")},
      {"@warning_bg", t.warning_bg.name()},
      {"@ok_bg", t.ok_bg.name()},
      {"@on_accent", t.on_accent.name()},
      {"@selected", t.selected.name()},
      {"@surface2", t.surface2.name()},
      {"@surface", t.surface.name()},
      {"@window", t.window.name()},
      {"@warning", t.warning.name()},
      {"@error", t.error.name()},
      {"@ok", t.ok.name()},
      {"@accent", t.accent.name()},
      {"@object", px(Face::object)},
      {"@line2", t.line2.name()},
      {"@hover", t.hover.name()},
      {"@small", px(Face::small)},
      {"@table", px(Face::table)},
      {"@text3", t.text3.name()},
      {"@text2", t.text2.name()},
      {"@text", t.text.name()},
      {"@line", t.line.name()},
      {"@axis", t.axis.name()},
      {"@page", px(Face::page)},
  };
  QString sheet = QString::fromLatin1(frame);
  for (const auto& [name, value] : values) sheet.replace(QLatin1String(name), value);
  return sheet;
}

QFont face(Face face) {
  struct Size {
    double px;
    bool bold;
  };
  static constexpr Size sizes[] = {{17, true},  {25, true}, {15, true},  {13, false}, {13, true},
                                   {12, false}, {12, true}, {11, false}, {9.5, false}};
  const Size& size = sizes[static_cast<std::size_t>(face)];
  QFont made = QApplication::font();
  made.setPixelSize(std::max(1, static_cast<int>(std::lround(size.px * made.pixelSize() / base_px))));
  made.setBold(size.bold);
  return made;
}

void set_base_font() {
  QFont base;
  const QStringList have = QFontDatabase::families();
  QStringList families;
  for (const char* name : {"Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei"})
    if (have.contains(QLatin1String(name))) families << QLatin1String(name);
  if (!families.isEmpty()) base.setFamilies(families);
  base.setPixelSize(static_cast<int>(base_px));
  QApplication::setFont(base);
}

}  // namespace icctwin::gui
