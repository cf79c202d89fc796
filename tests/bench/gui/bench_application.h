#pragma once
// The one application of the benchmarks: without a screen, in a home of its own, and without the watchdog of the tests, because what takes
// long is measured here.
#include <QApplication>
#include <QTemporaryDir>

#include "gui/views/theme.h"

namespace icctwin::bench {

/// A folder that goes when the benchmarks end.
inline QString scratch(const QString& name) {
  static const QTemporaryDir folder;
  return folder.filePath(name);
}

inline QApplication& application() {
  static int count = 1;
  static char name[] = "bench";
  static char* words[] = {name, nullptr};
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  for (const char* home : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}) qputenv(home, scratch(QStringLiteral("home")).toUtf8());
  qputenv("ICCTWIN_PROGRAM", ICCTWIN_PROGRAM);
  // Never deleted: what Qt keeps in statics of its own may be gone before it.
  static QApplication& made = *new QApplication(count, words);
  static const bool with_font = (gui::set_base_font(), true);
  static_cast<void>(with_font);
  return made;
}

}  // namespace icctwin::bench
