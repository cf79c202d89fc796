#pragma once
// The user's preferences as a value, read from and written to the settings file.
#include <QString>

#include "gui/models/units.h"
#include "gui/views/theme.h"
#include "models/base/diagnostics.h"

namespace icctwin::gui {

enum class LookChoice { system, light, dark };

struct Preferences {
  QString language;  ///< "en" or "zh_CN"; empty: the system's
  LookChoice look = LookChoice::system;
  UnitSystem units = UnitSystem::si;
  bool comfortable = false;    ///< rows 4 px higher
  bool high_contrast = false;  ///< edges and hints in full contrast
  int parallel_runs = 1;
  QString program;  ///< path of icctwin; empty: the one beside the window, else of the search path

  bool operator==(const Preferences&) const = default;
};

Preferences read_preferences();
void write_preferences(const Preferences& preferences);

/// The language of a name like "zh_CN"; empty: the system's.
Language language_of(const QString& name);
/// Qt 6.4 does not ask the desktop: the system is as light or as dark as the palette with which the program started.
Look look_of(LookChoice choice);

}  // namespace icctwin::gui
