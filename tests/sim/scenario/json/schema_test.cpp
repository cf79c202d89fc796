#include "sim/scenario/json/schema.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "sim/scenario/model/scenario.h"

using namespace icctwin;
using nlohmann::json;

namespace {

json schema() { return json::parse(json_schema(type_of<Scenario>(), "https://example.org/scenario.json")); }

}  // namespace

TEST_CASE("schema: it names its draft, its id and its root") {
  const json whole = schema();
  CHECK(whole["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(whole["$id"] == "https://example.org/scenario.json");
  CHECK(whole["title"] == "Scenario");
  CHECK(whole["$ref"] == "#/$defs/Scenario");
}

TEST_CASE("schema: every reference has its definition, and every definition is closed") {
  const json whole = schema();
  const auto& definitions = whole["$defs"];
  for (const auto& item : definitions.items()) {
    const json& definition = item.value();
    CHECK_MESSAGE(definition["additionalProperties"] == false, item.key());
    for (const auto& key : definition["required"]) CHECK(definition["properties"].contains(key.get<std::string>()));
  }
  const std::string text = whole.dump(), mark = "\"$ref\":\"#/$defs/";
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; ++count) {
    at += mark.size();
    CHECK(definitions.contains(text.substr(at, text.find('"', at) - at)));
  }
  CHECK(count > 40);
}

TEST_CASE("schema: fields carry limits, default, unit and words") {
  const json field = schema()["$defs"]["Site"]["properties"]["latitude_deg"];
  CHECK(field["type"] == "number");
  CHECK(field["minimum"] == -90);
  CHECK(field["maximum"] == 90);
  CHECK(field["default"] == 0);
  CHECK(field["x-unit"] == "deg");
  CHECK(field["x-title"]["zh"] == "纬度");
  const json loss = schema()["$defs"]["TransformerBank"]["properties"]["rated_va"];
  CHECK(loss["exclusiveMinimum"] == 0);
  CHECK_FALSE(loss.contains("minimum"));
  const json price = schema()["$defs"]["FlatTariff_flat"]["properties"]["price_cny_per_kwh"];
  CHECK(price["x-unverified"] == true);
  CHECK(schema()["$defs"]["RackGroup"]["properties"]["rack_type"]["x-reference"] == "rack type");
}

TEST_CASE("schema: defaults of objects are those of the parent, not of the type") {
  // The chilled loop is a WaterLoop at 16 degC; a WaterLoop alone is at 30 degC.
  const json whole = schema();
  CHECK(whole["$defs"]["CoolingPlant"]["properties"]["chilled_loop"]["default"]["supply_c"] == 16);
  CHECK(whole["$defs"]["WaterLoop"]["properties"]["supply_c"]["default"] == 30);
}

TEST_CASE("schema: optional values may be null, raw members anything, choices are an enum") {
  const json whole = schema();
  const json units = whole["$defs"]["CduGroup"]["properties"]["units"];
  CHECK(units["anyOf"][0]["type"] == "integer");
  CHECK(units["anyOf"][1]["type"] == "null");
  CHECK_FALSE(units.contains("default"));
  const json view = whole["$defs"]["Scenario"]["properties"]["view"];
  for (const char* keyword : {"type", "anyOf", "$ref", "enum"}) CHECK_FALSE(view.contains(keyword));
  CHECK(whole["$defs"]["CduGroup"]["properties"]["coolant"]["enum"] == json{"water", "pg25", "dielectric"});
}

TEST_CASE("schema: kinds of an object need their type, and the same object alone has none") {
  const json whole = schema();
  const json kinds = whole["$defs"]["CduGroup"]["properties"]["pump"]["oneOf"];
  CHECK(kinds == json::parse(R"([{"$ref": "#/$defs/VariablePump_variable"}, {"$ref": "#/$defs/FixedPump_fixed"}])"));
  const json tagged = whole["$defs"]["VariablePump_variable"];
  CHECK(tagged["properties"]["type"]["const"] == "variable");
  CHECK(tagged["required"] == json{"type"});
  CHECK(whole["$defs"]["WaterLoop"]["properties"]["pump"]["$ref"] == "#/$defs/VariablePump");
  CHECK_FALSE(whole["$defs"]["VariablePump"]["properties"].contains("type"));
}
