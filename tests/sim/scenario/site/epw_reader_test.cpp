#include "sim/scenario/site/epw_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <sstream>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

struct Row {
  int year = 2019, month = 1, day = 1, hour = 1;
  std::string dry_bulb = "10.0", humidity = "50", pressure = "101000", wind = "2.0";
};

// A whole EPW; row 0 is line 9 of the text. `edit` may change a row, or return false to leave it out.
std::string epw(int calendar_year, const std::function<bool(std::size_t, Row&)>& edit, const std::string& records_per_hour = "1") {
  std::ostringstream out;
  out << "LOCATION,Testtown,XX,CHN,TEST,000000,31.20,121.34,8.0,1000.0\n";
  for (const char* word : {"DESIGN CONDITIONS", "TYPICAL/EXTREME PERIODS", "GROUND TEMPERATURES", "HOLIDAYS/DAYLIGHT SAVINGS"})
    out << word << ",0\n";
  out << "COMMENTS 1,\"a comment, with commas\"\nCOMMENTS 2,none\nDATA PERIODS,1," << records_per_hour << ",Data,Sunday,1/1,12/31\n";
  std::size_t index = 0;
  for (int month = 1; month <= 12; ++month)
    for (int day = 1; day <= days_in_month(calendar_year, month); ++day)
      for (int hour = 1; hour <= 24; ++hour, ++index) {
        Row row;
        row.month = month, row.day = day, row.hour = hour;
        if (!edit(index, row)) continue;
        out << row.year << ',' << row.month << ',' << row.day << ',' << row.hour << ",0,?9?9," << row.dry_bulb << ",5.0," << row.humidity
            << ',' << row.pressure << ",0,0,300,100,200,50,0,0,0,0,180," << row.wind
            << ",5,5,20,77777,9,999999999,10,0.1,0,88,0.2,0.0,0.0\n";
      }
  return out.str();
}

bool keep(std::size_t, Row&) { return true; }

struct ParsedEpw {
  std::optional<WeatherSeries> series;
  std::vector<Problem> problems;
};

ParsedEpw parse_epw(const std::string& text) {
  Diagnostics diagnostics;
  auto series = parse_epw(text, "test.epw", diagnostics);
  CHECK(series.has_value() != diagnostics.has_errors());
  return {std::move(series), diagnostics.problems()};
}

double mean(const std::vector<double>& values, std::size_t from, std::size_t to) {
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from), values.begin() + static_cast<std::ptrdiff_t>(to), 0.0) /
         static_cast<double>(to - from);
}

}  // namespace

TEST_CASE("EPW: header and columns arrive in our units") {
  const ParsedEpw parsed = parse_epw(epw(2019, keep));
  REQUIRE(parsed.series);
  CHECK(parsed.problems.empty());
  CHECK(parsed.series->place == "Testtown");
  CHECK(parsed.series->latitude_deg == 31.20);
  CHECK(parsed.series->elevation_m == 1000.0);
  CHECK(parsed.series->utc_offset_s == 8 * 3600);
  CHECK(parsed.series->typical_year);
  CHECK(parsed.series->calendar_year == 2019);
  CHECK(parsed.series->start_s == 3600);
  CHECK(parsed.series->step_s == 3600);
  REQUIRE(parsed.series->dry_bulb_c.size() == 8760);
  CHECK(parsed.series->dry_bulb_c[0] == 10.0);
  CHECK(parsed.series->relative_humidity[0] == doctest::Approx(0.5));
  CHECK(parsed.series->pressure_pa[0] == 101000.0);
  CHECK(parsed.series->wind_m_per_s[0] == 2.0);
  CHECK(parsed.series->global_horizontal_w_per_m2[0] == 100.0);
  CHECK(parsed.series->direct_normal_w_per_m2[0] == 200.0);
  CHECK(parsed.series->diffuse_horizontal_w_per_m2[0] == 50.0);
}

TEST_CASE("EPW: months of different years leave no calendar year, leap years have 8,784 hours") {
  const ParsedEpw mixed = parse_epw(epw(2019, [](std::size_t, Row& row) { return row.year = 1990 + row.month, true; }));
  REQUIRE(mixed.series);
  CHECK(mixed.series->calendar_year == 0);
  const ParsedEpw leap = parse_epw(epw(2020, keep));
  REQUIRE(leap.series);
  CHECK(leap.series->dry_bulb_c.size() == 8784);
}

TEST_CASE("EPW: short gaps are filled on a straight line and said") {
  // Rows 10 to 12 are missing between 10 and 14 degrees: 11, 12, 13. Row 10 is line 19.
  const ParsedEpw parsed = parse_epw(epw(2019, [](std::size_t i, Row& row) {
    row.dry_bulb = i < 10 ? "10.0" : i <= 12 ? "99.9" : "14.0";
    return true;
  }));
  REQUIRE(parsed.series);
  CHECK(parsed.series->dry_bulb_c[11] == doctest::Approx(12.0));
  CHECK(parsed.series->dry_bulb_c[12] == doctest::Approx(13.0));
  REQUIRE(parsed.problems.size() == 1);
  CHECK(parsed.problems[0].code == "W-SITE-001");
  CHECK(parsed.problems[0].where == "test.epw:19");
  CHECK(parsed.problems[0].value == "3");
}

TEST_CASE("EPW: a gap over the end of the year is one gap") {
  // Two hours at each end: 12 to 17 degrees in five steps of one.
  const ParsedEpw parsed = parse_epw(epw(2019, [](std::size_t i, Row& row) {
    row.dry_bulb = i < 2 || i >= 8758 ? "99.9" : i == 2 ? "17.0" : "12.0";
    return true;
  }));
  REQUIRE(parsed.series);
  CHECK(parsed.series->dry_bulb_c[8758] == doctest::Approx(13.0));
  CHECK(parsed.series->dry_bulb_c[8759] == doctest::Approx(14.0));
  CHECK(parsed.series->dry_bulb_c[0] == doctest::Approx(15.0));
  CHECK(parsed.series->dry_bulb_c[1] == doctest::Approx(16.0));
}

TEST_CASE("EPW: long gaps of dry bulb or humidity are errors with their line") {
  for (const bool humidity : {false, true}) {
    const ParsedEpw parsed = parse_epw(epw(2019, [humidity](std::size_t i, Row& row) {
      if (i >= 100 && i < 107) (humidity ? row.humidity : row.dry_bulb) = humidity ? "999" : "99.9";
      return true;
    }));
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems[0].code == "E-SITE-007");
    CHECK(parsed.problems[0].where == "test.epw:109");
    CHECK(parsed.problems[0].value == "7 h");
  }
}

TEST_CASE("EPW: missing pressure becomes that of the standard atmosphere, missing wind is left out") {
  const ParsedEpw parsed = parse_epw(epw(2019, [](std::size_t, Row& row) {
    row.pressure = "999999", row.wind = "999";
    return true;
  }));
  REQUIRE(parsed.series);
  // ICAO standard atmosphere at 1,000 m: 89,874 Pa (table value).
  CHECK(parsed.series->pressure_pa[5000] == doctest::Approx(89874).epsilon(0.0005));
  CHECK(parsed.series->wind_m_per_s.empty());
  REQUIRE(parsed.problems.size() == 2);
  CHECK(parsed.problems[0].code == "W-SITE-002");
  CHECK(parsed.problems[1].code == "W-SITE-003");
}

TEST_CASE("EPW: rows out of order, left out, doubled or surplus are errors at the first one") {
  const auto first = [](const std::string& text) {
    const ParsedEpw parsed = parse_epw(text);
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems[0].code == "E-SITE-005");
    return parsed.problems[0].where;
  };
  CHECK(first(epw(2019, [](std::size_t i, Row&) { return i != 50; })) == "test.epw:59");
  CHECK(first(epw(2019, [](std::size_t i, Row& row) { return i != 50 || (row.hour = 24, true); })) == "test.epw:59");
  const std::string whole = epw(2019, keep);
  CHECK(first(whole + whole.substr(whole.find("2019,1,1,1,"))) == "test.epw:8769");
}

TEST_CASE("EPW: a truncated file says how many hours it has") {
  const ParsedEpw parsed = parse_epw(epw(2019, [](std::size_t i, Row&) { return i < 5000; }));
  REQUIRE(parsed.problems.size() == 1);
  CHECK(parsed.problems[0].code == "E-SITE-006");
  CHECK(parsed.problems[0].value == "5000");
  CHECK(parsed.problems[0].limit == "8760");
  // Cut in the middle of a row: the row is bad too.
  const std::string whole = epw(2019, keep);
  CHECK(parse_epw(whole.substr(0, whole.size() / 2)).problems.front().code.starts_with("E-SITE-"));
}

TEST_CASE("EPW: bad numbers, wrong field counts and impossible values are all reported with their lines") {
  std::string text = epw(2019, [](std::size_t i, Row& row) {
    if (i == 3) row.dry_bulb = "warm";
    if (i == 4) row.dry_bulb = "71";
    if (i == 5) row.humidity = "111";
    if (i == 6) row.pressure = "1013";  // hPa
    if (i == 7) row.pressure = "101000,1,2,3,4,5";
    return true;
  });
  const ParsedEpw parsed = parse_epw(text);
  REQUIRE(parsed.problems.size() == 5);
  CHECK(parsed.problems[0].code == "E-SITE-001");
  CHECK(parsed.problems[0].where == "test.epw:12");
  CHECK(sentence(parsed.problems[0], Language::en) == "dry_bulb_c: \"warm\" is not a number.");
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(parsed.problems[i].code == "E-SITE-003");
    CHECK(parsed.problems[i].where == "test.epw:" + std::to_string(12 + i));
  }
  CHECK(parsed.problems[4].code == "E-SITE-002");
  CHECK(parsed.problems[4].where == "test.epw:16");
}

TEST_CASE("EPW: humidity a little over 100 % counts as 100 %") {
  const ParsedEpw parsed = parse_epw(epw(2019, [](std::size_t i, Row& row) {
    if (i == 20) row.humidity = "104";
    return true;
  }));
  REQUIRE(parsed.series);
  CHECK(parsed.series->relative_humidity[20] == 1.0);
  REQUIRE(parsed.problems.size() == 1);
  CHECK(parsed.problems[0].code == "H-SITE-002");
}

TEST_CASE("EPW: a file full of problems stops after twenty") {
  const ParsedEpw parsed = parse_epw(epw(2019, [](std::size_t, Row& row) { return row.dry_bulb = "x", true; }));
  CHECK(parsed.problems.size() == 21);
  CHECK(parsed.problems.back().code == "E-SITE-009");
}

TEST_CASE("EPW: other files and sub-hourly files are refused") {
  CHECK(parse_epw("").problems.front().code == "E-SITE-004");
  CHECK(parse_epw("time,dry_bulb_c\n").problems.front().code == "E-SITE-004");
  CHECK(parse_epw("LOCATION,a,b,c,d,e,1,2,8,10\n").problems.front().code == "E-SITE-004");
  CHECK(parse_epw(epw(2019, keep, "4")).problems.front().code == "E-SITE-008");
}

TEST_CASE("EPW: the shipped Shanghai year is plausible") {
  Diagnostics diagnostics;
  auto series = read_epw(ICCTWIN_SOURCE_DIR "/scenarios/weather/Shanghai-Hongqiao_1956_2023_TMYx.epw.gz", diagnostics);
  REQUIRE(series);
  CHECK_FALSE(diagnostics.has_errors());
  REQUIRE(series->dry_bulb_c.size() == 8760);
  CHECK(series->place == "Shanghai-Hongqiao.Intl.AP");
  CHECK(series->utc_offset_s == 8 * 3600);
  CHECK(series->calendar_year == 0);
  CHECK(series->dry_bulb_c.front() == 0.70);  // first row of the file
  CHECK(series->dry_bulb_c.back() == 6.00);   // last row
  CHECK(series->pressure_pa.back() == 102922);
  // July is hours 181 x 24 to 212 x 24; the mean of its 744 dry bulbs was summed from the file with awk: 28.6601 degC (January: 4.7500).
  // Long-term normals of Shanghai give 28 to 29 degC in July and 4 to 5 degC in January.
  CHECK(mean(series->dry_bulb_c, 181 * 24, 212 * 24) == doctest::Approx(28.6601).epsilon(0.0005));
  CHECK(mean(series->dry_bulb_c, 0, 31 * 24) == doctest::Approx(4.7500).epsilon(0.0005));

  const double start_s = unix_from_civil({2025, 1, 1, 0, 0, 0}, 8 * 3600);
  complete_psychrometrics(*series, start_s, start_s + 365 * 86400.0, 8 * 3600);
  for (std::size_t i = 0; i < 8760; ++i) {
    REQUIRE(series->wet_bulb_c[i] <= series->dry_bulb_c[i] + 1e-6);
    REQUIRE(series->humidity_ratio[i] > 0);
  }
  // The design conditions in the file's header give a wet bulb of 28.7 degC exceeded 0.4 % of the year: the year's peak lies near it.
  const double peak_c = *std::ranges::max_element(series->wet_bulb_c);
  CHECK(peak_c > 28.0);
  CHECK(peak_c < 32.0);
}

TEST_CASE("EPW: the shipped Chicago year and its quirks are read") {
  Diagnostics diagnostics;
  const auto series = read_epw(ICCTWIN_SOURCE_DIR "/scenarios/weather/USA_IL_Chicago-OHare.Intl.AP.725300_TMY3.epw.gz", diagnostics);
  REQUIRE(series);
  CHECK(series->utc_offset_s == -6 * 3600);
  CHECK(series->elevation_m == 201.0);
  CHECK(series->dry_bulb_c.front() == -12.2);
  CHECK(series->dry_bulb_c.back() == -6.1);
}
