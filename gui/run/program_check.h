#pragma once
// Which version of icctwin a program is; asked in the background, because it may hang or be something else.
#include <QString>
#include <functional>

class QObject;

namespace icctwin::gui {

/// The version that the window belongs to, "0.1.0".
QString wanted_version();

/// Runs `PROGRAM --version` and tells what it says: "0.1.0", or nothing if it is not icctwin. Not told once `context` is gone.
void ask_version(const QString& program, QObject* context, std::function<void(const QString& version)> told);

}  // namespace icctwin::gui
