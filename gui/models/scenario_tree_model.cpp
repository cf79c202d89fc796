#include "gui/models/scenario_tree_model.h"

#include <QMimeData>
#include <algorithm>

#include "gui/document/objects.h"
#include "gui/document/words.h"
#include "sim/scenario/json/pointer.h"

namespace icctwin::gui {
namespace {

constexpr int no_problem = 3;
constexpr const char* dragged_property = "pointers";

QString text_member(const Node* node, const char* key) {
  const Node* member = node ? node->member(key) : nullptr;
  return member && member->kind == JsonKind::text ? QString::fromStdString(member->plain()) : QString();
}

/// Name of an item of a list: what the user called it.
QString item_title(const Place& place, std::size_t number) {
  for (const char* key : {language() == Language::zh ? "name_zh" : "name", "name", "id"})
    if (QString name = text_member(place.node, key); !name.isEmpty()) return name;
  return QStringLiteral("%1").arg(number + 1);
}

QString title_of(const Place& place, std::size_t number) { return place.field ? words(place.field->title) : item_title(place, number); }

/// What says most about a row in few characters: how many items, which kind, which model.
QString detail_of(const Place& place) {
  if (!place.type) return {};
  if (place.type->kind == Kind::list) {
    const auto count = place.node && place.node->kind == JsonKind::list ? place.node->children.size() : 0;
    return count > 0 ? QString::number(count) : QStringLiteral("–");
  }
  if (place.optional && !place.given()) return QStringLiteral("–");
  for (const char* key : {"rack_type", "switch_type", "accelerator"})
    if (QString name = text_member(place.node, key); !name.isEmpty()) {
      const QString count =
          place.node->member("count") ? QString::fromStdString(place.node->member("count")->plain()) + QStringLiteral(" × ") : QString();
      return count + name;
    }
  if (place.type->kind == Kind::variant) return words(as_object(place).type ? as_object(place).type->title : Text{});
  return place.field ? text_member(place.node, language() == Language::zh ? "name_zh" : "name") : QString();
}

/// Icon of a section of the scenario.
QString icon_of(std::string_view key) {
  static const std::map<std::string_view, const char*> icons = {
      {"site", "site"},     {"halls", "hall"},        {"fabric", "network"},     {"power", "power"},         {"cooling", "cooling"},
      {"workload", "load"}, {"economics", "cost"},    {"operations", "operate"}, {"simulation", "simulate"}, {"embodied_carbon", "carbon"},
      {"ratings", "grade"}, {"accelerators", "chip"}, {"node_types", "server"},  {"rack_types", "rack"},     {"chillers", "chiller"}};
  const auto found = icons.find(key);
  return found == icons.end() ? QString() : QString::fromLatin1(found->second);
}

}  // namespace

struct ScenarioTreeModel::Item {
  Item* parent = nullptr;
  const Field* field = nullptr;  ///< nullptr: item of a list
  const Node* node = nullptr;    ///< of a list's item: by which it is known again
  QString title, detail;
  int severity = no_problem;
  int position = 0;  ///< among its siblings
  std::vector<std::unique_ptr<Item>> children;

  int row() const { return position; }
  std::string step() const { return field ? escape_pointer_key(field->key) : std::to_string(row()); }
  std::string pointer() const { return parent ? parent->pointer() + "/" + step() : std::string(); }
};

struct ScenarioTreeModel::Wanted {
  const Field* field;
  const Node* node;
  Place place;
  bool is(const Item& item) const { return item.field == field && (field || item.node == node); }
};

ScenarioTreeModel::ScenarioTreeModel(ScenarioDocument& document, QObject* parent)
    : QAbstractItemModel(parent), document_(document), root_(std::make_unique<Item>()) {
  connect(&document, &ScenarioDocument::changed, this, &ScenarioTreeModel::follow_places);
  connect(&document, &ScenarioDocument::reset, this, &ScenarioTreeModel::retranslate);
  retranslate();
}

ScenarioTreeModel::~ScenarioTreeModel() = default;

std::vector<ScenarioTreeModel::Wanted> ScenarioTreeModel::wanted_children(const Place& place) const {
  std::vector<Wanted> wanted;
  if (!place.type) return wanted;
  if (place.type->kind == Kind::list) {
    if (!place.node || place.node->kind != JsonKind::list) return wanted;
    for (std::size_t i = 0; i < place.node->children.size(); ++i)
      wanted.push_back({nullptr, place.node->children[i].get(), item_place(place, i)});
    return wanted;
  }
  if (place.optional && !place.given()) return wanted;
  const Place object = as_object(place);
  for (const Field& field : fields_of(object)) {
    const Place member = member_place(object, field);
    if (is_part(member)) wanted.push_back({&field, nullptr, member});
  }
  return wanted;
}

void ScenarioTreeModel::follow_places(const QStringList& pointers) {
  // Places of a command of several steps may have been moved by later ones.
  if (pointers.size() != 1) return retranslate();
  const std::string changed = pointers.front().toStdString();
  std::string pointer;
  Item* item = root_.get();
  Place place = root_place(document_.root());
  // On the way to the place each row is compared with its siblings; what is beside the way is as it was.
  while (true) {
    follow_children(*item, place, Depth::rows);
    if (changed.size() <= pointer.size()) break;
    const std::string step = changed.substr(pointer.size(), changed.find('/', pointer.size() + 1) - pointer.size());
    const std::string key = step.substr(1);
    const auto index = pointer_index(key);
    const auto& children = item->children;
    const auto next = std::ranges::find_if(children, [&](const auto& child) {
      return child->field ? child->step() == key : index && static_cast<std::size_t>(child->position) == *index;
    });
    if (next == children.end()) break;
    pointer += step;
    item = next->get();
    place = document_.place(pointer);
  }
  follow_children(*item, place, Depth::all);
}

void ScenarioTreeModel::follow_children(Item& item, const Place& place, Depth depth) {
  const auto wanted = wanted_children(place);
  auto& have = item.children;
  const auto index = [&] { return index_of(item); };  // asked for only where rows change: it counts through the siblings

  std::size_t front = 0;
  while (front < have.size() && front < wanted.size() && wanted[front].is(*have[front])) ++front;
  std::size_t back = 0;
  while (back < have.size() - front && back < wanted.size() - front && wanted[wanted.size() - 1 - back].is(*have[have.size() - 1 - back]))
    ++back;
  if (front + back < have.size()) {
    beginRemoveRows(index(), static_cast<int>(front), static_cast<int>(have.size() - back) - 1);
    have.erase(have.begin() + static_cast<std::ptrdiff_t>(front), have.end() - static_cast<std::ptrdiff_t>(back));
    for (std::size_t i = front; i < have.size(); ++i) have[i]->position = static_cast<int>(i);
    endRemoveRows();
  }
  if (have.size() < wanted.size()) {
    const std::size_t more = wanted.size() - have.size();
    beginInsertRows(index(), static_cast<int>(front), static_cast<int>(front + more) - 1);
    std::vector<std::unique_ptr<Item>> made;
    for (std::size_t i = front; i < front + more; ++i) {
      auto child = std::make_unique<Item>();
      child->parent = &item;
      child->field = wanted[i].field;
      child->node = wanted[i].node;
      child->title = title_of(wanted[i].place, i);
      child->detail = detail_of(wanted[i].place);
      made.push_back(std::move(child));
    }
    have.insert(have.begin() + static_cast<std::ptrdiff_t>(front), std::make_move_iterator(made.begin()),
                std::make_move_iterator(made.end()));
    for (std::size_t i = front; i < have.size(); ++i) have[i]->position = static_cast<int>(i);
    endInsertRows();
    if (depth == Depth::rows)
      for (std::size_t i = front; i < front + more; ++i) follow_children(*have[i], wanted[i].place, Depth::all);
  }
  int first_changed = -1, last_changed = -1;
  for (std::size_t i = 0; i < have.size(); ++i) {
    QString title = title_of(wanted[i].place, i), detail = detail_of(wanted[i].place);
    if (title == have[i]->title && detail == have[i]->detail) continue;
    have[i]->title = std::move(title);
    have[i]->detail = std::move(detail);
    if (first_changed < 0) first_changed = static_cast<int>(i);
    last_changed = static_cast<int>(i);
  }
  if (first_changed >= 0) emit dataChanged(this->index(first_changed, 0, index()), this->index(last_changed, 0, index()));
  if (depth == Depth::all)
    for (std::size_t i = 0; i < have.size(); ++i) follow_children(*have[i], wanted[i].place, Depth::all);
}

ScenarioTreeModel::Item* ScenarioTreeModel::item_of(const QModelIndex& index) const {
  return index.isValid() ? static_cast<Item*>(index.internalPointer()) : root_.get();
}

QModelIndex ScenarioTreeModel::index_of(const Item& item) const {
  return item.parent ? createIndex(item.row(), 0, const_cast<Item*>(&item)) : QModelIndex();
}

QModelIndex ScenarioTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, item_of(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ScenarioTreeModel::parent(const QModelIndex& index) const {
  return index.isValid() ? index_of(*item_of(index)->parent) : QModelIndex();
}

int ScenarioTreeModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(item_of(parent)->children.size());
}

QVariant ScenarioTreeModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Item& item = *item_of(index);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole:
      return item.title;
    case Qt::ToolTipRole:
      return item.field ? words(item.field->help) : QVariant();
    case pointer_role:
      return QString::fromStdString(item.pointer());
    case detail_role:
      return item.detail;
    case severity_role:
      return item.severity == no_problem ? QVariant() : QVariant(item.severity);
    case icon_role:
      return item.field && item.parent == root_.get() ? icon_of(item.field->key) : QVariant();
    default:
      return {};
  }
}

QModelIndex ScenarioTreeModel::index_of(const std::string& pointer) const {
  const Item* item = root_.get();
  for (const auto& key : split_pointer(pointer).value_or(std::vector<std::string>{})) {
    const Item* next = nullptr;
    for (const auto& child : item->children)
      if (child->field ? child->field->key == key : key == std::to_string(&child - item->children.data())) next = child.get();
    if (!next) break;
    item = next;
  }
  return index_of(*item);
}

void ScenarioTreeModel::mark(Item& item, const std::string& pointer, const std::map<std::string, Severity>& worst) {
  int severity = no_problem;
  for (auto one = worst.lower_bound(pointer); one != worst.end() && one->first.starts_with(pointer); ++one)
    if (one->first.size() == pointer.size() || one->first[pointer.size()] == '/')
      severity = std::min(severity, static_cast<int>(one->second));
  if (severity != item.severity) {
    item.severity = severity;
    if (item.parent) emit dataChanged(index_of(item), index_of(item), {severity_role});
  } else if (severity == no_problem) {
    return;  // nothing below either, before and now
  }
  for (std::size_t i = 0; i < item.children.size(); ++i) {
    Item& child = *item.children[i];
    mark(child, pointer + "/" + (child.field ? escape_pointer_key(child.field->key) : std::to_string(i)), worst);
  }
}

void ScenarioTreeModel::set_severities(const std::map<std::string, Severity>& worst) { mark(*root_, {}, worst); }

void ScenarioTreeModel::retranslate() { follow_children(*root_, root_place(document_.root()), Depth::all); }

Qt::ItemFlags ScenarioTreeModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  const Item& item = *item_of(index);
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
  if (!item.field) flags |= Qt::ItemIsDragEnabled;
  if (!item.field && name_member(document_.place(item.pointer()))) flags |= Qt::ItemIsEditable;
  return flags;
}

bool ScenarioTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) return false;
  return rename_object(document_, item_of(index)->pointer(), value.toString().trimmed().toStdString());
}

QStringList ScenarioTreeModel::mimeTypes() const { return {objects_mime_type}; }

QMimeData* ScenarioTreeModel::mimeData(const QModelIndexList& indexes) const {
  QStringList pointers;
  for (const QModelIndex& index : indexes) pointers << index.data(pointer_role).toString();
  auto* data = new QMimeData;
  data->setData(objects_mime_type, copy_objects(document_, pointers));
  data->setProperty(dragged_property, pointers);
  return data;
}

/// The list and the place in it that a drop at a row of a parent means; nothing where there is none.
std::optional<std::pair<std::string, std::size_t>> ScenarioTreeModel::drop_place(int row, const QModelIndex& parent) const {
  const std::string at = item_of(parent)->pointer();
  const Place place = document_.place(at);
  if (place.type && place.type->kind == Kind::list) {
    const std::size_t count = item_of(parent)->children.size();
    return std::pair(at, row < 0 ? count : std::min(static_cast<std::size_t>(row), count));
  }
  // On an item: behind it.
  if (!parent.isValid() || item_of(parent)->field || row >= 0) return std::nullopt;
  return std::pair(at.substr(0, at.rfind('/')), static_cast<std::size_t>(parent.row()) + 1);
}

bool ScenarioTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent) const {
  const QStringList pointers = data ? data->property(dragged_property).toStringList() : QStringList();
  const auto place = drop_place(row, parent);
  if (action != Qt::MoveAction || pointers.isEmpty() || !place) return false;
  const Type* list = document_.place(place->first).type;
  return std::all_of(pointers.begin(), pointers.end(), [&](const QString& pointer) {
    const std::string one = pointer.toStdString();
    return document_.place(one.substr(0, one.rfind('/'))).type == list;
  });
}

bool ScenarioTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) {
  if (!canDropMimeData(data, action, row, column, parent)) return false;
  const auto place = drop_place(row, parent);
  move_objects(document_, data->property(dragged_property).toStringList(), place->first, place->second);
  return false;  // the document has moved them, the view must not take anything away
}

}  // namespace icctwin::gui
