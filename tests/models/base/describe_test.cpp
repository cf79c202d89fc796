#include "models/base/describe.h"

#include <doctest/doctest.h>

using namespace icctwin;

namespace {

enum class Side { left, right };
std::vector<Choice> choices_of(Side) { return {{"left", {"left", "左"}}, {"right", {"right", "右"}}}; }

struct Small {
  static constexpr std::string_view tag = "small";
  double power_w = 2;
  static void describe(Describe<Small>& d) {
    d.title("Small", "Small", "小").help("A small thing.", "小物件。");
    d.field<&Small::power_w>("power_w").above(0).title("Power", "功率").unverified("guess");
  }
};

struct Other {
  static constexpr std::string_view tag = "other";
  static void describe(Describe<Other>& d) { d.title("Other", "Other", "其他"); }
};

struct Whole {
  bool on = false;
  int count = 3;
  std::int64_t seed = 1;
  double share = 0.5;
  std::string name;
  Side side = Side::right;
  std::optional<double> maybe_k;
  std::vector<Small> many;
  std::variant<Small, Other> kind = Other{};
  Small one{7};
  RawJson view;
  static void describe(Describe<Whole>& d) {
    d.title("Whole", "Whole", "整体");
    d.field<&Whole::on>("on");
    d.field<&Whole::count>("count").ratio().range(0, 10).group("g").advanced().required();
    d.field<&Whole::seed>("seed").ratio();
    d.field<&Whole::share>("share").ratio().at_least(0.1).source("book").refers_to("thing");
    d.field<&Whole::name>("name");
    d.field<&Whole::side>("side");
    d.field<&Whole::maybe_k>("maybe_k");
    d.field<&Whole::many>("many");
    d.field<&Whole::kind>("kind");
    d.field<&Whole::one>("one");
    d.field<&Whole::view>("view");
  }
};

const Field& field_of(std::string_view key) {
  for (const Field& field : type_of<Whole>().fields)
    if (field.key == key) return field;
  FAIL("no field " << key);
  return type_of<Whole>().fields.front();
}

}  // namespace

TEST_CASE("description: every member type has its kind") {
  const std::pair<const char*, Kind> kinds[] = {{"on", Kind::boolean},       {"count", Kind::integer}, {"seed", Kind::integer},
                                                {"share", Kind::number},     {"name", Kind::text},     {"side", Kind::choice},
                                                {"maybe_k", Kind::optional}, {"many", Kind::list},     {"kind", Kind::variant},
                                                {"one", Kind::object},       {"view", Kind::raw}};
  for (const auto& expected : kinds) CHECK_MESSAGE(field_of(expected.first).type().kind == expected.second, expected.first);
}

TEST_CASE("description: words about a field are kept, and what is not said has neutral values") {
  const Field& count = field_of("count");
  CHECK(count.group == "g");
  CHECK((count.advanced && count.required));
  CHECK(count.max == 10);
  const Field& share = field_of("share");
  CHECK(share.unit == "1");
  CHECK(share.min == 0.1);
  CHECK(share.max == std::numeric_limits<double>::infinity());
  CHECK_FALSE(share.above_min);
  CHECK(share.source == "book");
  CHECK_FALSE(share.unverified);
  CHECK(share.refers_to == "thing");
  const Field& power = type_of<Small>().fields.front();
  CHECK(power.above_min);
  CHECK(power.unverified);
  CHECK(power.unit == "W");
  CHECK(power.title.zh == "功率");
  CHECK(field_of("maybe_k").unit == "K");
  CHECK(field_of("name").unit.empty());
}

TEST_CASE("description: members are reached through it") {
  Whole whole;
  const auto member = [&whole](std::string_view key) { return field_of(key).member(&whole); };
  const auto type = [](std::string_view key) -> const Type& { return field_of(key).type(); };

  type("on").set_integer(member("on"), 1);
  CHECK(whole.on);
  type("side").set_integer(member("side"), 0);
  CHECK(whole.side == Side::left);
  CHECK(type("side").choices[1].value == "right");
  *static_cast<double*>(member("share")) = 0.75;
  CHECK(whole.share == 0.75);

  CHECK(type("maybe_k").size(member("maybe_k")) == 0);
  *static_cast<double*>(type("maybe_k").append(member("maybe_k"))) = 4;
  CHECK(whole.maybe_k == 4.0);
  type("maybe_k").clear(member("maybe_k"));
  CHECK_FALSE(whole.maybe_k.has_value());

  static_cast<Small*>(type("many").append(member("many")))->power_w = 1;
  static_cast<Small*>(type("many").append(member("many")))->power_w = 2;
  REQUIRE(type("many").size(member("many")) == 2);
  CHECK(static_cast<Small*>(type("many").at(member("many"), 0))->power_w == 1);
  type("many").clear(member("many"));
  CHECK(whole.many.empty());
}

TEST_CASE("description: a variant tells and changes its kind") {
  Whole whole;
  const Type& type = field_of("kind").type();
  REQUIRE(type.alternatives.size() == 2);
  CHECK(type.alternatives[0].tag == "small");
  CHECK(type.size(&whole.kind) == 1);
  void* held = type.select(&whole.kind, 0);
  CHECK(std::holds_alternative<Small>(whole.kind));
  CHECK(held == type.at(&whole.kind, 0));
  CHECK(&type.alternatives[0].type() == &type_of<Small>());
}

TEST_CASE("description: a whole number too large for its member can be seen by reading it back") {
  int narrow = 0;
  type_of<int>().set_integer(&narrow, std::int64_t{1} << 40);
  CHECK(type_of<int>().get_integer(&narrow) != std::int64_t{1} << 40);
}

TEST_CASE("description: defaults are those of a default-made object") {
  const Type& type = type_of<Whole>();
  CHECK(*static_cast<int*>(field_of("count").member(type.defaults.get())) == 3);
  CHECK(static_cast<Small*>(field_of("one").member(type.defaults.get()))->power_w == 7);
}

TEST_CASE("description: every object type is visited once, in the order of first appearance") {
  std::vector<std::string_view> names;
  for_each_object_type(type_of<Whole>(), [&](const Type& type) { names.push_back(type.name); });
  CHECK(names == std::vector<std::string_view>{"Whole", "Small", "Other"});
}

TEST_CASE("units: the longest suffix of a name decides") {
  using detail::unit_of_suffix;
  CHECK(unit_of_suffix("power_w") == "W");
  CHECK(unit_of_suffix("supply_c") == "degC");
  CHECK(unit_of_suffix("conductance_w_per_k") == "W/K");
  CHECK(unit_of_suffix("heat_j_per_kg_k") == "J/(kg K)");
  CHECK(unit_of_suffix("flow_kg_per_s") == "kg/s");
  CHECK(unit_of_suffix("memory_bytes") == "B");
  CHECK(unit_of_suffix("bandwidth_bytes_per_s") == "B/s");
  CHECK(unit_of_suffix("demand_cny_per_kw_month") == "CNY/(kW month)");
  CHECK(unit_of_suffix("offset_h") == "h");
}

TEST_CASE("units: a name without a known suffix has none") {
  for (const char* name : {"efficiency", "count", "w", "", "units", "fan_ratio", "graph"}) CHECK(detail::unit_of_suffix(name).empty());
}
