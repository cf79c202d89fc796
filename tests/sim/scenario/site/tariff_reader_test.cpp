#include "sim/scenario/site/tariff_reader.h"

#include <doctest/doctest.h>

#include <string>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

const std::filesystem::path tariff_data_dir = ICCTWIN_SOURCE_DIR "/models/data";
const std::string tariff_head = "area_code,name_en,name_zh,months,class,start,end,basis\n";
const std::string all_months = "1 2 3 4 5 6 7 8 9 10 11 12";

struct Found {
  std::optional<Tariff> tariff;
  std::vector<Problem> problems;
};

Found parse_tariff(const std::string& text, const std::string& area = "A") {
  Diagnostics diagnostics;
  auto tariff = parse_tariff_periods(text, area, "t.csv", "/site/tariff/area", diagnostics);
  CHECK(tariff.has_value() != diagnostics.has_errors());
  return {std::move(tariff), diagnostics.problems()};
}

std::string row(const std::string& months, const std::string& rest) { return "A,Area,x," + months + "," + rest + "\n"; }

}  // namespace

TEST_CASE("tariff periods: Shanghai in the shipped table") {
  Diagnostics diagnostics;
  const auto tariff = find_tariff(tariff_data_dir, "CN-SH", "/site/tariff/area", diagnostics);
  REQUIRE(tariff);
  CHECK(tariff->unverified);
  // July to September: sharp peak 12:00-14:00, peak 8-12, 14-15, 18-21, valley 22-6; other months have no midday peak.
  const auto class_on = [&](const char* text) { return std::string(class_at(*tariff, parse_iso8601(text)->unix_s, 8 * 3600)); };
  CHECK(class_on("2026-07-15T13:59:59+08:00") == "sharp_peak");
  CHECK(class_on("2026-07-15T14:00:00+08:00") == "peak");
  CHECK(class_on("2026-07-15T23:00:00+08:00") == "valley");
  CHECK(class_on("2026-03-15T13:00:00+08:00") == "flat");
  CHECK(class_on("2026-01-15T20:00:00+08:00") == "sharp_peak");
  REQUIRE(diagnostics.problems().size() == 1);
  CHECK(diagnostics.problems()[0].code == "H-SITE-005");
}

TEST_CASE("tariff periods: gaps of the shipped table count as flat and are said") {
  Diagnostics diagnostics;
  const auto anhui = find_tariff(tariff_data_dir, "CN-AH", "/site/tariff/area", diagnostics);
  REQUIRE(anhui);
  CHECK(anhui->class_by_month[0][1] == TariffClass::flat);
  REQUIRE(diagnostics.problems().size() == 2);
  CHECK(diagnostics.problems()[0].code == "W-SITE-007");
  // Two hours a day in January, July, August, September and December: 4 x (31 + 31 + 31 + 30 + 31) half hours.
  CHECK(diagnostics.problems()[0].value == "616");
  CHECK(diagnostics.problems()[0].limit == "1");
}

TEST_CASE("tariff periods: every area of the shipped table can be read") {
  for (const char* area : {"CN-AH", "CN-BJ", "CN-GD-prd", "CN-GD-shenzhen", "CN-GS", "CN-GZ", "CN-HE-northnet", "CN-HE-south", "CN-JS",
                           "CN-NM-west", "CN-NX", "CN-QH", "CN-SH", "CN-SX", "CN-ZJ"}) {
    Diagnostics diagnostics;
    const auto tariff = find_tariff(tariff_data_dir, area, "/site/tariff/area", diagnostics);
    CAPTURE(area);
    REQUIRE(tariff);
    CHECK_FALSE(diagnostics.has_errors());
  }
  Diagnostics doubtful;
  CHECK(find_tariff(tariff_data_dir, "CN-CQ", "/site/tariff/area", doubtful));
  REQUIRE(doubtful.problems().size() == 1);
  CHECK(doubtful.problems()[0].code == "W-SITE-008");
}

TEST_CASE("tariff periods: an unknown area is an error with the nearest one") {
  Diagnostics diagnostics;
  CHECK_FALSE(find_tariff(tariff_data_dir, "CN-SHH", "/site/tariff/area", diagnostics));
  REQUIRE(diagnostics.problems().size() == 1);
  CHECK(diagnostics.problems()[0].code == "E-SITE-030");
  CHECK(diagnostics.problems()[0].limit == "CN-SH");
}

TEST_CASE("tariff periods: a period may end past midnight, and half hours without a class count as flat") {
  const Found found = parse_tariff(tariff_head + row(all_months, "valley,22:00,06:30,verified"));
  REQUIRE(found.tariff);
  const auto& january = found.tariff->class_by_month[0];
  CHECK(january[43] == TariffClass::flat);
  CHECK(january[44] == TariffClass::valley);
  CHECK(january[47] == TariffClass::valley);
  CHECK(january[0] == TariffClass::valley);
  CHECK(january[12] == TariffClass::valley);
  CHECK(january[13] == TariffClass::flat);
  CHECK_FALSE(found.tariff->unverified);
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].code == "W-SITE-007");
  CHECK(found.problems[0].value == std::to_string(366 * (48 - 17)));  // 8.5 hours have a class
}

TEST_CASE("tariff periods: bad rows are errors with their lines") {
  const auto only = [](const std::string& text) {
    const Found found = parse_tariff(tariff_head + text);
    REQUIRE(found.problems.size() == 1);
    return found.problems[0].code + " " + found.problems[0].where;
  };
  CHECK(only(row("13", "peak,08:00,09:00,verified")) == "E-SITE-001 t.csv:2");
  CHECK(only(row("", "peak,08:00,09:00,verified")) == "E-SITE-001 t.csv:2");
  CHECK(only(row("1", "dear,08:00,09:00,verified")) == "E-SITE-031 t.csv:2");
  CHECK(only(row("1", "peak,08:10,09:00,verified")) == "E-SITE-032 t.csv:2");
  CHECK(only(row("1", "peak,08:00,24:30,verified")) == "E-SITE-032 t.csv:2");
  CHECK(only(row("1", "peak,08:00,09:00,rumour")) == "E-SITE-031 t.csv:2");
  CHECK(only(row("1", "peak,08:00")) == "E-SITE-002 t.csv:2");
  CHECK(only(row("1", "flat,00:00,24:00,verified") + row("1", "peak,08:00,09:00,verified")) == "E-SITE-033 t.csv:3");
}
