// Where results may go: an empty place, or with --force a folder that holds a run and nothing else.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace fs = std::filesystem;

TEST_CASE("run: a folder with a run is refused, and replaced only with --force") {
  const Desk desk;
  const std::string scenario = desk.put(one_rack());
  REQUIRE(desk.run(scenario, "run", {"--quiet"}).code == 0);
  const std::string before = slurp(desk / "run/kpi.json");
  const auto refused = desk.run(scenario, "run", {"--set", "/simulation/duration_s=7200"});
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "E-RUN-001"));
  CHECK(contains(refused.err, "--force"));
  CHECK(slurp(desk / "run/kpi.json") == before);
  CHECK(desk.run(scenario, "run", {"--force", "--no-report", "--set", "/simulation/duration_s=7200"}).code == 0);
  CHECK(kpi(desk / "run", "simulated_h") == 2);
  CHECK_FALSE(fs::exists(desk / "run/report-en.html"));  // of the run before
}

TEST_CASE("run: --force never touches a folder with other files, also where a run stands between them") {
  const Desk desk;
  const std::string scenario = desk.put(one_rack());
  fs::create_directory(desk / "letters");
  write_file(desk / "letters/letter.txt", "precious");
  REQUIRE(desk.run(scenario, "run", {"--quiet"}).code == 0);
  write_file(desk / "run/notes.txt", "precious");
  const std::string manifest = slurp(desk / "run/manifest.json");
  for (const char* folder : {"letters", "run", "letters/letter.txt"}) {
    const auto ended = desk.run(scenario, folder, {"--force"});
    CHECK(ended.code == 2);
    CHECK(contains(ended.err, "E-RUN-002"));
  }
  CHECK(slurp(desk / "letters/letter.txt") == "precious");
  CHECK(slurp(desk / "run/notes.txt") == "precious");
  CHECK(slurp(desk / "run/manifest.json") == manifest);
}

TEST_CASE("run: an empty folder is used and missing folders on the way are made") {
  const Desk desk;
  const std::string scenario = desk.put(one_rack());
  fs::create_directory(desk / "empty");
  CHECK(desk.run(scenario, "empty", {"--quiet", "--no-report"}).code == 0);
  CHECK(desk.run(scenario, "a/b/c", {"--quiet", "--no-report"}).code == 0);
  CHECK(desk.status("a/b/c") == "ok");
}

TEST_CASE("run: a place that takes no folder ends with 3 and the reason") {
  const Desk desk;
  const std::string scenario = desk.put(one_rack());
  write_file(desk / "file", "precious");
  const auto inside_file = desk.run(scenario, "file/run");
  CHECK(inside_file.code == 3);
  CHECK(contains(inside_file.err, "E-RUN-003"));
  CHECK(slurp(desk / "file") == "precious");
  const auto in_proc = icctwin_program({"run", scenario, "--out", "/proc/icctwin-run"});
  CHECK(in_proc.code == 3);
  CHECK(contains(in_proc.err, "E-RUN-003"));
}

TEST_CASE("run: a disk that takes no more ends with 3 and leaves no file that looks whole") {
  const Desk desk;
  const std::string scenario = desk.put(one_rack());
  // A limit on the size of files stands for the full disk. Blocks of 512 bytes: 4 kB fail in the manifest (42 kB), 48 kB in the series.
  for (const char* blocks : {"8", "96", "190"}) {
    const std::string out = std::string("run") + blocks;
    const auto ended = shell("ulimit -f $1; exec \"$0\" run \"$2\" --out \"$3\"", {blocks, scenario, desk.file(out)});
    INFO(std::string(blocks), ": ", ended.err);
    CHECK(ended.code == 3);
    CHECK(contains(ended.err, "E-RUN-003"));
    for (const char* name : {"manifest.json", "kpi.json", "problems.json"})
      if (fs::exists(desk / out / name)) CHECK_NOTHROW(read_json(desk / out / name));
    if (fs::exists(desk / out / "manifest.json")) {
      CHECK(desk.status(out) != "ok");
      CHECK(icctwin_program({"report", desk.file(out)}).code == 0);
    } else {
      CHECK(icctwin_program({"report", desk.file(out)}).code == 2);
    }
  }
}

TEST_CASE("output that cannot be written is a failure, not silence") {
  for (const char* words : {"schema", "catalog", "describe --reference", "check \"$1\""}) {
    const auto ended = shell(std::string("exec \"$0\" ") + words + " >/dev/full", {source("scenarios/start/one_rack.json").string()});
    INFO(std::string(words));
    CHECK(ended.code == 3);
    CHECK(contains(ended.err, "icctwin:"));
  }
}
