#include "gui/views/field_editors.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/file_preview.h"
#include "gui/models/roles.h"
#include "gui/models/workbench.h"
#include "gui/views/icons.h"
#include "gui/views/number_table_dialog.h"

namespace icctwin::gui {
namespace {

const QString time_format = QStringLiteral("yyyy-MM-ddTHH:mm:ss");

QComboBox* choice_box(QWidget* parent, const QModelIndex& index, const std::function<void(QWidget*)>& commit) {
  auto* box = new QComboBox(parent);
  for (const QVariant& one : index.data(choices_role).toList()) box->addItem(one.toList().value(1).toString(), one.toList().value(0));
  // A choice is made at once, not only when the field is left.
  QObject::connect(box, &QComboBox::activated, box, [commit, box] { commit(box); });
  return box;
}

/// A list of names that is searched by any part of them; another name may be typed too.
QComboBox* name_box(QWidget* parent, const QModelIndex& index, const std::function<void(QWidget*)>& commit) {
  auto* box = new QComboBox(parent);
  box->setEditable(true);
  box->setInsertPolicy(QComboBox::NoInsert);
  box->addItems(index.data(names_role).toStringList());
  auto* completer = new QCompleter(box->model(), box);
  completer->setFilterMode(Qt::MatchContains);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  completer->setCompletionMode(QCompleter::PopupCompletion);
  box->setCompleter(completer);
  QObject::connect(box, &QComboBox::activated, box, [commit, box] { commit(box); });
  return box;
}

QWidget* names_line(QWidget* parent, const QModelIndex& index) {
  auto* both = new LineWithButton(QStringLiteral("add"), words({"Choose names", "选择名称"}), parent);
  QStringList names = index.data(names_role).toStringList();
  if (names.isEmpty())
    for (const QVariant& one : index.data(choices_role).toList()) names << one.toList().value(0).toString();
  QObject::connect(both->button(), &QToolButton::clicked, both, [both, names] {
    QMenu menu;
    QStringList chosen;
    for (const QString& one : both->line()->text().split(',', Qt::SkipEmptyParts)) chosen << one.trimmed();
    for (const QString& name : names) {
      QAction* action = menu.addAction(name);
      action->setCheckable(true);
      action->setChecked(chosen.contains(name));
    }
    const QAction* picked = menu.exec(both->button()->mapToGlobal(both->button()->rect().bottomLeft()));
    if (!picked) return;
    picked->isChecked() ? chosen.append(picked->text()) : static_cast<void>(chosen.removeAll(picked->text()));
    both->line()->setText(chosen.join(QStringLiteral(", ")));
  });
  return both;
}

QWidget* file_line(QWidget* parent, Workbench& bench) {
  auto* both = new LineWithButton(QStringLiteral("open"), words({"Choose a file", "选择文件"}), parent);
  QObject::connect(both->button(), &QToolButton::clicked, both, [both, &bench] {
    const QString folder = bench.document().folder();
    const QString file =
        QFileDialog::getOpenFileName(both, words({"Choose a file", "选择文件"}), path_on_disk(both->line()->text(), folder));
    if (!file.isEmpty()) both->line()->setText(path_in_scenario(file, folder));
    both->line()->setFocus();
  });
  return both;
}

QWidget* numbers_line(QWidget* parent, const QModelIndex& index, Workbench& bench) {
  auto* both = new LineWithButton(QStringLiteral("grade"), words({"As a table with a chart", "以表格和图编辑"}), parent);
  const std::string pointer = index.data(pointer_role).toString().toStdString();
  QObject::connect(both->button(), &QToolButton::clicked, both, [both, pointer, &bench] {
    NumberTableDialog dialog(bench.document(), pointer, both->window());
    if (dialog.exec() != QDialog::Accepted) return;
    both->line()->setText(held_words(bench.document().place(pointer)).number);
  });
  return both;
}

QDateTimeEdit* time_line(QWidget* parent) {
  auto* edit = new QDateTimeEdit(parent);
  edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
  edit->setCalendarPopup(true);
  return edit;
}

QLineEdit* line_of(QWidget* editor) {
  if (auto* both = dynamic_cast<LineWithButton*>(editor)) return both->line();
  if (auto* box = qobject_cast<QComboBox*>(editor)) return box->lineEdit();
  return qobject_cast<QLineEdit*>(editor);
}

/// "+08:00" or "Z" of an instant.
QString offset_of(const QString& instant) { return instant.mid(time_format.size()); }

/// The property of an editor that keeps what the field was shown as.
constexpr const char* shown_text = "shown_text";

/// What stands in the editor now, as the field writes it.
QString held_text(const QWidget* editor, const QModelIndex& index) {
  if (const auto* time = qobject_cast<const QDateTimeEdit*>(editor))
    return time->dateTime().toString(time_format) + offset_of(index.data(Qt::EditRole).toString());
  if (const QLineEdit* line = line_of(const_cast<QWidget*>(editor))) return line->text();
  const auto* box = qobject_cast<const QComboBox*>(editor);
  return box ? box->currentText() : QString();
}

}  // namespace

LineWithButton::LineWithButton(const QString& icon_name, const QString& button_name, QWidget* parent)
    : QWidget(parent), line_(new QLineEdit), button_(new QToolButton) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  row->addWidget(line_, 1);
  row->addWidget(button_);
  button_->setIcon(icon(icon_name));
  button_->setIconSize({14, 14});
  button_->setObjectName(QStringLiteral("field_button"));
  button_->setToolTip(button_name);
  button_->setAccessibleName(button_name);
  setFocusProxy(line_);
  setAutoFillBackground(true);
}

QWidget* make_field_editor(QWidget* parent, const QModelIndex& index, Workbench& bench, const std::function<void(QWidget*)>& commit) {
  QWidget* made = nullptr;
  switch (static_cast<FieldEditor>(index.data(editor_role).toInt())) {
    case FieldEditor::choice:
      made = choice_box(parent, index, commit);
      break;
    case FieldEditor::reference:
      made = name_box(parent, index, commit);
      break;
    case FieldEditor::names:
      made = names_line(parent, index);
      break;
    case FieldEditor::file:
      made = file_line(parent, bench);
      break;
    case FieldEditor::time:
      made = index.data(differs_role).toBool() ? static_cast<QWidget*>(new QLineEdit(parent)) : time_line(parent);
      break;
    case FieldEditor::numbers:
      made = numbers_line(parent, index, bench);
      break;
    case FieldEditor::line:
      made = new QLineEdit(parent);
      break;
  }
  made->setAccessibleName(index.data().toString());
  if (QLineEdit* line = line_of(made)) {
    line->setAccessibleName(index.data().toString());
    if (index.data(differs_role).toBool()) line->setPlaceholderText(index.data(detail_role).toString());
  }
  return made;
}

void set_editor_text(QWidget* editor, const QModelIndex& index) {
  // The view asks again whenever the field changes, for example when a check of the scenario ends: what was typed meanwhile stays.
  const QVariant shown = editor->property(shown_text);
  if (shown.isValid() && held_text(editor, index) != shown.toString()) return;
  const QString text = index.data(Qt::EditRole).toString();
  if (auto* time = qobject_cast<QDateTimeEdit*>(editor)) {
    time->setDateTime(QDateTime::fromString(text.left(time_format.size()), time_format));
  } else if (QLineEdit* line = line_of(editor)) {
    line->setText(text);
    line->selectAll();
  } else if (auto* box = qobject_cast<QComboBox*>(editor)) {
    box->setCurrentIndex(box->findText(text));
  }
  editor->setProperty(shown_text, held_text(editor, index));
}

std::optional<QString> changed_text(QWidget* editor, const QModelIndex& index) {
  const QString held = held_text(editor, index);
  // Looking at a default and leaving it does not state it.
  if (held == index.data(Qt::EditRole).toString()) return std::nullopt;
  if (line_of(editor)) return held;
  if (const auto* box = qobject_cast<QComboBox*>(editor))
    return box->currentIndex() >= 0 ? std::optional(box->currentData().toString()) : std::nullopt;
  return held;
}

}  // namespace icctwin::gui
