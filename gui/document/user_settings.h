#pragma once
// What the user chose for the window, in ~/.config/icctwin/icctwin-gui.ini; nothing of it ever stands in a scenario.
#include <QSettings>
#include <QString>

namespace icctwin::gui {

QSettings user_settings();

/// Where what outlives a window but is no setting is kept: ~/.local/state/icctwin.
QString state_folder();

}  // namespace icctwin::gui
