#include "models/base/diagnostics.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "models/base/problems/problem_table.h"

using namespace icctwin;

namespace {

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = 0; (open = text.find('{', open)) != text.npos; ++open)
    names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  return names;
}

// {kind_zh} in Chinese stands for {kind} in English.
std::set<std::string> without_language(const std::set<std::string>& names) {
  std::set<std::string> out;
  for (const auto& name : names) out.insert(name.ends_with("_zh") ? name.substr(0, name.size() - 3) : name);
  return out;
}

}  // namespace

TEST_CASE("problem: value, limit, place and details fill the sentence in both languages") {
  Diagnostics found;
  found.add("E-IN-005", "/site/latitude_deg", "95 deg", "[-90, 90] deg");
  found.add("E-IN-008", "/a", "h10", "h100", {{"kind", "accelerator"}, {"kind_zh", "加速卡"}});
  CHECK(sentence(found.problems()[0], Language::en) == "95 deg is outside the allowed range [-90, 90] deg.");
  CHECK(sentence(found.problems()[1], Language::en) == "Unknown accelerator \"h10\".");
  CHECK(sentence(found.problems()[1], Language::zh) == "未知的加速卡“h10”。");
  CHECK(advice(found.problems()[1], Language::en) == "The nearest known name is \"h100\".");
}

TEST_CASE("problem: advice that needs a limit is silent without one") {
  Diagnostics found;
  found.add("E-IN-003", "/x", "x");
  CHECK(advice(found.problems()[0], Language::en).empty());
  CHECK(advice(found.problems()[0], Language::zh).empty());
}

TEST_CASE("problem: a value with braces is shown as it is") {
  Diagnostics found;
  found.add("E-IN-003", "/x", "{limit}", "y");
  CHECK(sentence(found.problems()[0], Language::en) == "Unknown key \"{limit}\".");
}

TEST_CASE("diagnostics: the severity comes from the table, and only errors count as errors") {
  Diagnostics found;
  CHECK(found.empty());
  found.add("W-IN-001", "/a", "1 W", "0 W");
  CHECK(found.problems()[0].severity == Severity::warning);
  CHECK_FALSE(found.has_errors());
  found.add("E-IN-007", "/a", "id");
  CHECK(found.has_errors());
  CHECK(found.count(Severity::error) == 1);
  CHECK(found.count(Severity::warning) == 1);
  CHECK(found.count(Severity::hint) == 0);
}

TEST_CASE("diagnostics: appending keeps the order") {
  Diagnostics first, second;
  first.add("E-IN-007", "/1", "a");
  second.add("E-IN-007", "/2", "b");
  second.add("E-IN-007", "/3", "c");
  first.append(second);
  REQUIRE(first.problems().size() == 3);
  CHECK(first.problems()[2].where == "/3");
  CHECK(first.problems()[1] == second.problems()[0]);
}

TEST_CASE("problem table: codes are unique and their letter is their severity") {
  std::set<std::string_view> codes;
  for (const ProblemText& text : all_problem_texts()) {
    INFO(text.code);
    CHECK(codes.insert(text.code).second);
    const char letter = text.severity == Severity::error ? 'E' : text.severity == Severity::warning ? 'W' : 'H';
    CHECK(text.code.front() == letter);
    CHECK(find_problem_text(text.code) == &text);
  }
  CHECK(codes.size() > 20);
  CHECK(find_problem_text("E-XX-999") == nullptr);
}

TEST_CASE("problem table: both languages say the same things") {
  for (const ProblemText& text : all_problem_texts()) {
    INFO(text.code);
    CHECK_FALSE(text.en.empty());
    CHECK_FALSE(text.zh.empty());
    CHECK(text.advice_en.empty() == text.advice_zh.empty());
    CHECK(without_language(placeholders(text.en)) == without_language(placeholders(text.zh)));
    CHECK(without_language(placeholders(text.advice_en)) == without_language(placeholders(text.advice_zh)));
  }
}
