// Market-based and embodied carbon, and the standards that results are held against.
#include <doctest/doctest.h>

#include "sim/scenario/text/csv.h"
#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

json ten_minutes() {
  json scenario = one_rack();
  scenario["simulation"]["duration_s"] = 36000;
  return scenario;
}

}  // namespace

TEST_CASE("carbon: contracts, residual factor and embodied carbon are booked beside the grid's average, by run and by job") {
  const Desk desk;
  json scenario = ten_minutes();
  scenario["site"]["grid_carbon"] = {{"type", "constant"}, {"carbon_kg_per_kwh", 0.6}};
  scenario["site"]["market_carbon"] = {
      {"certificate_ratio", 0.25}, {"ppa_ratio", 0.25}, {"ppa_carbon_kg_per_kwh", 0.04}, {"residual_kg_per_kwh", 0.7}};
  scenario["embodied_carbon"] = {{{"id", "servers"}, {"carbon_kg", 1577.88}, {"count", 10}, {"lifetime_years", 5}}};
  const auto out = desk / "run";
  const Ended ended = icctwin_program({"run", desk.put(scenario), "--out", out.string(), "--quiet"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const double energy_kwh = kpi(out, "facility_energy_kwh");
  CHECK(kpi(out, "carbon_location_kg") == doctest::Approx(energy_kwh * 0.6));
  CHECK(kpi(out, "carbon_market_kg") == doctest::Approx(energy_kwh * (0.25 * 0.04 + 0.5 * 0.7)));
  CHECK(kpi(out, "cue_market_kg_per_kwh") == doctest::Approx(kpi(out, "carbon_market_kg") / kpi(out, "it_energy_kwh")));
  CHECK(kpi(out, "ref") == doctest::Approx(0.5));
  CHECK(kpi(out, "ere") == doctest::Approx(kpi(out, "pue") * (1 - kpi(out, "erf"))));
  CHECK(kpi(out, "tue") >= kpi(out, "pue"));
  // 15,778.8 kg over 5 x 31,557,600 s is 1e-4 kg/s; ten hours.
  CHECK(kpi(out, "carbon_embodied_kg") == doctest::Approx(3.6));
  // The column of jobs.csv adds up to the key figure, in the same proportion as the run.
  double market_kg = 0;
  const std::string table = slurp(out / "jobs.csv");
  icctwin::CsvReader csv(table);
  for (csv.next(); csv.next();) market_kg += csv.fields()[18].empty() ? 0 : *icctwin::parse_number(csv.fields()[18]);
  CHECK(market_kg > 0);
  CHECK(market_kg == doctest::Approx(kpi(out, "job_carbon_market_kg")));
  CHECK(market_kg / kpi(out, "job_carbon_kg") == doctest::Approx(0.36 / 0.6));
  const std::string report = slurp(out / "report-en.html");
  CHECK(report.find("Purchased electricity, market-based") != report.npos);
  CHECK(report.find("Embodied carbon of equipment") != report.npos);
}

TEST_CASE("carbon: contracts for more than all energy are refused, a missing residual factor is told") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["market_carbon"] = {{"certificate_ratio", 0.6}, {"ppa_ratio", 0.5}};
  CHECK(desk.check_file(desk.put(scenario)).find("E-SITE-044") != nullptr);
  scenario["site"]["market_carbon"]["ppa_ratio"] = 0.4;
  CHECK(desk.check_file(desk.put(scenario)).find("H-SITE-008") != nullptr);
}

TEST_CASE("ratings: the tables that a site names are held against the results and stand in the report with their sources") {
  const Desk desk;
  json scenario = ten_minutes();
  scenario["site"]["ratings"] = {"gb40879_2021", "green_low_carbon_grade", "own"};
  scenario["ratings"] = {{{"id", "own"},
                          {"name", "House limit"},
                          {"name_zh", "内控限值"},
                          {"source", "board decision"},
                          {"grades", {{{"grade", "never"}, {"up_to", 0.5}}}}}};
  const auto out = desk / "run";
  const Ended ended = icctwin_program({"run", desk.put(scenario), "--out", out.string(), "--quiet"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const json ratings = read_json(out / "manifest.json")["ratings"];
  REQUIRE(ratings.size() == 3);
  const double pue = kpi(out, "pue");
  const std::string grade = pue <= 1.2 ? "1" : pue <= 1.3 ? "2" : "3";
  CHECK(ratings[0]["grade"] == grade);
  CHECK(kpi(out, "gb40879_grade") == std::stod(grade));
  CHECK(ratings[0]["unverified"] == true);
  CHECK(ratings[1]["grade"].is_null());  // thresholds unknown
  CHECK(ratings[2]["grade"].is_null());  // not reached
  const std::string en = slurp(out / "report-en.html"), zh = slurp(out / "report-zh.html");
  for (const char* words :
       {"House limit", "never: &lt;= 0.5", "thresholds not known", "board decision", "1: &lt;= 1.2; 2: &lt;= 1.3; 3: &lt;= 1.5"}) {
    INFO(words);
    CHECK(en.find(words) != en.npos);
  }
  CHECK(zh.find("内控限值") != zh.npos);
  CHECK(zh.find("阈值未知") != zh.npos);

  scenario["site"]["ratings"] = {"gb40879"};
  const json unknown = desk.check_file(desk.put(scenario)).find("E-IN-008");
  CHECK(unknown.value("where", "") == "/site/ratings/0");
}

TEST_CASE("ratings: every shipped table is readable by its id and says where it comes from") {
  const Desk desk;
  json scenario = one_rack(), ids = json::array();
  const json table = read_json(source("models/data/standards/ratings.json"));
  for (const auto& entry : table["entries"]) {
    ids.push_back(entry["id"]);
    CHECK_FALSE(entry["source"].get<std::string>().empty());
    CHECK_FALSE(entry["name_zh"].get<std::string>().empty());
  }
  scenario["site"]["ratings"] = ids;
  const Checked checked = desk.check_file(desk.put(scenario));
  CHECK(checked.errors() == 0);
}
