#include "models/cooling/chip.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

namespace {

/// 15 % of leakage at 75 degC, doubling every 46 K.
Chip leaky() {
  Chip chip;
  chip.leak_ratio = 0.15;
  chip.leak_per_k = 0.015;
  chip.leak_reference_c = 75;
  return chip;
}

}  // namespace

TEST_CASE("chip: without leakage the junction is the coolant plus resistance times power") {
  const auto point = settled_chip(Chip{}, 700, 40, 0.06);
  CHECK(point.junction_c == doctest::Approx(82));  // 40 + 0.06 x 700
  CHECK(point.power_w == 700);
  CHECK(point.gain == 0);
}

TEST_CASE("chip: at the reference temperature a leaky chip draws what its sheet says") {
  // 75 = 33 + 0.06 x 700.
  const auto point = settled_chip(leaky(), 700, 33, 0.06);
  CHECK(point.junction_c == doctest::Approx(75).epsilon(1e-9));
  CHECK(point.power_w == doctest::Approx(700).epsilon(1e-9));
  CHECK(point.gain == doctest::Approx(0.06 * 0.015 * 0.15 * 700));
}

TEST_CASE("chip: junction and power solve both equations, and a warmer coolant draws more") {
  double last_w = 0, last_c = -100;
  for (double coolant_c = 5; coolant_c <= 60; coolant_c += 5) {
    const auto point = settled_chip(leaky(), 600, coolant_c, 0.06);
    REQUIRE(point.gain < 1);
    CHECK(point.junction_c == doctest::Approx(coolant_c + 0.06 * point.power_w).epsilon(1e-9));
    CHECK(point.power_w == doctest::Approx(600 * (1 + 0.15 * (std::exp(0.015 * (point.junction_c - 75)) - 1))).epsilon(1e-9));
    CHECK(point.power_w > last_w);
    CHECK(point.junction_c > last_c);
    last_w = point.power_w, last_c = point.junction_c;
  }
}

TEST_CASE("chip: the junction rises with power and resistance") {
  for (double resistance = 0.03; resistance < 0.08; resistance += 0.01) {
    double last_c = 0;
    for (double power_w = 100; power_w <= 700; power_w += 100) {
      const double junction_c = settled_chip(leaky(), power_w, 30, resistance).junction_c;
      CHECK(junction_c > last_c);
      CHECK(junction_c < settled_chip(leaky(), power_w, 30, resistance + 0.01).junction_c);
      last_c = junction_c;
    }
  }
}

TEST_CASE("chip: where no temperature balances the leakage, runaway is told and every number stays finite") {
  // At 0.3 K/W and 300 W the gain at 75 degC is 0.3 x 300 x 0.015 x 0.15 = 0.2025 and reaches 1 at 75 + ln(1 / 0.2025) / 0.015 = 181.5
  // degC. A balance there needs a coolant of 181.5 - 90 (1 + 0.15 (1 / 0.2025 - 1)) = 38.3 degC or less.
  Chip chip = leaky();
  CHECK(settled_chip(chip, 300, 38, 0.3).gain < 1);
  const auto away = settled_chip(chip, 300, 39, 0.3);
  CHECK(away.gain >= 1);
  CHECK(std::isfinite(away.junction_c));
  CHECK(std::isfinite(away.power_w));
  CHECK(away.junction_c >= chip.limit_c);
}

TEST_CASE("chip: the holding power puts the junction where it was asked for") {
  const Chip chip = leaky();
  const double reference_w = holding_power_w(chip, 90, 45, 0.06);
  CHECK(reference_w == doctest::Approx(750 / (1 + 0.15 * (std::exp(0.225) - 1))));  // (90 - 45) / 0.06 less the leakage above the sheet's
  CHECK(settled_chip(chip, reference_w, 45, 0.06).junction_c == doctest::Approx(90).epsilon(1e-9));
  CHECK(holding_power_w(chip, 90, 95, 0.06) < 0);
}
