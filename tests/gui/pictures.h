#pragma once
// Pictures of widgets for people to look at, where they are asked for.
#include <QString>
#include <QWidget>

namespace icctwin::test {

/// Saves a picture into $ICCTWIN_PICTURES; nothing where that is not set.
inline void keep_picture(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("ICCTWIN_PICTURES");
  if (!folder.isEmpty()) widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

}  // namespace icctwin::test
