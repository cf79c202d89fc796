#include "gui/views/panels/scenario_panel.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/problem_model.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/delegates.h"
#include "gui/views/row_views.h"

namespace icctwin::gui {

ScenarioPanel::ScenarioPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), model_(bench.document()), search_(new QLineEdit), tree_(new RowTree) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 0, 0);
  column->setSpacing(8);
  search_->setClearButtonEnabled(true);
  auto* search_row = new QHBoxLayout;
  search_row->setContentsMargins(0, 0, 8, 0);
  search_row->addWidget(search_);
  column->addLayout(search_row);
  filter_.setSourceModel(&model_);
  filter_.setRecursiveFilteringEnabled(true);
  filter_.setAutoAcceptChildRows(true);
  filter_.setFilterCaseSensitivity(Qt::CaseInsensitive);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    filter_.setFilterFixedString(text);
    if (!text.isEmpty()) tree_->expandAll();
  });
  tree_->setModel(&filter_);
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setIndentation(14);
  tree_->setItemDelegate(new TreeDelegate(tree_));
  tree_->setMouseTracking(true);
  tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  column->addWidget(tree_, 1);

  add_commands(commands);
  tree_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto id : {"edit.add", "edit.duplicate", "edit.remove", "edit.copy_pointer"}) tree_->addAction(commands[id]);

  connect(tree_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    if (following_) return;
    QStringList pointers;
    const QModelIndex current = tree_->currentIndex();
    for (const QModelIndex& index : tree_->selectionModel()->selectedIndexes()) {
      const QString pointer = index.data(pointer_role).toString();
      if (pointer.isEmpty()) continue;
      if (index == current)
        pointers.prepend(pointer);
      else
        pointers.append(pointer);
    }
    bench_.select(pointers);
  });
  connect(&bench, &Workbench::selection_changed, this, [this, &commands] {
    follow_selection();
    update_commands(commands);
  });
  connect(&bench.document(), &ScenarioDocument::changed, this, [this, &commands] { update_commands(commands); });
  connect(&bench.document(), &ScenarioDocument::reset, this, [this, &commands] {
    follow_selection();
    update_commands(commands);
  });
  connect(&bench.checker(), &Checker::checked, this, [this] { model_.set_severities(worst_by_place(bench_.check().problems)); });
  follow_selection();
  update_commands(commands);
}

void ScenarioPanel::rebuild() {
  tree_->setAccessibleName(words({"Scenario tree", "方案树"}));
  search_->setPlaceholderText(words({"Filter…", "筛选…"}));
  search_->setAccessibleName(words({"Filter of the tree", "筛选方案树"}));
  model_.retranslate();
}

void ScenarioPanel::follow_selection() {
  following_ = true;
  QItemSelection rows;
  QModelIndex current;
  const QStringList& selection = bench_.selection();
  for (const QString& pointer : selection.isEmpty() ? QStringList(QString()) : selection) {
    const QModelIndex row = filter_.mapFromSource(model_.index_of(pointer.toStdString()));
    if (!row.isValid()) continue;
    if (!current.isValid()) current = row;
    rows.select(row, row);
  }
  tree_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
  if (current.isValid()) {
    tree_->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    tree_->scrollTo(current);
  }
  following_ = false;
}

void ScenarioPanel::add_commands(Commands& commands) {
  commands.add({"edit.add", {"Add", "添加"}, {"Add an item to the selected list", "向所选列表添加一项"}, "Ctrl+Return", "add", "edit/2"},
               [this] { add_item(); });
  commands.add({"edit.duplicate",
                {"Duplicate", "就地复制"},
                {"Put a copy behind the selected item", "在所选项之后复制一份"},
                "Ctrl+D",
                "",
                "edit/2"},
               [this] { duplicate_item(); });
  commands.add(
      {"edit.remove", {"Delete", "删除"}, {"Remove the selection from the scenario", "从方案中删除所选内容"}, "Ctrl+Del", "", "edit/2"},
      [this] { remove_items(); });
}

void ScenarioPanel::add_item() {
  const std::string at = bench_.current();
  const Place place = bench_.document().place(at);
  if (!place.type) return;
  if (place.type->kind == Kind::list) {
    const std::size_t count = place.node ? place.node->children.size() : 0;
    if (bench_.document().insert(at, count, new_value(place.type->item()))) bench_.select(at + "/" + std::to_string(count));
  } else if (place.optional && !place.given()) {
    bench_.document().set(at, new_value(*place.type));
  }
}

void ScenarioPanel::duplicate_item() {
  const std::string at = bench_.current();
  if (!bench_.document().duplicate(at)) return;
  const auto slash = at.rfind('/') + 1;
  bench_.select(at.substr(0, slash) + std::to_string(std::stoul(at.substr(slash)) + 1));
}

void ScenarioPanel::remove_items() {
  // From behind, so that what is left keeps its place until its turn.
  QStringList pointers = bench_.selection();
  std::sort(pointers.begin(), pointers.end(),
            [](const QString& a, const QString& b) { return comes_before(b.toStdString(), a.toStdString()); });
  if (pointers.isEmpty()) return;
  const Together together(bench_.document(), words({"Delete", "删除"}));
  for (const QString& pointer : pointers) bench_.document().remove(pointer.toStdString());
}

void ScenarioPanel::update_commands(Commands& commands) {
  const std::string at = bench_.current();
  const Place place = bench_.document().place(at);
  const bool list = place.type && place.type->kind == Kind::list, item = !place.field && !at.empty();
  commands["edit.add"]->setEnabled(list || (place.type && place.optional && !place.given()));
  commands["edit.duplicate"]->setEnabled(item);
  commands["edit.remove"]->setEnabled(place.node && !at.empty());
}

}  // namespace icctwin::gui
