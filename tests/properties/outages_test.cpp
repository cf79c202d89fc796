// Outages in whole runs: what fails, what takes over, and how long the center rides through.
#include <doctest/doctest.h>

#include <cmath>

#include "tests/properties/run_scenario.h"

using namespace icctwin::test;

namespace {

const std::filesystem::path outage_rack = source("scenarios/start/one_rack.json");
const std::filesystem::path outage_week = source("scenarios/cases/philly_week_shanghai.json");

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Sum of an account over the run, as the ledger has it [kWh].
double ledger(const std::filesystem::path& folder, const std::string& account) {
  const std::string text = slurp(folder / "ledger.csv");
  const std::size_t at = text.find("total," + account);
  REQUIRE(at != std::string::npos);
  const std::string line = text.substr(at, text.find('\n', at) - at);
  return std::stod(line.substr(line.rfind(',') + 1));
}

}  // namespace

TEST_CASE("a CDU without flow warms at heat over heat capacity, and its ride-through is read off by hand") {
  Scratch scratch;
  const auto folder = run_scenario(scratch, "run", outage_rack,
                                   {"/workload=[]", "/simulation/duration_s=7200",
                                    R"(/operations/outages=[{"id":"stop","equipment":"cdu","begin_s":3607,"duration_s":600}])"},
                                   true);
  // 60 s of design flow, which carries the capacity at 10 K: capacity / 10 K x 60 s. The limit lies 5 K above the set point.
  const double heat_w = ledger(folder, "heat,source,heat.it_liquid") / 2 * 1000;  // kWh of two hours
  const double capacity_w = read_json(folder / "manifest.json")["design"]["cdus_capacity_w"];
  const double ride_through_s = 5 * (capacity_w / 10 * 60) / heat_w;
  CHECK(kpi(folder, "ride_through_min_s") == doctest::Approx(ride_through_s).epsilon(2e-3));
  CHECK(kpi(folder, "outages_over_limit") == 1);
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  CHECK(contains(slurp(folder / "events.csv"), "limit_passed,stop,coolant_supply at cdu 0 after"));
  CHECK(contains(slurp(folder / "problems.json"), "W-RUN-021"));
  CHECK(contains(slurp(folder / "report-en.html"), "Outages and the limits passed while they lasted"));
}

TEST_CASE("a pump with one on standby fails without a trace in the energy") {
  Scratch scratch;
  const auto sound = run_scenario(scratch, "sound", outage_rack, {});
  const auto failed = run_scenario(scratch, "failed", outage_rack,
                                   {R"(/operations/outages=[{"id":"p","equipment":"cdu_pump","begin_s":40000,"duration_s":3600},)"
                                    R"({"id":"f","equipment":"facility_pump","begin_s":40000,"duration_s":3600}])"});
  CHECK(kpi(failed, "facility_energy_kwh") == doctest::Approx(kpi(sound, "facility_energy_kwh")).epsilon(1e-9));
  CHECK(kpi(failed, "outages") == 2);
  CHECK(kpi(failed, "outages_over_limit") == 0);
  CHECK(contains(slurp(failed / "events.csv"), "outage_ends,p,no limit passed"));
}

TEST_CASE("with N+1 CDUs on a manifold the others carry the load of one that fails; without, its racks overheat") {
  Scratch scratch;
  const std::string outage = R"(/operations/outages=[{"id":"c","equipment":"cdu","index":1,"begin_s":20000,"duration_s":3600}])";
  const auto manifold =
      run_scenario(scratch, "manifold", outage_week, {"/simulation/duration_s=43200", "/cooling/cdu/redundant_units=1", outage});
  CHECK(kpi(manifold, "outages_over_limit") == 0);
  CHECK(kpi(manifold, "heat_closure") <= 1e-6);
  const auto single = run_scenario(scratch, "single", outage_week, {"/simulation/duration_s=43200", outage});
  CHECK(kpi(single, "outages_over_limit") == 1);
  CHECK(kpi(single, "heat_closure") <= 1e-6);
}

TEST_CASE("two of two facility pumps lost leave the coolant uncooled, and it comes back afterwards") {
  Scratch scratch;
  const auto folder =
      run_scenario(scratch, "run", outage_rack,
                   {R"(/operations/outages=[{"id":"f","equipment":"facility_pump","units":2,"begin_s":7000,"duration_s":300},)"
                    R"({"id":"k","equipment":"condenser_pump","units":2,"begin_s":14000,"duration_s":300},)"
                    R"({"id":"c","equipment":"chilled_pump","units":2,"begin_s":21000,"duration_s":300}])"});
  CHECK(kpi(folder, "outages_over_limit") >= 1);
  CHECK(kpi(folder, "energy_closure") <= 1e-6);
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  CHECK(contains(slurp(folder / "events.csv"), "coolant_supply_normal"));
}

TEST_CASE("chillers, air handlers and tower cells lost take their share of the capacity with them, and the books close") {
  Scratch scratch;
  const auto folder =
      run_scenario(scratch, "run", outage_week,
                   {"/simulation/duration_s=43200", "/cooling/heat_rejection/cells=4",
                    R"(/operations/outages=[{"id":"chiller","equipment":"chiller","units":2,"begin_s":10000,"duration_s":1800},)"
                    R"({"id":"cells","equipment":"tower_cell","units":4,"begin_s":20000,"duration_s":600},)"
                    R"({"id":"air","equipment":"air_handler","units":10,"begin_s":30000,"duration_s":600},)"
                    R"({"id":"cell","equipment":"tower_cell","begin_s":36000,"duration_s":600}])"});
  CHECK(kpi(folder, "energy_closure") <= 1e-6);
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  const std::string events = slurp(folder / "events.csv");
  CHECK(contains(events, "limit_passed,chiller,room_supply after"));
  CHECK(contains(events, "limit_passed,cells,coolant_supply at cdu"));
  CHECK(contains(events, "limit_passed,air,room_supply after"));
  CHECK(contains(events, "outage_ends,cell,no limit passed"));
}

TEST_CASE("plates and controlled valves hold every group's supply in a whole run") {
  Scratch scratch;
  const auto folder = run_scenario(scratch, "run", outage_week,
                                   {"/simulation/duration_s=43200", R"(/cooling/cdu/exchanger={"type":"plate","valve":{"type":"pi"}})"});
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  CHECK(kpi(folder, "coolant_supply_max_c") < 40);  // set point 38
}

TEST_CASE("each CDU group holds its own supply temperature") {
  Scratch scratch;
  const auto folder =
      run_scenario(scratch, "run", outage_week,
                   {"/simulation/duration_s=21600",
                    R"(/cooling/cdu_groups=[{"id":"warm","serves":["A01"],"supply_c":45,"coolant":"water"},)"
                    R"({"id":"oil","serves":["A02"],"supply_c":40,"coolant":"dielectric","flow_control":"return_temperature"}])"});
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  CHECK(kpi(folder, "coolant_supply_max_c") == doctest::Approx(45).epsilon(1e-3));
}
