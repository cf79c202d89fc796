#include "models/site/water_source.h"

#include <doctest/doctest.h>

#include "models/base/civil_time.h"

using namespace icctwin;

TEST_CASE("water source: the middle of a month has its mean, between two middles lies a straight line") {
  const std::vector<double> monthly = {4, 5, 9, 14, 19, 23, 27, 28, 25, 20, 14, 8};
  const auto at = [&](const char* text) { return water_source_at_c(monthly, parse_iso8601(text)->unix_s, 8 * 3600); };
  CHECK(at("2025-04-16T00:00:00+08:00") == doctest::Approx(14));    // 30 days: the middle is the end of the 15th
  CHECK(at("2025-07-16T12:00:00+08:00") == doctest::Approx(27));    // 31 days
  CHECK(at("2025-01-01T00:00:00+08:00") == doctest::Approx(6));     // half way from December's 8 to January's 4
  CHECK(at("2025-05-01T00:00:00+08:00") == doctest::Approx(16.5));  // half way from 14 to 19
  CHECK(at("2024-12-31T23:59:59+08:00") == doctest::Approx(6).epsilon(1e-4));
}
