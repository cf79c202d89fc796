#include "sim/scenario/site/weather_reader.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

struct ParsedWeather {
  std::optional<WeatherSeries> series;
  std::vector<Problem> problems;
};

ParsedWeather parse_weather(const std::string& text) {
  Diagnostics diagnostics;
  auto series = parse_weather(text, "w.csv", diagnostics);
  CHECK(series.has_value() != diagnostics.has_errors());
  return {std::move(series), diagnostics.problems()};
}

const std::string weather_head =
    "# icctwin-weather 1\n# place: Testtown\n# elevation_m: 1000\n# latitude_deg: 31.2\ntime,dry_bulb_c,relative_humidity,pressure_pa\n";

std::string row(int hour, const std::string& rest) {
  return format_iso8601(unix_from_civil({2025, 7, 1, 0, 0, 0}, 8 * 3600) + hour * 3600.0, 8 * 3600) + "," + rest + "\n";
}

}  // namespace

TEST_CASE("weather CSV: metadata, times and columns are read") {
  const ParsedWeather parsed = parse_weather(weather_head + row(0, "30,0.5,100000") + row(1, "31,0.6,100100") + row(2, "32,0.7,100200"));
  REQUIRE(parsed.series);
  CHECK(parsed.problems.empty());
  CHECK(parsed.series->place == "Testtown");
  CHECK(parsed.series->elevation_m == 1000);
  CHECK_FALSE(parsed.series->typical_year);
  CHECK(parsed.series->utc_offset_s == 8 * 3600);
  CHECK(parsed.series->start_s == parse_iso8601("2025-07-01T00:00:00+08:00")->unix_s);
  CHECK(parsed.series->step_s == 3600);
  CHECK(parsed.series->dry_bulb_c == std::vector<double>{30, 31, 32});
  CHECK(parsed.series->relative_humidity == std::vector<double>{0.5, 0.6, 0.7});
  CHECK(parsed.series->wind_m_per_s.empty());
}

TEST_CASE("weather CSV: columns may stand in any order, pressure may be absent") {
  const ParsedWeather parsed =
      parse_weather("relative_humidity,time,dry_bulb_c\r\n0.5,2025-07-01T00:00:00Z,30\r\n0.5,2025-07-01T00:30:00Z,31\r\n");
  REQUIRE(parsed.series);
  CHECK(parsed.series->step_s == 1800);
  CHECK(parsed.series->pressure_pa[0] == doctest::Approx(101325).epsilon(1e-5));  // sea level, as no elevation is given
  REQUIRE(parsed.problems.size() == 1);
  CHECK(parsed.problems[0].code == "W-SITE-002");
}

TEST_CASE("weather CSV: rows left out and empty values are filled when the gap is short") {
  std::string text = weather_head;
  for (int hour = 0; hour < 20; ++hour)
    if (hour != 5) text += row(hour, hour == 10 ? ",0.5,100000" : std::to_string(hour) + ",0.5,100000");
  const ParsedWeather parsed = parse_weather(text);
  REQUIRE(parsed.series);
  REQUIRE(parsed.series->dry_bulb_c.size() == 20);
  CHECK(parsed.series->dry_bulb_c[5] == doctest::Approx(5));
  CHECK(parsed.series->dry_bulb_c[10] == doctest::Approx(10));
  CHECK(parsed.problems.front().code == "W-SITE-001");
}

TEST_CASE("weather CSV: long gaps, steps back and odd steps are errors with their lines") {
  const auto first = [](const std::string& tail) {
    std::string text = weather_head;
    for (int hour = 0; hour < 10; ++hour) text += row(hour, "30,0.5,100000");
    const ParsedWeather parsed = parse_weather(text + tail);
    REQUIRE(parsed.problems.size() == 1);
    return parsed.problems[0].code + " " + parsed.problems[0].where;
  };
  CHECK(first(row(17, "30,0.5,100000")) == "E-SITE-007 w.csv:15");  // seven hours missing after line 15
  CHECK(first(row(9, "30,0.5,100000")) == "E-SITE-013 w.csv:16");
  CHECK(first(row(4, "30,0.5,100000")) == "E-SITE-013 w.csv:16");
  CHECK(first("2025-07-01T10:10:00+08:00,30,0.5,100000\n") == "E-SITE-013 w.csv:16");
}

TEST_CASE("weather CSV: every bad row and header is reported") {
  const auto only = [](const std::string& text) {
    const ParsedWeather parsed = parse_weather(text);
    REQUIRE(parsed.problems.size() == 1);
    return parsed.problems[0].code + " " + parsed.problems[0].where;
  };
  CHECK(only(weather_head + "2025-07-01T00:00:00,30,0.5,100000\n") == "E-SITE-012 w.csv:6");  // no offset
  CHECK(only(weather_head + "today,30,0.5,100000\n") == "E-SITE-012 w.csv:6");
  CHECK(only(weather_head + row(0, "30,0.5")) == "E-SITE-002 w.csv:6");
  CHECK(only(weather_head + row(0, "30,50,100000")) == "E-SITE-003 w.csv:6");   // per cent
  CHECK(only(weather_head + row(0, "86,0.5,100000")) == "E-SITE-003 w.csv:6");  // degrees Fahrenheit
  CHECK(only(weather_head + row(0, "hot,0.5,100000")) == "E-SITE-001 w.csv:6");
  CHECK(only(weather_head + row(0, "30,0.5,100000")) == "E-SITE-015 w.csv");
  CHECK(only("time,dry_bulb_c,relative_humidity,rain\n") == "E-SITE-011 w.csv:1");
  CHECK(only("time,dry_bulb_c\n") == "E-SITE-010 w.csv:1");
  CHECK(only("time,dry_bulb_c,relative_humidity,time\n") == "E-SITE-018 w.csv:1");
  CHECK(only("# elevation_m: high\n" + weather_head.substr(weather_head.find("time"))).starts_with("E-SITE-014 w.csv:1"));
  CHECK(only("# altitude: 5\n" + weather_head.substr(weather_head.find("time")) + row(0, "1,0.5,100000") + row(1, "1,0.5,100000")) ==
        "E-SITE-014 w.csv:1");
  CHECK(only("") == "E-SITE-015 w.csv");
}

TEST_CASE("weather CSV: a typical year must hold the whole year") {
  const auto text = [](int hours) {
    std::string out = "# typical_year: yes\ntime,dry_bulb_c,relative_humidity,pressure_pa\n";
    const double start_s = unix_from_civil({2023, 1, 1, 1, 0, 0}, 8 * 3600);
    for (int i = 0; i < hours; ++i) out += format_iso8601(start_s + i * 3600.0, 8 * 3600) + ",20,0.5,100000\n";
    return out;
  };
  const ParsedWeather whole = parse_weather(text(8760));
  REQUIRE(whole.series);
  CHECK(whole.series->typical_year);
  CHECK(whole.series->start_s == 3600);
  CHECK(parse_weather(text(8000)).problems.front().code == "E-SITE-016");
  CHECK(parse_weather(text(8784)).problems.front().code == "E-SITE-016");  // 2023 is no leap year
}
