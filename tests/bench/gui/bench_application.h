#pragma once
// The one application of the benchmarks: without a screen, and without the watchdog of the tests, because what takes long is measured here.
#include <QApplication>

#include "gui/views/theme.h"

namespace icctwin::bench {

inline QApplication& application() {
  static int count = 1;
  static char name[] = "bench";
  static char* words[] = {name, nullptr};
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  // Never deleted: what Qt keeps in statics of its own may be gone before it.
  static QApplication& made = *new QApplication(count, words);
  static const bool with_font = (gui::set_base_font(), true);
  static_cast<void>(with_font);
  return made;
}

}  // namespace icctwin::bench
