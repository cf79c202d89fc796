#pragma once
// Pictures of widgets, for people to look at where they are asked for, and what tests see in them.
#include <QImage>
#include <QSet>
#include <QString>
#include <QWidget>

namespace icctwin::test {

/// Saves a picture into $ICCTWIN_PICTURES; nothing where that is not set.
inline void keep_picture(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("ICCTWIN_PICTURES");
  if (!folder.isEmpty()) widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

/// How many colours a picture has: one that shows nothing has few.
inline int colours(const QImage& picture) {
  QSet<QRgb> seen;
  for (int y = 0; y < picture.height(); y += 3)
    for (int x = 0; x < picture.width(); x += 3) seen.insert(picture.pixel(x, y));
  return static_cast<int>(seen.size());
}

}  // namespace icctwin::test
