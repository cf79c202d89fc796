// report, validate and import on what they can and cannot use.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace fs = std::filesystem;

TEST_CASE("report: a folder that is no run, no folder and a damaged run are told") {
  const Desk desk;
  fs::create_directory(desk / "empty");
  for (const char* folder : {"empty", "nowhere"}) {
    const auto ended = icctwin_program({"report", desk.file(folder)});
    CHECK(ended.code == 2);
    CHECK(contains(ended.err, "E-RES-001"));
  }
  CHECK(fs::is_empty(desk / "empty"));
  write_file(desk / "empty/manifest.json", "{\"format\": ");
  const auto damaged = icctwin_program({"report", desk.file("empty")});
  CHECK(damaged.code == 2);
  CHECK(contains(damaged.err, "E-RES-002"));
}

TEST_CASE("report: it is written where asked, and a place that takes no file ends with 3") {
  const Desk desk;
  REQUIRE(desk.run(desk.put(one_rack()), "run", {"--quiet", "--no-report"}).code == 0);
  CHECK(icctwin_program({"report", desk.file("run"), "--out", desk.file("mine.html")}).code == 0);
  CHECK(contains(slurp(desk / "mine.html"), "</html>"));
  const auto ended = icctwin_program({"report", desk.file("run"), "--out", desk.file("nowhere/mine.html")});
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-RUN-003"));
}

TEST_CASE("validate: a missing, an empty and a broken folder end with 2") {
  const Desk desk;
  const auto missing = icctwin_program({"validate", "thermal", desk.file("nowhere")});
  CHECK(missing.code == 2);
  CHECK(contains(missing.err, "E-VAL-001"));

  fs::create_directory(desk / "cases");
  const auto empty = icctwin_program({"validate", "thermal", desk.file("cases")});
  CHECK(empty.code == 2);
  CHECK(contains(empty.err, "E-VAL-002"));

  write_file(desk / "cases/pump.csv", "case,flow\n1,2,3\n");
  write_file(desk / "cases/pump.params.json", "{");
  const auto broken = icctwin_program({"validate", "thermal", desk.file("cases"), "--format", "json"});
  CHECK(broken.code == 2);
  CHECK(contains(broken.err, "E-VAL-006"));
  CHECK(parse_json(broken.out)["sets"].size() == 1);
}

TEST_CASE("validate: a case outside its tolerance ends with 1") {
  const Desk desk;
  fs::create_directory(desk / "cases");
  // Psychrometric wet bulb of saturated air is the dry bulb: 20 degC, not 25.
  write_file(desk / "cases/wet.params.json", R"({"model": "wet_bulb", "parameters": {}})");
  write_file(desk / "cases/wet.csv", "case,T_drybulb_C,rh_frac,p_Pa,T_wetbulb_C,tol_abs_K\nsaturated,20,1,101325,25,0.1\n");
  const auto ended = icctwin_program({"validate", "thermal", desk.file("cases")});
  INFO(ended.out, ended.err);
  CHECK(ended.code == 1);
}

TEST_CASE("import: our own table read again gives the same summary and the same bytes") {
  const Desk desk;
  const auto lines_without_file = [](const std::string& text) {
    std::string kept;
    std::size_t at = 0;
    for (std::size_t end; (end = text.find('\n', at)) != text.npos; at = end + 1) {
      const std::string line = text.substr(at, end - at);
      if (line.starts_with("  ") && !contains(line, "out of order")) kept += line + "\n";  // the table is written in order
    }
    return kept;
  };
  const std::pair<const char*, const char*> sources[] = {{"philly", "philly_week_2017-10-23.csv.gz"},
                                                         {"openb_pods", "openb_pods_week_17.csv.gz"},
                                                         {"acme_kalos", "acme_kalos.csv"},
                                                         {"swf", "evalys_easy.swf.gz"}};
  for (const auto& published : sources) {
    const std::string format = published.first, name = published.second;
    INFO(name);
    const std::string first = desk.file(format + "1.csv"), second = desk.file(format + "2.csv");
    const auto there = icctwin_program({"import", format, source("scenarios/traces").string() + "/" + name, "--out", first, "--quiet"});
    CHECK(there.code == 0);
    const auto again = icctwin_program({"import", "icctwin", first, "--out", second, "--quiet"});
    CHECK(again.code == 0);
    CHECK(slurp(first) == slurp(second));
    if (format == "philly") CHECK(lines_without_file(again.out) == lines_without_file(there.out));
  }
}

TEST_CASE("import: a missing file ends with 2, a place that takes no file with 3") {
  const Desk desk;
  CHECK(icctwin_program({"import", "philly", desk.file("nowhere.csv")}).code == 2);
  write_file(desk / "empty.csv", "");
  CHECK(icctwin_program({"import", "icctwin", desk.file("empty.csv")}).code == 2);
  const auto ended = icctwin_program(
      {"import", "acme_kalos", source("scenarios/traces/acme_kalos.csv").string(), "--out", desk.file("nowhere/x.csv"), "--quiet"});
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-RUN-003"));
}
