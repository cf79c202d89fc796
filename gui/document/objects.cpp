#include "gui/document/objects.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "gui/document/words.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin::gui {
namespace {

bool is_object_list(const Type& type) { return type.kind == Kind::list && !is_single(type.item()); }

/// Calls visit(list place, whether it is there) for every list of objects that the scenario has or could have.
void visit_lists(const Place& place, const std::function<void(const Place&)>& visit) {
  if (!place.type) return;
  if (place.type->kind == Kind::list) {
    if (!is_object_list(*place.type)) return;
    visit(place);
    if (!place.node || place.node->kind != JsonKind::list) return;
    for (std::size_t i = 0; i < place.node->children.size(); ++i) visit_lists(item_place(place, i), visit);
    return;
  }
  if (place.optional && !place.given()) return;
  const Place object = as_object(place);
  for (const Field& field : fields_of(object))
    if (!is_single(field.type())) visit_lists(member_place(object, field), visit);
}

std::size_t count_of(const Place& list) { return list.node && list.node->kind == JsonKind::list ? list.node->children.size() : 0; }

std::set<std::string> ids_of(const Place& list) {
  std::set<std::string> ids;
  if (list.node)
    for (const auto& item : list.node->children)
      if (const Node* id = item->member("id")) ids.insert(id->plain());
  return ids;
}

/// The section of the scenario whose ids a kind of reference names; empty: none of it.
std::string section_of(std::string_view kind) {
  if (kind == "rack type") return "/rack_types";
  if (kind == "node type") return "/node_types";
  if (kind == "accelerator") return "/accelerators";
  if (kind == "chiller record") return "/chillers";
  if (kind == "rating") return "/ratings";
  return {};
}

/// Calls visit(place, section) for every single value of a part that names an object of the scenario.
void visit_references(const Place& place, const std::function<void(const Place&, const std::string& section)>& visit) {
  if (!place.type || !place.node) return;
  if (place.type->kind == Kind::list && !is_single(*place.type)) {
    if (place.node->kind != JsonKind::list) return;
    for (std::size_t i = 0; i < place.node->children.size(); ++i) visit_references(item_place(place, i), visit);
    return;
  }
  const Place object = as_object(place);
  for (const Field& field : fields_of(object)) {
    const Place member = member_place(object, field);
    if (!member.node) continue;
    if (!is_single(*member.type)) {
      visit_references(member, visit);
    } else if (const std::string section = section_of(field.refers_to); !section.empty()) {
      visit(member, section);
    }
  }
}

/// Where an object of a list type is pasted: the list and the place in it.
std::optional<std::pair<std::string, std::size_t>> paste_place(const ScenarioDocument& document, const Type& list_type,
                                                               const std::string& from, const std::string& at) {
  std::string pointer = at;
  while (true) {
    const Place place = document.place(pointer);
    if (place.type == &list_type) return std::pair(pointer, count_of(place));
    const std::string above = pointer.substr(0, pointer.empty() ? 0 : pointer.rfind('/'));
    if (!pointer.empty() && document.place(above).type == &list_type)
      return std::pair(above, pointer_index(pointer.substr(above.size() + 1)).value_or(0) + 1);
    const Place object = as_object(place);
    for (const Field& field : fields_of(object))
      if (const Place member = member_place(object, field); member.type == &list_type) return std::pair(member.pointer, count_of(member));
    if (pointer.empty()) break;
    pointer = above;
  }
  if (const Place list = document.place(from); list.type == &list_type) return std::pair(from, count_of(list));
  for (const ObjectSort& sort : sorts_of_objects(document.root()))
    if (const Place list = document.place(sort.list); list.type == &list_type) return std::pair(sort.list, count_of(list));
  return std::nullopt;
}

}  // namespace

std::vector<std::string> objects_of_type(const Node& root, const Type& item_type) {
  std::vector<std::string> found;
  visit_lists(root_place(root), [&](const Place& list) {
    if (&list.type->item() != &item_type) return;
    for (std::size_t i = 0; i < count_of(list); ++i) found.push_back(list.pointer + "/" + std::to_string(i));
  });
  return found;
}

std::vector<ObjectSort> sorts_of_objects(const Node& root) {
  std::vector<ObjectSort> sorts;
  visit_lists(root_place(root), [&](const Place& list) {
    const auto known = std::ranges::find(sorts, &list.type->item(), &ObjectSort::item);
    if (known == sorts.end())
      sorts.push_back({&list.type->item(), list.field ? list.field->title : Text{}, list.pointer, count_of(list)});
    else
      known->count += count_of(list);
  });
  return sorts;
}

const Type* item_type_of(const Node& root, const std::string& pointer) {
  if (pointer.empty()) return nullptr;
  const Place list = find_place(root, pointer.substr(0, pointer.rfind('/')));
  return list.type && is_object_list(*list.type) && find_node(root, pointer) ? &list.type->item() : nullptr;
}

bool is_object(const ScenarioDocument& document, const std::string& pointer) { return item_type_of(document.root(), pointer) != nullptr; }

QStringList outermost(const QStringList& pointers) {
  std::vector<std::string> sorted;
  for (const QString& pointer : pointers) sorted.push_back(pointer.toStdString());
  std::ranges::sort(sorted, comes_before);
  QStringList kept;
  std::string last = "\n";
  for (const std::string& pointer : sorted) {
    if (pointer == last || pointer.starts_with(last + "/")) continue;
    kept << QString::fromStdString(pointer);
    last = pointer;
  }
  return kept;
}

QByteArray copy_objects(const ScenarioDocument& document, const QStringList& pointers) {
  std::string out;
  for (const QString& one : outermost(pointers)) {
    const std::string pointer = one.toStdString();
    if (!is_object(document, pointer)) continue;
    out += (out.empty() ? "" : ",") + std::string("{\"list\":") + json_text(pointer.substr(0, pointer.rfind('/'))) +
           ",\"value\":" + write_tree(*copy_of(*find_node(document.root(), pointer))) + "}";
  }
  return out.empty() ? QByteArray() : QByteArray::fromStdString("{\"objects\":[" + out + "]}");
}

Pasted paste_objects(ScenarioDocument& document, const QByteArray& json, const std::string& at) {
  Pasted pasted;
  Diagnostics problems;
  const auto clip = parse_tree(std::string_view(json.constData(), static_cast<std::size_t>(json.size())), "clipboard", problems);
  const Node* objects = clip ? clip->member("objects") : nullptr;
  if (!objects || objects->kind != JsonKind::list) {
    pasted.problems << words({"The clipboard holds no objects of a scenario.", "剪贴板中没有方案对象。"});
    return pasted;
  }
  const Together together(document, words({"Paste", "粘贴"}));
  std::map<std::string, std::map<std::string, std::string>> renamed;  // by section: old id, new id
  std::map<std::string, std::size_t> next;                            // by list: where the next one goes
  std::vector<std::string> made;
  for (const auto& object : objects->children) {
    const Node *list = object->member("list"), *value = object->member("value");
    if (!list || !value || value->kind != JsonKind::object) continue;
    const std::string from = list->plain();
    std::optional<std::pair<std::string, std::size_t>> place;
    for (const PointerTarget& sort : pointer_targets(type_of<Scenario>(), from))
      if (!place && sort.type && is_object_list(*sort.type)) place = paste_place(document, *sort.type, from, at);
    if (!place) {
      pasted.problems << words({"No list here takes an object of %1.", "此处没有可接受 %1 中对象的列表。"}, QString::fromStdString(from));
      continue;
    }
    auto copy = copy_of(*value);
    const auto& [target, first] = *place;
    if (Node* id = copy->member("id"); id && id->kind == JsonKind::text) {
      const std::string old = id->plain(), own = free_id(ids_of(document.place(target)), old);
      if (own != old) renamed[target][old] = own;
      id->token = json_text(own);
    }
    const auto known = next.emplace(target, first).first;
    if (!document.insert(target, known->second, write_tree(*copy))) continue;
    made.push_back(target + "/" + std::to_string(known->second++));
  }
  // References among what was pasted follow the new ids; others stay, and those that lead nowhere are told by the next check as well.
  std::vector<std::pair<std::string, std::string>> followed;
  for (const std::string& pointer : made) {
    pasted.pointers << QString::fromStdString(pointer);
    visit_references(document.place(pointer), [&](const Place& place, const std::string& section) {
      const auto ids = renamed.find(section);
      if (ids == renamed.end() || place.node->kind != JsonKind::text) return;
      if (const auto id = ids->second.find(place.node->plain()); id != ids->second.end())
        followed.emplace_back(place.pointer, json_text(id->second));
    });
  }
  for (const auto& [pointer, id] : followed) document.set(pointer, id);
  return pasted;
}

QStringList move_objects(ScenarioDocument& document, const QStringList& pointers, const std::string& list, std::size_t index) {
  const QStringList moved = outermost(pointers);
  QStringList now;
  const Together together(document, words({"Move", "移动"}));
  // The last first, each before the one that was moved before it; nodes keep their identity only by their place, so places are counted.
  std::vector<std::string> from;
  for (const QString& pointer : moved) from.push_back(pointer.toStdString());
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::string own = from[i].substr(0, from[i].rfind('/'));
    const std::size_t old = pointer_index(from[i].substr(own.size() + 1)).value_or(0);
    if (!document.move(from[i], list, index)) continue;
    const std::size_t place = own == list && old < index ? index - 1 : index;
    now << QString::fromStdString(list + "/" + std::to_string(place));
    // What stood behind it in its list has moved up; what stands behind the new place has moved down.
    for (std::size_t later = i + 1; later < from.size(); ++later) {
      const std::string other = from[later].substr(0, from[later].rfind('/'));
      std::size_t at = pointer_index(from[later].substr(other.size() + 1)).value_or(0);
      if (other == own && at > old) --at;
      if (other == list && at >= place) ++at;
      from[later] = other + "/" + std::to_string(at);
    }
    if (own == list && old < index) {
      // The ones moved before have moved up by one as well.
      for (QString& pointer : now) {
        const std::string text = pointer.toStdString();
        const std::size_t at = pointer_index(text.substr(text.rfind('/') + 1)).value_or(0);
        if (&pointer != &now.back() && at > old) pointer = QString::fromStdString(list + "/" + std::to_string(at - 1));
      }
    } else {
      ++index;
    }
  }
  return now;
}

const Field* name_member(const Place& item) {
  const Place object = as_object(item);
  const auto& fields = fields_of(object);
  const auto field = [&](std::string_view key) -> const Field* {
    const auto found = std::ranges::find(fields, key, &Field::key);
    return found == fields.end() || found->type().kind != Kind::text ? nullptr : &*found;
  };
  // The one that is shown; where nothing is given yet, the id.
  for (const char* key : {language() == Language::zh ? "name_zh" : "name", "name", "id"})
    if (const Node* given = object.node ? object.node->member(key) : nullptr; given && !given->plain().empty())
      if (const Field* found = field(key)) return found;
  for (const char* key : {"id", "name"})
    if (const Field* found = field(key)) return found;
  return nullptr;
}

bool rename_object(ScenarioDocument& document, const std::string& pointer, const std::string& name) {
  const Place item = document.place(pointer);
  const Field* field = name_member(item);
  if (!field || name.empty() || !item.node) return false;
  const std::string at = pointer + "/" + std::string(field->key);
  const Node* now = item.node->member(field->key);
  const std::string old = now ? now->plain() : std::string();
  if (old == name) return true;
  const std::string list = pointer.substr(0, pointer.rfind('/'));
  const bool is_id = field->key == "id";
  if (is_id && ids_of(document.place(list)).contains(name)) return false;
  const Together together(document, words({"Rename", "重命名"}));
  document.set(at, json_text(name));
  if (!is_id || old.empty()) return true;
  std::vector<std::pair<std::string, std::string>> references;
  visit_references(root_place(document.root()), [&](const Place& place, const std::string& section) {
    if (section != list) return;
    if (place.node->kind == JsonKind::text && place.node->plain() == old) references.emplace_back(place.pointer, json_text(name));
    if (place.node->kind != JsonKind::list) return;
    for (std::size_t i = 0; i < place.node->children.size(); ++i)
      if (place.node->children[i]->plain() == old) references.emplace_back(place.pointer + "/" + std::to_string(i), json_text(name));
  });
  for (const auto& [reference, id] : references) document.set(reference, id);
  return true;
}

QString name_by_pattern(const QString& pattern, const QString& old, int number) {
  QString name = pattern;
  name.replace(QStringLiteral("{name}"), old);
  int from = 0;
  while ((from = static_cast<int>(name.indexOf(QStringLiteral("{n"), from))) >= 0) {
    const int end = static_cast<int>(name.indexOf('}', from));
    if (end < 0) break;
    const QString inside = name.mid(from + 2, end - from - 2);
    const int digits = inside.startsWith(':') ? std::clamp(inside.mid(1).toInt(), 1, 9) : 1;
    if (inside.isEmpty() || inside.startsWith(':'))
      name.replace(from, end - from + 1, QStringLiteral("%1").arg(number, digits, 10, QLatin1Char('0')));
    ++from;
  }
  return name;
}

}  // namespace icctwin::gui
