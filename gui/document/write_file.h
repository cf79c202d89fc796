#pragma once
// Files are written whole or not at all: beside their place, then renamed. A disk that is full leaves what was there before.
#include <QByteArray>
#include <QString>
#include <string_view>

namespace icctwin::gui {

/// Empty, or why it failed.
QString write_whole(const QString& file, const QByteArray& bytes);
QString write_whole(const QString& file, std::string_view bytes);

}  // namespace icctwin::gui
