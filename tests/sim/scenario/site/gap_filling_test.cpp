#include "sim/scenario/site/gap_filling.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

TEST_CASE("gaps: a straight line between the neighbours") {
  std::vector<double> values = {1, gap_value, gap_value, 4, 5};
  const GapReport report = fill_gaps(values, 2, false);
  CHECK(values[1] == doctest::Approx(2));
  CHECK(values[2] == doctest::Approx(3));
  CHECK(report.filled == 2);
  CHECK(report.first_filled == 1);
  CHECK(report.left == 0);
}

TEST_CASE("gaps: at an open end the nearest value is held") {
  std::vector<double> values = {gap_value, 2, 3, gap_value};
  fill_gaps(values, 2, false);
  CHECK(values == std::vector<double>{2, 2, 3, 3});
}

TEST_CASE("gaps: a cyclic series is filled over its end, as one gap") {
  std::vector<double> values = {gap_value, 3, 0, gap_value};
  CHECK(fill_gaps(values, 2, true).filled == 2);
  CHECK(values[3] == doctest::Approx(1));
  CHECK(values[0] == doctest::Approx(2));
  std::vector<double> longer = {gap_value, 3, 0, gap_value};
  const GapReport report = fill_gaps(longer, 1, true);
  CHECK(report.left == 2);
  CHECK(report.first_left == 3);
  CHECK(std::isnan(longer[0]));
}

TEST_CASE("gaps: nothing but gaps stays as it is") {
  std::vector<double> values = {gap_value, gap_value};
  const GapReport report = fill_gaps(values, 6, true);
  CHECK(report.left == 2);
  CHECK(report.first_left_length == 2);
  CHECK(report.filled == 0);
}
