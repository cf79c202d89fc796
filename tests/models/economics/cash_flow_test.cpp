#include "models/economics/cash_flow.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

TEST_CASE("cash flow: ten years at 8 % by hand") {
  // Textbook table: uniform series present worth (P/A, 8 %, 10) = 6.7101, capital recovery (A/P, 8 %, 10) = 0.14903.
  CHECK(annuity_factor({0.08, 0}, 10) == doctest::Approx(6.7101).epsilon(1e-5));
  CHECK(capital_recovery_per_year(0.08, 10) == doctest::Approx(0.14903).epsilon(1e-4));
}

TEST_CASE("cash flow: the annuity is the sum of its payments, growing or not") {
  for (const double discount : {0.0, 0.03, 0.08, 0.2})
    for (const double growth : {-0.05, 0.0, 0.03, 0.08}) {
      double sum = 0;
      for (int year = 1; year <= 15; ++year) sum += std::pow(1 + growth, year - 1) / std::pow(1 + discount, year);
      CAPTURE(discount);
      CAPTURE(growth);
      CHECK(annuity_factor({discount, growth}, 15) == doctest::Approx(sum).epsilon(1e-12));
    }
}

TEST_CASE("cash flow: the annuity keeps its digits where growth comes near the discount rate") {
  CHECK(annuity_factor({0.08, 0.08 - 1e-12}, 20) == doctest::Approx(20 / 1.08).epsilon(1e-9));
}

TEST_CASE("cash flow: money later is worth less the higher the rate, and more the higher the growth") {
  double last = 1e9;
  for (double discount = 0; discount < 0.5; discount += 0.01) {
    const double now = annuity_factor({discount, 0.02}, 12);
    CHECK(now < last);
    last = now;
  }
  last = 0;
  for (double growth = -0.2; growth < 0.3; growth += 0.01) {
    const double now = annuity_factor({0.08, growth}, 12);
    CHECK(now > last);
    last = now;
  }
}

TEST_CASE("cash flow: equal payments of the recovery factor are worth the price, at any rate") {
  for (const double discount : {0.0, 0.01, 0.08, 0.3})
    CHECK(1000 * capital_recovery_per_year(discount, 7) * annuity_factor({discount, 0}, 7) == doctest::Approx(1000));
}

TEST_CASE("assets: replaced when their life ends, and worth the rest of it at the end") {
  // Lives of 5 years over 10: bought at 0 and 5, nothing left. 100 (1 + 1.08^-5) = 168.058.
  CHECK(present_value({100, 5}, 0.08, 10) == doctest::Approx(168.0583).epsilon(1e-6));
  // A life of 40 years over 10: three quarters left. 100 (1 - 0.75 x 1.08^-10) = 65.2605.
  CHECK(present_value({100, 40}, 0.08, 10) == doctest::Approx(65.2605).epsilon(1e-6));
  // A life of 4 years over 10: bought at 0, 4, 8, half left. At no rate 3 - 0.5 = 2.5 prices, as 10 / 4.
  CHECK(present_value({100, 4}, 0, 10) == doctest::Approx(250));
}

TEST_CASE("assets: whole lives cost a year what one life costs a year") {
  for (const int lives : {1, 2, 3, 7})
    for (const double life : {0.7, 5.0, 12.0}) {
      const double years = lives * life;
      CAPTURE(years);
      CHECK(present_value({100, life}, 0.08, years) * capital_recovery_per_year(0.08, years) ==
            doctest::Approx(100 * capital_recovery_per_year(0.08, life)));
    }
}

TEST_CASE("assets: without a rate they cost the used share of their lives, whatever the period") {
  for (double years = 1; years < 30; years += 0.37) CHECK(present_value({100, 6}, 0, years) == doctest::Approx(100 * years / 6));
}

TEST_CASE("payback: by hand") {
  CHECK(simple_payback_years(1000, 300).value() == doctest::Approx(10.0 / 3));
  // At 10 %: 100 + 90.909 + 82.645 = 273.55 after three years; of the fourth year's 75.13 it needs 26.45.
  CHECK(discounted_payback_years(300, {0, 110}, {0.1, 0}).value() == doctest::Approx(3.35203).epsilon(1e-5));
}

TEST_CASE("payback: without a rate the discounted one is the simple one") {
  for (const double price : {10.0, 333.0, 4321.0})
    CHECK(discounted_payback_years(price, {60, 40}, {0, 0}).value() == doctest::Approx(simple_payback_years(price, 100).value()));
}

TEST_CASE("payback: the higher the rate the later, until never") {
  double last = 0;
  for (double discount = 0; discount < 0.099; discount += 0.005) {
    const double now = discounted_payback_years(1000, {0, 100}, {discount, 0}).value();
    CHECK(now > last);
    last = now;
  }
  // 100 a year for ever at 10 % are worth 1000, which are never reached; at 12 % they are worth 833.
  CHECK_FALSE(discounted_payback_years(1000, {0, 100}, {0.12, 0}));
  CHECK(discounted_payback_years(1000, {100, 0}, {0.12, 0.06}));  // growing by 6 % they are worth 1667
}

TEST_CASE("payback: nothing to pay is paid at once, and what saves nothing never pays") {
  CHECK(simple_payback_years(0, 10).value() == 0);
  CHECK(discounted_payback_years(-5, {10, 0}, {0.08, 0}).value() == 0);
  CHECK_FALSE(simple_payback_years(10, 0));
  CHECK_FALSE(simple_payback_years(-5, -1));  // cheaper, and dearer every year: no investment
  CHECK_FALSE(discounted_payback_years(10, {-3, 0}, {0.08, 0}));
}

TEST_CASE("levelised cost: sold at it, the output pays for everything") {
  const double present = 12345, output = 67;
  const double price = levelised_cost(present, output, 0.08, 10);
  CHECK(price * output * annuity_factor({0.08, 0}, 10) == doctest::Approx(present));
}
