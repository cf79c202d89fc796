#include "sim/scenario/json/inputs.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"

namespace icctwin {
namespace {

bool is_single_value(const Type& type) {
  return type.kind != Kind::object && type.kind != Kind::variant && type.kind != Kind::list && type.kind != Kind::optional;
}

std::string value_text(const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::boolean:
      return type.get_integer(value) != 0 ? "true" : "false";
    case Kind::integer:
      return std::to_string(type.get_integer(value));
    case Kind::number:
      return number_words(*static_cast<const double*>(value));
    case Kind::text:
      return *static_cast<const std::string*>(value);
    case Kind::choice:
      return std::string(type.choices[static_cast<std::size_t>(type.get_integer(value))].value);
    default:
      return {};
  }
}

class Lister {
 public:
  explicit Lister(const std::set<std::string>& given) : given_(given) {}

  void list(const Type& type, void* object, const Field* field, const JsonPath& path) {
    switch (type.kind) {
      case Kind::raw:
        return;
      case Kind::optional:
        if (type.size(object) == 1) list(type.item(), type.at(object, 0), field, path);
        return;
      case Kind::object:
        return list_members(type, object, path);
      case Kind::variant: {
        const Alternative& held = type.alternatives[type.size(object)];
        add(path.member("type"), field, std::string(held.tag), {});
        return list_members(held.type(), type.at(object, 0), path);
      }
      case Kind::list:
        return list_items(type, object, field, path);
      default:
        return add(path, field, value_text(type, object), field ? field->unit : std::string_view());
    }
  }

  std::vector<InputItem> items;

 private:
  void list_members(const Type& type, void* object, const JsonPath& path) {
    for (const Field& one : type.fields) list(one.type(), one.member(object), &one, path.member(one.key));
  }

  void list_items(const Type& type, void* object, const Field* field, const JsonPath& path) {
    const Type& item = type.item();
    const std::size_t count = type.size(object);
    if (!is_single_value(item)) {
      for (std::size_t i = 0; i < count; ++i) list(item, type.at(object, i), field, path.item(i));
      return;
    }
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += (i > 0 ? ", " : "") + value_text(item, type.at(object, i));
    add(path, field, std::move(all), field ? field->unit : std::string_view());
  }

  void add(const JsonPath& path, const Field* field, std::string value, std::string_view unit) {
    InputItem item;
    item.pointer = path.text();
    item.given = given_.contains(item.pointer);
    if (value.empty() && !item.given) return;
    item.value = std::move(value);
    if (unit != "1") item.unit = unit;
    if (field) {
      item.title = field->title;
      if (!item.given) item.source = field->source, item.unverified = field->unverified;  // they speak of the default alone
    }
    items.push_back(std::move(item));
  }

  const std::set<std::string>& given_;
};

}  // namespace

std::vector<InputItem> list_inputs(const Type& type, const void* object, const std::set<std::string>& given) {
  Lister lister(given);
  lister.list(type, const_cast<void*>(object), nullptr, JsonPath{});  // the accessors serve readers too; nothing is changed here
  return std::move(lister.items);
}

}  // namespace icctwin
