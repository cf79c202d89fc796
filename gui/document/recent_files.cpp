#include "gui/document/recent_files.h"

#include <QFileInfo>

#include "gui/document/user_settings.h"

namespace icctwin::gui {
namespace {

constexpr int most_files = 12;
const QString key = QStringLiteral("recent_files");

}  // namespace

QStringList recent_files() {
  QStringList there;
  for (const QString& file : user_settings().value(key).toStringList())
    if (QFileInfo::exists(file)) there << file;
  return there;
}

void remember_file(const QString& file) {
  const QString path = QFileInfo(file).absoluteFilePath();
  QSettings settings = user_settings();
  QStringList files = settings.value(key).toStringList();
  files.removeAll(path);
  files.prepend(path);
  settings.setValue(key, files.mid(0, most_files));
}

void forget_file(const QString& file) {
  QSettings settings = user_settings();
  QStringList files = settings.value(key).toStringList();
  files.removeAll(QFileInfo(file).absoluteFilePath());
  settings.setValue(key, files);
}

}  // namespace icctwin::gui
