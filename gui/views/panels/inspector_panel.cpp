#include "gui/views/panels/inspector_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/problem_model.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/inspector_delegate.h"
#include "gui/views/panels/field_help.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

/// A list of fields of which Space and Enter fold groups, and every other key edits.
class FieldList : public QListView {
 public:
  using QListView::QListView;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    const bool field = currentIndex().flags() & Qt::ItemIsEditable;
    if (!field && (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
      emit activated(currentIndex());
    else
      QListView::keyPressEvent(event);
  }
};

}  // namespace

InspectorPanel::InspectorPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent),
      commands_(commands),
      model_(bench.document()),
      title_(new QLabel),
      sort_(new QLabel),
      subtitle_(new QLabel),
      nothing_(new QLabel),
      search_(new QLineEdit),
      advanced_(new QToolButton),
      fields_(new FieldList),
      help_(new FieldHelp(bench)) {
  model_.set_advanced(false);
  make_layout();
  fields_->setModel(&model_);
  fields_->setItemDelegate(new InspectorDelegate(bench, fields_));
  add_commands(commands);
  fields_->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(fields_, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
    QMenu menu;
    for (const char* id : {"edit.reset", "edit.copy_pointer", "edit.copy_override", "edit.sweep_variable"})
      if (QAction* action = commands_.find(id)) menu.addAction(action);
    menu.exec(fields_->viewport()->mapToGlobal(at));
  });

  connect(fields_, &QListView::activated, this, &InspectorPanel::activate);
  connect(fields_, &QListView::clicked, this, &InspectorPanel::activate);
  connect(fields_->selectionModel(), &QItemSelectionModel::currentChanged, this, &InspectorPanel::show_field);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_.set_filter(text);
    update_head();
  });
  connect(search_, &QLineEdit::returnPressed, fields_, [this] {
    fields_->setFocus();
    if (!fields_->currentIndex().isValid() && model_.rowCount() > 0) fields_->setCurrentIndex(model_.index(0));
  });
  connect(&bench.document(), &ScenarioDocument::changed, this, [this] {
    // Rows that changed are new ones: the current field stays the current one.
    const int row = model_.row_of(bench_.current_field());
    if (!fields_->currentIndex().isValid() && row >= 0 && !bench_.current_field().empty()) fields_->setCurrentIndex(model_.index(row));
    update_head();
    show_field();
  });
  connect(&bench.document(), &ScenarioDocument::reset, this, &InspectorPanel::show_selection);
  connect(&bench, &Workbench::selection_changed, this, &InspectorPanel::show_selection);
  const auto take_problems = [this] {
    const auto& problems = bench_.check().problems;
    model_.set_problems(sentences_by_place(problems), worst_by_place(problems));
  };
  connect(&bench.checker(), &Checker::checked, this, take_problems);
  show_selection();
}

void InspectorPanel::make_layout() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QVBoxLayout;
  head->setContentsMargins(12, 10, 12, 8);
  head->setSpacing(2);
  title_->setObjectName(QStringLiteral("object_title"));
  title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  title_->setWordWrap(true);
  sort_->setObjectName(QStringLiteral("chip"));
  subtitle_->setObjectName(QStringLiteral("muted"));
  subtitle_->setWordWrap(true);
  subtitle_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* title_row = new QHBoxLayout;
  title_row->setSpacing(8);
  title_row->addWidget(title_, 1);
  title_row->addWidget(sort_);
  head->addLayout(title_row);
  head->addWidget(subtitle_);
  column->addLayout(head);
  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(12, 0, 12, 8);
  tools->setSpacing(6);
  search_->setClearButtonEnabled(true);
  advanced_->setCheckable(true);
  advanced_->setFocusPolicy(Qt::TabFocus);
  advanced_->setObjectName(QStringLiteral("toggle"));
  tools->addWidget(search_, 1);
  tools->addWidget(advanced_);
  column->addLayout(tools);
  fields_->setObjectName(QStringLiteral("fields"));
  fields_->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
  fields_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  fields_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  fields_->setResizeMode(QListView::Adjust);
  fields_->setMouseTracking(true);
  nothing_->setObjectName(QStringLiteral("muted"));
  nothing_->setWordWrap(true);
  nothing_->setContentsMargins(12, 8, 12, 8);
  column->addWidget(nothing_);
  column->addWidget(fields_, 1);
  column->addWidget(help_);
}

QWidget* InspectorPanel::first_control() { return fields_; }

void InspectorPanel::rebuild() {
  fields_->setAccessibleName(words({"Fields of the selection", "所选对象的字段"}));
  search_->setPlaceholderText(words({"Filter fields…", "筛选字段…"}));
  search_->setAccessibleName(words({"Filter of the fields", "筛选字段"}));
  advanced_->setText(words({"Advanced", "高级"}));
  advanced_->setToolTip(words({"Show fields that are seldom changed too", "同时显示不常修改的字段"}));
  advanced_->setAccessibleName(advanced_->text());
  sort_->setFont(face(Face::small));
  model_.retranslate();
  model_.set_problems(sentences_by_place(bench_.check().problems), worst_by_place(bench_.check().problems));
  update_head();
  show_field();
}

void InspectorPanel::show_below(QWidget* aside) {
  if (below_ == aside) return;
  if (below_) below_->hide();
  below_ = aside;
  if (!aside) return;
  layout()->addWidget(aside);
  aside->show();
}

void InspectorPanel::show_selection() {
  following_ = true;
  const QStringList& selection = bench_.selection();
  QStringList shown;
  for (const std::string& pointer : model_.pointers()) shown << QString::fromStdString(pointer);
  if (shown != (selection.isEmpty() ? QStringList(QString()) : selection)) model_.show(selection);
  const std::string& field = bench_.current_field();
  if (!field.empty() && model_.reveal(field)) {
    if (search_->text() != QString() && model_.row_of(field) < 0) search_->clear();
    const QModelIndex row = model_.index(model_.row_of(field));
    fields_->setCurrentIndex(row);
    fields_->scrollTo(row);
    advanced_->setChecked(model_.advanced());
  }
  following_ = false;
  update_head();
  show_field();
}

void InspectorPanel::show_field() {
  const QModelIndex field = fields_->currentIndex();
  help_->show_field(field);
  if (!following_) {
    const auto kind = static_cast<RowKind>(field.data(row_kind_role).toInt());
    const bool is_field = field.isValid() && (kind == RowKind::field || kind == RowKind::foreign);
    bench_.set_current_field(is_field ? field.data(pointer_role).toString().toStdString() : std::string());
  }
  update_commands();
}

void InspectorPanel::activate(const QModelIndex& index) {
  const auto kind = static_cast<RowKind>(index.data(row_kind_role).toInt());
  if (kind == RowKind::link) bench_.select(index.data(pointer_role).toString().toStdString());
  if (kind != RowKind::header) return;
  const int row = index.row();
  model_.toggle(row);
  if (row < model_.rowCount()) fields_->setCurrentIndex(model_.index(row));
}

void InspectorPanel::update_head() {
  const QString title = model_.title(), sort = model_.sort_of_thing(), subtitle = model_.subtitle();
  title_->setText(title);
  title_->setToolTip(title);
  sort_->setText(sort);
  sort_->setVisible(!sort.isEmpty() && sort != title);
  subtitle_->setText(subtitle);
  subtitle_->setVisible(!subtitle.isEmpty());
  const bool nothing = model_.rowCount() == 0;
  nothing_->setText(!search_->text().isEmpty() ? words({"No field matches “%1”.", "没有匹配“%1”的字段。"}, search_->text())
                    : model_.pointers().size() > 1
                        ? words({"The selected objects have no field in common.", "所选对象没有共同字段。"})
                        : words({"Nothing here yet. Add an item with Ctrl+Return.", "此处尚无内容，可按 Ctrl+Return 添加。"}));
  nothing_->setVisible(nothing);
  fields_->setVisible(!nothing);
}

QString InspectorPanel::as_override(const Place& place) {
  QString argument = QString::fromStdString(place.pointer + "=" + held_json(place));
  argument.replace('\'', QStringLiteral("'\\''"));
  return QStringLiteral("--set '%1'").arg(argument);
}

void InspectorPanel::add_commands(Commands& commands) {
  commands.add({"edit.reset",
                {"Reset field", "恢复默认值"},
                {"Take the field back to its default", "将字段恢复为默认值"},
                "Ctrl+Backspace",
                "",
                "edit/3"},
               [this] { model_.reset_to_default(fields_->currentIndex()); });
  commands.add({"edit.copy_pointer",
                {"Copy path", "复制路径"},
                {"Copy the JSON pointer of the field", "复制字段的 JSON 指针"},
                "Ctrl+Shift+C",
                "",
                "edit/3"},
               [this] {
                 const QString field = fields_->currentIndex().data(pointer_role).toString();
                 QApplication::clipboard()->setText(field.isEmpty() ? QString::fromStdString(bench_.current()) : field);
               });
  commands.add({"edit.copy_override",
                {"Copy as --set", "复制为 --set 参数"},
                {"Copy the field as an override of the command line: --set '/path=value'", "将字段复制为命令行覆盖参数：--set '/路径=值'"},
                "",
                "",
                "edit/3"},
               [this] {
                 const Place place = bench_.document().place(fields_->currentIndex().data(pointer_role).toString().toStdString());
                 if (place.type) QApplication::clipboard()->setText(as_override(place));
               });
  commands
      .add({"view.advanced",
            {"Advanced fields", "高级字段"},
            {"Show fields that are seldom changed too", "同时显示不常修改的字段"},
            "",
            "",
            "view/4"},
           [this] { advanced_->setChecked(commands_["view.advanced"]->isChecked()); })
      ->setCheckable(true);
  commands.add({"edit.filter_fields",
                {"Filter fields", "筛选字段"},
                {"Go to the filter of the inspector", "转到属性面板的筛选框"},
                "Ctrl+Shift+K",
                "",
                "edit/5"},
               [this] {
                 search_->setFocus();
                 search_->selectAll();
               });
  connect(advanced_, &QToolButton::toggled, this, [this](bool on) {
    model_.set_advanced(on);
    commands_["view.advanced"]->setChecked(on);
    update_head();
  });
}

void InspectorPanel::update_commands() {
  const QModelIndex field = fields_->currentIndex();
  const auto kind = static_cast<RowKind>(field.data(row_kind_role).toInt());
  commands_["edit.reset"]->setEnabled(field.isValid() && field.data(changed_role).toBool());
  commands_["edit.copy_override"]->setEnabled(field.isValid() && kind == RowKind::field);
}

}  // namespace icctwin::gui
