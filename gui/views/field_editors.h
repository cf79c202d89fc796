#pragma once
// Editors of single fields: what stands in the place of a value while it is edited, in the inspector and in tables.
#include <QModelIndex>
#include <QWidget>
#include <functional>
#include <optional>

class QLineEdit;
class QToolButton;

namespace icctwin::gui {

class Workbench;

/// A line with a button that opens something that helps to fill it: a file dialog, a list of names, a table.
class LineWithButton : public QWidget {
 public:
  explicit LineWithButton(const QString& icon_name, const QString& button_name, QWidget* parent = nullptr);
  QLineEdit* line() const { return line_; }
  QToolButton* button() const { return button_; }

 private:
  QLineEdit* line_;
  QToolButton* button_;
};

/// The editor of a field by what the model says of it (roles.h). `commit` is called where a choice is made at once.
QWidget* make_field_editor(QWidget* parent, const QModelIndex& index, Workbench& bench, const std::function<void(QWidget*)>& commit);
void set_editor_text(QWidget* editor, const QModelIndex& index);
/// What the editor holds; nothing if it was not changed.
std::optional<QString> changed_text(QWidget* editor, const QModelIndex& index);

}  // namespace icctwin::gui
