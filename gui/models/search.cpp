#include "gui/models/search.h"

#include <QStringList>
#include <algorithm>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_objects = 200'000;

QString text_of(const Node& node, std::string_view key) {
  const Node* member = node.member(key);
  return member && member->kind == JsonKind::text ? QString::fromStdString(member->plain()) : QString();
}

/// Name of an object for people, its id behind it; and all words by which it may be looked for.
Found found_part(const Place& place) {
  Found found{Found::Kind::object, {}, {}, {}, QString::fromStdString(place.pointer)};
  QStringList searched;
  if (place.field) {
    found.title = words(place.field->title);
    searched << qstring(place.field->title.en) << qstring(place.field->title.zh) << qstring(place.field->key);
  }
  if (place.node && place.node->kind == JsonKind::object) {
    const QString id = text_of(*place.node, "id"), name = text_of(*place.node, "name"), name_zh = text_of(*place.node, "name_zh");
    const QString own = language() == Language::zh && !name_zh.isEmpty() ? name_zh : name.isEmpty() ? id : name;
    if (found.title.isEmpty()) found.title = own;
    searched << id << name << name_zh;
  }
  if (found.title.isEmpty()) {
    const Place object = as_object(place);
    const QString number = QString::number(place.node && place.node->parent ? place.node->index() + 1 : 1);
    found.title = (object.type ? words(object.type->title) : QString()) + QStringLiteral(" ") + number;
    if (object.type) searched << qstring(object.type->title.en) << qstring(object.type->title.zh);
  }
  found.detail = found.id;
  found.words = (searched.join(u' ') + u' ' + found.title + u' ' + found.id).toLower();
  return found;
}

void collect(const Place& place, std::vector<Found>& all) {
  if (all.size() >= most_objects) return;
  if (!place.pointer.empty() && is_part(place) && place.node) all.push_back(found_part(place));
  if (place.type && place.type->kind == Kind::list) {
    if (!place.node || place.node->kind != JsonKind::list || is_single(place.type->item())) return;
    for (std::size_t i = 0; i < place.node->children.size(); ++i) collect(item_place(place, i), all);
    return;
  }
  if (!place.node || place.node->kind != JsonKind::object) return;
  const Place object = as_object(place);
  for (const Field& field : fields_of(object))
    if (const Place member = member_place(object, field); member.type && !is_single(*member.type)) collect(member, all);
}

}  // namespace

std::vector<Found> findable_objects(const Node& root) {
  std::vector<Found> all;
  collect(root_place(root), all);
  return all;
}

std::vector<Found> matching(const std::vector<Found>& all, const QString& query, std::size_t most) {
  const QStringList parts = query.toLower().split(u' ', Qt::SkipEmptyParts);
  if (parts.isEmpty()) return {};
  std::vector<std::pair<int, const Found*>> ranked;
  for (const Found& one : all) {
    if (!std::all_of(parts.begin(), parts.end(), [&](const QString& part) { return one.words.contains(part); })) continue;
    const QString title = one.title.toLower();
    const int rank = title.startsWith(parts.front()) ? 0 : title.contains(parts.front()) ? 1 : 2;
    ranked.emplace_back(one.usable ? rank : 3, &one);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Found> found;
  for (const auto& one : ranked) {
    if (found.size() == most) break;
    found.push_back(*one.second);
  }
  return found;
}

}  // namespace icctwin::gui
