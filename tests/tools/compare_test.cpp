// Runs side by side.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

void run_rack(const Desk& desk, const std::string& name, const Words& sets = {}) {
  Words words = {"--quiet", "--no-report"};
  for (const auto& one : sets) words.insert(words.end(), {"--set", one});
  REQUIRE(desk.run(source("scenarios/start/one_rack.json").string(), name, words).code == 0);
}

Ended compare(const Desk& desk, const Words& names, const Words& more = {}) {
  Words words = {"compare"};
  for (const auto& name : names) words.push_back(desk.file(name));
  words.insert(words.end(), more.begin(), more.end());
  return icctwin_program(words);
}

}  // namespace

TEST_CASE("compare: the inputs that differ come first, then each indicator with its difference from the first run") {
  const Desk desk;
  run_rack(desk, "warm");
  run_rack(desk, "hot", {"/cooling/cdu/supply_c=42"});
  const Ended ended = compare(desk, {"warm", "hot"}, {"--format", "json"});
  REQUIRE(ended.code == 0);
  const json found = parse_json(ended.out);
  CHECK(found["runs"] == json{"warm", "hot"});
  REQUIRE(found["inputs"].size() == 1);
  CHECK(found["inputs"][0]["pointer"] == "/cooling/cdu/supply_c");
  CHECK(found["inputs"][0]["values"][1] == "42");
  const json& pue = found["kpis"]["pue"];
  CHECK(pue["values"][0].get<double>() == kpi(desk / "warm", "pue"));
  CHECK(pue["values"][1].get<double>() == kpi(desk / "hot", "pue"));
  CHECK(pue["difference"][0].get<double>() == kpi(desk / "hot", "pue") - kpi(desk / "warm", "pue"));
  CHECK(pue["relative"][0].get<double>() == doctest::Approx(kpi(desk / "hot", "pue") / kpi(desk / "warm", "pue") - 1));
  CHECK_FALSE(found["kpis"].contains("accelerators"));
  CHECK(ended.err.empty());
  // The other way round, every difference has the other sign.
  const json back = parse_json(compare(desk, {"hot", "warm"}, {"--format", "json"}).out);
  for (const auto& item : found["kpis"].items()) {
    INFO(item.key());
    const json& there = back["kpis"][item.key()]["difference"][0];
    if (!there.is_null()) CHECK(there.get<double>() == -item.value()["difference"][0].get<double>());
  }
}

TEST_CASE("compare: a run against itself differs in nothing, and --all still lists it") {
  const Desk desk;
  run_rack(desk, "a");
  const json found = parse_json(compare(desk, {"a", "a"}, {"--format", "json"}).out);
  CHECK(found["inputs"].empty());
  CHECK(found["kpis"].empty());
  CHECK(found["runs"][0] != "a");  // one name for two runs would not tell them apart: the paths are given
  const json all = parse_json(compare(desk, {"a", "a"}, {"--format", "json", "--all"}).out);
  CHECK(all["kpis"]["pue"]["difference"][0] == 0.0);
}

TEST_CASE("compare: runs that do not compare are told") {
  const Desk desk;
  run_rack(desk, "long");
  run_rack(desk, "short", {"/simulation/duration_s=3600", "/simulation/start=2025-02-01T00:00:00+08:00"});
  json manifest = read_json(desk / "short/manifest.json");
  manifest["status"] = "cancelled";
  manifest["version"] = "0.0.9";
  manifest["counts"]["accelerators"] = 7;
  manifest["files"][0]["sha256"] = "0";
  write_file(desk / "short/manifest.json", manifest.dump());
  const Ended ended = compare(desk, {"long", "short"});
  CHECK(ended.code == 0);
  for (const char* code : {"W-CMP-001", "W-CMP-002", "W-CMP-003", "W-CMP-004", "W-CMP-005", "W-CMP-006"}) {
    INFO(code);
    CHECK(contains(ended.err, code));
  }
}

TEST_CASE("compare: the table as CSV has one line for each difference, with every digit") {
  const Desk desk;
  run_rack(desk, "a");
  run_rack(desk, "b", {"/cooling/cdu/supply_c=42"});
  const Ended ended = compare(desk, {"a", "b"}, {"--format", "csv"});
  CHECK(ended.out.starts_with("kind,id,unit,a,b,b - a\n"));
  CHECK(contains(ended.out, "input,/cooling/cdu/supply_c,"));
  const auto at = ended.out.find("indicator,pue,");
  REQUIRE(at != ended.out.npos);
  const std::string line = ended.out.substr(at, ended.out.find('\n', at) - at);
  const auto comma = line.rfind(',');
  CHECK(std::stod(line.substr(comma + 1)) == kpi(desk / "b", "pue") - kpi(desk / "a", "pue"));
}

TEST_CASE("compare: as a document it tells inputs, indicators with words and a year's savings, in both languages") {
  const Desk desk;
  run_rack(desk, "a");
  run_rack(desk, "b", {"/power/ups/loss_no_load_ratio=0.05"});
  for (const char* language : {"en", "zh"}) {
    const std::string file = desk.file(std::string("c-") + language + ".html");
    const Ended ended = compare(desk, {"a", "b"}, {"--format", "html", "--out", file, "--lang", language});
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(ended.out == file + "\n");
    const std::string page = slurp(file);
    const bool zh = std::string(language) == "zh";
    for (const char* part : {"/power/ups/loss_no_load_ratio", zh ? "输入差异" : "Inputs that differ", zh ? "变差" : "worse",
                             zh ? "年节约量" : "Savings of a year"}) {
      INFO(part);
      CHECK(contains(page, part));
    }
    CHECK_FALSE(contains(page, "<script"));
  }
  CHECK(compare(desk, {"a", "b"}, {"--format", "xlsx", "--out", desk.file("c.xlsx")}).code == 0);
  CHECK(slurp(desk / "c.xlsx").starts_with("PK"));
  CHECK(compare(desk, {"a", "b"}, {"--format", "xlsx", "--out", desk.file("none/c.xlsx")}).code == 3);
}

TEST_CASE("compare: a folder that is no run is named, and one run is not enough") {
  const Desk desk;
  run_rack(desk, "a");
  const Ended ended = compare(desk, {"a", "none"});
  CHECK(ended.code == 2);
  CHECK(contains(ended.err, "none"));
  CHECK(compare(desk, {"a"}).code == 2);
}
