#include "gui/views/object_commands.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <set>

#include "gui/document/objects.h"
#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/inspector_model.h"
#include "gui/models/object_table_model.h"
#include "gui/models/replace_value.h"
#include "gui/models/workbench.h"
#include "gui/views/clipboard_target.h"
#include "gui/views/commands.h"

namespace icctwin::gui {
namespace {

constexpr qsizetype most_previewed = 8;
const QString topic_paste = QStringLiteral("paste"), topic_replace = QStringLiteral("replace"), topic_rename = QStringLiteral("rename");

QDialogButtonBox* ok_and_cancel(QDialog& dialog, const QString& ok) {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Ok)->setText(ok);
  buttons->button(QDialogButtonBox::Cancel)->setText(words({"Cancel", "取消"}));
  QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
  QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  return buttons;
}

/// The selected objects; of a selected list its items.
QStringList selected_objects(Workbench& bench) {
  QStringList objects;
  for (const QString& pointer : outermost(bench.selection())) {
    const std::string at = pointer.toStdString();
    if (is_object(bench.document(), at)) {
      objects << pointer;
      continue;
    }
    const Place place = bench.document().place(at);
    if (place.type && place.type->kind == Kind::list && place.node && !is_single(*place.type))
      for (std::size_t i = 0; i < place.node->children.size(); ++i) objects << pointer + '/' + QString::number(i);
  }
  return objects;
}

}  // namespace

QString objects_as_table(Workbench& bench, const QStringList& pointers) {
  QString text;
  // Objects of different sorts stand in tables of their own, below each other.
  std::vector<const Type*> sorts;
  for (const QString& pointer : pointers)
    if (const Type* sort = item_type_of(bench.document().root(), pointer.toStdString()); std::ranges::find(sorts, sort) == sorts.end())
      sorts.push_back(sort);
  for (const Type* sort : sorts) {
    ObjectTableModel table(bench.document());
    table.show(sort);
    table.set_only(pointers);
    std::vector<int> rows, columns;
    for (int row = 0; row < table.rowCount(); ++row) rows.push_back(row);
    for (int column = 1; column < table.columnCount(); ++column) columns.push_back(column);
    text += table.as_table(rows, columns, true);
  }
  return text;
}

ObjectCommands::ObjectCommands(Workbench& bench, Commands& commands, QWidget* window)
    : QObject(window), bench_(bench), commands_(commands), window_(window) {
  add_commands(commands);
  connect(&bench, &Workbench::selection_changed, this, &ObjectCommands::update_commands);
  connect(&bench.document(), &ScenarioDocument::changed, this, &ObjectCommands::update_commands);
  connect(&bench.document(), &ScenarioDocument::reset, this, &ObjectCommands::update_commands);
  update_commands();
}

void ObjectCommands::add_commands(Commands& commands) {
  commands.add(
      {"edit.cut", {"Cut", "剪切"}, {"Take the selected objects to the clipboard", "将所选对象移到剪贴板"}, "Ctrl+X", "", "edit/15"},
      [this] { cut(); });
  commands.add({"edit.copy",
                {"Copy", "复制"},
                {"Copy the selected objects, also as a table for spreadsheets", "复制所选对象，同时可作为表格粘贴到电子表格"},
                "Ctrl+C",
                "",
                "edit/15"},
               [this] { copy(); });
  commands.add({"edit.paste",
                {"Paste", "粘贴"},
                {"Paste objects with ids of their own, nearest to the selection", "将对象以新标识粘贴到所选位置附近"},
                "Ctrl+V",
                "",
                "edit/15"},
               [this] {
                 if (ClipboardTarget* target = focused_clipboard_target()) return target->paste();
                 if (const QMimeData* clip = QApplication::clipboard()->mimeData()) paste(*clip);
               });
  commands.add({"edit.select_same",
                {"Select same sort", "选择同类"},
                {"Select every object of the sort of the selected one", "选择与当前对象同类的全部对象"},
                "Ctrl+Alt+A",
                "",
                "edit/5"},
               [this] { select_same(); });
  commands.add({"edit.replace",
                {"Replace value…", "批量改值…"},
                {"Change one field in all selected objects", "在所选对象中修改同一字段"},
                "Ctrl+H",
                "",
                "edit/5"},
               [this] { replace_value(); });
  commands.add({"edit.rename_pattern",
                {"Rename by pattern…", "按规则命名…"},
                {"Name the selected objects by a pattern with numbers", "按带编号的规则命名所选对象"},
                "Ctrl+F2",
                "",
                "edit/5"},
               [this] { rename_by_pattern(); });
}

void ObjectCommands::update_commands() {
  const std::string at = bench_.current();
  const bool object = is_object(bench_.document(), at);
  const Place place = bench_.document().place(at);
  const bool list = place.type && place.type->kind == Kind::list && !is_single(*place.type);
  for (const char* id : {"edit.cut", "edit.copy"}) commands_[id]->setEnabled(object || list);
  commands_["edit.select_same"]->setEnabled(object);
  commands_["edit.replace"]->setEnabled(object || list);
  commands_["edit.rename_pattern"]->setEnabled(object || list);
}

void ObjectCommands::copy() {
  if (ClipboardTarget* target = focused_clipboard_target()) return target->copy();
  const QStringList objects = selected_objects(bench_);
  if (objects.isEmpty()) return;
  auto* data = new QMimeData;
  data->setData(objects_mime_type, copy_objects(bench_.document(), objects));
  data->setText(objects_as_table(bench_, objects));
  QApplication::clipboard()->setMimeData(data);
}

void ObjectCommands::cut() {
  if (ClipboardTarget* target = focused_clipboard_target()) return target->cut();
  const QStringList objects = selected_objects(bench_);
  if (objects.isEmpty()) return;
  copy();
  const Together together(bench_.document(), words({"Cut", "剪切"}));
  for (auto pointer = objects.rbegin(); pointer != objects.rend(); ++pointer) bench_.document().remove(pointer->toStdString());
}

void ObjectCommands::paste(const QMimeData& clip) {
  if (clip.hasFormat(objects_mime_type)) {
    const Pasted pasted = paste_objects(bench_.document(), clip.data(objects_mime_type), bench_.current());
    if (!pasted.pointers.isEmpty()) bench_.select(pasted.pointers);
    if (pasted.problems.isEmpty()) return bench_.withdraw(topic_paste);
    return bench_.tell({topic_paste, pasted.problems.join(' ')});
  }
  // A table: new objects of the selected list, or of the list of the selected object.
  const std::string at = bench_.current();
  const Place place = bench_.document().place(at);
  const bool list = place.type && place.type->kind == Kind::list && !is_single(*place.type);
  const Type* sort = list ? &place.type->item() : item_type_of(bench_.document().root(), at);
  if (!sort || clip.text().trimmed().isEmpty())
    return bench_.tell(
        {topic_paste, words({"Nothing was pasted: select a list or one of its objects first.", "未粘贴：请先选择一个列表或其中的对象。"})});
  ObjectTableModel table(bench_.document());
  table.show(sort);
  std::vector<int> columns;
  for (int column = 1; column < table.columnCount(); ++column) columns.push_back(column);
  QStringList made;
  const auto rejected = table.paste_new(list ? at : at.substr(0, at.rfind('/')), columns, clip.text(), made);
  if (!made.isEmpty()) bench_.select(made);
  if (rejected.empty()) return bench_.withdraw(topic_paste);
  bench_.tell({topic_paste, words({"Pasted, with cells left out: %1", "已粘贴，部分单元格未采用：%1"}, rejected_words(rejected))});
}

void ObjectCommands::select_same() {
  const Type* sort = item_type_of(bench_.document().root(), bench_.current());
  if (!sort) return;
  const QString current = QString::fromStdString(bench_.current());
  QStringList all = {current};
  for (const std::string& pointer : objects_of_type(bench_.document().root(), *sort))
    if (const QString one = QString::fromStdString(pointer); one != current) all << one;
  bench_.select(all);
}

void ObjectCommands::replace_value() {
  const QStringList objects = selected_objects(bench_);
  if (objects.isEmpty()) return;
  InspectorModel fields(bench_.document());
  fields.show(objects);
  QDialog dialog(window_);
  dialog.setWindowTitle(words({"Replace value", "批量改值"}));
  auto* form = new QFormLayout(&dialog);
  auto* field = new QComboBox;
  for (int row = 0; row < fields.rowCount(); ++row) {
    const QModelIndex index = fields.index(row);
    if (static_cast<RowKind>(index.data(row_kind_role).toInt()) == RowKind::field)
      field->addItem(index.data().toString(), index.data(pointer_role).toString().mid(objects.front().size() + 1));
  }
  if (const QString now = QString::fromStdString(bench_.current_field()); now.startsWith(objects.front()))
    field->setCurrentIndex(std::max(0, field->findData(now.mid(objects.front().size() + 1))));
  auto* from = new QLineEdit;
  from->setPlaceholderText(words({"any value", "任意值"}));
  auto* to = new QLineEdit;
  to->setPlaceholderText(words({"a value, +10%, *1.05 or /2", "数值、+10%、*1.05 或 /2"}));
  form->addRow(counted(objects.size(), {"In %1 object", "在 %1 个对象中"}, {"In %1 objects", "在 %1 个对象中"}), field);
  form->addRow(words({"Where it is", "当前值为"}), from);
  form->addRow(words({"Set it to", "改为"}), to);
  form->addRow(ok_and_cancel(dialog, words({"Replace", "替换"})));
  if (dialog.exec() != QDialog::Accepted || field->currentIndex() < 0) return;
  const auto result = replace_values(bench_.document(), objects, field->currentData().toString().toStdString(),
                                     from->text().trimmed().isEmpty() ? std::nullopt : std::optional(from->text()), to->text());
  bench_.tell({topic_replace, words({"%1 objects changed, %2 left as they were. %3", "已修改 %1 个对象，%2 个保持不变。%3"})
                                  .arg(QString::number(result.changed), QString::number(result.left), result.problem)
                                  .trimmed()});
}

void ObjectCommands::rename_by_pattern() {
  const QStringList objects = selected_objects(bench_);
  if (objects.isEmpty()) return;
  QDialog dialog(window_);
  dialog.setWindowTitle(words({"Rename by pattern", "按规则命名"}));
  auto* form = new QFormLayout(&dialog);
  auto* pattern = new QLineEdit(QStringLiteral("{name}-{n:2}"));
  auto* first = new QSpinBox;
  first->setRange(0, 1'000'000);
  first->setValue(1);
  auto* preview = new QLabel;
  preview->setObjectName(QStringLiteral("muted"));
  form->addRow(words({"Pattern", "规则"}), pattern);
  form->addRow(words({"First number", "起始编号"}), first);
  auto* help =
      new QLabel(words({"{name}: the name now; {n}: a number; {n:3}: with three digits", "{name}：现名；{n}：编号；{n:3}：三位编号"}));
  help->setObjectName(QStringLiteral("muted"));
  form->addRow(help);
  form->addRow(preview);
  form->addRow(ok_and_cancel(dialog, words({"Rename", "重命名"})));
  const auto name_of = [&](qsizetype i) {
    const Node* node = find_node(bench_.document().root(), objects[i].toStdString());
    return name_by_pattern(pattern->text(), node ? item_name(*node, static_cast<std::size_t>(i)) : QString(),
                           first->value() + static_cast<int>(i));
  };
  const auto show = [&] {
    QStringList lines;
    for (qsizetype i = 0; i < std::min(most_previewed, objects.size()); ++i) lines << name_of(i);
    if (objects.size() > most_previewed) lines << QStringLiteral("…");
    preview->setText(lines.join('\n'));
  };
  connect(pattern, &QLineEdit::textChanged, &dialog, show);
  connect(first, &QSpinBox::valueChanged, &dialog, show);
  show();
  if (dialog.exec() != QDialog::Accepted) return;
  QStringList names;
  for (qsizetype i = 0; i < objects.size(); ++i) names << name_of(i);
  QStringList refused;
  {
    const Together together(bench_.document(), words({"Rename by pattern", "按规则命名"}));
    for (qsizetype i = 0; i < objects.size(); ++i)
      if (!rename_object(bench_.document(), objects[i].toStdString(), names[i].toStdString())) refused << names[i];
  }
  if (refused.isEmpty()) return bench_.withdraw(topic_rename);
  bench_.tell(
      {topic_rename, words({"Not renamed, these ids are taken: %1", "未重命名，以下标识已被占用：%1"}, refused.join(words({", ", "、"})))});
}

}  // namespace icctwin::gui
