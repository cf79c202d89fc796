#include "sim/scenario/json/read.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "sim/scenario/model/scenario.h"
#include "tests/sim/scenario/json/json_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

enum class Colour { red, green };
std::vector<Choice> choices_of(Colour) { return {{"red", {"red", "红"}}, {"green", {"green", "绿"}}}; }

struct Disc {
  static constexpr std::string_view tag = "disc";
  double radius_m = 1;
  int spots = 3;
  bool operator==(const Disc&) const = default;
  static void describe(Describe<Disc>& d) {
    d.title("Disc", "Disc", "圆");
    d.field<&Disc::radius_m>("radius_m").range(0.5, 2);
    d.field<&Disc::spots>("spots").ratio();
  }
};

struct Square {
  static constexpr std::string_view tag = "square";
  double side_m = 1;
  bool operator==(const Square&) const = default;
  static void describe(Describe<Square>& d) {
    d.title("Square", "Square", "方");
    d.field<&Square::side_m>("side_m").above(0).required();
  }
};

struct Everything {
  bool flag = true;
  std::int64_t whole = 7;
  double heat_c = 20;
  std::string text = "before";
  Colour colour = Colour::green;
  std::optional<double> maybe_w = 5.0;
  std::vector<double> shares = {0.25};
  std::vector<Disc> discs;
  std::variant<Disc, Square> shape = Disc{1.5, 9};
  Disc inner{1.25, 4};
  RawJson view;
  bool operator==(const Everything&) const = default;
  static void describe(Describe<Everything>& d) {
    d.title("Everything", "Everything", "全部");
    d.field<&Everything::flag>("flag");
    d.field<&Everything::whole>("whole").ratio();
    d.field<&Everything::heat_c>("heat_c").range(-40, 95);
    d.field<&Everything::text>("text");
    d.field<&Everything::colour>("colour");
    d.field<&Everything::maybe_w>("maybe_w").above(0);
    d.field<&Everything::shares>("shares").ratio().range(0, 1);
    d.field<&Everything::discs>("discs");
    d.field<&Everything::shape>("shape");
    d.field<&Everything::inner>("inner");
    d.field<&Everything::view>("view");
  }
};

Everything read_clean(std::string_view text) {
  Diagnostics found;
  auto value = read_text<Everything>(text, found);
  CHECK_MESSAGE(found.empty(), text << ": " << places(found));
  return value;
}

}  // namespace

TEST_CASE("reading: an empty object leaves every default as it is") { CHECK(read_clean("{}") == Everything{}); }

TEST_CASE("reading: every kind of member takes its value") {
  const auto value = read_clean(R"({"flag": false, "whole": -12, "heat_c": 35.5, "text": "新", "colour": "red", "maybe_w": 2,
    "shares": [0, 1], "discs": [{}, {"radius_m": 2}], "shape": {"type": "square", "side_m": 3}, "inner": {"spots": 8},
    "view": {"z": [1, {"a": null}]}})");
  CHECK_FALSE(value.flag);
  CHECK(value.whole == -12);
  CHECK(value.heat_c == 35.5);
  CHECK(value.text == "新");
  CHECK(value.colour == Colour::red);
  CHECK(value.maybe_w == 2.0);
  CHECK(value.shares == std::vector<double>{0, 1});
  CHECK(value.discs == std::vector<Disc>{Disc{}, Disc{2, 3}});
  CHECK(value.shape == std::variant<Disc, Square>(Square{3}));
  CHECK(value.inner == Disc{1.25, 8});  // what the parent had for the disc stays
  CHECK(value.view.text == R"({"z":[1,{"a":null}]})");
}

TEST_CASE("reading: null leaves an optional value absent, and is a wrong type elsewhere") {
  CHECK_FALSE(read_clean(R"({"maybe_w": null})").maybe_w.has_value());
  CHECK(problem_of<Everything>(R"({"heat_c": null})").value == "null");
}

TEST_CASE("reading: an object of the kind that stands by default keeps what is not said, another kind starts afresh") {
  CHECK(read_clean(R"({"shape": {"type": "disc", "radius_m": 2}})").shape == std::variant<Disc, Square>(Disc{2, 9}));
  CHECK(read_clean(R"({"shape": {"type": "square", "side_m": 4}})").shape == std::variant<Disc, Square>(Square{4}));
}

TEST_CASE("reading: whole numbers may be written with a point or an exponent") {
  CHECK(read_clean(R"({"whole": 4.0})").whole == 4);
  CHECK(read_clean(R"({"whole": 1e3})").whole == 1000);
  CHECK(read_clean(R"({"whole": 9223372036854775807})").whole == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("reading: an unknown key names the nearest known one") {
  const Problem near = problem_of<Everything>(R"({"heat": 1})");
  CHECK(near.code == "E-IN-003");
  CHECK(near.where == "/heat");
  CHECK(near.value == "heat");
  CHECK(near.limit == "heat_c");
  CHECK(advice(near, Language::en) == "Did you mean \"heat_c\"?");
  const Problem far = problem_of<Everything>(R"({"a/b": 1})");
  CHECK(far.where == "/a~1b");
  CHECK(advice(far, Language::en).empty());
  CHECK(problem_of<Everything>(R"({"type": "disc"})").code == "E-IN-003");  // only objects of several kinds have a "type"
  CHECK(problem_of<Everything>(R"({"inner": {"type": "disc"}})").where == "/inner/type");
}

TEST_CASE("reading: a wrong type says what was found and what is expected, in both languages") {
  const Problem problem = problem_of<Everything>(R"({"heat_c": "abc"})");
  CHECK(problem.code == "E-IN-004");
  CHECK(sentence(problem, Language::en) == "Wrong type: text \"abc\" where a number in degC is expected.");
  CHECK(sentence(problem, Language::zh) == "类型错误：得到文本 \"abc\"，应为以 degC 为单位的数值。");
  const std::pair<const char*, const char*> others[] = {{R"({"flag": 1})", "true or false"},
                                                        {R"({"whole": 2.5})", "a whole number"},
                                                        {R"({"whole": "2"})", "a whole number"},
                                                        {R"({"text": 5})", "text"},
                                                        {R"({"colour": 0})", "one of the texts red, green"},
                                                        {R"({"maybe_w": true})", "a number in W"},
                                                        {R"({"shares": 0.5})", "a list"},
                                                        {R"({"discs": {}})", "a list"},
                                                        {R"({"shape": "disc"})", "an object"},
                                                        {R"({"shape": {"type": 1}})", "text"},
                                                        {R"({"inner": []})", "an object"},
                                                        {R"({"whole": 1e300})", "a whole number"},
                                                        {R"([])", "an object"}};
  for (const auto& [text, expected] : others) {
    const Problem other = problem_of<Everything>(text);
    CHECK(other.code == "E-IN-004");
    CHECK(other.limit == expected);
  }
}

TEST_CASE("reading: a long value is cut in the problem, never inside a character") {
  std::string text = "{\"heat_c\": \"";
  for (int i = 0; i < 1000; ++i) text += "中";
  const Problem problem = problem_of<Everything>(text + "\"}");
  CHECK(problem.value.size() < 80);
  CHECK(problem.value.ends_with("中..."));
}

TEST_CASE("reading: a value outside its range is refused with value, limit and unit") {
  const Problem hot = problem_of<Everything>(R"({"heat_c": 95.5})");
  CHECK(hot.code == "E-IN-005");
  CHECK(hot.value == "95.5 degC");
  CHECK(hot.limit == "[-40, 95] degC");
  CHECK(problem_of<Everything>(R"({"maybe_w": 0})").limit == "> 0 W");
  const Problem share = problem_of<Everything>(R"({"shares": [0.5, 1.5]})");  // the range of a list is that of its items
  CHECK(share.where == "/shares/1");
  CHECK(share.limit == "[0, 1]");
  CHECK(read_clean(R"({"heat_c": 95})").heat_c == 95);  // the limits themselves are inside
  CHECK(read_clean(R"({"heat_c": -40})").heat_c == -40);
}

TEST_CASE("reading: a whole number too large for its member is refused, not wrapped") {
  CHECK(problem_of<Everything>(R"({"inner": {"spots": 2147483648}})").limit == "[-2147483648, 2147483647]");
  CHECK(problem_of<Everything>(R"({"whole": 9223372036854775808})").limit == "[-9223372036854775808, 9223372036854775807]");
  CHECK(problem_of<Everything>(R"({"whole": 18446744073709551615})").code == "E-IN-005");
}

TEST_CASE("reading: a wrong choice and a wrong kind list what there is and offer the nearest") {
  const Problem colour = problem_of<Everything>(R"({"colour": "grean"})");
  CHECK(colour.code == "E-IN-006");
  CHECK(colour.limit == "red, green");
  CHECK(advice(colour, Language::en) == "Did you mean \"green\"?");
  const Problem kind = problem_of<Everything>(R"({"shape": {"type": "squares", "side_m": 1}})");
  CHECK(kind.where == "/shape/type");
  CHECK(kind.limit == "disc, square");
  CHECK(advice(kind, Language::zh) == "是否应为“square”？");
}

TEST_CASE("reading: missing keys are named, and the kinds where the kind is missing") {
  const Problem side = problem_of<Everything>(R"({"shape": {"type": "square"}})");
  CHECK(side.code == "E-IN-007");
  CHECK(side.where == "/shape");
  CHECK(side.value == "side_m");
  CHECK(advice(side, Language::en).empty());
  const Problem kind = problem_of<Everything>(R"({"shape": {"radius_m": 1}})");
  CHECK(kind.value == "type");
  CHECK(advice(kind, Language::en) == "It is one of: disc, square.");
}

TEST_CASE("reading: all problems come at once, in the order of the description, with the place in front") {
  Diagnostics found;
  Everything value;
  read_object(document_of(R"({"zzz": 1, "inner": {"radius_m": 9}, "discs": [{}, {"spots": "x", "radius_m": 0}], "flag": 0})"),
              type_of<Everything>(), &value, "sheet.json#", found);
  CHECK(places(found) ==
        "E-IN-004 sheet.json#/flag; E-IN-005 sheet.json#/discs/1/radius_m; E-IN-004 sheet.json#/discs/1/spots; "
        "E-IN-005 sheet.json#/inner/radius_m; E-IN-003 sheet.json#/zzz");
}

TEST_CASE("reading: the pointers that the user gave are recorded, lists of scalars as one") {
  GivenPointers given;
  Diagnostics found;
  read_text<Everything>(R"({"flag": true, "shares": [1, 1], "discs": [{"spots": 1}, {}], "maybe_w": null,
    "shape": {"type": "disc", "spots": 2}, "view": {"a": 1}, "heat_c": 500})",
                        found, &given);
  CHECK(given == GivenPointers{"/flag", "/shares", "/discs/0/spots", "/shape/type", "/shape/spots"});
}

TEST_CASE("reading: ten thousand rack groups are read one by one") {
  nlohmann::json rows = nlohmann::json::array();
  for (int i = 0; i < 10000; ++i) rows.push_back({{"id", "g" + std::to_string(i)}, {"rack_type", "r"}, {"count", 1 + i % 10000}});
  const nlohmann::json hall = {{"id", "h"}, {"rows", nlohmann::json::array({{{"id", "r"}, {"racks", rows}}})}};
  Diagnostics found;
  const auto read = read_text<Hall>(hall.dump(), found);
  CHECK(found.empty());
  REQUIRE(read.rows.size() == 1);
  REQUIRE(read.rows[0].racks.size() == 10000);
  CHECK(read.rows[0].racks[9999].id == "g9999");
  CHECK(read.rows[0].racks[9999].count == 10000);
}
