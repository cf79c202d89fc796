#include "gui/models/figure_units.h"

#include "gui/document/words.h"
#include "gui/models/units.h"

namespace icctwin::gui {
namespace {

constexpr double gallon_l = gallon_m3 * 1e3, water_kg_per_l = 0.9982;  // of water at 20 degC
constexpr double wan = 1e4;  ///< 万, the step of Chinese numerals that reports of energy count in

document::Numbers numbers_of_language() { return document::Numbers(language()); }

}  // namespace

FigureUnit::FigureUnit(const document::DisplayUnit& unit) : name(qstring(unit.name)), divisor(unit.divisor), decimals(unit.decimals) {}

FigureUnit power_unit(double greatest_w) {
  // Reports in China tell power in kW at any size.
  if (unit_system() == UnitSystem::china) return {QStringLiteral("kW"), 1e3, greatest_w < 1e5 ? 1 : 0};
  return numbers_of_language().power(greatest_w);
}

FigureUnit cooling_unit(double greatest_w) {
  if (unit_system() == UnitSystem::si) return power_unit(greatest_w);
  return {QStringLiteral("RT"), refrigeration_ton_w, greatest_w < 100 * refrigeration_ton_w ? 1 : 0};
}

FigureUnit temperature_unit() {
  if (unit_system() == UnitSystem::ip) return {QStringLiteral("°F"), 5 / 9.0, 1, 32};
  return {QStringLiteral("°C"), 1, 1};
}

document::DisplayUnit energy_display(double kwh) {
  if (unit_system() == UnitSystem::china && kwh >= wan) return {wan, 2, language() == Language::zh ? "万kWh" : "×10⁴ kWh"};
  return numbers_of_language().energy(kwh);
}

FigureUnit energy_unit(double kwh) { return energy_display(kwh); }

FigureUnit water_unit(double litres) {
  if (unit_system() == UnitSystem::ip) return {QStringLiteral("gal"), gallon_l, 0};
  return numbers_of_language().water(litres);
}

FigureUnit water_use_unit() {
  if (unit_system() == UnitSystem::ip) return {QStringLiteral("gal/kWh"), gallon_l, 3};
  return {QStringLiteral("L/kWh"), 1, 2};
}

FigureUnit water_flow_unit() {
  if (unit_system() == UnitSystem::ip) return {QStringLiteral("gpm"), gallon_l * water_kg_per_l / 60, 1};
  return {QStringLiteral("kg/s"), 1, 3};
}

}  // namespace icctwin::gui
