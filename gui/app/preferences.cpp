#include "gui/app/preferences.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QThread>
#include <algorithm>

#include "gui/document/user_settings.h"

namespace icctwin::gui {
namespace {

constexpr const char *look_names[] = {"system", "light", "dark"}, *unit_names[] = {"si", "ip", "china"};

}  // namespace

Preferences read_preferences() {
  const QSettings settings = user_settings();
  Preferences read;
  read.language = settings.value(QStringLiteral("language")).toString();
  const QString look = settings.value(QStringLiteral("theme")).toString();
  for (const LookChoice one : {LookChoice::light, LookChoice::dark})
    if (look == QLatin1String(look_names[static_cast<int>(one)])) read.look = one;
  const QString units = settings.value(QStringLiteral("units")).toString();
  for (const UnitSystem one : {UnitSystem::ip, UnitSystem::china})
    if (units == QLatin1String(unit_names[static_cast<int>(one)])) read.units = one;
  read.comfortable = settings.value(QStringLiteral("comfortable"), false).toBool();
  read.high_contrast = settings.value(QStringLiteral("high_contrast"), false).toBool();
  read.parallel_runs = std::clamp(settings.value(QStringLiteral("parallel_runs"), 1).toInt(), 1, std::max(1, QThread::idealThreadCount()));
  read.program = settings.value(QStringLiteral("program")).toString();
  return read;
}

void write_preferences(const Preferences& preferences) {
  QSettings settings = user_settings();
  settings.setValue(QStringLiteral("language"), preferences.language);
  settings.setValue(QStringLiteral("theme"), QLatin1String(look_names[static_cast<int>(preferences.look)]));
  settings.setValue(QStringLiteral("units"), QLatin1String(unit_names[static_cast<int>(preferences.units)]));
  settings.setValue(QStringLiteral("comfortable"), preferences.comfortable);
  settings.setValue(QStringLiteral("high_contrast"), preferences.high_contrast);
  settings.setValue(QStringLiteral("parallel_runs"), preferences.parallel_runs);
  settings.setValue(QStringLiteral("program"), preferences.program);
}

Language language_of(const QString& name) {
  return (name.isEmpty() ? QLocale::system().name() : name).startsWith(QStringLiteral("zh")) ? Language::zh : Language::en;
}

Look look_of(LookChoice choice) {
  static const bool dark_system = QApplication::palette().color(QPalette::Window).lightness() < 128;
  return choice == LookChoice::dark || (choice == LookChoice::system && dark_system) ? Look::dark : Look::light;
}

}  // namespace icctwin::gui
