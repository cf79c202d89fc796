#include "gui/models/units.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "gui/document/words.h"

using namespace icctwin;
using namespace icctwin::gui;

TEST_CASE("values are shown in the unit that reads best") {
  set_language(Language::en);
  const auto text = [](double value, const char* unit) {
    const Quantity quantity = shown(value, unit);
    return (quantity.number + "|" + quantity.unit).toStdString();
  };
  CHECK(text(2.5e6, "W") == "2.5|MW");
  CHECK(text(44000, "W") == "44|kW");
  CHECK(text(270, "W") == "270|W");
  CHECK(text(32, "degC") == "32|°C");
  CHECK(text(0.78, "1") == "0.78|");
  CHECK(text(86400, "s") == "24|h");
  CHECK(text(604800, "s") == "7|d");
  CHECK(text(900, "s") == "15|min");
  CHECK(text(15, "s") == "15|s");
  CHECK(text(0.001, "m3/s") == "0.001|m³/s");
}

TEST_CASE("what is shown and typed again is the same value") {
  std::mt19937_64 random(1);
  for (const char* unit : {"W", "VA", "Pa", "s", "J", "B", "B/s", "FLOP/s", "kWh", "degC", "mm", "1", "K"})
    for (int i = 0; i < 2000; ++i) {
      // Up to nine digits, as people write them, from 1e-6 to 1e18.
      const double value = static_cast<double>(random() % 1000000000) * std::pow(10.0, static_cast<int>(random() % 16) - 6);
      const Quantity quantity = shown(value, unit);
      CAPTURE(unit);
      CAPTURE(value);
      REQUIRE(typed_value(quantity.number, unit, quantity.unit, std::nullopt) == value);
      REQUIRE(typed_value(quantity.number + " " + quantity.unit, unit, quantity.unit, std::nullopt) == value);
    }
}

TEST_CASE("units may be typed with the number, and changes instead of values") {
  CHECK(typed_value("1.2MW", "W", "kW", std::nullopt) == 1.2e6);
  CHECK(typed_value("44", "W", "kW", std::nullopt) == 44000);  // as it was shown
  CHECK(typed_value("350 RT", "W", "kW", std::nullopt) == doctest::Approx(350 * 3516.8528).epsilon(1e-6));
  CHECK(typed_value("75 F", "degC", "°C", std::nullopt) == doctest::Approx(23.8889).epsilon(1e-5));  // (75 - 32) * 5 / 9
  CHECK(typed_value("−5", "degC", "°C", std::nullopt) == -5);
  CHECK(typed_value("12,600", "mm", "mm", std::nullopt) == 12600);
  CHECK(typed_value("78 %", "1", "", std::nullopt) == 0.78);
  CHECK(typed_value("+10%", "W", "W", 200) == doctest::Approx(220));
  CHECK(typed_value("-10%", "W", "W", 200) == doctest::Approx(180));
  CHECK(typed_value("*1.05", "W", "W", 200) == doctest::Approx(210));
  CHECK(typed_value("/2", "W", "W", 200) == 100);
  for (const char* wrong : {"", "x", "5 kg", "/0", "1e999", "--3", "3 4 x"}) {
    CAPTURE(wrong);
    CHECK_FALSE(typed_value(wrong, "W", "W", 200).has_value());
  }
}
