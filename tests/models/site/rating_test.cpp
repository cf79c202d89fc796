#include "models/site/rating.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

TEST_CASE("rating: the first grade whose bounds hold is reached, a bound itself counts where it says so") {
  Rating gb;
  gb.grades = {{"1", 1.2, {}, {}, {}}, {"2", 1.3, {}, {}, {}}, {"3", 1.5, {}, {}, {}}};
  CHECK(grade_of(gb, 1.05)->grade == "1");
  CHECK(grade_of(gb, 1.2)->grade == "1");
  CHECK(grade_of(gb, 1.2000001)->grade == "2");
  CHECK(grade_of(gb, 1.5)->grade == "3");
  CHECK(grade_of(gb, 1.51) == nullptr);
  CHECK(grade_of(gb, std::nan("")) == nullptr);

  Rating below;
  below.grades = {{"met", {}, 1.3, {}, {}}};
  CHECK(grade_of(below, 1.3) == nullptr);
  CHECK(grade_of(below, 1.29) != nullptr);

  Rating share;
  share.grades = {{"full", {}, {}, 0.8, {}}, {"some", {}, {}, {}, 0.3}};
  CHECK(grade_of(share, 0.8)->grade == "full");
  CHECK(grade_of(share, 0.5)->grade == "some");
  CHECK(grade_of(share, 0.3) == nullptr);

  CHECK(grade_of(Rating{}, 1.0) == nullptr);  // thresholds that are not known give no grade
}
