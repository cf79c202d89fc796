#pragma once
// Scenarios that were opened or saved last, newest first; kept per user.
#include <QStringList>

namespace icctwin::gui {

/// Those that still exist.
QStringList recent_files();
/// Puts a file first.
void remember_file(const QString& file);
void forget_file(const QString& file);

}  // namespace icctwin::gui
