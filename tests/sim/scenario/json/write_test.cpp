#include "sim/scenario/json/write.h"

#include <doctest/doctest.h>

#include "sim/scenario/json/words.h"
#include "sim/scenario/model/scenario.h"
#include "tests/sim/scenario/json/json_check.h"
#include "tests/sim/scenario/json/sample_scenario.h"

using namespace icctwin;
using namespace icctwin::test;

TEST_CASE("writing: default and disturbed scenarios come back as they were, from both styles") {
  for (std::size_t turn = 0; turn < 4; ++turn) {  // no object has more than four kinds
    CAPTURE(turn);
    const Scenario scenario = turn == 3 ? Scenario{} : disturbed_scenario(turn);
    for (const WriteStyle style : {WriteStyle::compact, WriteStyle::indented}) {
      const std::string text = write_json_of(scenario, style);
      Diagnostics found;
      const auto again = read_text<Scenario>(text, found);
      // Disturbed counts may leave their range; nothing else may be wrong. Required texts are all written.
      CHECK_MESSAGE(found.empty(), places(found));
      CHECK(again == scenario);
      CHECK(write_json_of(again, style) == text);
    }
  }
}

TEST_CASE("writing: keys stand in the order of the description, kinds first, absent members nowhere") {
  CduGroup cdu;
  cdu.units = 4;
  CHECK(write_json_of(cdu, WriteStyle::compact) ==
        R"({"id":"cdu","serves":[],"units":4,"redundant_units":0,"supply_c":35,"design_rise_k":10,"approach_k":4,"coolant":"pg25",)"
        R"("pump":{"type":"variable","pressure_pa":200000,"efficiency":0.65,"min_flow_ratio":0.4,"drive_loss_slope":0,)"
        R"("running_units":1,"standby_units":1},"flow_control":"heat","exchanger":{"type":"constant"},"thermal_time_s":60})");
}

TEST_CASE("writing: the indented style takes two blanks a level and keeps lists of scalars on a line") {
  HvdcBank bank;
  CHECK(write_json_of(bank, WriteStyle::indented) ==
        "{\n  \"rated_w\": 600000,\n  \"load_ratio\": [0.2, 0.5, 1],\n  \"efficiency\": [0.95, 0.965, 0.96],\n"
        "  \"mains_direct_ratio\": 0,\n  \"mains_direct_loss_ratio\": 0.01\n}\n");
  Fabric fabric;
  CHECK(write_json_of(fabric, WriteStyle::indented) == "{\n  \"link_classes\": [],\n  \"switches\": []\n}\n");
}

TEST_CASE("writing: numbers are the shortest that read back the same") {
  CHECK(number_words(0.1) == "0.1");
  CHECK(number_words(5e-5) == "5e-05");
  CHECK(number_words(2.5e6) == "2500000");
  CHECK(number_words(989e12) == "989000000000000");
  CHECK(number_words(1e15) == "1e+15");
  CHECK(number_words(-0.0) == "0");
  CHECK(number_words(1.0 / 3) == "0.3333333333333333");
}

TEST_CASE("writing: texts are escaped, and raw members are written as they are") {
  Row row;
  row.id = "a\"b\\\n中";
  row.view.text = R"({"k":[1,2],"t":"x"})";
  const std::string text = write_json_of(row, WriteStyle::compact);
  CHECK(text.find(R"("id":"a\"b\\\n中")") != text.npos);
  CHECK(text.ends_with(R"("view":{"k":[1,2],"t":"x"}})"));
}
