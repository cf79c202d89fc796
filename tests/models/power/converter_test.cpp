#include "models/power/converter.h"

#include <doctest/doctest.h>

#include "models/power/psu.h"
#include "models/power/transformer.h"

using namespace icctwin;

TEST_CASE("converter: a double-conversion UPS has 94.5, 96.0 and 96.3 % at 25, 50 and 100 % load") {
  // Full load: 1 / (1 + 0.010 + 0.015 + 0.013) = 0.9634; the others alike.
  const Converter ups = QuadraticLoss{1e6, 0.010, 0.015, 0.013};
  CHECK(0.25e6 / input_power_w(ups, 0.25e6) == doctest::Approx(0.945).epsilon(0.001));
  CHECK(0.50e6 / input_power_w(ups, 0.50e6) == doctest::Approx(0.960).epsilon(0.001));
  CHECK(1.00e6 / input_power_w(ups, 1.00e6) == doctest::Approx(0.9634).epsilon(0.0001));
  CHECK(input_power_w(ups, 0.0) == doctest::Approx(10e3));  // no-load loss
}

TEST_CASE("converter: the linear law gives the idle node of Frontier") {
  // (626.26 + 13) / 0.98 = 652.3061 W (ExaDigiT RAPS).
  CHECK(input_power_w(LinearLoss{13.0, 0.98}, 626.26) == doctest::Approx(652.3061).epsilon(1e-7));
}

TEST_CASE("converter: an efficiency curve meets its points, is straight between, and holds its ends") {
  const EfficiencyCurve curve{1000.0, {0.1, 0.2, 1.0}, {0.90, 0.94, 0.92}};
  CHECK(is_valid(curve));
  CHECK(input_power_w(curve, 100.0) == doctest::Approx(100.0 / 0.90));
  CHECK(input_power_w(curve, 150.0) == doctest::Approx(150.0 / 0.92));
  CHECK(input_power_w(curve, 1000.0) == doctest::Approx(1000.0 / 0.92));
  CHECK(input_power_w(curve, 1200.0) == doctest::Approx(1200.0 / 0.92));
  CHECK(input_power_w(curve, 0.0) == doctest::Approx(100.0 / 0.90 - 100.0));  // the loss at 10 % stays
}

TEST_CASE("converter: input is never below output and rises with it, for every law and label") {
  std::vector<Converter> converters = {Converter{}, QuadraticLoss{1.0, 0.004, 0.003, 0.004}, LinearLoss{0.01, 0.96}};
  for (const char* id : {"bronze", "silver", "gold", "platinum", "titanium", "ruby"}) {
    const EfficiencyCurve* curve = find_psu_curve(id);
    REQUIRE(curve != nullptr);
    CHECK(is_valid(*curve));
    converters.emplace_back(*curve);
  }
  for (const Converter& converter : converters) {
    double last = -1.0;
    for (double output = 0.0; output <= 1.3; output += 0.001) {
      const double input = input_power_w(converter, output);
      CHECK(input >= output);
      CHECK(input > last);
      last = input;
    }
  }
}

TEST_CASE("converter: lossless is lossless, output below zero counts as zero, ratings are told") {
  CHECK(input_power_w(Converter{}, 123.0) == 123.0);
  CHECK(input_power_w(Converter{}, -5.0) == 0.0);
  CHECK_FALSE(rated_w(Converter{}).has_value());
  CHECK_FALSE(rated_w(LinearLoss{}).has_value());
  CHECK(rated_w(QuadraticLoss{5.0}) == 5.0);
  CHECK(rated_w(with_rating(*find_psu_curve("titanium"), 5500.0)) == 5500.0);
}

TEST_CASE("converter: a curve that would draw less for more is refused") {
  CHECK_FALSE(is_valid({1.0, {0.1, 0.11}, {0.5, 0.9}}));  // 0.2 W in for 0.1 W out, 0.122 W in for 0.11 W out
  CHECK_FALSE(is_valid({1.0, {0.2, 0.1}, {0.9, 0.9}}));
  CHECK_FALSE(is_valid({1.0, {0.5}, {1.1}}));
  CHECK_FALSE(is_valid({1.0, {}, {}}));
}

TEST_CASE("power supply: the labels' points are met when scaled to a rating") {
  const EfficiencyCurve titanium = with_rating(*find_psu_curve("titanium"), 3000.0);
  CHECK(1500.0 / input_power_w(titanium, 1500.0) == doctest::Approx(0.96));
  CHECK(3000.0 / input_power_w(titanium, 3000.0) == doctest::Approx(0.91));
  CHECK(find_psu_curve("plutonium") == nullptr);
}

TEST_CASE("transformer: losses at full load and shared by two units match a hand calculation") {
  // 950 kW at 0.95 is 1000 kVA: 1000 + 7300 W.
  CHECK(input_power_w(Transformer{}, 950e3) == doctest::Approx(958300.0));
  // Two units at half load each: 2 (1000 + 7300 / 4) = 5650 W.
  CHECK(input_power_w(Transformer{.units = 2}, 950e3) == doctest::Approx(955650.0));
  CHECK(input_power_w(Transformer{}, 0.0) == doctest::Approx(1000.0));
  double last = 0.0;
  for (double output = 0.0; output < 1.5e6; output += 1e4) {
    CHECK(input_power_w(Transformer{}, output) > last);
    last = input_power_w(Transformer{}, output);
  }
}
