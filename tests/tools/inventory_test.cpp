// `icctwin export` and `icctwin import` of inventories.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

Ended program(Words words) {
  words.insert(words.begin(), ICCTWIN_PROGRAM);
  return run_command(words);
}

}  // namespace

TEST_CASE("icctwin export and import: racks and whole inventories go out and come back; the result passes the check") {
  const Desk desk;
  const std::string scenario = desk.put(shipped("scenarios/cases/center_2000.json"));
  for (const char* format : {"racks", "inventory"}) {
    const std::string file = desk.file(format), out = desk.file(std::string(format) + ".json"),
                      again = desk.file(std::string(format) + "2");
    REQUIRE(program({"export", scenario, "--format", format, "--out", file}).code == 0);
    const auto ended = program({"import", format, file, "--into", scenario, "--out", out});
    CAPTURE(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(contains(ended.out, "63 read, 0 rejected"));
    CHECK(desk.check_file(out).errors() == 0);
  }
  CHECK(contains(program({"export", scenario}).out, "hall-1,Hall 1,"));
}

TEST_CASE("icctwin import tells rejected rows, writes them, and takes a profile and a default type") {
  const Desk desk;
  write_file(desk / "racks.csv", "hall,row,rack,rack_type\nA,1,a,cpu_rack\nA,1,b,cpu_rak\nA,1,c,\n");
  const auto ended = program(
      {"import", "racks", desk.file("racks.csv"), "--rejected", desk.file("rejected.csv"), "--save-profile", desk.file("profile.json")});
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "1 read, 2 rejected; racks: 1"));
  CHECK(contains(ended.err, "cpu_rack"));  // the nearest name
  CHECK(contains(slurp(desk.file("rejected.csv")), "A,1,b,cpu_rak,"));
  CHECK(contains(program({"import", "racks", desk.file("racks.csv"), "--type", "cpu_rack"}).out, "2 read, 1 rejected"));
  CHECK(contains(program({"import", "racks", desk.file("racks.csv"), "--profile", desk.file("profile.json"), "--lang", "zh"}).out,
                 "读入 1 行，拒绝 2 行"));
  CHECK(program({"import", "netbox", desk.file("none.csv")}).code == 2);
  CHECK(program({"import", "redfish", desk.file("racks.csv")}).code == 2);
}
