#include "sim/scenario/json/inputs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "sim/scenario/model/scenario.h"
#include "tests/sim/scenario/json/json_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

std::vector<InputItem> inputs_of(std::string_view text) {
  GivenPointers given;
  Diagnostics found;
  const auto scenario = read_text<Scenario>(text, found, &given);
  return list_inputs(type_of<Scenario>(), &scenario, given);
}

const InputItem& at(const std::vector<InputItem>& items, std::string_view pointer) {
  const auto found = std::ranges::find(items, pointer, &InputItem::pointer);
  REQUIRE_MESSAGE(found != items.end(), pointer);
  return *found;
}

bool has(const std::vector<InputItem>& items, std::string_view pointer) {
  return std::ranges::find(items, pointer, &InputItem::pointer) != items.end();
}

}  // namespace

TEST_CASE("inputs: a default shows its source and whether it is checked, a given value shows neither") {
  const auto items = inputs_of(R"({"power": {"transformer": {"load_loss_w": 15000}}, "cooling": {"cdu": {"supply_c": 35}}})");
  const InputItem& no_load = at(items, "/power/transformer/no_load_loss_w");
  CHECK(no_load.value == "2300");
  CHECK(no_load.unit == "W");
  CHECK(no_load.title.en == "No-load loss");
  CHECK_FALSE(no_load.given);
  CHECK(no_load.unverified);
  CHECK_FALSE(no_load.source.empty());
  const InputItem& load = at(items, "/power/transformer/load_loss_w");
  CHECK(load.value == "15000");
  CHECK(load.given);
  CHECK_FALSE(load.unverified);
  CHECK(load.source.empty());
  CHECK(at(items, "/cooling/cdu/supply_c").given);  // the same number as the default, but the user's own
}

TEST_CASE("inputs: kinds of objects and lists of scalars are one item each, lists of objects are taken apart") {
  const auto items = inputs_of(R"({"power": {"ups": {"type": "hvdc", "efficiency": [0.9, 0.95, 0.94]}},
    "halls": [{"id": "h", "rows": [{"id": "a"}, {"id": "b"}]}]})");
  CHECK(at(items, "/power/ups/type").value == "hvdc");
  CHECK(at(items, "/power/ups/type").given);
  CHECK(at(items, "/power/ups/efficiency").value == "0.9, 0.95, 0.94");
  CHECK(at(items, "/power/ups/efficiency").unit.empty());  // a ratio
  CHECK(at(items, "/power/ups/load_ratio").unverified);
  CHECK(at(items, "/halls/0/rows/1/id").value == "b");
  CHECK(at(items, "/cooling/cdu/coolant").value == "pg25");
  CHECK(at(items, "/power/cooling_on_ups").value == "false");
  CHECK_FALSE(has(items, "/halls"));
}

TEST_CASE("inputs: absent and empty values are left out unless the user wrote them, raw members always") {
  const auto items = inputs_of(R"({"name": "", "view": {"a": 1}})");
  CHECK(has(items, "/name"));
  CHECK_FALSE(has(items, "/name_zh"));
  CHECK_FALSE(has(items, "/cooling/cdu/units"));
  CHECK_FALSE(has(items, "/view"));
}

TEST_CASE("inputs: no pointer comes twice") {
  const auto items = inputs_of(R"({"halls": [{"id": "a"}, {"id": "b"}], "workload": [{"type": "synthetic"}, {"type": "synthetic"}]})");
  std::set<std::string> pointers;
  for (const InputItem& item : items) CHECK_MESSAGE(pointers.insert(item.pointer).second, item.pointer);
}
