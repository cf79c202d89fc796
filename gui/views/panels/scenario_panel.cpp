#include "gui/views/panels/scenario_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/objects.h"
#include "gui/document/words.h"
#include "gui/models/problem_model.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/delegates.h"
#include "gui/views/row_views.h"

namespace icctwin::gui {
namespace {

constexpr qsizetype most_unfolded = 200;  // rows whose way is unfolded when the filter names them

}  // namespace

ScenarioPanel::ScenarioPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent), model_(bench.document()), search_(new QLineEdit), nothing_(new QLabel), tree_(new RowTree) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 0, 0);
  column->setSpacing(8);
  search_->setClearButtonEnabled(true);
  auto* search_row = new QHBoxLayout;
  search_row->setContentsMargins(0, 0, 8, 0);
  search_row->addWidget(search_);
  column->addLayout(search_row);
  nothing_->setObjectName(QStringLiteral("muted"));
  nothing_->setWordWrap(true);
  nothing_->hide();
  column->addWidget(nothing_);
  filter_.setSourceModel(&model_);
  connect(search_, &QLineEdit::textChanged, this, &ScenarioPanel::filter);
  connect(search_, &QLineEdit::returnPressed, this, [this] { find(1); });
  tree_->setObjectName(QStringLiteral("scenario_tree"));
  tree_->setModel(&filter_);
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setIndentation(14);
  tree_->setItemDelegate(new TreeDelegate(tree_));
  tree_->setMouseTracking(true);
  tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);  // by the command, so that a double click unfolds
  tree_->setDragDropMode(QAbstractItemView::InternalMove);
  tree_->setDefaultDropAction(Qt::MoveAction);
  tree_->setDropIndicatorShown(true);
  column->addWidget(tree_, 1);

  add_commands(commands);
  tree_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto id : {"edit.add", "edit.duplicate", "edit.remove", "edit.rename", "edit.copy_pointer"}) tree_->addAction(commands[id]);

  connect(tree_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ScenarioPanel::take_selection);
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

QWidget* ScenarioPanel::first_control() { return tree_; }

void ScenarioPanel::rebuild() {
  tree_->setAccessibleName(words({"Scenario tree", "方案树"}));
  search_->setPlaceholderText(words({"Filter…", "筛选…"}));
  search_->setAccessibleName(words({"Filter of the tree", "筛选方案树"}));
  model_.retranslate();
}

void ScenarioPanel::filter(const QString& text) {
  filter_.set_text(text);
  const bool none = !text.trimmed().isEmpty() && filter_.matches().isEmpty();
  nothing_->setText(words({"Nothing matches “%1”.", "没有匹配“%1”的对象。"}, text.trimmed()));
  nothing_->setVisible(none);
  if (text.trimmed().isEmpty()) return follow_selection();
  for (qsizetype i = 0; i < std::min(filter_.matches().size(), most_unfolded); ++i)
    for (QModelIndex above = filter_.mapFromSource(filter_.matches()[i]).parent(); above.isValid() && !tree_->isExpanded(above);
         above = above.parent())
      tree_->expand(above);
}

void ScenarioPanel::find(int step) {
  const auto& matches = filter_.matches();
  if (matches.isEmpty()) {
    search_->setFocus();
    return search_->selectAll();
  }
  const QModelIndex now = filter_.mapToSource(tree_->currentIndex());
  qsizetype at = step > 0 ? -1 : 0;
  for (qsizetype i = 0; i < matches.size(); ++i)
    if (matches[i] == now) at = i;
  const QModelIndex next = matches[(at + step + matches.size()) % matches.size()];
  bench_.select(next.data(pointer_role).toString().toStdString());
}

void ScenarioPanel::take_selection() {
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
                {"Put a copy behind each selected item", "在每个所选项之后复制一份"},
                "Ctrl+D",
                "",
                "edit/2"},
               [this] { duplicate_items(); });
  commands.add(
      {"edit.remove", {"Delete", "删除"}, {"Remove the selection from the scenario", "从方案中删除所选内容"}, "Ctrl+Del", "", "edit/2"},
      [this] { remove_items(); });
  commands.add(
      {"edit.rename",
       {"Rename", "重命名"},
       {"Give the selected object another name; references to its id follow", "修改所选对象的名称；对其标识的引用随之更新"},
       "F2",
       "",
       "edit/2"},
      [this] {
        tree_->setFocus();
        tree_->edit(tree_->currentIndex());
      },
      this);
  commands.add(
      {"edit.find", {"Find", "查找"}, {"Find objects by name, id or kind", "按名称、标识或类型查找对象"}, "Ctrl+F", "search", "edit/5"},
      [this] {
        search_->setFocus();
        search_->selectAll();
      });
  commands.add({"edit.find_next", {"Find next", "查找下一个"}, {"Go to the next match", "转到下一个匹配项"}, "F3", "", "edit/5"},
               [this] { find(1); });
  commands.add(
      {"edit.find_previous", {"Find previous", "查找上一个"}, {"Go to the match before", "转到上一个匹配项"}, "Shift+F3", "", "edit/5"},
      [this] { find(-1); });
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

void ScenarioPanel::duplicate_items() {
  // From behind, so that what is left keeps its place until its turn.
  const QStringList selected = outermost(bench_.selection());
  QStringList made;
  {
    const Together together(bench_.document(), words({"Duplicate", "就地复制"}));
    for (auto pointer = selected.rbegin(); pointer != selected.rend(); ++pointer) {
      const std::string at = pointer->toStdString(), list = at.substr(0, at.rfind('/') + 1);
      if (!bench_.document().duplicate(at)) continue;
      // Those made before, behind it in its list, have moved down.
      for (QString& other : made) {
        const std::string text = other.toStdString();
        if (text.substr(0, text.rfind('/') + 1) == list)
          other = QString::fromStdString(list + std::to_string(std::stoul(text.substr(list.size())) + 1));
      }
      made.prepend(QString::fromStdString(list + std::to_string(std::stoul(at.substr(list.size())) + 1)));
    }
  }
  if (!made.isEmpty()) bench_.select(made);
}

void ScenarioPanel::remove_items() {
  // From behind, so that what is left keeps its place until its turn.
  const QStringList pointers = outermost(bench_.selection());
  if (pointers.isEmpty()) return;
  const Together together(bench_.document(), words({"Delete", "删除"}));
  for (auto pointer = pointers.rbegin(); pointer != pointers.rend(); ++pointer) bench_.document().remove(pointer->toStdString());
}

void ScenarioPanel::update_commands(Commands& commands) {
  const std::string at = bench_.current();
  const Place place = bench_.document().place(at);
  const bool list = place.type && place.type->kind == Kind::list, item = !place.field && !at.empty();
  commands["edit.add"]->setEnabled(list || (place.type && place.optional && !place.given()));
  commands["edit.duplicate"]->setEnabled(item);
  commands["edit.remove"]->setEnabled(place.node && !at.empty());
  commands["edit.rename"]->setEnabled(item && name_member(place));
}

}  // namespace icctwin::gui
