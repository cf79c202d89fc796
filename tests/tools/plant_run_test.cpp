// The plant day: a shipped scenario against the published results of the same plant, by the program itself.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

// LBNL Modelica Buildings library, IntegratedPrimaryLoadSideEconomizer, reference trajectory integrated over the last 12 hours.
constexpr const char* published =
    "quantity,expected,unit,tol_abs,tol_rel\n"
    "hours_free_cooling,14.78788,h,2,\n"
    "hours_partial_mechanical,9.212121,h,2,\n"
    "hours_full_mechanical,0,h,1,\n"
    "chiller_electric_energy_fullday_info,88.27255,kWh,,0.25\n"
    "T_air_supply_mean_last12h,17.99999,C,1,\n"
    "T_chw_supply_mean_last12h,7.999393,C,1,\n"
    "T_chw_return_mean_last12h,24.18304,C,1,\n"
    "T_cw_supply_mean_last12h,5.305636,C,1.5,\n"
    "last12h_chiller_electric,66.9128,kWh,,0.3\n"
    "last12h_chiller_cooling,401.067,kWh,,0.3\n"
    "last12h_wse_cooling,5750.42,kWh,,0.06\n"
    "last12h_coil_cooling,6150.62,kWh,,0.06\n";

json validate(const Desk& desk, int code) {
  const Ended ended = icctwin_program({"validate", "thermal", desk.path().string(), "--format", "json"});
  INFO(ended.err);
  CHECK(ended.code == code);
  return parse_json(ended.out)["sets"];
}

}  // namespace

TEST_CASE("the plant day meets its published figures") {
  const Desk desk;
  write_file(desk / "plant_integrated_loadside_day.csv", published);
  const auto sets = validate(desk, 0);
  REQUIRE(sets.size() == 1);
  CHECK(sets[0]["n"] == 11);  // the full-day row is context: it holds the start-up transient
  CHECK(sets[0]["outside_tolerance"] == 0);
}

TEST_CASE("a weather table beside the figures of a run is its weather, and figures without tolerance are context") {
  const Desk desk;
  write_file(desk / "plant_integrated_loadside_day.csv", "quantity,expected,unit,tol_abs,tol_rel\nhours_full_mechanical,24,h,1,\n");
  std::string hot = "t_s,T_drybulb_C,T_dewpoint_C,rh_frac,p_Pa\n";
  for (int hour = 1; hour <= 25; ++hour) hot += std::to_string(hour * 3600) + ",35,24,0.55,82500\n";
  write_file(desk / "weather.csv", hot);
  write_file(desk / "kpi.csv", "plant,quantity,value,note\nsome,PUE,1.06,goal\n");
  const auto sets = validate(desk, 0);
  REQUIRE(sets.size() == 3);
  CHECK(sets[0]["context"] == true);
  CHECK(sets[1]["n"] == 1);  // a wet bulb of 26 degC leaves chillers alone all day
  CHECK(sets[2]["kind"] == "weather");
}

TEST_CASE("a run case may name its scenario and change it; an unknown one is skipped with the reason") {
  const Desk desk;
  write_file(desk / "other.csv", "quantity,expected,unit,tol_abs,tol_rel\nhours_free_cooling,24,h,0.5,\n");
  write_file(desk / "other.params.json", R"({"model": "plant_run", "parameters": {"scenario": ")" +
                                             source("scenarios/cases/plant_day.json").string() +
                                             R"(", "set": ["/cooling/chilled_loop/supply_c=14", "/cooling/air/supply_c=22"]}})");
  write_file(desk / "stray.csv", "quantity,expected,unit,tol_abs,tol_rel\nhours_free_cooling,24,h,0.5,\n");
  const auto sets = validate(desk, 0);
  REQUIRE(sets.size() == 2);
  CHECK(sets[0]["n"] == 1);
  CHECK(sets[1]["skipped"] == "no scenario of this name is shipped");
}
