#include "gui/models/units.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "gui/document/words.h"
#include "gui/models/figure_units.h"

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
  CHECK(text(0.001, "m3/s") == "3.6|m³/h");
}

TEST_CASE("figures of results follow the system of units: temperatures, cooling, water and energy") {
  set_language(Language::zh);
  set_unit_system(UnitSystem::ip);
  CHECK(temperature_unit().shown(38) == doctest::Approx(100.4));  // 38 x 9 / 5 + 32
  CHECK(temperature_unit().name == QStringLiteral("°F"));
  CHECK(cooling_unit(1e6).shown(3516.8528420667) == doctest::Approx(1));
  CHECK(water_use_unit().shown(1.89) == doctest::Approx(1.89 / 3.785411784));
  set_unit_system(UnitSystem::china);
  CHECK(energy_unit(192231).shown(192231) == doctest::Approx(19.2231));
  CHECK(energy_unit(192231).name == QStringLiteral("万kWh"));
  CHECK(power_unit(2.5e6).name == QStringLiteral("kW"));
  CHECK(temperature_unit().shown(38) == 38);
  set_unit_system(UnitSystem::si);
  CHECK(energy_unit(192231).name == QStringLiteral("MWh"));
  CHECK(cooling_unit(4e5).name == QStringLiteral("kW"));
  set_language(Language::en);
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

TEST_CASE("the system of units changes what is shown, never what is typed with a unit") {
  set_language(Language::en);
  const auto text = [](double value, std::string_view unit, Digits digits = Digits::few) {
    const Quantity quantity = shown(value, unit, digits);
    return (quantity.number + "|" + quantity.unit).toStdString();
  };
  set_unit_system(UnitSystem::ip);
  CHECK(text(32, "degC") == "89.6|°F");  // 32 * 9 / 5 + 32
  CHECK(text(0, "degC") == "32|°F");
  CHECK(text(5, "K") == "9|Δ°F");
  CHECK(text(3516.8528420667, cooling_watt) == "1|RT");
  CHECK(text(44000, "W") == "44|kW");
  CHECK(text(0.3048, "m") == "1|ft");
  CHECK(text(1, "m3/s") == "15850.3|gpm");  // 60 / 0.003785411784
  CHECK(text(1000, "Pa") == "0.145038|psi");
  CHECK(typed_value("89.6", "degC", "°F", std::nullopt) == doctest::Approx(32));
  CHECK(typed_value("32 °C", "degC", "°F", std::nullopt) == 32);
  set_unit_system(UnitSystem::china);
  CHECK(text(434800, "kWh") == "43.48|×10⁴ kWh");
  CHECK(text(30510, "CNY") == "3.051|×10⁴ CNY");
  CHECK(text(2.5e6, "W") == "2500|kW");
  set_language(Language::zh);
  CHECK(shown(434800, "kWh").unit == QStringLiteral("万kWh"));
  CHECK(shown(434800, "kWh").text() == QStringLiteral("43.48万kWh"));
  CHECK(typed_value(QStringLiteral("43.48 万kWh"), "kWh", "kWh", std::nullopt) == 434800);
  CHECK(figure(2986000, "W").number == "2986");
  set_language(Language::en);
  set_unit_system(UnitSystem::si);
  CHECK(text(1.2e6, cooling_watt) == "1.2|MW");
}

TEST_CASE("in every system what is shown in full and typed again is the same value to fourteen digits") {
  std::mt19937_64 random(3);
  for (const UnitSystem system : {UnitSystem::si, UnitSystem::ip, UnitSystem::china}) {
    set_unit_system(system);
    for (const std::string_view unit : {std::string_view("W"), cooling_watt, std::string_view("degC"), std::string_view("K"),
                                        std::string_view("Pa"), std::string_view("m3/s"), std::string_view("mm"), std::string_view("kWh"),
                                        std::string_view("CNY"), std::string_view("m2"), std::string_view("kg/s")})
      for (int i = 0; i < 500; ++i) {
        const double value = static_cast<double>(random() % 1000000) * std::pow(10.0, static_cast<int>(random() % 12) - 4);
        const Quantity quantity = shown(value, unit);
        CAPTURE(unit);
        CAPTURE(value);
        const auto typed = typed_value(quantity.number, unit, quantity.unit, std::nullopt);
        REQUIRE(typed);
        REQUIRE(*typed == doctest::Approx(value).epsilon(1e-11));
      }
  }
  set_unit_system(UnitSystem::si);
}
