#pragma once
// Quantities as people read and type them. The file always holds the unit of the field; what is shown is the same value in another unit.
#include <QString>
#include <optional>
#include <string_view>

namespace icctwin::gui {

struct Quantity {
  QString number, unit;
};

/// A value of a field in the unit that reads best: 2500000 W as 2.5 MW. No digit is lost: what is shown parses to the same value.
Quantity shown(double value, std::string_view unit);

/// The name of a unit as people write it: "degC" as °C, "m3/s" as m³/s; a ratio has none.
QString unit_words(std::string_view unit);

/// What was typed, in the unit of the field; nothing if it is not understood.
///
/// A unit of the same kind may follow ("75 F", "1.2MW", "350 RT"); without one `without_unit` is meant, which is how the value was shown.
/// "+10%", "*1.05" and "/2" change `before`.
std::optional<double> typed_value(const QString& text, std::string_view unit, const QString& without_unit, std::optional<double> before);

}  // namespace icctwin::gui
