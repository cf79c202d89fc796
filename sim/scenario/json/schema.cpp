#include "sim/scenario/json/schema.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/scenario/json/json_value.h"

namespace icctwin {
namespace {

using Json = nlohmann::ordered_json;

Json in_both(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

class SchemaWriter {
 public:
  Json document(const Type& root, std::string_view id) {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"$id", id}, {"title", root.title.en}};
    schema.update(value_schema(root, nullptr));
    schema["$defs"] = std::move(definitions_);
    return schema;
  }

 private:
  Json value_schema(const Type& type, const Field* field) {
    switch (type.kind) {
      case Kind::boolean:
        return {{"type", "boolean"}};
      case Kind::integer:
        return limited({{"type", "integer"}}, field);
      case Kind::number:
        return limited({{"type", "number"}}, field);
      case Kind::text:
        return {{"type", "string"}};
      case Kind::raw:
        return Json::object();  // anything
      case Kind::choice:
        return choice_schema(type);
      case Kind::list:
        return {{"type", "array"}, {"items", value_schema(type.item(), field)}};
      case Kind::optional:
        return {{"anyOf", Json::array({value_schema(type.item(), field), {{"type", "null"}}})}};
      case Kind::object:
        return reference(type, {});
      case Kind::variant:
        break;
    }
    Json kinds = Json::array();
    for (const Alternative& one : type.alternatives) kinds.push_back(reference(one.type(), one.tag));
    return {{"oneOf", std::move(kinds)}};
  }

  static Json choice_schema(const Type& type) {
    Json values = Json::array(), titles = Json::object();
    for (const Choice& one : type.choices) {
      values.push_back(one.value);
      titles[std::string(one.value)] = in_both(one.title);
    }
    return {{"enum", std::move(values)}, {"x-choices", std::move(titles)}};
  }

  static Json limited(Json schema, const Field* field) {
    if (!field) return schema;
    if (std::isfinite(field->min)) schema[field->above_min ? "exclusiveMinimum" : "minimum"] = json_number(field->min);
    if (std::isfinite(field->max)) schema["maximum"] = json_number(field->max);
    return schema;
  }

  // A type may stand alone and be one kind of several elsewhere, where it needs its tag: two definitions then.
  Json reference(const Type& type, std::string_view tag) {
    std::string name(type.name);
    if (!tag.empty()) name.append("_").append(tag);
    if (!definitions_.contains(name)) {
      definitions_[name] = nullptr;  // reserves the place: types may hold each other
      Json object = object_schema(type, tag);
      definitions_[name] = std::move(object);
    }
    return {{"$ref", "#/$defs/" + name}};
  }

  Json object_schema(const Type& type, std::string_view tag) {
    Json properties = Json::object(), required = Json::array();
    if (!tag.empty()) {
      properties["type"] = {{"const", tag}};
      required.push_back("type");
    }
    int order = 0;
    for (const Field& field : type.fields) {
      Json property = property_schema(type, field);
      property["x-order"] = order++;
      if (field.required) required.push_back(field.key);
      properties[std::string(field.key)] = std::move(property);
    }
    return {{"type", "object"},
            {"x-title", in_both(type.title)},
            {"x-help", in_both(type.help)},
            {"additionalProperties", false},
            {"required", std::move(required)},
            {"properties", std::move(properties)}};
  }

  Json property_schema(const Type& owner, const Field& field) {
    const Type& type = field.type();
    Json schema = value_schema(type, &field);
    if (!field.required && type.kind != Kind::raw) {
      const void* by_default = field.member(owner.defaults.get());
      if (type.kind != Kind::optional || type.size(by_default) == 1) schema["default"] = json_value(type, by_default);
    }
    schema["x-title"] = in_both(field.title);
    schema["x-help"] = in_both(field.help);
    if (!field.unit.empty()) schema["x-unit"] = field.unit;
    if (!field.group.empty()) schema["x-group"] = field.group;
    if (field.advanced) schema["x-advanced"] = true;
    if (!field.source.empty()) schema["x-source"] = field.source;
    if (field.unverified) schema["x-unverified"] = true;
    if (!field.refers_to.empty()) schema["x-reference"] = field.refers_to;
    return schema;
  }

  Json definitions_ = Json::object();
};

}  // namespace

std::string json_schema(const Type& root, std::string_view id) { return SchemaWriter().document(root, id).dump(2) + "\n"; }

}  // namespace icctwin
