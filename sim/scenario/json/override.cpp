// "--set /pointer=value": a change of the document before it is read.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "sim/scenario/json/clip.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/read.h"

namespace icctwin {
namespace {

using nlohmann::json;

const Type& without_optional(const Type& type) { return type.kind == Kind::optional ? without_optional(type.item()) : type; }

const Field* find_field(const Type& type, std::string_view key) {
  const auto found = std::ranges::find(type.fields, key, &Field::key);
  return found == type.fields.end() ? nullptr : &*found;
}

// Walks document and description side by side and makes what is missing on the way.
class Placer {
 public:
  explicit Placer(const std::vector<std::string>& keys) : keys_(keys) {}

  /// The place of the value; nullptr if the document does not allow it, with the reason in `en` and `zh`.
  json* place(json& root, const Type& type) {
    json* here = &root;
    const Type* described = &type;
    void* defaults = type.defaults.get();  // the default of what `here` holds; nullptr where there is none
    for (std::size_t depth = 0; depth < keys_.size() && here; ++depth) {
      const std::string& key = keys_[depth];
      if (described && described->kind == Kind::optional) {
        defaults = defaults && described->size(defaults) == 1 ? described->at(defaults, 0) : nullptr;
        described = &without_optional(*described);
      }
      if (described && described->kind == Kind::list) {
        if (here->is_null()) *here = json::array();
        described = &described->item();
        defaults = described->defaults.get();
        here = item(*here, key);
      } else if (here->is_array()) {
        described = nullptr;
        here = item(*here, key);
      } else {
        here = member(*here, key, described, defaults);
      }
    }
    return here;
  }

  /// The object of several kinds whose "type" was placed last, and its description; nullptr otherwise.
  json* retyped = nullptr;
  const Type* retyped_as = nullptr;
  std::string en, zh;

 private:
  json* fail(std::string reason, std::string reason_zh) {
    en = std::move(reason);
    zh = std::move(reason_zh);
    return nullptr;
  }

  json* item(json& list, const std::string& key) {
    if (!list.is_array()) return fail("no list stands in front of \"" + clip(key) + "\"", "“" + clip(key) + "”之前不是列表");
    auto& items = list.get_ref<json::array_t&>();
    if (key == "-") return &items.emplace_back();
    const auto index = pointer_index(key);
    if (index && *index < items.size()) return &items[*index];
    const std::string count = std::to_string(items.size());
    return fail("the list has " + count + " items, \"" + clip(key) + "\" is none of them",
                "列表有 " + count + " 项，不含“" + clip(key) + "”");
  }

  json* member(json& object, const std::string& key, const Type*& described, void*& defaults) {
    if (object.is_null()) {
      object = json::object();
      if (described && described->kind == Kind::variant && defaults && key != "type") {
        const Alternative& usual = described->alternatives[described->size(defaults)];
        if (find_field(usual.type(), key)) object["type"] = usual.tag;
      }
    }
    if (!object.is_object()) return fail("\"" + clip(key) + "\" lies inside a single value", "“" + clip(key) + "”位于单个值之内");
    const Type* holder = described;
    if (described && described->kind == Kind::variant) {
      if (key == "type") retyped = &object, retyped_as = described;
      holder = alternative(*described, object, key, defaults);
    }
    const Field* field = holder ? find_field(*holder, key) : nullptr;
    defaults = field && defaults ? field->member(defaults) : nullptr;
    described = field ? &field->type() : nullptr;
    return &object[key];
  }

  // The kind that the document names, else the first that has the key.
  static const Type* alternative(const Type& variant, const json& object, const std::string& key, void*& defaults) {
    const std::size_t usual = defaults ? variant.size(defaults) : variant.alternatives.size();
    const auto tag = object.find("type");
    for (const bool by_tag : {true, false}) {
      for (std::size_t i = 0; i < variant.alternatives.size(); ++i) {
        const Type& type = variant.alternatives[i].type();
        if (!find_field(type, key)) continue;
        if (by_tag && (tag == object.end() || !tag->is_string() || tag->get_ref<const std::string&>() != variant.alternatives[i].tag))
          continue;
        defaults = i == usual ? variant.at(defaults, 0) : type.defaults.get();
        return &type;
      }
    }
    return nullptr;
  }

  const std::vector<std::string>& keys_;
};

// Keys of the former kind would be unknown keys of the new one.
void drop_foreign_keys(json& object, const Type& variant) {
  const auto tag = object.find("type");
  if (tag == object.end() || !tag->is_string()) return;
  const auto now =
      std::ranges::find(variant.alternatives, tag->get<std::string>(), [](const Alternative& one) { return std::string(one.tag); });
  if (now == variant.alternatives.end()) return;
  auto& members = object.get_ref<json::object_t&>();
  for (const Alternative& former : variant.alternatives) {
    for (const Field& field : former.type().fields)
      if (!find_field(now->type(), field.key) && members.contains(std::string(field.key))) members.erase(std::string(field.key));
  }
}

json value_of(std::string_view text, const std::vector<PointerTarget>& targets) {
  Diagnostics not_json;
  auto parsed = parse_json(text, "--set", not_json);
  const bool wants_text = std::ranges::any_of(targets, [](const PointerTarget& target) {
    const Kind kind = without_optional(*target.type).kind;
    return target.is_tag || kind == Kind::text || kind == Kind::choice;
  });
  const bool fits = parsed && not_json.empty() && (!wants_text || parsed->value().is_string() || parsed->value().is_null());
  return fits ? std::move(parsed->value()) : json(std::string(text));
}

bool is_utf8(std::string_view text) {
  try {
    static_cast<void>(json(std::string(text)).dump());  // the library's only check of a text that it did not parse
    return true;
  } catch (const json::type_error&) {
    return false;
  }
}

}  // namespace

bool apply_override(JsonDocument& document, const Type& root, std::string_view assignment, Diagnostics& diagnostics) {
  if (!is_utf8(assignment)) {
    diagnostics.add("E-IN-002", "--set", "invalid UTF-8", {}, {{"value_zh", "UTF-8 编码无效"}});
    return false;
  }
  const auto equals = assignment.find('=');
  const std::string pointer(assignment.substr(0, equals));
  const auto nowhere = [&](std::string reason, std::string reason_zh) {
    diagnostics.add("E-IN-011", "--set", clip(pointer), std::move(reason), {{"limit_zh", std::move(reason_zh)}});
    return false;
  };
  const auto keys = split_pointer(pointer);
  if (equals == assignment.npos || pointer.empty() || !keys) return nowhere("write /pointer=value", "请写成 /指针=值");
  const auto targets = pointer_targets(root, pointer);
  if (!targets.front().type) {
    const PointerTarget& lost = targets.front();
    std::string en = "no field is called \"" + clip(lost.failed_step) + "\"", zh = "没有名为“" + clip(lost.failed_step) + "”的字段";
    if (!lost.nearest.empty()) en += ", the nearest is \"" + lost.nearest + "\"", zh += "，最接近的是“" + lost.nearest + "”";
    return nowhere(std::move(en), std::move(zh));
  }
  JsonDocument changed = document;  // a failed override leaves nothing half made
  Placer placer(*keys);
  json* place = placer.place(changed.value(), root);
  if (!place) return nowhere(std::move(placer.en), std::move(placer.zh));
  *place = value_of(assignment.substr(equals + 1), targets);
  if (placer.retyped && keys->back() == "type" && &(*placer.retyped)["type"] == place)
    drop_foreign_keys(*placer.retyped, *placer.retyped_as);
  document = std::move(changed);
  return true;
}

}  // namespace icctwin
