// The lines of --progress jsonl, which other programs read.
#include <doctest/doctest.h>

#include <csignal>
#include <sstream>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

std::vector<json> lines(const std::string& text) {
  std::vector<json> all;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) all.push_back(parse_json(line));
  return all;
}

}  // namespace

TEST_CASE("progress: every line is JSON of a known kind, and the last one is the end") {
  const Desk desk;
  const auto ended = desk.run(desk.put(one_rack()), "run", {"--progress", "jsonl"});
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  const auto all = lines(ended.out);
  REQUIRE(all.size() > 10);
  double done = 0;
  bool final_pue = false, problem = false;
  for (const auto& line : all) {
    const std::string kind = line.at("t");
    if (kind == "progress") {
      for (const char* key : {"phase", "phase_zh", "sim_time"}) CHECK(line.at(key).is_string());
      for (const char* key : {"speed", "eta_s"}) CHECK(line.at(key).get<double>() >= 0);
      CHECK(line.at("done").get<double>() >= done);
      done = line["done"];
    } else if (kind == "kpi") {
      CHECK(line.at("id").is_string());
      CHECK((line.at("value").is_number() || line.at("value").is_null()));  // null: does not apply
      if (line.at("final").get<bool>() && line["id"] == "pue") {
        final_pue = true;
        CHECK(line["value"].get<double>() == kpi(desk / "run", "pue"));
      }
    } else if (kind == "problem") {
      problem = true;
      for (const char* key : {"severity", "code", "where", "value", "limit", "en", "zh"}) CHECK(line.at(key).is_string());
    } else {
      CHECK(kind == "end");
    }
  }
  CHECK(done == 1);
  CHECK(final_pue);
  CHECK(problem);
  CHECK(all.back() == json({{"t", "end"}, {"status", "ok"}, {"code", 0}}));
}

TEST_CASE("progress: a bad scenario gives its problems and the end as lines too") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["latitude_deg"] = 123;
  const auto ended = desk.run(desk.put(scenario), "run", {"--progress", "jsonl"});
  CHECK(ended.code == 2);
  const auto all = lines(ended.out);
  REQUIRE(all.size() >= 2);
  CHECK(all.front()["t"] == "problem");
  CHECK(all.front()["code"] == "E-IN-005");
  CHECK(all.back() == json({{"t", "end"}, {"status", "failed"}, {"code", 2}}));
}

TEST_CASE("progress: at most ten lines of progress a second") {
  const Desk desk;
  Words more = {"--progress", "jsonl", "--no-report"};
  more.insert(more.end(), year_of_seconds.begin(), year_of_seconds.end());
  Words words = {"run", desk.put(one_rack()), "--out", desk.file("run")};
  words.insert(words.end(), more.begin(), more.end());
  const auto ended = icctwin_program(words, SIGINT, 2000);
  CHECK(ended.code == 130);
  const auto all = lines(ended.out);
  CHECK(all.back() == json({{"t", "end"}, {"status", "cancelled"}, {"code", 130}}));
  CHECK(std::count_if(all.begin(), all.end(), [](const json& one) { return one["t"] == "progress"; }) <= 22);  // 2 s, and the first line
}
