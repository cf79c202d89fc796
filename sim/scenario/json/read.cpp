#include "sim/scenario/json/read.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "sim/scenario/json/clip.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"

namespace icctwin {
namespace {

using nlohmann::json;

std::vector<std::string> names_of(const Type& type) {
  std::vector<std::string> names;
  for (const Field& one : type.fields) names.emplace_back(one.key);
  for (const Choice& one : type.choices) names.emplace_back(one.value);
  for (const Alternative& one : type.alternatives) names.emplace_back(one.tag);
  return names;
}

class Reader {
 public:
  Reader(Diagnostics& diagnostics, GivenPointers* given) : diagnostics_(diagnostics), given_(given) {}

  void read(const json& value, const Type& type, void* object, const Field* field, const JsonPath& path) {
    switch (type.kind) {
      case Kind::object:
        return read_members(value, type, object, path, false);
      case Kind::list:
        return read_list(value, type, object, field, path);
      case Kind::variant:
        return read_variant(value, type, object, path);
      case Kind::optional:
        return read_optional(value, type, object, field, path);
      case Kind::raw:
        return read_raw(value, object);
      case Kind::text:
        return read_text(value, type, object, path);
      case Kind::number:
        return read_number(value, type, object, field, path);
      case Kind::integer:
        return read_integer(value, type, object, field, path);
      case Kind::boolean:
        return read_boolean(value, type, object, path);
      case Kind::choice:
        return read_choice(value, type, object, path);
    }
  }

 private:
  void note(const JsonPath& path) {
    if (given_) given_->insert(path.text());
  }

  void wrong_type(const json& value, const Type& type, const Field* field, const JsonPath& path) {
    diagnostics_.add("E-IN-004", path.text(), value_words(value, Language::en), type_words(type, field, Language::en),
                     {{"value_zh", value_words(value, Language::zh)}, {"limit_zh", type_words(type, field, Language::zh)}});
  }

  void out_of_range(std::string value, const Field* field, std::string limit, const JsonPath& path) {
    diagnostics_.add("E-IN-005", path.text(), with_unit(std::move(value), field ? field->unit : ""), std::move(limit));
  }

  void no_choice(const std::string& wanted, const Type& type, const JsonPath& path) {
    const std::string nearest = nearest_name(wanted, names_of(type));
    std::vector<std::pair<std::string, std::string>> details;
    if (!nearest.empty()) {
      details.emplace_back("hint", "Did you mean \"" + nearest + "\"?");
      details.emplace_back("hint_zh", "是否应为“" + nearest + "”？");
    }
    diagnostics_.add("E-IN-006", path.text(), clip(wanted), choice_words(type), std::move(details));
  }

  bool in_range(double value, const Field* field, const JsonPath& path) {
    if (!field || ((field->above_min ? value > field->min : value >= field->min) && value <= field->max)) return true;
    out_of_range(number_words(value), field, range_words(*field), path);
    return false;
  }

  // In the order of the description, so that the problems come in the order of the reference.
  void read_members(const json& value, const Type& type, void* object, const JsonPath& path, bool has_tag) {
    if (!value.is_object()) return wrong_type(value, type, nullptr, path);
    const auto& members = value.get_ref<const json::object_t&>();
    std::size_t known = has_tag ? 1 : 0;
    for (const Field& field : type.fields) {
      const auto member = members.find(field.key);
      if (member != members.end()) {
        ++known;
        read(member->second, field.type(), field.member(object), &field, path.member(field.key));
      } else if (field.required) {
        diagnostics_.add("E-IN-007", path.text(), std::string(field.key));
      }
    }
    if (known == members.size()) return;
    const std::vector<std::string> names = names_of(type);
    for (const auto& [key, unused] : members) {
      if ((has_tag && key == "type") || std::ranges::find(names, key) != names.end()) continue;
      diagnostics_.add("E-IN-003", path.member(key).text(), clip(key), nearest_name(key, names));
    }
  }

  void read_list(const json& value, const Type& type, void* object, const Field* field, const JsonPath& path) {
    if (!value.is_array()) return wrong_type(value, type, field, path);
    type.clear(object);
    const Type& item = type.item();
    GivenPointers* const given = given_;
    const bool of_values = item.kind != Kind::object && item.kind != Kind::variant;
    if (of_values || value.empty()) note(path);
    if (of_values) given_ = nullptr;  // a list of scalars is given as one
    std::size_t index = 0;
    for (const json& one : value) read(one, item, type.append(object), field, path.item(index++));
    given_ = given;
  }

  void read_variant(const json& value, const Type& type, void* object, const JsonPath& path) {
    if (!value.is_object()) return wrong_type(value, type, nullptr, path);
    const auto tag = value.find("type");
    if (tag == value.end()) {
      diagnostics_.add("E-IN-007", path.text(), "type", choice_words(type));
      return;
    }
    const JsonPath tag_path = path.member("type");
    if (!tag->is_string()) return wrong_type(*tag, type_of<std::string>(), nullptr, tag_path);
    const auto& wanted = tag->get_ref<const std::string&>();
    for (std::size_t i = 0; i < type.alternatives.size(); ++i) {
      if (type.alternatives[i].tag != wanted) continue;
      note(tag_path);
      // The same kind keeps what is not said, as plain objects do.
      void* held = type.size(object) == i ? type.at(object, 0) : type.select(object, i);
      return read_members(value, type.alternatives[i].type(), held, path, true);
    }
    no_choice(wanted, type, tag_path);
  }

  void read_optional(const json& value, const Type& type, void* object, const Field* field, const JsonPath& path) {
    if (value.is_null()) return type.clear(object);
    const bool stated = type.size(object) == 1;
    const std::size_t before = diagnostics_.problems().size();
    read(value, type.item(), stated ? type.at(object, 0) : type.append(object), field, path);
    // What cannot be read counts as not stated: a half-made value would only bring more problems behind the true one.
    if (!stated && diagnostics_.problems().size() > before) type.clear(object);
  }

  static void read_raw(const json& value, void* object) {
    static_cast<RawJson*>(object)->text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  }

  void read_text(const json& value, const Type& type, void* object, const JsonPath& path) {
    if (!value.is_string()) return wrong_type(value, type, nullptr, path);
    *static_cast<std::string*>(object) = value.get_ref<const std::string&>();
    note(path);
  }

  void read_number(const json& value, const Type& type, void* object, const Field* field, const JsonPath& path) {
    if (!value.is_number()) return wrong_type(value, type, field, path);
    const auto number = value.get<double>();
    if (!std::isfinite(number)) return wrong_type(value, type, field, path);
    if (!in_range(number, field, path)) return;
    *static_cast<double*>(object) = number;
    note(path);
  }

  void read_integer(const json& value, const Type& type, void* object, const Field* field, const JsonPath& path) {
    constexpr double exact_end = 9007199254740992.0;  // 2^53: above, a double no longer names one whole number
    if (!value.is_number()) return wrong_type(value, type, field, path);
    const auto number = value.get<double>();
    const bool written_as_float = value.is_number_float();
    if (written_as_float && (number != std::floor(number) || std::abs(number) > exact_end)) return wrong_type(value, type, field, path);
    if (!in_range(number, field, path)) return;
    using Limits = std::numeric_limits<std::int64_t>;
    const bool fits = !value.is_number_unsigned() || value.get<std::uint64_t>() <= static_cast<std::uint64_t>(Limits::max());
    const auto whole = written_as_float ? static_cast<std::int64_t>(number) : value.get<std::int64_t>();
    const std::int64_t before = type.get_integer(object);
    if (fits) type.set_integer(object, whole);
    if (!fits || type.get_integer(object) != whole) {  // the member of the C++ type is narrower
      type.set_integer(object, before);
      const bool narrow = fits;
      const auto low = narrow ? std::numeric_limits<std::int32_t>::min() : Limits::min();
      const auto high = narrow ? std::numeric_limits<std::int32_t>::max() : Limits::max();
      return out_of_range(value.dump(), field, "[" + std::to_string(low) + ", " + std::to_string(high) + "]", path);
    }
    note(path);
  }

  void read_boolean(const json& value, const Type& type, void* object, const JsonPath& path) {
    if (!value.is_boolean()) return wrong_type(value, type, nullptr, path);
    type.set_integer(object, value.get<bool>() ? 1 : 0);
    note(path);
  }

  void read_choice(const json& value, const Type& type, void* object, const JsonPath& path) {
    if (!value.is_string()) return wrong_type(value, type, nullptr, path);
    const auto& wanted = value.get_ref<const std::string&>();
    for (std::size_t i = 0; i < type.choices.size(); ++i) {
      if (type.choices[i].value != wanted) continue;
      type.set_integer(object, static_cast<std::int64_t>(i));
      return note(path);
    }
    no_choice(wanted, type, path);
  }

  Diagnostics& diagnostics_;
  GivenPointers* given_;
};

}  // namespace

void read_value(const nlohmann::json& value, const Type& type, void* object, std::string_view place, Diagnostics& diagnostics,
                GivenPointers* given) {
  Reader(diagnostics, given).read(value, type, object, nullptr, JsonPath{nullptr, place});
}

void read_object(const JsonDocument& document, const Type& type, void* object, std::string_view place, Diagnostics& diagnostics,
                 GivenPointers* given) {
  read_value(document.value(), type, object, place, diagnostics, given);
}

}  // namespace icctwin
