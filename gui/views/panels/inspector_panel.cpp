#include "gui/views/panels/inspector_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/problem_model.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/delegates.h"

namespace icctwin::gui {

InspectorPanel::InspectorPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), model_(bench.document()), title_(new QLabel), subtitle_(new QLabel), fields_(new QListView) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QVBoxLayout;
  head->setContentsMargins(12, 10, 12, 10);
  head->setSpacing(2);
  title_->setObjectName(QStringLiteral("object_title"));
  subtitle_->setObjectName(QStringLiteral("muted"));
  subtitle_->setWordWrap(true);
  head->addWidget(title_);
  head->addWidget(subtitle_);
  column->addLayout(head);
  fields_->setObjectName(QStringLiteral("fields"));
  fields_->setModel(&model_);
  fields_->setItemDelegate(new InspectorDelegate(fields_));
  fields_->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
  fields_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  fields_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  fields_->setResizeMode(QListView::Adjust);
  fields_->setMouseTracking(true);
  column->addWidget(fields_, 1);

  add_commands(commands);
  fields_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto id : {"edit.reset", "edit.copy_pointer"}) fields_->addAction(commands[id]);

  const auto follow_link = [this](const QModelIndex& index) {
    if (static_cast<RowKind>(index.data(row_kind_role).toInt()) == RowKind::link)
      bench_.select(index.data(pointer_role).toString().toStdString());
  };
  connect(fields_, &QListView::activated, this, follow_link);
  connect(fields_, &QListView::clicked, this, follow_link);
  connect(fields_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, &commands] { update_commands(commands); });
  connect(&bench.document(), &ScenarioDocument::changed, this, [this, &commands] {
    update_head();
    update_commands(commands);
  });
  connect(&bench.document(), &ScenarioDocument::reset, this, [this] { show_selection(); });
  connect(&bench, &Workbench::selection_changed, this, [this, &commands] {
    show_selection();
    update_commands(commands);
  });
  connect(&bench.checker(), &Checker::checked, this, [this] { model_.set_problems(sentences_by_place(bench_.check().problems)); });
  show_selection();
  update_commands(commands);
}

void InspectorPanel::rebuild() {
  fields_->setAccessibleName(words({"Fields of the selection", "所选对象的字段"}));
  model_.retranslate();
  model_.set_problems(sentences_by_place(bench_.check().problems));
  update_head();
}

void InspectorPanel::show_selection() {
  if (const std::string part = bench_.current(); model_.pointer() != part) model_.show(part);
  if (const int row = model_.row_of(bench_.current_field()); row >= 0 && !bench_.current_field().empty()) {
    fields_->setCurrentIndex(model_.index(row));
    fields_->scrollTo(model_.index(row));
  }
  update_head();
}

void InspectorPanel::update_head() {
  title_->setText(model_.title());
  subtitle_->setText(model_.subtitle());
}

void InspectorPanel::add_commands(Commands& commands) {
  commands.add({"edit.reset",
                {"Reset field", "恢复默认值"},
                {"Take the field back to its default", "将字段恢复为默认值"},
                "Ctrl+Backspace",
                "",
                "edit/3"},
               [this] { bench_.document().remove(fields_->currentIndex().data(pointer_role).toString().toStdString()); });
  commands.add({"edit.copy_pointer",
                {"Copy path", "复制路径"},
                {"Copy the JSON pointer of the field", "复制字段的 JSON 指针"},
                "Ctrl+Shift+C",
                "",
                "edit/3"},
               [this] {
                 const QModelIndex field = fields_->currentIndex();
                 QApplication::clipboard()->setText(field.isValid() ? field.data(pointer_role).toString()
                                                                    : QString::fromStdString(bench_.current()));
               });
}

void InspectorPanel::update_commands(Commands& commands) {
  const QModelIndex field = fields_->currentIndex();
  commands["edit.reset"]->setEnabled(field.isValid() && field.data(changed_role).toBool());
}

}  // namespace icctwin::gui
