#include "gui/document/user_settings.h"

#include <QDir>

namespace icctwin::gui {

QSettings user_settings() {
  return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("icctwin"), QStringLiteral("icctwin-gui"));
}

QString state_folder() {
  const QString state = qEnvironmentVariable("XDG_STATE_HOME", QDir::home().filePath(QStringLiteral(".local/state")));
  return QDir(state).filePath(QStringLiteral("icctwin"));
}

}  // namespace icctwin::gui
