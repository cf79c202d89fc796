#pragma once
// A home of its own for a test of the window, so that it neither sees nor leaves anything in the user's.
#include <QString>

#include "tests/gui/application.h"
#include "tests/support/desk.h"

namespace icctwin::test {

struct Home : Desk {
  Home() {
    for (const char* name : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}) qputenv(name, path().c_str());
    qputenv("ICCTWIN_PROGRAM", ICCTWIN_PROGRAM);
    application();
  }
  /// A shipped scenario in this folder.
  QString scenario() const { return QString::fromStdString(put(one_rack(), "center.json")); }
};

}  // namespace icctwin::test
