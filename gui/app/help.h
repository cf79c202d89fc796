#pragma once
// Help of the window: keys, what is new, versions and licences, the field that is selected, and the manual where it is installed.
#include <QString>

class QWidget;

namespace icctwin::gui {

class Commands;
class Workbench;

/// Every command with its keys; a box finds one.
void show_shortcuts(const Commands& commands, QWidget* parent);
void show_news(QWidget* parent);
void show_about(QWidget* parent);
/// What the description says of the selected field or part.
void show_field_help(const Workbench& bench, QWidget* parent);
/// The same as text with tags; empty where nothing is known.
QString field_help(const Workbench& bench);
/// The manual of the window in its language, from which links lead to the other pages.
void show_manual(QWidget* parent);
/// The folder of the manual pages; empty if they are not installed.
QString manual_folder();

}  // namespace icctwin::gui
