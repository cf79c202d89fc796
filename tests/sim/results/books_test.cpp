#include "sim/results/books.h"

#include <doctest/doctest.h>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

constexpr int offset_s = 8 * 3600;

/// Books a constant power from begin to end in steps of a minute.
void draw(Books& books, double begin_s, double end_s, double power_w) {
  for (double t = begin_s; t < end_s; t += 60) {
    Amounts amounts;
    amounts[Account::grid] = power_w * 60;
    books.add(t, t + 60, amounts);
  }
}

/// Half an hour before the end of the year at the site.
double new_years_eve() { return unix_from_civil({2025, 12, 31, 23, 30, 0}, offset_s); }

}  // namespace

TEST_CASE("months are those of the site's clock and add up to the total") {
  Books books(new_years_eve(), offset_s, 0);
  draw(books, 0, 3600, 1000);
  books.close();
  REQUIRE(books.months().size() == 2);
  CHECK(books.months()[0].year == 2025);
  CHECK(books.months()[0].month == 12);
  CHECK(books.months()[1].year == 2026);
  CHECK(books.months()[1].month == 1);
  CHECK(books.months()[0].amounts[Account::grid] == 1.8e6);  // 1 kW for 30 min
  CHECK(books.months()[1].amounts[Account::grid] == 1.8e6);
  CHECK(books.total()[Account::grid] == 3.6e6);
  CHECK(books.booked_s() == 3600);
}

TEST_CASE("demand is the highest mean of a quarter of an hour, the peak that of a step") {
  Books books(new_years_eve(), offset_s, 0);
  draw(books, 0, 600, 1000);
  draw(books, 600, 900, 4000);  // first quarter: (600 x 1 + 300 x 4) / 900 = 2 kW
  draw(books, 900, 1800, 1500);
  books.close();
  CHECK(books.peak_power_w() == 4000);
  CHECK(books.peak_time_s() == 600);
  CHECK(books.demand_peak_w() == doctest::Approx(2000));
}

TEST_CASE("the demand charge of every month is its own peak times the price") {
  Books books(new_years_eve(), offset_s, 40);
  draw(books, 0, 1800, 3000);
  draw(books, 1800, 3600, 5000);
  books.close();
  CHECK(books.months()[0].amounts[Account::cost_demand] == doctest::Approx(120));  // 3 kW x 40 CNY
  CHECK(books.months()[1].amounts[Account::cost_demand] == doctest::Approx(200));
  CHECK(books.total()[Account::cost_demand] == doctest::Approx(320));
}

TEST_CASE("a last quarter that is cut short still counts with its own mean") {
  Books books(new_years_eve(), offset_s, 0);
  draw(books, 0, 900, 1000);
  draw(books, 900, 1020, 2000);
  books.close();
  CHECK(books.demand_peak_w() == doctest::Approx(2000));
}
