#include "gui/document/schema_place.h"

#include <algorithm>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin::gui {
namespace {

/// Descriptions reach into objects by pointers to non-const; nothing is changed through these.
void* open(const void* object) { return const_cast<void*>(object); }

const void* first_preset(const Type& type) { return type.kind == Kind::object ? type.defaults.get() : nullptr; }

/// Steps through an optional value: to what it holds, or to what it would hold at first.
void step_through_optional(Place& place) {
  while (place.type && place.type->kind == Kind::optional) {
    const bool engaged = place.preset && place.type->size(place.preset) > 0;
    const Type& item = place.type->item();
    place.optional = true;
    place.preset = engaged ? place.type->at(open(place.preset), 0) : nullptr;
    place.type = &item;
  }
}

bool is_list_of_single(const Type& type) { return type.kind == Kind::list && is_single(type.item()); }

}  // namespace

Place root_place(const Node& root) { return root_place(root, type_of<Scenario>()); }

Place root_place(const Node& root, const Type& type) {
  return {.type = &type, .preset = type.defaults.get(), .node = &root, .pointer = ""};
}

Place as_object(Place place) {
  if (!place.type) return place;
  if (place.type->kind == Kind::object) {
    if (!place.preset) place.preset = place.type->defaults.get();  // an optional object: what it is once it is there
    return place;
  }
  if (place.type->kind != Kind::variant) return place;
  const std::size_t preset_index = place.preset ? place.type->size(place.preset) : 0;
  std::size_t index = preset_index;
  if (const Node* tag = place.node ? place.node->member("type") : nullptr) {
    const auto& kinds = place.type->alternatives;
    const auto found = std::ranges::find(kinds, tag->plain(), &Alternative::tag);
    if (found == kinds.end()) {
      place.type = nullptr;
      return place;
    }
    index = static_cast<std::size_t>(found - kinds.begin());
  }
  const Type& type = place.type->alternatives[index].type();
  place.preset = place.preset && index == preset_index ? place.type->at(open(place.preset), 0) : type.defaults.get();
  place.type = &type;
  return place;
}

const std::vector<Field>& fields_of(const Place& object) {
  static const std::vector<Field> none;
  return object.type && object.type->kind == Kind::object ? object.type->fields : none;
}

Place member_place(const Place& object, const Field& field) {
  Place place{.type = &field.type(), .field = &field, .pointer = object.pointer + "/" + escape_pointer_key(field.key)};
  if (object.preset) place.preset = field.member(open(object.preset));
  if (object.node) place.node = object.node->member(field.key);
  step_through_optional(place);
  return place;
}

Place item_place(const Place& list, std::size_t index) {
  Place place{.type = list.type ? &list.type->item() : nullptr,
              .node = list.node->children[index].get(),
              .pointer = list.pointer + "/" + std::to_string(index)};
  if (place.type) place.preset = first_preset(*place.type);
  return place;
}

Place find_place(const Node& root, std::string_view pointer) { return find_place(root, pointer, type_of<Scenario>()); }

Place find_place(const Node& root, std::string_view pointer, const Type& type) {
  Place place = root_place(root, type);
  for (const auto& key : split_pointer(pointer).value_or(std::vector<std::string>{})) {
    if (place.type && place.type->kind == Kind::list) {
      const auto index = pointer_index(key);
      if (!place.node || place.node->kind != JsonKind::list || !index || *index >= place.node->children.size())
        return {.pointer = std::string(pointer)};
      place = item_place(place, *index);
      continue;
    }
    const Place object = as_object(place);
    const auto& fields = fields_of(object);
    const auto field = std::ranges::find(fields, key, &Field::key);
    if (field == fields.end()) return {.node = find_node(root, pointer), .pointer = std::string(pointer)};
    place = member_place(object, *field);
  }
  return place;
}

bool is_single(const Type& type) {
  switch (type.kind) {
    case Kind::object:
    case Kind::variant:
      return false;
    case Kind::list:
      return is_list_of_single(type);
    case Kind::optional:
      return is_single(type.item());
    default:
      return true;
  }
}

bool is_small(const Type& type) {
  constexpr std::size_t most_fields = 3;
  return type.kind == Kind::object && type.fields.size() <= most_fields &&
         std::ranges::all_of(type.fields, [](const Field& field) { return is_single(field.type()); });
}

bool is_part(const Place& place) { return place.type && !is_single(*place.type) && (!place.field || !is_small(*place.type)); }

std::string part_of(const Node& root, std::string_view pointer) {
  while (!pointer.empty() && !is_part(find_place(root, pointer))) pointer.remove_suffix(pointer.size() - pointer.rfind('/'));
  return std::string(pointer);
}

std::string new_value(const Type& type) {
  switch (type.kind) {
    case Kind::optional:
      return new_value(type.item());
    case Kind::variant: {
      const Alternative& first = type.alternatives.front();
      std::string rest = new_value(first.type());
      return "{\"type\": " + json_text(first.tag) + (rest == "{}" ? "}" : ", " + rest.substr(1));
    }
    case Kind::object: {
      std::string out;
      for (const Field& field : type.fields) {
        if (!field.required) continue;
        const Type& member = field.type();
        const bool from_preset = is_single(member) && member.kind != Kind::optional;
        out += (out.empty() ? "" : ", ") + json_text(field.key) + ": " +
               (from_preset ? write_json(member, field.member(type.defaults.get()), WriteStyle::compact) : new_value(member));
      }
      return "{" + out + "}";
    }
    case Kind::list:
      return "[]";
    case Kind::boolean:
      return "false";
    case Kind::choice:
      return json_text(type.choices.front().value);
    case Kind::text:
      return "\"\"";
    case Kind::raw:
      return "{}";
    default:
      return "0";
  }
}

std::string preset_json(const Place& place) {
  if (!place.preset || !place.type) return {};
  if (place.type->kind == Kind::raw) return {};
  return write_json(*place.type, place.preset, WriteStyle::compact);
}

}  // namespace icctwin::gui
