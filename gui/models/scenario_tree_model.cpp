#include "gui/models/scenario_tree_model.h"

#include <algorithm>

#include "gui/document/words.h"
#include "sim/scenario/json/pointer.h"

namespace icctwin::gui {
namespace {

constexpr int no_problem = 3;

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
  std::vector<std::unique_ptr<Item>> children;

  int row() const {
    int i = 0;
    while (parent->children[static_cast<std::size_t>(i)].get() != this) ++i;
    return i;
  }
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
  connect(&document, &ScenarioDocument::changed, this, &ScenarioTreeModel::retranslate);
  connect(&document, &ScenarioDocument::reset, this, &ScenarioTreeModel::retranslate);
  follow(*root_, root_place(document_.root()));
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

void ScenarioTreeModel::follow(Item& item, const Place& place) {
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
    endInsertRows();
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
  for (std::size_t i = 0; i < have.size(); ++i) follow(*have[i], wanted[i].place);
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

void ScenarioTreeModel::retranslate() { follow(*root_, root_place(document_.root())); }

}  // namespace icctwin::gui
