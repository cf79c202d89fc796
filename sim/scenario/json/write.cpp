#include "sim/scenario/json/write.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/scenario/json/json_value.h"
#include "sim/scenario/json/words.h"

namespace icctwin {
namespace {

using Json = nlohmann::ordered_json;

bool is_absent(const Type& type, const void* object) {
  if (type.kind == Kind::optional) return type.size(object) == 0;
  return type.kind == Kind::raw && static_cast<const RawJson*>(object)->text.empty();
}

void add_members(const Type& type, void* object, Json& json) {
  for (const Field& field : type.fields) {
    const Type& member_type = field.type();
    const void* member = field.member(object);
    if (!is_absent(member_type, member)) json[std::string(field.key)] = json_value(member_type, member);
  }
}

Json raw_value(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json(nullptr) : json;  // not ours to mend, and nothing the engine reads
}

std::string quoted(const std::string& text) { return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace); }

Json changed_value(const Type& type, void* object, void* preset);

/// Members that must be there or differ from those of an object that holds by default.
void add_changes(const Type& type, void* object, void* preset, Json& json) {
  for (const Field& field : type.fields) {
    const Type& member_type = field.type();
    void* member = field.member(object);
    if (is_absent(member_type, member)) continue;
    void* preset_member = preset ? field.member(preset) : nullptr;
    const bool same = preset_member && !is_absent(member_type, preset_member) &&
                      json_value(member_type, member) == json_value(member_type, preset_member);
    if (!same || field.required) json[std::string(field.key)] = changed_value(member_type, member, preset_member);
  }
}

/// `preset`: what the reader's object holds at this place; list items and held objects start from their own defaults.
Json changed_value(const Type& type, void* object, void* preset) {
  switch (type.kind) {
    case Kind::object: {
      Json json = Json::object();
      add_changes(type, object, preset ? preset : type.defaults.get(), json);
      return json;
    }
    case Kind::variant: {
      const Alternative& held = type.alternatives[type.size(object)];
      Json json = Json::object();
      json["type"] = held.tag;
      add_changes(held.type(), type.at(object, 0), held.type().defaults.get(), json);
      return json;
    }
    case Kind::optional:
      return type.size(object) == 0 ? Json(nullptr) : changed_value(type.item(), type.at(object, 0), nullptr);
    case Kind::list: {
      Json list = Json::array();
      for (std::size_t i = 0; i < type.size(object); ++i) list.push_back(changed_value(type.item(), type.at(object, i), nullptr));
      return list;
    }
    default:
      return json_value(type, object);
  }
}

// Objects and lists of objects take a line per member; lists of single values stay on theirs.
class Printer {
 public:
  explicit Printer(bool indented) : indented_(indented) {}

  void print(const Json& json, std::size_t depth) {
    if (json.is_object() || json.is_array()) return print_container(json, depth);
    if (json.is_string()) {
      out += quoted(json.get_ref<const std::string&>());
    } else if (json.is_number_float()) {
      out += number_words(json.get<double>());
    } else {
      out += json.dump();
    }
  }

  std::string out;

 private:
  void print_container(const Json& json, std::size_t depth) {
    bool one_line = !indented_ || json.empty();
    if (json.is_array() && !one_line) {
      one_line = true;
      for (const Json& item : json) one_line = one_line && !item.is_structured();
    }
    out += json.is_object() ? '{' : '[';
    bool first = true;
    for (auto item = json.begin(); item != json.end(); ++item) {
      if (!first) out += one_line && indented_ ? ", " : ",";
      first = false;
      if (!one_line) line(depth + 1);
      if (json.is_object()) {
        out += quoted(item.key());
        out += indented_ ? ": " : ":";
      }
      print(*item, depth + 1);
    }
    if (!one_line) line(depth);
    out += json.is_object() ? '}' : ']';
  }

  void line(std::size_t depth) {
    out += '\n';
    out.append(2 * depth, ' ');
  }

  bool indented_;
};

}  // namespace

nlohmann::ordered_json json_number(double number) {
  constexpr double exact_end = 9007199254740992.0;  // 2^53
  if (number == std::floor(number) && std::abs(number) < exact_end) return static_cast<std::int64_t>(number);
  return number;
}

nlohmann::ordered_json json_value(const Type& type, const void* object) {
  void* target = const_cast<void*>(object);  // the accessors serve readers too; nothing is changed here
  switch (type.kind) {
    case Kind::boolean:
      return type.get_integer(object) != 0;
    case Kind::integer:
      return type.get_integer(object);
    case Kind::number:
      return json_number(*static_cast<const double*>(object));
    case Kind::text:
      return *static_cast<const std::string*>(object);
    case Kind::choice:
      return type.choices[static_cast<std::size_t>(type.get_integer(object))].value;
    case Kind::raw:
      return raw_value(static_cast<const RawJson*>(object)->text);
    case Kind::optional:
      return type.size(object) == 0 ? Json(nullptr) : json_value(type.item(), type.at(target, 0));
    case Kind::list: {
      Json list = Json::array();
      for (std::size_t i = 0; i < type.size(object); ++i) list.push_back(json_value(type.item(), type.at(target, i)));
      return list;
    }
    case Kind::variant: {
      const Alternative& held = type.alternatives[type.size(object)];
      Json json = Json::object();
      json["type"] = held.tag;
      add_members(held.type(), type.at(target, 0), json);
      return json;
    }
    case Kind::object:
      break;
  }
  Json json = Json::object();
  add_members(type, target, json);
  return json;
}

std::string write_json(const Type& type, const void* object, WriteStyle style) {
  Printer printer(style == WriteStyle::indented);
  printer.print(json_value(type, object), 0);
  if (style == WriteStyle::indented) printer.out += '\n';
  return std::move(printer.out);
}

std::string write_changes(const Type& type, const void* object) {
  Printer printer(true);
  // The accessors serve readers too; nothing is changed here.
  printer.print(changed_value(type, const_cast<void*>(object), nullptr), 0);
  printer.out += '\n';
  return std::move(printer.out);
}

}  // namespace icctwin
