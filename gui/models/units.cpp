#include "gui/models/units.h"

#include <QLocale>
#include <QRegularExpression>
#include <array>
#include <cmath>
#include <span>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

/// value in the field's unit = (typed + offset) * factor. `show`: values from this size on are shown in it; 0: only typed.
struct Scale {
  std::string_view field_unit, name;
  double factor, offset = 0;
  double show = 0;
};

// For each unit of fields the larger first. The ton of refrigeration is 12,000 BTU/h = 3516.8528 W, the US gallon 3.785411784 L.
constexpr auto scales = std::to_array<Scale>({
    {"W", "MW", 1e6, 0, 1e6},
    {"W", "kW", 1e3, 0, 1e3},
    {"W", "RT", 3516.8528420667},
    {"VA", "MVA", 1e6, 0, 1e6},
    {"VA", "kVA", 1e3, 0, 1e3},
    {"J", "kWh", 3.6e6, 0, 3.6e6},
    {"J", "kJ", 1e3, 0, 1e3},
    {"Pa", "kPa", 1e3, 0, 1e3},
    {"Pa", "bar", 1e5},
    {"Pa", "psi", 6894.757293168},
    {"mm", "m", 1e3},
    {"m3/s", "m³/h", 1 / 3600.0},
    {"m3/s", "gpm", 3.785411784e-3 / 60},
    {"kg/s", "kg/h", 1 / 3600.0},
    {"s", "d", 86400, 0, 2 * 86400.0},
    {"s", "h", 3600, 0, 2 * 3600.0},
    {"s", "min", 60, 0, 2 * 60.0},
    {"degC", "F", 5 / 9.0, -32},
    {"degC", "°F", 5 / 9.0, -32},
    {"B", "TB", 1e12, 0, 1e12},
    {"B", "GB", 1e9, 0, 1e9},
    {"B", "MB", 1e6, 0, 1e6},
    {"B/s", "GB/s", 1e9, 0, 1e9},
    {"FLOP/s", "PFLOP/s", 1e15, 0, 1e15},
    {"FLOP/s", "TFLOP/s", 1e12, 0, 1e12},
    {"op/s", "Top/s", 1e12, 0, 1e12},
    {"kWh", "MWh", 1e3, 0, 1e4},
});

QString number_text(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

/// 15 digits: what is lost by changing units is less than what anybody types.
double rounded(double value) { return QString::number(value, 'g', 15).toDouble(); }

std::optional<double> in_field_unit(double typed, const QString& name, std::string_view unit) {
  if (name.isEmpty() || name.compare(unit_words(unit), Qt::CaseInsensitive) == 0 || name == qstring(unit)) return typed;
  const Scale* found = nullptr;
  for (const Scale& scale : scales) {
    if (scale.field_unit != unit) continue;
    if (name == qstring(scale.name)) return rounded((typed + scale.offset) * scale.factor);
    if (name.compare(qstring(scale.name), Qt::CaseInsensitive) == 0) found = &scale;
  }
  if (found) return rounded((typed + found->offset) * found->factor);
  if (unit == "1" && name == QStringLiteral("%")) return rounded(typed / 100);
  return std::nullopt;
}

}  // namespace

QString unit_words(std::string_view unit) {
  if (unit == "1") return {};
  if (unit == "degC") return QStringLiteral("°C");
  if (unit == "deg") return QStringLiteral("°");
  if (language() == Language::zh && unit.starts_with("CNY"))
    return QStringLiteral("元") + unit_words(unit.substr(3)).replace("month", "月");
  QString text = qstring(unit);
  return text.replace("m3", "m³").replace("m2", "m²");
}

Quantity shown(double value, std::string_view unit) {
  for (const Scale& scale : scales) {
    if (scale.field_unit != unit || scale.show == 0 || std::abs(value) < scale.show) continue;
    const QString text = number_text(rounded(value / scale.factor));
    // A length of time is only shown in hours where it is whole or nearly so: 5,400 s is 1.5 h, 10,000 s stays.
    if (rounded(text.toDouble() * scale.factor) != value || (unit == "s" && text.size() > 5)) continue;
    return {text, qstring(scale.name)};
  }
  return {number_text(value), unit_words(unit)};
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
