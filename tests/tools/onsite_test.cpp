// Sources and storage on the site as a user meets them: weather that lacks what they need, outages of the grid.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

/// A day of hourly weather with the columns named, all of one value.
std::string weather(const std::string& columns, const std::string& values) {
  std::string text =
      "# icctwin-weather 1\n# place: Nowhere\n# latitude_deg: 31\n# longitude_deg: 121\ntime,dry_bulb_c,relative_humidity,pressure_pa" +
      columns + "\n";
  for (int hour = 0; hour < 24; ++hour) text += fmt::format("2025-07-09T{:02}:00:00+08:00,30,0.5,100000{}\n", hour, values);
  return text;
}

Checked check_onsite(const std::string& columns, const std::string& values, const json& power) {
  const Desk desk;
  write_file(desk / "weather.csv", weather(columns, values));
  json scenario = one_rack();
  scenario["site"]["weather_file"] = desk.file("weather.csv");
  for (const auto& [key, value] : power.items()) scenario["power"][key] = value;
  return desk.check(scenario);
}

}  // namespace

TEST_CASE("check: photovoltaics and wind without their weather are refused, never taken as zero") {
  const auto checked = check_onsite("", "", {{"pv", json::object()}, {"wind", json::object()}});
  CHECK(checked.code == 2);
  CHECK(checked.find("E-PWR-010")["where"] == "/power/pv");
  CHECK(checked.find("E-PWR-011")["where"] == "/power/wind");
}

TEST_CASE("check: global irradiance alone is split and still air assumed, and both are told") {
  const auto checked = check_onsite(",global_horizontal_w_per_m2", ",500", {{"pv", json::object()}});
  CHECK(checked.code == 0);
  CHECK(checked.find("H-PWR-001").is_object());
  CHECK(checked.find("W-PWR-010").is_object());
}

TEST_CASE("run: battery and generators carry a blackout; events and indicators tell its course") {
  const Desk desk;
  json scenario = one_rack();
  scenario["operations"]["outages"] = {{{"id", "blackout"}, {"equipment", "grid"}, {"begin_s", 3605}, {"duration_s", 1800}}};
  scenario["power"]["battery"] = {{"capacity_kwh", 50}, {"power_w", 60000}, {"c_rate_max", 2}};
  scenario["power"]["generators"] = {{"rated_w", 100000}, {"start_s", 40}};
  const auto ended = desk.run(desk.put(scenario), "run");
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  CHECK(kpi(desk / "run", "grid_outage_h") == doctest::Approx(0.5));
  CHECK(kpi(desk / "run", "unserved_it_energy_kwh") == 0);
  CHECK(kpi(desk / "run", "generator_fuel_l") > 0);
  CHECK(kpi(desk / "run", "battery_ride_through_min") > 10);
  CHECK(kpi(desk / "run", "energy_closure") < 1e-9);
  const std::string events = slurp(desk / "run/events.csv");
  for (const char* kind : {"grid_lost", "generators_on", "grid_back", "generators_off", "cooling_power_lost"})
    CHECK(contains(events, kind));
  CHECK_FALSE(contains(events, "load_lost"));
  CHECK(contains(slurp(desk / "run/report-en.html"), "Sources and storage on the site"));
  CHECK(contains(slurp(desk / "run/report-zh.html"), "场内电源与储能"));
  CHECK(contains(slurp(desk / "run/failures.csv"), "grid,,1,carried"));
}

TEST_CASE("run: a blackout that nobody carries is told as a problem, with its energy") {
  const Desk desk;
  json scenario = one_rack();
  scenario["operations"]["outages"] = {{{"id", "blackout"}, {"equipment", "grid"}, {"begin_s", 3600}, {"duration_s", 600}}};
  const auto ended = desk.run(desk.put(scenario), "run", {"--no-report"});
  REQUIRE(ended.code == 0);
  CHECK(contains(slurp(desk / "run/problems.json"), "W-RUN-040"));
  CHECK(kpi(desk / "run", "unserved_it_energy_kwh") > 0.1);
  CHECK(kpi(desk / "run", "energy_closure") < 1e-9);
  CHECK(contains(slurp(desk / "run/events.csv"), "load_lost"));
}

TEST_CASE("check: it prints what the loss of each element means") {
  const Desk desk;
  const auto ended = icctwin_program({"check", desk.put(one_rack()), "--quick"});
  CHECK(contains(ended.out, "single failures at design load"));
  CHECK(contains(ended.out, "without supply"));
}
