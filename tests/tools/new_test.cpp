// `icctwin new`: one file that passes the check and runs.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

Ended make(Words words) {
  words.insert(words.begin(), {ICCTWIN_PROGRAM, "new"});
  return run_command(words);
}

const Words hour = {"--set", "/simulation/duration_s=3600"};

}  // namespace

TEST_CASE("icctwin new makes a scenario of each template that passes the check with its files and runs") {
  const Desk desk;
  const auto list = make({"--list"});
  REQUIRE(list.code == 0);
  for (const char* name : {"inference_air_100", "domestic_air_100", "training_liquid_2000", "training_rack_2000", "training_immersion_2000",
                           "domestic_liquid_2000", "domestic_liquid_16384", "training_liquid_16384"}) {
    CHECK(contains(list.out, name));
    const std::string file = desk.file(std::string(name) + ".json");
    const auto made = make({"--template", name, "--out", file});
    CAPTURE(name);
    CAPTURE(made.err);
    REQUIRE(made.code == 0);
    CHECK(contains(made.out, "estimates, not simulated"));
    const Checked checked = desk.check_file(file);
    CHECK(checked.code == 0);
    CHECK(checked.errors() == 0);
    CHECK(desk.run(file, name, hour).code == 0);
  }
}

TEST_CASE("icctwin new: power, cooling, network and workload of its options run") {
  const Desk desk;
  const std::string file = desk.file("center.json");
  for (const Words& options :
       {Words{"--power", "2N", "--supply", "dc_800v", "--cooling", "immersion", "--rejection", "dry", "--mix", "inference"},
        Words{"--power", "N", "--supply", "none", "--cooling", "air", "--tiers", "3", "--oversubscription", "2", "--mix", "mixed"},
        Words{"--supply", "hvdc", "--cooling", "rear_door", "--battery-kwh", "500", "--pv-kw", "300", "--generators", "--no-rails"},
        Words{"--cooling", "cold_plate", "--liquid-share", "0.9", "--redundant-cdus", "2", "--mix", "trace", "--site", "singapore"}}) {
    Words words = {"--accelerators", "96", "--round", "nodes", "--out", file};
    words.insert(words.end(), options.begin(), options.end());
    const auto made = make(words);
    CAPTURE(made.err);
    REQUIRE(made.code == 0);
    CHECK(contains(made.out, "3 racks x 32 = 96"));
    CHECK(desk.check_file(file).errors() == 0);
    CHECK(desk.run(file, "run" + std::to_string(words.size()) + options[1] + options[3], hour).code == 0);
  }
}

TEST_CASE("icctwin new tells what it does not know, with the nearest name, and writes nothing") {
  const Desk desk;
  const std::string file = desk.file("center.json");
  const auto site = make({"--site", "shanghay", "--out", file});
  CHECK(site.code == 2);
  CHECK(contains(site.err, "shanghai"));
  const auto rack = make({"--rack", "gb200_nvl7", "--out", file});
  CHECK(rack.code == 2);
  CHECK(contains(rack.err, "gb200_nvl72"));
  CHECK(make({"--template", "training"}).code == 2);
  CHECK(make({"--template", "training", "--out", file}).code == 2);
  CHECK_FALSE(std::filesystem::exists(file));
}
