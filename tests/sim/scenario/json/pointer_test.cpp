#include "sim/scenario/json/pointer.h"

#include <doctest/doctest.h>

#include "sim/scenario/model/scenario.h"

using namespace icctwin;

namespace {

const PointerTarget target_of(std::string_view pointer) {
  const auto targets = pointer_targets(type_of<Scenario>(), pointer);
  REQUIRE_MESSAGE(targets.size() == 1, pointer);
  return targets.front();
}

}  // namespace

TEST_CASE("pointer: escapes of RFC 6901 are undone, and wrong ones are no pointer") {
  CHECK(split_pointer("").value().empty());
  CHECK(split_pointer("/a~1b/~0/").value() == std::vector<std::string>{"a/b", "~", ""});
  CHECK_FALSE(split_pointer("a").has_value());
  CHECK_FALSE(split_pointer("/a~2").has_value());
  CHECK_FALSE(split_pointer("/a~").has_value());
}

TEST_CASE("pointer: the text of a path escapes keys and keeps the text in front") {
  const JsonPath root{nullptr, "file.json#"};
  const JsonPath list = root.member("a/b~");
  CHECK(list.item(12).text() == "file.json#/a~1b~0/12");
}

TEST_CASE("pointer: a list index is digits without leading zeros") {
  CHECK(pointer_index("0") == 0);
  CHECK(pointer_index("10") == 10);
  for (const char* wrong : {"", "01", "-1", "+1", "1x", "99999999999999999999999"}) CHECK_FALSE(pointer_index(wrong).has_value());
}

TEST_CASE("pointer: fields are found through lists with and without index, optionals and raw members") {
  CHECK(target_of("/halls/0/rows/-/racks/3/pitch_mm").field->key == "pitch_mm");
  CHECK(target_of("/halls/rows/racks/pitch_mm").owner == &type_of<RackGroup>());
  CHECK(target_of("/cooling/cdu/capacity_w").type->kind == Kind::optional);
  CHECK(target_of("/view/anything/at/all").field->key == "view");
  CHECK(target_of("").type == &type_of<Scenario>());
}

TEST_CASE("pointer: a key that several kinds of an object have leads to each of them") {
  const auto targets = pointer_targets(type_of<Scenario>(), "/power/ups/rated_w");  // UPS, HVDC and 800 V have one
  REQUIRE(targets.size() == 3);
  CHECK(targets[0].owner == &type_of<UpsBank>());
  CHECK(targets[1].owner == &type_of<HvdcBank>());
  CHECK(targets[2].owner == &type_of<Dc800Bank>());
  CHECK(target_of("/power/ups/type").is_tag);
}

TEST_CASE("pointer: what leads nowhere names the first wrong key and the nearest right one") {
  const PointerTarget lost = target_of("/site/lattitude_deg/x");
  CHECK(lost.type == nullptr);
  CHECK(lost.failed_step == "lattitude_deg");
  CHECK(lost.nearest == "latitude_deg");
  CHECK(target_of("/site/name/x").failed_step == "x");  // below a text
  CHECK(target_of("/power/ups/loss_linear").nearest == "loss_linear_ratio");
  CHECK(target_of("site").type == nullptr);
}
