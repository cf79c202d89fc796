// Damaged scenarios: whatever a file holds, `check` ends with 0 or 2. The same few hundred damages every time.
#include <doctest/doctest.h>

#include <cstdint>

#include "tests/support/desk.h"
#include "tests/support/rounds.h"

using namespace icctwin::test;

namespace {

/// splitmix64 (Steele, Lea, Flood, OOPSLA 2014): the same numbers with every library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return static_cast<std::size_t>((z ^ (z >> 31)) % limit);
  }

 private:
  std::uint64_t state_;
};

const json odd_values = {nullptr,
                         -1,
                         0,
                         1,
                         1e308,
                         -1e308,
                         1e-308,
                         4294967296,
                         1e19,
                         2.5,
                         "",
                         std::string(5000, 'x'),
                         "\xF0\x9F\x98\x80",
                         "/etc",
                         "../..",
                         json::array(),
                         json::object(),
                         {json::array()},
                         true,
                         "2025-13-45T00:00:00",
                         {{"type", "x"}},
                         {{"type", nullptr}},
                         "12 kW",
                         1000000};

/// Pointers of everything below the root.
std::vector<json::json_pointer> places(const json& document) {
  std::vector<json::json_pointer> all;
  const json flat = document.flatten();
  for (const auto& [pointer, value] : flat.items())
    for (json::json_pointer at(pointer); !at.empty(); at = at.parent_pointer()) all.push_back(at);
  return all;
}

void damage_value(json& document, Dice& dice) {
  const auto all = places(document);
  const auto& at = all[dice.below(all.size())];
  json& owner = document[at.parent_pointer()];
  const std::size_t kind = dice.below(10);
  if (kind < 7)
    document[at] = odd_values[dice.below(odd_values.size())];
  else if (kind < 9 && owner.is_object())
    owner.erase(at.back());
  else if (owner.is_object())
    owner[at.back() + "x"] = owner[at.back()];
  else
    owner.push_back(json(owner.front()));
}

void damage_bytes(std::string& text, Dice& dice) {
  static constexpr std::string_view pieces = "{}[]\",:0123456789.eE-\\\0\xFF";
  const std::size_t at = dice.below(text.size() + 1);
  switch (dice.below(4)) {
    case 0:
      text.insert(at, 1, pieces[dice.below(pieces.size())]);
      break;
    case 1:
      text.erase(at, dice.below(30));
      break;
    case 2:
      if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
      break;
    default:
      if (dice.below(5) == 0) text.resize(at);
      break;
  }
}

void check_damaged(const char* relative, bool bytes, int count) {
  const Desk desk;
  const json whole = shipped(relative);
  for (int seed = 0; seed < rounds(count); ++seed) {
    Dice dice(static_cast<std::uint64_t>(seed));
    std::string text;
    if (bytes) {
      text = whole.dump(1);
      for (std::size_t i = 1 + dice.below(8); i > 0; --i) damage_bytes(text, dice);
    } else {
      json document = whole;
      for (std::size_t i = 1 + dice.below(3); i > 0 && document.is_object() && !document.empty(); --i) damage_value(document, dice);
      text = document.dump(1);
    }
    write_file(desk / "damaged.json", text);
    Words words = {"check", desk.file("damaged.json")};
    if (seed % 4 != 0) words.push_back("--quick");  // the files themselves are whole and take most of the time
    const auto ended = icctwin_program(words);
    INFO(std::string(relative), " seed ", seed, ": ", ended.code, "\n", ended.err);
    CHECK((ended.code == 0 || ended.code == 2));
    if (ended.code == 2) CHECK(contains(ended.err, "error E-"));
  }
}

}  // namespace

TEST_CASE("mutations: odd values in one_rack never crash the check") { check_damaged("scenarios/start/one_rack.json", false, 150); }
TEST_CASE("mutations: odd values in frontier_day never crash the check") { check_damaged("scenarios/cases/frontier_day.json", false, 100); }
TEST_CASE("mutations: odd values in philly_week_shanghai never crash the check") {
  check_damaged("scenarios/cases/philly_week_shanghai.json", false, 100);
}
TEST_CASE("mutations: damaged bytes never crash the check") { check_damaged("scenarios/start/one_rack.json", true, 150); }

TEST_CASE("mutations: nesting without end, numbers without end and bytes that are no text never crash the check") {
  const Desk desk;
  const std::string texts[] = {std::string(100000, '['), std::string(100000, '{'), "{\"id\": " + std::string(100000, '9') + "}",
                               std::string(1000, '\0'),  "\xEF\xBB\xBF",           "{\"id\": \"\xC3\x28\"}",
                               "{\"\\ud800\": 1}"};
  for (const auto& text : texts) {
    write_file(desk / "odd.json", text);
    const auto checked = desk.check_file(desk.file("odd.json"));
    CHECK(checked.code == 2);
    CHECK(checked.errors() >= 1);
  }
}
