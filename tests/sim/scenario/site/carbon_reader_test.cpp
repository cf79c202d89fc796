#include "sim/scenario/site/carbon_reader.h"

#include <doctest/doctest.h>

#include <string>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

struct ParsedCarbon {
  std::optional<CarbonSeries> series;
  std::vector<Problem> problems;
};

ParsedCarbon parse_carbon(const std::string& text, CarbonBasis basis = CarbonBasis::direct) {
  Diagnostics diagnostics;
  auto series = parse_carbon_csv(text, basis, "c.csv", diagnostics);
  CHECK(series.has_value() != diagnostics.has_errors());
  return {std::move(series), diagnostics.problems()};
}

const std::string maps_head =
    "Datetime (UTC),Country,Zone Name,Zone Id,Carbon Intensity gCO\xE2\x82\x82"
    "eq/kWh (direct),Carbon Intensity gCO\xE2\x82\x82"
    "eq/kWh (LCA),Low Carbon Percentage,Renewable Percentage,Data Source,Data Estimated,Data Estimation Method\n";

std::string maps_row(int hour, const std::string& direct, const std::string& estimated = "false") {
  return "2023-01-01 0" + std::to_string(hour) + ":00:00,USA,PJM,US-MIDA-PJM," + direct + ",365.01,45.84,7.43,pjm.com," + estimated + ",\n";
}

}  // namespace

TEST_CASE("carbon CSV: an Electricity Maps table gives the column asked for, in kilograms") {
  const std::string text = maps_head + maps_row(0, "299.81") + maps_row(1, "290.74");
  const ParsedCarbon direct = parse_carbon(text);
  REQUIRE(direct.series);
  CHECK(direct.problems.empty());
  CHECK(direct.series->place == "US-MIDA-PJM");
  CHECK(direct.series->step_s == 3600);
  CHECK(direct.series->start_s == parse_iso8601("2023-01-01T00:00:00Z")->unix_s);
  CHECK(direct.series->kg_per_kwh[0] == doctest::Approx(0.29981));
  const ParsedCarbon life_cycle = parse_carbon(text, CarbonBasis::life_cycle);
  REQUIRE(life_cycle.series);
  CHECK(life_cycle.series->basis == CarbonBasis::life_cycle);
  CHECK(life_cycle.series->kg_per_kwh[0] == doctest::Approx(0.36501));
}

TEST_CASE("carbon CSV: an OpenDC table takes dates and milliseconds, both UTC, and grams") {
  const ParsedCarbon parsed =
      parse_carbon("timestamp,carbon_intensity\n2024-01-01 00:00:00,412.5\n1704070800000,398\n", CarbonBasis::life_cycle);
  REQUIRE(parsed.series);
  CHECK(parsed.problems.empty());
  CHECK(parsed.series->start_s == parse_iso8601("2024-01-01T00:00:00Z")->unix_s);
  CHECK(parsed.series->step_s == 3600);  // 1704070800 s is 01:00:00Z of that day
  CHECK(parsed.series->kg_per_kwh[0] == doctest::Approx(0.4125));
  CHECK(parsed.series->basis == CarbonBasis::life_cycle);  // the file does not say
}

TEST_CASE("carbon CSV: a damaged OpenDC table gives every bad line at once") {
  const ParsedCarbon parsed =
      parse_carbon("timestamp,carbon_intensity\n2024-01-01 00:00:00,412.5\n-5,398\n1704074400000,many\n1704078000000,4000\n17040");
  REQUIRE(parsed.problems.size() == 4);
  CHECK(parsed.problems[0].code == "E-SITE-012");
  CHECK(parsed.problems[0].where == "c.csv:3");
  CHECK(parsed.problems[1].code == "E-SITE-001");
  CHECK(parsed.problems[2].code == "E-SITE-003");
  CHECK(parsed.problems[2].limit == "0 .. 3000 g/kWh");
  CHECK(parsed.problems[3].where == "c.csv:6");  // cut off
  CHECK_FALSE(parse_carbon("carbon_intensity\n400\n401\n").series);
}

TEST_CASE("carbon CSV: estimated hours are counted, an empty hour is filled") {
  const ParsedCarbon parsed = parse_carbon(maps_head + maps_row(0, "300", "true") + maps_row(1, "") + maps_row(2, "320", "true"));
  REQUIRE(parsed.series);
  CHECK(parsed.series->kg_per_kwh[1] == doctest::Approx(0.310));
  REQUIRE(parsed.problems.size() == 2);
  CHECK(parsed.problems[0].code == "W-SITE-001");
  CHECK(parsed.problems[0].where == "c.csv:3");
  CHECK(parsed.problems[1].code == "H-SITE-003");
  CHECK(parsed.problems[1].value == "2");
}

TEST_CASE("carbon CSV: our own form has a time with its offset and one column") {
  const ParsedCarbon parsed = parse_carbon(
      "# icctwin-carbon 1\n# place: CN-SH\n# basis: "
      "life_cycle\ntime,kg_per_kwh\n2025-01-01T00:00:00+08:00,0.55\n2025-01-01T01:00:00+08:00,0.5\n");
  REQUIRE(parsed.series);
  CHECK(parsed.series->place == "CN-SH");
  CHECK(parsed.series->basis == CarbonBasis::life_cycle);
  CHECK(parsed.series->kg_per_kwh == std::vector<double>{0.55, 0.5});
  CHECK(parsed.series->start_s == parse_iso8601("2024-12-31T16:00:00Z")->unix_s);
}

TEST_CASE("carbon CSV: bad files are refused with their lines") {
  const auto only = [](const std::string& text, CarbonBasis basis = CarbonBasis::direct) {
    const ParsedCarbon parsed = parse_carbon(text, basis);
    REQUIRE(parsed.problems.size() == 1);
    return parsed.problems[0].code + " " + parsed.problems[0].where;
  };
  const std::string own = "time,kg_per_kwh\n2025-01-01T00:00:00Z,0.5\n";
  CHECK(only(own) == "E-SITE-015 c.csv");
  CHECK(only(own + "2025-01-01T01:00:00Z,550\n") == "E-SITE-003 c.csv:3");  // grams
  CHECK(only(own + "2025-01-01T01:00:00Z,-0.1\n") == "E-SITE-003 c.csv:3");
  CHECK(only(own + "2025-01-01T01:00:00Z,dirty\n") == "E-SITE-001 c.csv:3");
  CHECK(only(own + "2025-01-01T01:00:00,0.5\n") == "E-SITE-012 c.csv:3");
  CHECK(only(own + "2025-01-01T01:00:00Z\n") == "E-SITE-002 c.csv:3");
  CHECK(only(own + "2024-12-31T01:00:00Z,0.5\n").starts_with("E-SITE-019"));  // time falls, so there is no step
  CHECK(only("time\n") == "E-SITE-010 c.csv:1");
  CHECK(only("Datetime (UTC),Carbon Intensity (LCA)\n") == "E-SITE-010 c.csv:1");
  CHECK(only("") == "E-SITE-015 c.csv");
}
