// Rules that every field of the scenario and the catalog keeps: a description is all that users see of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "sim/scenario/model/scenario.h"

using namespace icctwin;

namespace {

const Type& innermost(const Type& type) { return type.item ? innermost(type.item()) : type; }

bool is_number(const Field& field) {
  const Kind kind = innermost(field.type()).kind;
  return kind == Kind::number || kind == Kind::integer;
}

template <class Visit>
void for_each_field(Visit&& visit) {
  for_each_object_type(type_of<Scenario>(), [&](const Type& type) {
    for (const Field& field : type.fields) {
      INFO(type.name << "." << field.key);
      visit(type, field);
    }
  });
}

// Calls visit(number) for every number that a member holds.
template <class Visit>
void for_each_number(const Type& type, void* object, Visit&& visit) {
  if (type.kind == Kind::number) return visit(*static_cast<const double*>(object));
  if (type.kind == Kind::integer) return visit(static_cast<double>(type.get_integer(object)));
  if (type.kind != Kind::optional && type.kind != Kind::list) return;
  for (std::size_t i = 0; i < type.size(object); ++i) for_each_number(type.item(), type.at(object, i), visit);
}

}  // namespace

TEST_CASE("descriptions: the walk reaches the scenario and the catalog") {
  std::set<std::string_view> names;
  for_each_object_type(type_of<Scenario>(), [&](const Type& type) { CHECK_MESSAGE(names.insert(type.name).second, type.name); });
  for (const char* name : {"Scenario", "Accelerator", "NodeType", "RackType", "DryCoolerPlant", "ListedJob", "CurveShelf"})
    CHECK_MESSAGE(names.contains(name), name);
  CHECK(names.size() > 40);
}

TEST_CASE("descriptions: keys are lower-case words joined by underscores, each once in its object") {
  for_each_object_type(type_of<Scenario>(), [](const Type& type) {
    std::set<std::string_view> keys = {"type"};  // taken: it names the kind of an object
    for (const Field& field : type.fields) {
      INFO(type.name << "." << field.key);
      CHECK(keys.insert(field.key).second);
      CHECK(std::ranges::all_of(field.key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }));
      CHECK((!field.key.empty() && field.key.front() != '_' && field.key.back() != '_'));
    }
  });
}

TEST_CASE("descriptions: every number has the unit of its name or is a ratio, nothing else has a unit") {
  for_each_field([](const Type&, const Field& field) {
    CHECK(is_number(field) == !field.unit.empty());
    CHECK((field.unit == "1") == (is_number(field) && detail::unit_of_suffix(field.key).empty()));
    if (innermost(field.type()).kind == Kind::integer) CHECK(field.unit == "1");
  });
}

TEST_CASE("descriptions: temperatures do not fall below absolute zero") {
  for_each_field([](const Type&, const Field& field) {
    if (field.unit == "degC") CHECK(field.min >= -273.15);
  });
}

TEST_CASE("descriptions: ranges are not empty and hold the defaults") {
  for_each_field([](const Type& type, const Field& field) {
    CHECK(field.min < field.max);
    for_each_number(field.type(), field.member(type.defaults.get()), [&](double number) {
      CHECK(number <= field.max);
      CHECK((field.above_min ? number > field.min : number >= field.min));
    });
  });
}

TEST_CASE("descriptions: whole numbers have a range that their C++ type can hold") {
  for_each_field([](const Type&, const Field& field) {
    const Type& type = innermost(field.type());
    if (type.kind != Kind::integer) return;
    REQUIRE(std::isfinite(field.min));
    REQUIRE(std::isfinite(field.max));
    std::int64_t held = 0;  // wide enough for every whole number of a scenario
    for (const double limit : {field.min, field.max}) {
      type.set_integer(&held, static_cast<std::int64_t>(limit));
      CHECK(type.get_integer(&held) == static_cast<std::int64_t>(limit));
    }
  });
}

TEST_CASE("descriptions: every type and field has a title and a help in two languages") {
  const auto check = [](const Text& text) {
    CHECK_FALSE(text.en.empty());
    CHECK_FALSE(text.zh.empty());
    CHECK(text.en != text.zh);
  };
  for_each_object_type(type_of<Scenario>(), [&](const Type& type) {
    INFO(type.name);
    check(type.title);
    check(type.help);
  });
  for_each_field([&](const Type&, const Field& field) {
    check(field.title);
    check(field.help);
  });
}

TEST_CASE("descriptions: every choice has a name of its own and a title in two languages") {
  for_each_field([](const Type&, const Field& field) {
    const Type& type = innermost(field.type());
    std::set<std::string_view> names;
    for (const Choice& one : type.choices) {
      CHECK(names.insert(one.value).second);
      CHECK_FALSE(one.title.en.empty());
      CHECK_FALSE(one.title.zh.empty());
    }
    for (const Alternative& one : type.alternatives) CHECK(names.insert(one.tag).second);
  });
}

TEST_CASE("descriptions: a default number has a source or is marked unverified") {
  // Without source by their nature: counts, years and seeds (whole numbers), sizes on the floor, and what a user wants to see.
  const std::set<std::string> wishes = {"ListedJob.duration_s", "Simulation.duration_s", "Simulation.output_step_s",
                                        "Simulation.rack_output_step_s"};
  for_each_field([&](const Type& type, const Field& field) {
    if (innermost(field.type()).kind != Kind::number || field.unit == "mm" || field.unit == "U" || field.required) return;
    if (wishes.contains(std::string(type.name) + "." + std::string(field.key))) return;
    for_each_number(field.type(), field.member(type.defaults.get()), [&](double number) {
      if (number != 0) CHECK_FALSE(field.source.empty());
    });
    if (field.unverified) CHECK_FALSE(field.source.empty());  // why it is weak
  });
}
