#include "sim/document/numbers.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;
using namespace icctwin::document;

namespace {

constexpr double start = 1751817600;  // Monday 2025-07-07 00:00 at +08:00

}  // namespace

TEST_CASE("numbers: thousands, minus and dashes follow each language") {
  const Numbers en(Language::en), zh(Language::zh);
  CHECK(en.fixed(262483, 0) == "262,483");
  CHECK(zh.fixed(262483, 0) == "262\u2009483");
  CHECK(en.fixed(2986, 0) == "2,986");
  CHECK(zh.fixed(2986, 0) == "2986");  // four digits stay closed
  CHECK(en.fixed(1234567.891, 1) == "1,234,567.9");
  CHECK(en.fixed(-0.0314, 3) == "\u22120.031");
  CHECK(en.fixed(-0.0001, 2) == "0.00");  // no minus on a rounded zero
  CHECK(en.fixed(NAN, 2) == "—");
}

TEST_CASE("numbers: percent and units are joined by the spaces of each language") {
  const Numbers en(Language::en), zh(Language::zh);
  CHECK(en.percent(0.023) == "2.3\u00A0%");
  CHECK(zh.percent(0.023) == "2.3%");
  CHECK(en.with_unit(2986, 0, "kW") == "2,986\u00A0kW");
  CHECK(zh.with_unit(43.48, 2, "万元") == "43.48万元");
  CHECK(zh.with_unit(43.48, 2, "万kWh") == "43.48\u00A0万kWh");
}

TEST_CASE("numbers: dates are read on the local clock") {
  const Numbers en(Language::en, 8 * 3600), zh(Language::zh, 8 * 3600);
  const double hour = 3600, day = 86400;
  CHECK(en.period(start, start + 7 * day) == "7 to 13 July 2025");
  CHECK(zh.period(start, start + 7 * day) == "2025-07-07 至 07-13");
  CHECK(en.period(start, start + 60 * day) == "7 July to 4 September 2025");
  CHECK(en.period(start, start + 365 * day) == "7 July 2025 to 6 July 2026");
  CHECK(en.moment(start + 2 * day + 15 * hour) == "9 July 15:00");
  CHECK(zh.moment(start + 2 * day + 15 * hour) == "07-09 15:00");
  CHECK(en.day(start, true) == "Mon 7 Jul");
  CHECK(zh.day(start, true) == "7/7 周一");
  CHECK(en.zone() == "+08:00");
}

TEST_CASE("numbers: units are chosen by size") {
  const Numbers en(Language::en), zh(Language::zh);
  CHECK(en.with_unit(434800, en.energy(434800)) == "434.8\u00A0MWh");
  CHECK(en.with_unit(950, en.energy(950)) == "950.0\u00A0kWh");
  CHECK(zh.with_unit(305100, zh.money(305100)) == "30.51万元");
  CHECK(en.with_unit(9321, en.duration(9321)) == "2.59\u00A0h");
}

TEST_CASE("numbers: rounded parts are compared with the rounded total as shown") {
  const std::string good[] = {"246.4", "99.6", "15.2"}, bad[] = {"246.4", "99.6", "15.1"};
  CHECK(adds_up("361.2", good, 3));
  CHECK_FALSE(adds_up("361.2", bad, 3));
  const std::string thousands[] = {"1,000.5", "0.5"};
  CHECK(adds_up("1,001.0", thousands, 2));
}
