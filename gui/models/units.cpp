#include "gui/models/units.h"

#include <QLocale>
#include <QRegularExpression>
#include <array>
#include <cmath>
#include <span>

#include "gui/document/words.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int in_si = 1, in_ip = 2, in_china = 4, everywhere = in_si | in_ip | in_china;

/// value in the field's unit = (typed + offset) * factor. `show`: values from this size on are shown in it; `systems`: where; 0: only
/// typed.
struct UnitScale {
  std::string_view field_unit, name;
  double factor, offset = 0;
  double show = 0;
  int systems = 0;
  std::string_view name_zh = {};  ///< where it differs

  QString words() const { return qstring(language() == Language::zh && !name_zh.empty() ? name_zh : name); }
};

// For each unit of fields the larger first. The foot is 0.3048 m, the pound 0.45359237 kg.
constexpr double foot = 0.3048, pound_kg = 0.45359237;
constexpr auto scales = std::to_array<UnitScale>({
    {"W", "MW", 1e6, 0, 1e6, in_si | in_ip},
    {"W", "kW", 1e3, 0, 1e3, everywhere},
    {"W", "RT", refrigeration_ton_w},
    {cooling_watt, "RT", refrigeration_ton_w, 0, 1, in_ip | in_china},
    {cooling_watt, "MW", 1e6, 0, 1e6, in_si},
    {cooling_watt, "kW", 1e3, 0, 1e3, in_si},
    {"VA", "MVA", 1e6, 0, 1e6, in_si | in_ip},
    {"VA", "kVA", 1e3, 0, 1e3, everywhere},
    {"J", "kWh", 3.6e6, 0, 3.6e6, everywhere},
    {"J", "kJ", 1e3, 0, 1e3, everywhere},
    {"Pa", "psi", 6894.757293168, 0, 1, in_ip},
    {"Pa", "kPa", 1e3, 0, 1e3, in_si | in_china},
    {"Pa", "bar", 1e5},
    {"mm", "ft", foot * 1e3, 0, foot * 1e3, in_ip},
    {"mm", "in", 25.4, 0, 1e-9, in_ip},
    {"mm", "m", 1e3},
    {"m", "ft", foot, 0, 1e-9, in_ip},
    {"m2", "ft²", foot* foot, 0, 1e-9, in_ip},
    {"m3", "gal", gallon_m3, 0, 1e-9, in_ip},
    {"m3/s", "gpm", gallon_m3 / 60, 0, 1e-12, in_ip},
    {"m3/s", "m³/h", 1 / 3600.0, 0, 1e-12, in_si | in_china},
    {"m/s", "ft/min", foot / 60, 0, 1e-9, in_ip},
    {"kg", "lb", pound_kg, 0, 1e-9, in_ip},
    {"kg", "t", 1e3, 0, 1e4, in_china},
    {"kg/s", "lb/s", pound_kg, 0, 1e-12, in_ip},
    {"kg/s", "kg/h", 1 / 3600.0},
    {"s", "d", 86400, 0, 2 * 86400.0, everywhere},
    {"s", "h", 3600, 0, 2 * 3600.0, everywhere},
    {"s", "min", 60, 0, 2 * 60.0, everywhere},
    {"degC", "°F", 5 / 9.0, -32, -1, in_ip},
    {"degC", "F", 5 / 9.0, -32},
    {"K", "Δ°F", 5 / 9.0, 0, 1e-9, in_ip},
    {"B", "TB", 1e12, 0, 1e12, everywhere},
    {"B", "GB", 1e9, 0, 1e9, everywhere},
    {"B", "MB", 1e6, 0, 1e6, everywhere},
    {"B/s", "GB/s", 1e9, 0, 1e9, everywhere},
    {"FLOP/s", "PFLOP/s", 1e15, 0, 1e15, everywhere, "P 算力"},
    {"FLOP/s", "TFLOP/s", 1e12, 0, 1e12, everywhere},
    {"op/s", "Top/s", 1e12, 0, 1e12, everywhere},
    {"kWh", "×10⁴ kWh", 1e4, 0, 1e4, in_china, "万kWh"},
    {"kWh", "MWh", 1e3, 0, 1e4, in_si | in_ip},
    {"kWh", "MWh", 1e3},
    {"CNY", "×10⁴ CNY", 1e4, 0, 1e4, in_china, "万元"},
    {"CNY/a", "×10⁴ CNY/a", 1e4, 0, 1e4, in_china, "万元/年"},
});

UnitSystem current = UnitSystem::si;

int bit_of(UnitSystem system) { return system == UnitSystem::si ? in_si : system == UnitSystem::ip ? in_ip : in_china; }

/// A quantity of cooling is understood in every unit of power.
std::string_view base_of(std::string_view unit) { return unit == cooling_watt ? std::string_view("W") : unit; }

QString number_text(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

/// 15 digits: what is lost by changing units is less than what anybody types.
double rounded(double value) { return QString::number(value, 'g', 15).toDouble(); }

std::optional<double> in_field_unit(double typed, const QString& name, std::string_view unit) {
  unit = base_of(unit);
  if (name.isEmpty() || name.compare(unit_words(unit), Qt::CaseInsensitive) == 0 || name == qstring(unit)) return typed;
  const UnitScale* found = nullptr;
  for (const UnitScale& scale : scales) {
    if (scale.field_unit != unit) continue;
    if (name == qstring(scale.name) || name == qstring(scale.name_zh)) return rounded((typed + scale.offset) * scale.factor);
    if (name.compare(qstring(scale.name), Qt::CaseInsensitive) == 0) found = &scale;
  }
  if (found) return rounded((typed + found->offset) * found->factor);
  if (unit == "1" && name == QStringLiteral("%")) return rounded(typed / 100);
  return std::nullopt;
}

}  // namespace

UnitSystem unit_system() { return current; }
void set_unit_system(UnitSystem system) { current = system; }

QString unit_words(std::string_view unit) {
  unit = base_of(unit);
  if (unit == "1") return {};
  if (unit == "degC") return QStringLiteral("°C");
  if (unit == "deg") return QStringLiteral("°");
  if (language() == Language::zh && unit.starts_with("CNY"))
    return QStringLiteral("元") + unit_words(unit.substr(3)).replace("month", "月");
  QString text = qstring(unit);
  return text.replace("m3", "m³").replace("m2", "m²");
}

QString unit_in_use(std::string_view unit) {
  const int system = bit_of(current);
  for (const UnitScale& scale : scales)
    if (scale.field_unit == unit && (scale.systems & system) && scale.show <= 1 && scale.show != 0) return scale.words();
  return unit_words(unit);
}

Quantity shown(double value, std::string_view unit, Digits digits) {
  const int system = bit_of(current);
  for (const UnitScale& scale : scales) {
    // Below zero: a scale with another zero, which is used for every value.
    if (scale.field_unit != unit || !(scale.systems & system) || std::abs(value) < scale.show) continue;
    const double converted = rounded(value / scale.factor - scale.offset);
    const QString text = number_text(converted);
    const double back = rounded((text.toDouble() + scale.offset) * scale.factor);
    // In SI no digit is lost; a conversion may cost the fifteenth.
    if (back != value && (current == UnitSystem::si || std::abs(back - value) > 1e-12 * std::abs(value))) continue;
    // A length of time is only shown in hours where it is whole or nearly so: 5,400 s is 1.5 h, 10,000 s stays.
    if (unit == "s" && text.size() > 5) continue;
    return {digits == Digits::few && text.size() > 7 ? QString::number(converted, 'g', 6) : text, scale.words()};
  }
  return {number_text(value), unit_words(unit)};
}

Quantity figure(double value, std::string_view unit) {
  const int system = bit_of(current);
  double in_unit = value;
  QString name = unit_words(unit);
  for (const UnitScale& scale : scales) {
    if (scale.field_unit != unit || !(scale.systems & system) || std::abs(value) < scale.show) continue;
    in_unit = value / scale.factor - scale.offset;
    name = scale.words();
    break;
  }
  const double size = std::abs(in_unit);
  const bool whole = in_unit == std::round(in_unit) && (unit.empty() || unit == "1");
  const int decimals = whole || size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return {qstring(document::Numbers(language()).fixed(in_unit, decimals)), name};
}

QString Quantity::text() const {
  if (unit.isEmpty()) return number;
  const bool chinese = unit.front().unicode() >= 0x2E80;
  return chinese || unit == QStringLiteral("°") ? number + unit : number + QChar(QChar::Nbsp) + unit;
}

std::optional<double> typed_value(const QString& text, std::string_view unit, const QString& without_unit, std::optional<double> before) {
  static const QRegularExpression change(QStringLiteral(R"(^\s*([*/]|[+-](?=.*%\s*$))\s*([0-9.eE]+)\s*%?\s*$)"));
  static const QRegularExpression plain(
      QStringLiteral(R"(^\s*([+\-−]?[0-9][0-9,\s\x{2009}\x{00A0}]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|[+\-−]?\.[0-9]+)\s*(.*?)\s*$)"));
  bool understood = false;
  if (const auto match = change.match(text); match.hasMatch() && before) {
    const double by = match.captured(2).toDouble(&understood);
    if (!understood) return std::nullopt;
    switch (match.captured(1)[0].toLatin1()) {
      case '*':
        return rounded(*before * by);
      case '/':
        return by != 0 ? std::optional(rounded(*before / by)) : std::nullopt;
      case '+':
        return rounded(*before * (1 + by / 100));
      default:
        // A plain "-5 %" of a ratio is a value, not a change.
        if (unit == "1") break;
        return rounded(*before * (1 - by / 100));
    }
  }
  const auto match = plain.match(text);
  if (!match.hasMatch()) return std::nullopt;
  QString digits = match.captured(1);
  digits.replace(QChar(0x2212), '-').remove(',').remove(QChar(0x2009)).remove(QChar(0x00A0)).remove(' ');
  const double number = digits.toDouble(&understood);
  if (!understood || !std::isfinite(number)) return std::nullopt;
  const QString name = match.captured(2);
  return in_field_unit(number, name.isEmpty() ? without_unit : name, unit);
}

}  // namespace icctwin::gui
