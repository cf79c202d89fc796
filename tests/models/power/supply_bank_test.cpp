#include "models/power/supply_bank.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace icctwin;

namespace {

// 100 kW modules with the loss law of a double-conversion UPS.
SupplyBank bank_of(int modules, int paths) {
  SupplyBank bank;
  bank.module = QuadraticLoss{100e3, 0.010, 0.015, 0.013};
  bank.modules = modules;
  bank.paths = paths;
  return bank;
}

}  // namespace

TEST_CASE("bank: four units share 300 kW at x = 0.75") {
  // 4 x 100 kW x (0.010 + 0.01125 + 0.0073125) = 11.425 kW of loss.
  CHECK(input_power_w(bank_of(4, 1), 300e3) == doctest::Approx(311425));
}

TEST_CASE("bank: two paths halve the load of each and cost no-load loss") {
  // 2 x 4 x 100 kW x (0.010 + 0.015 x 0.375 + 0.013 x 0.140625) = 13.9625 kW.
  CHECK(input_power_w(bank_of(4, 2), 300e3) == doctest::Approx(313962.5));
  CHECK(input_power_w(bank_of(4, 2), 300e3) > input_power_w(bank_of(4, 1), 300e3));
}

TEST_CASE("bank: staged modules run near their target and save no-load loss") {
  SupplyBank bank = bank_of(10, 1);
  bank.staging = Staging{0.6, 1};
  CHECK(modules_running(bank, 0) == 2);      // one, and one to spare
  CHECK(modules_running(bank, 120e3) == 3);  // 120 / 60 = 2, and one to spare
  CHECK(modules_running(bank, 121e3) == 4);
  CHECK(modules_running(bank, 990e3) == 10);  // all there are
  // 3 x 100 kW x (0.010 + 0.015 x 0.4 + 0.013 x 0.16) = 5.424 kW against 10 x 100 kW x (0.010 + 0.0018 + 0.0001872) = 11.987 kW.
  CHECK(input_power_w(bank, 120e3) == doctest::Approx(125424));
  CHECK(input_power_w(bank_of(10, 1), 120e3) == doctest::Approx(131987.2));
}

TEST_CASE("bank: half of the load straight from the mains loses its own share only") {
  SupplyBank bank = bank_of(2, 1);
  bank.mains_direct_ratio = 0.5;
  bank.mains_direct_loss_ratio = 0.01;
  // 50 kW x 1.01 + 50 kW + 2 x 100 kW x (0.010 + 0.015 x 0.25 + 0.013 x 0.0625) = 103.4125 kW.
  CHECK(input_power_w(bank, 100e3) == doctest::Approx(103412.5));
}

TEST_CASE("bank: more load never draws less, and a bank without a law loses nothing") {
  for (const bool staged : {false, true}) {
    SupplyBank bank = bank_of(8, 2);
    if (staged) bank.staging = Staging{0.5, 1};
    double before = 0;
    for (double load_w = 0; load_w <= 800e3; load_w += 1e3) {
      const double input_w = input_power_w(bank, load_w);
      CHECK(input_w >= load_w);
      CHECK(input_w >= before);
      before = input_w;
    }
  }
  CHECK(input_power_w(SupplyBank{}, 5000) == 5000);
}
