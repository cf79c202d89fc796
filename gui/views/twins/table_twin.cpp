#include "gui/views/twins/table_twin.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <set>

#include "gui/document/words.h"
#include "gui/models/problem_model.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/icons.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"
#include "gui/views/twins/cell_delegate.h"

namespace icctwin::gui {
namespace {

constexpr int narrowest = 70, widest = 260, measured_rows = 60;

QToolButton* tool(const char* icon_name) {
  auto* button = new QToolButton;
  button->setObjectName(QStringLiteral("toggle"));
  button->setFocusPolicy(Qt::TabFocus);
  if (*icon_name) {
    button->setIcon(icon(QLatin1String(icon_name)));
    button->setIconSize({14, 14});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  }
  return button;
}

}  // namespace

TableTwin::TableTwin(Workbench& bench, Commands& commands, QWidget* parent)
    : TwinPage(bench, parent),
      commands_(commands),
      model_(bench.document()),
      sorts_(new QComboBox),
      search_(new QLineEdit),
      only_selected_(tool("")),
      columns_(tool("")),
      add_(tool("add")),
      paste_rows_(tool("")),
      close_(tool("close")),
      count_(new QLabel),
      nothing_(new QLabel),
      table_(new QTableView) {
  make_layout();
  add_commands();
  table_->setModel(&model_);
  table_->setItemDelegate(new CellDelegate(bench, table_));
  connect(sorts_, &QComboBox::activated, this,
          [this](int at) { show_sort(static_cast<const Type*>(sorts_->itemData(at).value<void*>())); });
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_.set_filter(text);
    update_state();
  });
  connect(only_selected_, &QToolButton::toggled, this, [this](bool on) {
    QStringList own;
    for (const QString& pointer : bench_.selection())
      if (item_type_of(bench_.document().root(), pointer.toStdString()) == model_.item_type()) own << pointer;
    model_.set_only(on ? own : QStringList());
    update_state();
  });
  connect(close_, &QToolButton::clicked, this, [this] { emit asked(false); });
  connect(add_, &QToolButton::clicked, this, [this] {
    const std::string list = current_list();
    const Place place = bench_.document().place(list);
    if (!place.type || place.type->kind != Kind::list) return;
    const std::size_t count = place.node && place.node->kind == JsonKind::list ? place.node->children.size() : 0;
    if (bench_.document().insert(list, count, new_value(place.type->item()))) bench_.select(list + "/" + std::to_string(count));
  });
  connect(paste_rows_, &QToolButton::clicked, this, [this] { paste_rows(QApplication::clipboard()->text()); });
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TableTwin::take_selection);
  connect(&bench.document(), &ScenarioDocument::changed, this, [this] {
    if (isVisible()) update_state();
  });
  connect(&bench, &Workbench::selection_changed, this, &TableTwin::follow_selection);
  connect(&bench.checker(), &Checker::checked, this, [this] { model_.set_problems(sentences_by_place(bench_.check().problems)); });
}

void TableTwin::make_layout() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("dock_title"));
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(12, 5, 8, 5);
  row->setSpacing(6);
  sorts_->setMinimumWidth(170);
  sorts_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(240);
  only_selected_->setCheckable(true);
  columns_->setPopupMode(QToolButton::InstantPopup);
  count_->setObjectName(QStringLiteral("muted"));
  row->addWidget(sorts_);
  row->addWidget(search_, 1);
  for (QToolButton* one : {only_selected_, columns_, add_, paste_rows_}) row->addWidget(one);
  row->addWidget(count_);
  row->addStretch(1);
  row->addWidget(close_);
  close_->setToolButtonStyle(Qt::ToolButtonIconOnly);
  column->addWidget(bar);
  nothing_->setObjectName(QStringLiteral("muted"));
  nothing_->setWordWrap(true);
  nothing_->setContentsMargins(14, 12, 14, 12);
  column->addWidget(nothing_);
  table_->setObjectName(QStringLiteral("object_table"));
  table_->setShowGrid(false);
  table_->setSortingEnabled(true);
  table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  table_->horizontalHeader()->setSortIndicatorClearable(true);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setSectionsMovable(true);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->verticalHeader()->setDefaultSectionSize(table_row_height());
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setWordWrap(false);
  column->addWidget(table_, 1);
}

void TableTwin::add_commands() {
  commands_
      .add({"view.as_table",
            {"As table", "以表格查看"},
            {"All objects of the selected sort as a spreadsheet", "以表格显示所选类型的全部对象"},
            "Ctrl+T",
            "",
            "view/2"},
           [this] { emit asked(commands_["view.as_table"]->isChecked()); })
      ->setCheckable(true);
  commands_.add(
      {"edit.fill_down",
       {"Fill down", "向下填充"},
       {"Give the selected cells the value of the topmost of their column", "将所选单元格填充为该列最上方的值"},
       "Ctrl+Alt+L",
       "",
       "edit/4"},
      [this] {
        const auto cells = block();
        model_.fill_down(cells.first, cells.second);
      },
      this);
  commands_.add(
      {"edit.clear_cells",
       {"Clear cells", "清除单元格"},
       {"Take the selected cells back to their defaults", "将所选单元格恢复为默认值"},
       "Del",
       "",
       "edit/4"},
      [this] {
        const auto cells = block();
        model_.clear(cells.first, cells.second);
      },
      this);
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const char* id : {"edit.fill_down", "edit.clear_cells"}) table_->addAction(commands_[id]);
}

void TableTwin::rebuild() {
  table_->setAccessibleName(words({"Objects as a table", "对象表格"}));
  sorts_->setAccessibleName(words({"Sort of objects", "对象类型"}));
  search_->setPlaceholderText(words({"Filter rows…", "筛选行…"}));
  search_->setAccessibleName(words({"Filter of the rows", "筛选行"}));
  only_selected_->setText(words({"Selection only", "仅所选"}));
  only_selected_->setToolTip(words({"Only the objects that are selected now", "仅显示当前所选对象"}));
  columns_->setText(words({"Columns", "列"}));
  columns_->setToolTip(words({"Show and hide columns", "显示或隐藏列"}));
  add_->setText(words({"Add", "添加"}));
  add_->setToolTip(words({"Add a row at the end of the list of the current one", "在当前行所在列表末尾添加一行"}));
  paste_rows_->setText(words({"Paste as rows", "粘贴为新行"}));
  paste_rows_->setToolTip(words(
      {"Make new objects from a table on the clipboard; its first line may name the columns", "由剪贴板中的表格生成新对象；首行可为列名"}));
  close_->setToolTip(words({"Back to the page", "返回页面"}));
  for (QToolButton* one : {only_selected_, columns_, add_, paste_rows_, close_})
    one->setAccessibleName(one->text().isEmpty() ? one->toolTip() : one->text());
  table_->verticalHeader()->setDefaultSectionSize(table_row_height());
  model_.retranslate();
  model_.set_problems(sentences_by_place(bench_.check().problems));
  if (!isVisible()) return;
  fill_sorts();
  make_column_menu();
  update_state();
}

void TableTwin::enter() {
  // The sort of what is selected: an object's own, a list's items, or what it holds most of.
  const Node& root = bench_.document().root();
  const std::string at = bench_.current();
  const Type* wanted = item_type_of(root, at);
  const Place place = bench_.document().place(at);
  if (!wanted && place.type && place.type->kind == Kind::list && !is_single(*place.type)) wanted = &place.type->item();
  std::size_t most = 0;
  for (const ObjectSort& sort : sorts_of_objects(root)) {
    if (wanted) break;
    if (!model_.item_type() && sort.count > most) most = sort.count;
  }
  if (!wanted) wanted = model_.item_type();
  if (!wanted)
    for (const ObjectSort& sort : sorts_of_objects(root))
      if (sort.count == most) wanted = sort.item;
  show_sort(wanted);
  follow_selection();
  table_->setFocus();
}

void TableTwin::fill_sorts() {
  const QSignalBlocker quiet(sorts_);
  sorts_->clear();
  for (const ObjectSort& sort : sorts_of_objects(bench_.document().root())) {
    const Text title = sort.item->kind == Kind::object && !sort.item->title.en.empty() ? sort.item->title : sort.title;
    sorts_->addItem(QStringLiteral("%1  (%2)").arg(words(title)).arg(sort.count),
                    QVariant::fromValue(const_cast<void*>(static_cast<const void*>(sort.item))));
    if (sort.item == model_.item_type()) sorts_->setCurrentIndex(sorts_->count() - 1);
  }
}

void TableTwin::show_sort(const Type* type) {
  const bool another = type != model_.item_type();
  if (another) {
    const QSignalBlocker quiet(only_selected_);
    only_selected_->setChecked(false);
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  }
  model_.show(type);
  fill_sorts();
  // Fields that are seldom touched and that no object gives are hidden at first.
  if (type && !hidden_.contains(type)) {
    auto& hidden = hidden_[type];
    const int looked_at = std::min(model_.rowCount(), 200);
    for (int column = 1; column < model_.columnCount(); ++column) {
      bool given = false;
      for (int row = 0; row < looked_at && !given; ++row) given = model_.index(row, column).data(changed_role).toBool();
      const std::string key = model_.key_of_column(column);
      if (!given && looked_at > 0 && column > 8) hidden.insert(key);
    }
  }
  for (int column = 0; column < model_.columnCount(); ++column)
    table_->setColumnHidden(column, type && hidden_[type].contains(model_.key_of_column(column)));
  if (another) {
    const QFontMetrics header(face(Face::strong)), cell(face(Face::table));
    for (int column = 0; column < model_.columnCount(); ++column) {
      int width = header.horizontalAdvance(model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) + 34;
      for (int row = 0; row < std::min(model_.rowCount(), measured_rows); ++row)
        width = std::max(width, cell.horizontalAdvance(model_.index(row, column).data().toString()) + 24);
      table_->setColumnWidth(column, std::clamp(width, narrowest, widest));
    }
  }
  make_column_menu();
  update_state();
}

void TableTwin::make_column_menu() {
  auto* menu = new QMenu(columns_);
  for (int column = 1; column < model_.columnCount(); ++column) {
    QAction* action = menu->addAction(model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    action->setCheckable(true);
    action->setChecked(!table_->isColumnHidden(column));
    connect(action, &QAction::toggled, this, [this, column](bool on) {
      table_->setColumnHidden(column, !on);
      auto& hidden = hidden_[model_.item_type()];
      on ? static_cast<void>(hidden.erase(model_.key_of_column(column))) : static_cast<void>(hidden.insert(model_.key_of_column(column)));
    });
  }
  delete columns_->menu();
  columns_->setMenu(menu);
}

void TableTwin::update_state() {
  const auto total = static_cast<qsizetype>(model_.total());
  count_->setText(model_.rowCount() == total ? counted(total, {"%1 row", "%1 行"}, {"%1 rows", "%1 行"})
                                             : words({"%1 of %2", "%1 / %2 行"}).arg(model_.rowCount()).arg(total));
  const bool none = model_.rowCount() == 0;
  nothing_->setText(total > 0 ? words({"No row matches the filter.", "没有匹配筛选条件的行。"})
                              : words({"There is none of these yet. Add one, or paste rows from a spreadsheet.",
                                       "尚无此类对象。可添加，或粘贴电子表格中的行。"}));
  nothing_->setVisible(none);
}

void TableTwin::follow_selection() {
  if (following_ || !isVisible()) return;
  following_ = true;
  QItemSelection rows;
  QModelIndex current;
  std::map<std::string, int> row_by_pointer;
  for (int row = 0; row < model_.rowCount(); ++row) row_by_pointer[model_.pointer_of_row(row)] = row;
  for (const QString& pointer : bench_.selection()) {
    const auto row = row_by_pointer.find(pointer.toStdString());
    if (row == row_by_pointer.end()) continue;
    const QModelIndex first = model_.index(row->second, 0);
    if (!current.isValid()) current = first;
    rows.select(first, model_.index(row->second, model_.columnCount() - 1));
  }
  // Cells of the same rows stay selected as they are.
  std::set<int> have;
  for (const QModelIndex& index : table_->selectionModel()->selectedIndexes()) have.insert(index.row());
  std::set<int> wanted;
  for (const QModelIndex& index : rows.indexes()) wanted.insert(index.row());
  if (have != wanted) {
    table_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (current.isValid()) {
      table_->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
      table_->scrollTo(current);
    }
  }
  following_ = false;
}

void TableTwin::take_selection() {
  if (following_) return;
  following_ = true;
  std::set<int> rows;
  for (const QModelIndex& index : table_->selectionModel()->selectedIndexes()) rows.insert(index.row());
  QStringList pointers;
  const int current = table_->currentIndex().row();
  for (const int row : rows) {
    const QString pointer = QString::fromStdString(model_.pointer_of_row(row));
    row == current ? pointers.prepend(pointer) : pointers.append(pointer);
  }
  if (!pointers.isEmpty()) bench_.select(pointers);
  following_ = false;
}

std::pair<std::vector<int>, std::vector<int>> TableTwin::block() const {
  std::set<int> rows;
  std::map<int, int> columns;  // by their place on the screen
  for (const QModelIndex& index : table_->selectionModel()->selectedIndexes()) {
    if (table_->isColumnHidden(index.column())) continue;
    rows.insert(index.row());
    columns[table_->horizontalHeader()->visualIndex(index.column())] = index.column();
  }
  std::vector<int> order;
  for (const auto& one : columns) order.push_back(one.second);
  return {std::vector<int>(rows.begin(), rows.end()), order};
}

std::vector<int> TableTwin::visible_columns(int from) const {
  std::vector<int> columns;
  const QHeaderView& header = *table_->horizontalHeader();
  for (int place = std::max(0, header.visualIndex(from)); place < header.count(); ++place)
    if (const int column = header.logicalIndex(place); !table_->isColumnHidden(column)) columns.push_back(column);
  return columns;
}

void TableTwin::copy() {
  const auto cells = block();
  if (cells.first.empty()) return;
  auto* clip = new QMimeData;
  const bool whole_rows = cells.second.size() == visible_columns(0).size();
  clip->setText(model_.as_table(cells.first, cells.second, whole_rows));
  QStringList pointers;
  for (const int row : cells.first) pointers << QString::fromStdString(model_.pointer_of_row(row));
  if (whole_rows) clip->setData(objects_mime_type, copy_objects(bench_.document(), pointers));
  QApplication::clipboard()->setMimeData(clip);
}

void TableTwin::cut() {
  copy();
  const auto cells = block();
  model_.clear(cells.first, cells.second);
}

void TableTwin::paste() {
  const QMimeData* clip = QApplication::clipboard()->mimeData();
  if (clip->hasFormat(objects_mime_type)) {
    const Pasted pasted = paste_objects(bench_.document(), clip->data(objects_mime_type), bench_.current());
    return pasted.pointers.isEmpty() ? void() : bench_.select(pasted.pointers);
  }
  const QModelIndex at = table_->currentIndex();
  if (!at.isValid()) return paste_rows(clip->text());
  const auto cells = block();
  // One value for many cells fills them all.
  const QString text = clip->text();
  const QString one = text.trimmed();
  if (!one.contains('\t') && !one.contains('\n') && cells.first.size() * cells.second.size() > 1) {
    std::vector<RejectedCell> rejected;
    {
      const Together together(bench_.document(), words({"Paste", "粘贴"}));
      for (const int row : cells.first)
        for (const int column : cells.second)
          for (RejectedCell& wrong : model_.paste(row, {column}, one)) rejected.push_back(std::move(wrong));
    }
    return tell_rejected(rejected);
  }
  tell_rejected(model_.paste(cells.first.empty() ? at.row() : cells.first.front(),
                             visible_columns(cells.second.empty() ? at.column() : cells.second.front()), text));
  update_state();
}

std::string TableTwin::current_list() const {
  const int row = table_->currentIndex().row();
  if (row >= 0) return model_.pointer_of_row(row).substr(0, model_.pointer_of_row(row).rfind('/'));
  for (const ObjectSort& sort : sorts_of_objects(bench_.document().root()))
    if (sort.item == model_.item_type()) return sort.list;
  return {};
}

void TableTwin::paste_rows(const QString& text) {
  const std::string list = current_list();
  QStringList made;
  const auto rejected = model_.paste_new(list, visible_columns(1), text, made);
  if (!made.isEmpty()) bench_.select(made);
  tell_rejected(rejected);
  update_state();
}

void TableTwin::tell_rejected(const std::vector<RejectedCell>& rejected) {
  const QString topic = QStringLiteral("paste");
  if (rejected.empty()) return bench_.withdraw(topic);
  bench_.tell({topic, counted(static_cast<qsizetype>(rejected.size()), {"Pasted; %1 cell was left out: ", "已粘贴，%1 个单元格未采用："},
                              {"Pasted; %1 cells were left out: ", "已粘贴，%1 个单元格未采用："}) +
                          rejected_words(rejected)});
}

}  // namespace icctwin::gui
