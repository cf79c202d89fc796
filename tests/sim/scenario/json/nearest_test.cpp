#include "sim/scenario/json/nearest.h"

#include <doctest/doctest.h>

#include <vector>

using icctwin::nearest_name;

TEST_CASE("nearest name: a slip of the pen finds the name with the fewest edits") {
  const std::vector<std::string> names = {"titanium", "platinum", "gold"};
  CHECK(nearest_name("titanum", names) == "titanium");    // 1 edit
  CHECK(nearest_name("platinium", names) == "platinum");  // 1 edit; 5 from titanium
  CHECK(nearest_name("glod", names).empty());             // 2 of 4 letters differ: more than 40 %
  CHECK(nearest_name("golt", names) == "gold");
}

TEST_CASE("nearest name: a name without its unit is near") {
  const std::vector<std::string> names = {"longitude_deg", "latitude_deg", "id"};
  CHECK(nearest_name("latitude", names) == "latitude_deg");
}

TEST_CASE("nearest name: nothing is offered where nothing is near, and of equals the first") {
  const std::vector<std::string> names = {"cat", "car"};
  CHECK(nearest_name("cap", names) == "cat");
  CHECK(nearest_name("dog", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name(std::string(5000, 'c'), names).empty());
  CHECK(nearest_name("cat", {}).empty());
}
