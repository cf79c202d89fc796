// Measured series that drive the plant in the place of jobs.
#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

/// The Frontier-like center driven by a file of measured CDU loads.
json measured_frontier(const std::string& file, const json& source) {
  json scenario = shipped("scenarios/cases/frontier_day.json");
  json work = {{"type", "telemetry"}, {"id", "measured"}, {"file", file}};
  work.update(source);
  scenario["workload"] = json::array({work});
  return scenario;
}

const std::string shipped_series = source("scenarios/traces/frontier_cdu_2024-04-07_16h.csv.gz").string();

double account(const std::filesystem::path& run, const std::string& book, const std::string& name) {
  icctwin::Diagnostics ignored;
  const std::string text = slurp(run / "ledger.csv");
  for (icctwin::CsvReader csv(text); csv.next();)
    if (csv.fields()[0] == "total" && csv.fields()[1] == book && csv.fields()[3] == name) return *icctwin::parse_number(csv.fields()[5]);
  return std::nan("");
}

}  // namespace

TEST_CASE("telemetry: two hours of the Frontier-like day are the IT energy of its racks to the joule, and the books close") {
  const Desk desk;
  json scenario = measured_frontier(shipped_series, {{"format", "frontier_cdu"}, {"window_start_s", 1800}});
  scenario["simulation"]["duration_s"] = 7200;
  const auto out = desk / "run";
  const Ended ended = icctwin_program({"run", desk.put(scenario), "--out", out.string(), "--quiet", "--no-report"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  // The file's own sum: rows from 1,800 s to below 9,000 s, 25 columns, 15 s each.
  icctwin::Diagnostics problems;
  const auto text = icctwin::read_file(shipped_series, problems);
  REQUIRE(text);
  double expected_j = 0;
  icctwin::CsvReader csv(*text);
  for (csv.next(); csv.next();) {
    const double time_s = *icctwin::parse_number(csv.fields()[0]);
    if (time_s < 1800 || time_s >= 9000) continue;
    for (std::size_t i = 1; i <= 25; ++i) expected_j += *icctwin::parse_number(csv.fields()[i]) * 15;
  }
  CHECK(account(out, "electricity", "it.measured") * 3.6e6 == doctest::Approx(expected_j).epsilon(1e-10));
  CHECK(kpi(out, "it_energy_kwh") == doctest::Approx(kpi(out, "measured_energy_kwh")).epsilon(1e-12));
  CHECK(account(out, "electricity", "it.accelerator") == 0);
  for (const char* closure : {"energy_closure", "heat_closure", "water_closure"}) CHECK(kpi(out, closure) <= 1e-6);
  CHECK(kpi(out, "pue") > 1);
  bool told = false;
  const json manifest = read_json(out / "manifest.json");
  for (const auto& note : manifest["clock"]) told = told || note["what"] == "telemetry";
  CHECK(told);
}

TEST_CASE("telemetry: heat to the liquid becomes rack power by the racks' share, and a factor scales it") {
  const Desk desk;
  write_file(desk / "t.csv", "time_s,cdu_1\n0,900000\n600,900000\n");
  const auto energy_kwh = [&](const json& source) {
    json scenario = measured_frontier(desk.file("t.csv"), source);
    scenario["simulation"]["duration_s"] = 600;
    const auto out = desk / "run";
    const Ended ended = icctwin_program({"run", desk.put(scenario), "--out", out.string(), "--quiet", "--no-report", "--force"});
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(kpi(out, "energy_closure") <= 1e-6);
    CHECK(kpi(out, "heat_closure") <= 1e-6);
    return kpi(out, "measured_energy_kwh");
  };
  CHECK(energy_kwh({{"quantity", "rack_power"}}) == doctest::Approx(150));           // 900 kW for 600 s
  CHECK(energy_kwh({{"quantity", "liquid_heat"}}) == doctest::Approx(150 / 0.945));  // 94.5 % of a rack's heat is liquid
  CHECK(energy_kwh({{"quantity", "rack_power"}, {"power_factor", 0.5}}) == doctest::Approx(75));
}

TEST_CASE("telemetry: racks of a measured series run no jobs, the others do") {
  const Desk desk;
  write_file(desk / "t.csv", "time_s,cdu_1\n0,500000\n600,500000\n");
  json scenario = measured_frontier(desk.file("t.csv"), json::object());
  scenario["simulation"]["duration_s"] = 600;
  scenario["workload"].push_back(
      {{"type", "list"}, {"id", "all"}, {"jobs", {{{"id", "j"}, {"nodes", 9472 - 3 * 128}, {"duration_s", 300}}}}});
  const auto out = desk / "run";
  REQUIRE(icctwin_program({"run", desk.put(scenario), "--out", out.string(), "--quiet", "--no-report"}).code == 0);
  CHECK(kpi(out, "jobs_done") == 1);  // all nodes but those of the three measured racks
  CHECK(kpi(out, "measured_energy_kwh") == doctest::Approx(500.0 / 6));
  scenario["workload"][1]["jobs"][0]["nodes"] = 9472 - 3 * 128 + 1;
  CHECK(desk.check_file(desk.put(scenario)).find("W-JOB-001") != nullptr);
}

TEST_CASE("telemetry: what cannot be played is told") {
  const Desk desk;
  const auto checked = [&](const std::string& text, double duration_s = 30) {
    write_file(desk / "t.csv", text);
    json scenario = measured_frontier(desk.file("t.csv"), json::object());
    scenario["simulation"]["duration_s"] = duration_s;
    return desk.check_file(desk.put(scenario));
  };
  CHECK(checked("time_s,cdu_1\n0,1\n15,1\n").code == 0);
  CHECK(checked("time_s,cdu_26\n0,1\n15,1\n").find("E-TEL-003") != nullptr);
  CHECK(checked("time_s,cdu_1,cdu_1\n0,1,1\n15,1,1\n").find("E-TEL-004") != nullptr);
  CHECK(checked("time_s,cdu_1\n0,1\n15,1\n", 31).find("E-TEL-005").value("limit", "") == "30 s");
  CHECK(checked("time_s,cdu_1\n0,9e6\n15,1\n").find("W-TEL-003") != nullptr);
  CHECK(checked("time_s,cdu_1\n0,x\n15,1\n30,1\n", 15).find("W-TEL-001").value("where", "") == "t.csv:2");
  CHECK(checked("what is this").find("E-TEL-001") != nullptr);
}
