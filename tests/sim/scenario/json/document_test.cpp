#include "sim/scenario/json/document.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/sim/scenario/json/json_check.h"

using namespace icctwin;
using icctwin::test::places;

namespace {

std::string refused(std::string_view text) {
  Diagnostics found;
  CHECK_FALSE(parse_json(text, "f.json", found).has_value());
  for (const Problem& problem : found.problems()) {
    CHECK_FALSE(sentence(problem, Language::en).empty());
    CHECK(sentence(problem, Language::zh).find("：。") == std::string::npos);  // the reason is there in Chinese too
  }
  return places(found);
}

}  // namespace

TEST_CASE("json text: all kinds of values arrive") {
  Diagnostics found;
  const auto document = parse_json(R"( {"a": [1, -2, 2.5, true, null, "é\u4e2d"], "b": {}} )", "f.json", found);
  REQUIRE(document.has_value());
  CHECK(found.empty());
  CHECK(document->value() == nlohmann::json::parse(R"({"a": [1, -2, 2.5, true, null, "é中"], "b": {}})"));
}

TEST_CASE("json text: a scalar may stand alone, a byte order mark is skipped") {
  Diagnostics found;
  const auto document = parse_json("\xEF\xBB\xBF 5", "f.json", found);
  REQUIRE(document.has_value());
  CHECK(document->value() == 5);
}

TEST_CASE("json text: what is not JSON is refused with line and column") {
  CHECK(refused("") == "E-IN-002 f.json:1:1");
  CHECK(refused("{\n \"a\": tru}") == "E-IN-002 f.json:2:10");     // the brace where an e should be
  CHECK(refused("{\n\n  \"中文\": x}") == "E-IN-002 f.json:3:9");  // columns count characters, not bytes
  CHECK(refused("[1, 2") == "E-IN-002 f.json:1:6");
  CHECK(refused("[1] 2") == "E-IN-002 f.json:1:5");
  CHECK(refused("[1,]") == "E-IN-002 f.json:1:4");
  CHECK(refused("[NaN]") == "E-IN-002 f.json:1:2");
  CHECK(refused("// comment\n1") == "E-IN-002 f.json:1:1");
  CHECK(refused("\"two\nlines\"") == "E-IN-002 f.json:1:5");
}

TEST_CASE("json text: a number beyond the range of a double is refused") { CHECK(refused("[1e999]") == "E-IN-002 f.json:1:6"); }

TEST_CASE("json text: invalid UTF-8 is refused, in texts and in keys") {
  CHECK(refused("\"\xff\"") == "E-IN-002 f.json:1:2");
  CHECK(refused("{\"\xc3\": 1}") == "E-IN-002 f.json:1:4");
}

TEST_CASE("json text: a doubled key is an error at the pointer of its object, and the first value stays") {
  Diagnostics found;
  const auto document = parse_json(R"({"a": [{"k": 1, "k": {"k": 2, "k": 3}}], "b/c": {"x": 1, "x": 2}})", "f.json", found);
  REQUIRE(document.has_value());
  CHECK(places(found) == "E-IN-010 /a/0/k; E-IN-010 /a/0/k/k; E-IN-010 /b~1c/x");
  CHECK(document->value() == nlohmann::json::parse(R"({"a": [{"k": 1}], "b/c": {"x": 1}})"));
}

TEST_CASE("json text: 64 levels are read, 65 are refused, and a million do no harm") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  Diagnostics found;
  CHECK(parse_json(nested(max_json_depth), "f.json", found).has_value());
  CHECK(found.empty());
  CHECK(refused(nested(max_json_depth + 1)).starts_with("E-IN-012 f.json#/0/0/0"));
  CHECK(refused(std::string(1000000, '[')).starts_with("E-IN-012"));
}

TEST_CASE("json document: a copy is independent of its original") {
  JsonDocument first(nlohmann::json{{"a", 1}});
  JsonDocument second = first;
  second.value()["a"] = 2;
  CHECK(first.value()["a"] == 1);
  first = second;
  CHECK(first.value()["a"] == 2);
  CHECK(JsonDocument().value() == nlohmann::json::object());
}
