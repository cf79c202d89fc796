#include "gui/models/object_table_model.h"

#include <algorithm>
#include <numeric>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/references.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"

namespace icctwin::gui {
namespace {

constexpr int place_column = 0;
const std::string kind_key = "type";

/// What rows are sorted by: numbers by their size, before texts; what is empty last.
struct SortKey {
  int rank;
  double number;
  QString text;
  bool operator<(const SortKey& other) const {
    if (rank != other.rank) return rank < other.rank;
    return rank == 0 ? number < other.number : text.localeAwareCompare(other.text) < 0;
  }
};

QStringList lines_of(const QString& text) {
  QStringList lines = text.split('\n');
  for (QString& line : lines)
    if (line.endsWith('\r')) line.chop(1);
  while (!lines.isEmpty() && lines.back().isEmpty()) lines.removeLast();
  return lines;
}

/// A cell of tab-separated text: tabs and ends of lines would break the table.
QString as_cell(QString text) { return text.replace('\t', ' ').replace('\n', ' '); }

}  // namespace

ObjectTableModel::ObjectTableModel(ScenarioDocument& document, QObject* parent) : QAbstractTableModel(parent), document_(document) {
  connect(&document, &ScenarioDocument::changed, this, &ObjectTableModel::follow);
  connect(&document, &ScenarioDocument::reset, this, [this] { show(type_); });
}

void ObjectTableModel::show(const Type* item_type) {
  beginResetModel();
  if (type_ != item_type) {
    sorted_by_ = -1;
    only_.clear();
  }
  type_ = item_type;
  make_columns();
  read_rows();
  endResetModel();
}

void ObjectTableModel::add_columns(const Type& object, const std::string& above, const Text& above_title) {
  for (const Field& field : object.fields) {
    const Type& member = field.type();
    const Type& held = member.kind == Kind::optional ? member.item() : member;
    const std::string key = above + std::string(field.key);
    if (is_small(held)) {
      add_columns(held, key + "/", field.title);
    } else if (is_single(held) && held.kind != Kind::raw) {
      // Kinds of an object share the columns whose fields have one key.
      if (std::ranges::find(columns_, key, &Column::key) == columns_.end()) columns_.push_back({key, above_title, field.title, field.unit});
    }
  }
}

void ObjectTableModel::make_columns() {
  columns_.clear();
  if (!type_) return;
  columns_.push_back({{}, {}, {"Place", "位置"}, {}});
  if (type_->kind == Kind::variant) {
    columns_.push_back({kind_key, {}, {"Kind", "类型"}, {}});
    for (const Alternative& kind : type_->alternatives) add_columns(kind.type(), {}, {});
  } else {
    add_columns(*type_, {}, {});
  }
}

void ObjectTableModel::read_rows() {
  rows_.clear();
  all_.clear();
  if (!type_) return;
  all_ = objects_of_type(document_.root(), *type_);
  rows_ = all_;
  if (!only_.empty()) std::erase_if(rows_, [this](const std::string& pointer) { return !only_.contains(pointer); });
  if (!filter_.isEmpty()) {
    // All are compared before any goes: a row's cells are read by its number.
    std::vector<std::string> kept;
    for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
      bool has = false;
      for (int column = 0; column < static_cast<int>(columns_.size()) && !has; ++column)
        has = data(index(row, column), Qt::DisplayRole).toString().contains(filter_, Qt::CaseInsensitive);
      if (has) kept.push_back(rows_[static_cast<std::size_t>(row)]);
    }
    rows_ = std::move(kept);
  }
  sort_rows();
}

void ObjectTableModel::sort_rows() {
  if (sorted_by_ < 0 || sorted_by_ >= static_cast<int>(columns_.size())) return;
  std::vector<SortKey> keys(rows_.size());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const Place place = sorted_by_ == place_column ? Place{} : cell(static_cast<int>(row), sorted_by_);
    if (sorted_by_ == place_column) {
      keys[row] = {0, static_cast<double>(row), {}};  // as they stand in the scenario
    } else if (const auto number = held_number(place)) {
      keys[row] = {0, *number, {}};
    } else {
      const QString text = data(index(static_cast<int>(row), sorted_by_), Qt::DisplayRole).toString();
      keys[row] = {text.isEmpty() ? 2 : 1, 0, text};
    }
  }
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (keys[a].rank == 2 || keys[b].rank == 2) return keys[a].rank < keys[b].rank;  // what is empty stays last
    return order_ == Qt::AscendingOrder ? keys[a] < keys[b] : keys[b] < keys[a];
  });
  std::vector<std::string> sorted;
  sorted.reserve(rows_.size());
  for (const std::size_t one : order) sorted.push_back(std::move(rows_[one]));
  rows_ = std::move(sorted);
}

void ObjectTableModel::sort(int column, Qt::SortOrder order) {
  emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  const QModelIndexList before = persistentIndexList();
  std::vector<std::string> places;
  for (const QModelIndex& one : before) places.push_back(pointer_of_row(one.row()));
  sorted_by_ = column;
  order_ = order;
  if (column < 0) {
    read_rows();
  } else {
    std::ranges::sort(rows_, comes_before);
    sort_rows();
  }
  std::map<std::string, int> now;
  if (!places.empty())
    for (std::size_t row = 0; row < rows_.size(); ++row) now[rows_[row]] = static_cast<int>(row);
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i) after << index(now.at(places[static_cast<std::size_t>(i)]), before[i].column());
  changePersistentIndexList(before, after);
  emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ObjectTableModel::set_filter(const QString& text) {
  beginResetModel();
  filter_ = text.trimmed();
  read_rows();
  endResetModel();
}

void ObjectTableModel::set_only(const QStringList& pointers) {
  beginResetModel();
  only_.clear();
  for (const QString& pointer : pointers) only_.insert(pointer.toStdString());
  read_rows();
  endResetModel();
}

void ObjectTableModel::follow() {
  if (!type_) return;
  if (objects_of_type(document_.root(), *type_) == all_) {
    // The places are the same; rows keep their order until the user sorts again, so that none jumps away from under an edit.
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    return;
  }
  beginResetModel();
  std::erase_if(only_, [this](const std::string& pointer) { return !document_.place(pointer).node; });
  read_rows();
  endResetModel();
}

int ObjectTableModel::row_of(const std::string& pointer) const {
  const auto found = std::ranges::find(rows_, pointer);
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

std::string ObjectTableModel::key_of_column(int column) const { return columns_[static_cast<std::size_t>(column)].key; }

Place ObjectTableModel::place_of(const std::string& object, const std::string& key) const {
  Place place = document_.place(object + "/" + key);
  // A key may name a single value of one kind of object and a list of objects of another.
  return place.type && place.field && is_single(*place.type) ? place : Place{};
}

Place ObjectTableModel::cell(int row, int column) const {
  return place_of(pointer_of_row(row), columns_[static_cast<std::size_t>(column)].key);
}

QString ObjectTableModel::place_words(const std::string& pointer) const {
  // The names of what holds the object, from the outside in, and its own.
  QStringList names;
  std::string above;
  for (const auto& key : split_pointer(pointer).value_or(std::vector<std::string>{})) {
    above += "/" + escape_pointer_key(key);
    if (item_type_of(document_.root(), above)) names << part_name(document_.root(), above);
  }
  return names.join(QStringLiteral(" › "));
}

QVariant ObjectTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const std::string& object = rows_[static_cast<std::size_t>(index.row())];
  if (role == pointer_role)
    return QString::fromStdString(object + (index.column() == place_column ? "" : "/" + key_of_column(index.column())));
  if (index.column() == place_column) {
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return place_words(object);
    return {};
  }
  if (key_of_column(index.column()) == kind_key && type_->kind == Kind::variant) {
    const Place place = document_.place(object);
    if (role == Qt::DisplayRole || role == Qt::EditRole) return as_object(place).type ? words(as_object(place).type->title) : QString();
    if (role == editor_role) return static_cast<int>(FieldEditor::choice);
    if (role != choices_role) return {};
    QVariantList choices;
    for (const Alternative& one : type_->alternatives) choices << QVariant(QVariantList{qstring(one.tag), words(one.type().title)});
    return choices;
  }
  const Place place = cell(index.row(), index.column());
  if (!place.type) return {};  // of another kind of object
  switch (role) {
    case Qt::DisplayRole: {
      const Quantity quantity = held_words(place, Digits::few);
      // The unit stands in the header; a cell that is shown in a larger one says so.
      return quantity.unit == unit_in_use(unit_of(place)) ? quantity.number : quantity.text();
    }
    case Qt::EditRole:
      return held_words(place).number;
    case unit_role:
      return held_words(place).unit;
    case changed_role:
      return place.given();
    case number_role:
      return place.type->kind == Kind::number || place.type->kind == Kind::integer;
    case Qt::TextAlignmentRole:
      return static_cast<int>((place.type->kind == Kind::number || place.type->kind == Kind::integer ? Qt::AlignRight : Qt::AlignLeft) |
                              Qt::AlignVCenter);
    case problem_role: {
      const auto found = problems_.find(place.pointer);
      return found == problems_.end() ? QVariant() : QVariant(found->second);
    }
    case Qt::ToolTipRole: {
      const auto found = problems_.find(place.pointer);
      return field_tip(place) + (found == problems_.end() ? QString() : QStringLiteral("<br><br>") + found->second.toHtmlEscaped());
    }
    case editor_role:
      return static_cast<int>(editor_of(place));
    case choices_role:
      return choices_of_place(place);
    case names_role:
      return place.field ? known_names(place.field->refers_to, document_.root()) : QStringList();
    default:
      return {};
  }
}

QVariant ObjectTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
  if (section < 0 || section >= columnCount()) return {};
  const Column& column = columns_[static_cast<std::size_t>(section)];
  const QString title =
      column.above.en.empty() ? words(column.title) : words({"%1: %2", "%1：%2"}).arg(words(column.above), words(column.title));
  if (role == Qt::DisplayRole) {
    const QString unit = unit_in_use(column.unit);
    return unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit);
  }
  if (role == Qt::ToolTipRole) return column.key.empty() ? title : title + QStringLiteral("  /") + QString::fromStdString(column.key);
  return {};
}

Qt::ItemFlags ObjectTableModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  if (index.column() == place_column) return flags;
  const bool kind = type_->kind == Kind::variant && key_of_column(index.column()) == kind_key;
  return kind || cell(index.row(), index.column()).type ? flags | Qt::ItemIsEditable : flags;
}

std::optional<std::string> ObjectTableModel::typed(const Place& place, const QString& text, QString& reason) const {
  if (!place.type) {
    reason = words({"this kind of object has no such field", "该类型对象没有此字段"});
    return std::nullopt;
  }
  const std::string json = typed_json(text, place, unit_in_use(unit_of(place)));
  if (!json.empty()) return json;
  reason = place.field ? words({"%1 expected", "应为%1"}).arg(qstring(type_words(*place.type, place.field, language()))) : QString();
  return std::nullopt;
}

bool ObjectTableModel::set_kind(const std::string& object, const std::string& key, const QString& name) {
  if (type_->kind != Kind::variant || key != kind_key) return false;
  const QString wanted = name.trimmed();
  for (const Alternative& kind : type_->alternatives)
    if (wanted == qstring(kind.tag) || wanted == qstring(kind.type().title.en) || wanted == qstring(kind.type().title.zh))
      return document_.set_kind(object, std::string(kind.tag));
  return false;
}

bool ObjectTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole || index.column() == place_column) return false;
  const QString text = value.toString();
  if (type_->kind == Kind::variant && key_of_column(index.column()) == kind_key)
    return document_.set_kind(pointer_of_row(index.row()), text.toStdString());
  const Place place = cell(index.row(), index.column());
  if (!place.type) return false;
  if (text.trimmed().isEmpty() && place.type->kind != Kind::text && place.type->kind != Kind::list)
    return !place.node || document_.remove(place.pointer);
  // Edited is what the cell shows, in the unit that it is shown in.
  const std::string json = typed_json(text, place, held_words(place).unit);
  return !json.empty() && document_.set(place.pointer, json);
}

QString ObjectTableModel::cell_text(int row, int column) const {
  const Place place = column == place_column ? Place{} : cell(row, column);
  if (!place.field) return data(index(row, column), Qt::DisplayRole).toString();
  // Every digit: what is pasted again is the same value.
  const Quantity quantity = held_words(place);
  return quantity.unit == unit_in_use(unit_of(place)) ? quantity.number : quantity.text();
}

QString ObjectTableModel::as_table(const std::vector<int>& rows, const std::vector<int>& columns, bool keys) const {
  QStringList lines;
  if (keys) {
    QStringList cells;
    for (const int column : columns) cells << QString::fromStdString(key_of_column(column));
    lines << cells.join('\t');
  }
  for (const int row : rows) {
    QStringList cells;
    for (const int column : columns) cells << as_cell(cell_text(row, column));
    lines << cells.join('\t');
  }
  return lines.join('\n') + '\n';
}

std::vector<RejectedCell> ObjectTableModel::paste(int row, const std::vector<int>& columns, const QString& text) {
  std::vector<RejectedCell> rejected;
  const QStringList lines = lines_of(text);
  // Read before anything is written: rows keep their places meanwhile.
  std::vector<std::string> places;
  for (int r = row; r < rowCount() && r < row + lines.size(); ++r) places.push_back(pointer_of_row(r));
  if (places.empty() && lines.size() > 0 && rowCount() > 0) return rejected;
  const Together together(document_, words({"Paste", "粘贴"}));
  for (std::size_t line = 0; line < places.size(); ++line) {
    const QStringList cells = lines[static_cast<qsizetype>(line)].split('\t');
    for (std::size_t c = 0; c < columns.size() && static_cast<qsizetype>(c) < cells.size(); ++c) {
      const std::string key = key_of_column(columns[c]);
      if (key.empty()) continue;
      const QString& value = cells[static_cast<qsizetype>(c)];
      if (set_kind(places[line], key, value)) continue;
      const Place place = place_of(places[line], key);
      QString reason;
      if (value.trimmed().isEmpty() && place.node) {
        document_.remove(place.pointer);
      } else if (!value.trimmed().isEmpty()) {
        const auto json = typed(place, value, reason);
        if (json)
          document_.set(place.pointer, *json);
        else
          rejected.push_back(
              {static_cast<int>(line) + 1, headerData(columns[c], Qt::Horizontal, Qt::DisplayRole).toString(), value, reason});
      }
    }
  }
  if (lines.size() > static_cast<qsizetype>(places.size()) && !places.empty()) {
    const std::string last = places.back();
    QStringList made;
    const QString rest = lines.mid(static_cast<qsizetype>(places.size())).join('\n');
    for (RejectedCell& one : paste_new(last.substr(0, last.rfind('/')), columns, rest, made)) {
      one.line += static_cast<int>(places.size());
      rejected.push_back(std::move(one));
    }
  }
  return rejected;
}

std::vector<RejectedCell> ObjectTableModel::paste_new(const std::string& list, const std::vector<int>& columns, const QString& text,
                                                      QStringList& made) {
  std::vector<RejectedCell> rejected;
  const Place target = document_.place(list);
  if (!type_ || !target.type || target.type->kind != Kind::list || &target.type->item() != type_) return rejected;
  QStringList lines = lines_of(text);
  if (lines.isEmpty()) return rejected;
  std::vector<int> order = columns;
  // A first line of names of columns: keys, or titles of either language.
  const QStringList first = lines.front().split('\t');
  std::vector<int> named;
  int known = 0;
  for (const QString& name : first) {
    const auto found = std::ranges::find_if(columns_, [&](const Column& column) {
      const QString wanted = name.trimmed();
      return !column.key.empty() &&
             (wanted.compare(QString::fromStdString(column.key), Qt::CaseInsensitive) == 0 ||
              wanted.compare(qstring(column.title.en), Qt::CaseInsensitive) == 0 || wanted == qstring(column.title.zh));
    });
    named.push_back(found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin()));
    known += found == columns_.end() ? 0 : 1;
  }
  int number = 0;
  if (known > 0 && known * 2 >= first.size()) {
    order = named;
    for (qsizetype i = 0; i < first.size(); ++i)
      if (named[static_cast<std::size_t>(i)] < 0 && !first[i].trimmed().isEmpty())
        rejected.push_back({1, first[i], {}, words({"no such column", "没有此列"})});
    lines.removeFirst();
    number = 1;
  }
  std::set<std::string> ids;
  if (target.node)
    for (const auto& item : target.node->children)
      if (const Node* id = item->member("id")) ids.insert(id->plain());
  std::size_t at = target.node && target.node->kind == JsonKind::list ? target.node->children.size() : 0;
  const Together together(document_, words({"Paste rows", "粘贴为新行"}));
  for (const QString& line : lines) {
    ++number;
    if (line.trimmed().isEmpty()) continue;
    if (!document_.insert(list, at, new_value(*type_))) continue;
    const std::string object = list + "/" + std::to_string(at++);
    made << QString::fromStdString(object);
    const QStringList cells = line.split('\t');
    for (std::size_t c = 0; c < order.size() && static_cast<qsizetype>(c) < cells.size(); ++c) {
      const QString value = cells[static_cast<qsizetype>(c)].trimmed();
      if (order[c] < 0 || value.isEmpty()) continue;
      const std::string key = key_of_column(order[c]);
      if (key.empty()) continue;
      if (set_kind(object, key, value)) continue;
      QString reason;
      const Place place = place_of(object, key);
      const auto json = typed(place, value, reason);
      if (!json) {
        rejected.push_back({number, headerData(order[c], Qt::Horizontal, Qt::DisplayRole).toString(), value, reason});
      } else if (key == "id") {
        const std::string own = free_id(ids, value.toStdString());
        ids.insert(own);
        document_.set(place.pointer, json_text(own));
      } else {
        document_.set(place.pointer, *json);
      }
    }
  }
  return rejected;
}

void ObjectTableModel::fill_down(const std::vector<int>& rows, const std::vector<int>& columns) {
  if (rows.size() < 2) return;
  std::vector<std::string> places;
  for (const int row : rows) places.push_back(pointer_of_row(row));
  const Together together(document_, words({"Fill down", "向下填充"}));
  for (const int column : columns) {
    const std::string key = key_of_column(column);
    if (key.empty() || key == "id") continue;  // ids stay their own
    const Place first = place_of(places.front(), key);
    if (!first.type) continue;
    const std::string json = first.given() ? held_json(first) : std::string();
    for (std::size_t i = 1; i < places.size(); ++i) {
      const Place place = place_of(places[i], key);
      if (!place.type || place.type != first.type) continue;
      if (!json.empty())
        document_.set(place.pointer, json);
      else if (place.node)
        document_.remove(place.pointer);
    }
  }
}

void ObjectTableModel::clear(const std::vector<int>& rows, const std::vector<int>& columns) {
  std::vector<std::string> places;
  for (const int row : rows) places.push_back(pointer_of_row(row));
  const Together together(document_, words({"Reset fields", "恢复默认值"}));
  for (const std::string& object : places)
    for (const int column : columns) {
      const std::string key = key_of_column(column);
      if (key.empty() || (key == kind_key && type_->kind == Kind::variant)) continue;
      if (const Place place = place_of(object, key); place.type && place.node) document_.remove(place.pointer);
    }
}

void ObjectTableModel::set_problems(std::map<std::string, QString> sentences) {
  problems_ = std::move(sentences);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {problem_role, Qt::ToolTipRole});
}

void ObjectTableModel::retranslate() {
  if (columnCount() > 0) emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString rejected_words(const std::vector<RejectedCell>& rejected) {
  constexpr std::size_t most = 3;
  QStringList parts;
  for (std::size_t i = 0; i < std::min(most, rejected.size()); ++i)
    parts << words({"line %1, %2: “%3” (%4)", "第 %1 行“%2”：“%3”（%4）"})
                 .arg(QString::number(rejected[i].line), rejected[i].column, rejected[i].text, rejected[i].reason);
  QString text = parts.join(words({"; ", "；"}));
  if (rejected.size() > most) text += words({"; and others: %1", "；另有 %1 处"}).arg(rejected.size() - most);
  return text;
}

}  // namespace icctwin::gui
