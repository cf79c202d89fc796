#pragma once
// Quantities as people read and type them. The file always holds the unit of the field; what is shown is the same value in another unit.
#include <QString>
#include <optional>
#include <string_view>

namespace icctwin::gui {

/// Which units the window shows (gui.md 5.4). Texts of reports keep their own.
enum class UnitSystem { si, ip, china };

UnitSystem unit_system();
void set_unit_system(UnitSystem system);

/// US gallon and ton of refrigeration (12,000 BTU/h).
inline constexpr double gallon_m3 = 3.785411784e-3, refrigeration_ton_w = 3516.8528420667;

/// Unit of a cooling capacity: watts that are tons of refrigeration where those are in use.
inline constexpr std::string_view cooling_watt = "W cooling";

struct Quantity {
  QString number, unit;

  /// Both, with a no-break space between where the unit has one.
  QString text() const;
};

enum class Digits {
  all,  ///< what is shown parses to the same value
  few,  ///< six digits where the unit is another one: for reading
};

/// A value of a field in the unit that reads best in the system of units: 2500000 W as 2.5 MW, or 32 degC as 89.6 °F.
Quantity shown(double value, std::string_view unit, Digits digits = Digits::all);

/// The same as a figure for reading, three to four digits with the marks of thousands of the language: of tiles, status bar, tables.
Quantity figure(double value, std::string_view unit);

/// The name of a unit as people write it: "degC" as °C, "m3/s" as m³/s; a ratio has none.
QString unit_words(std::string_view unit);

/// The name of the unit that a value of this unit is shown in where it is small.
QString unit_in_use(std::string_view unit);

/// What was typed, in the unit of the field; nothing if it is not understood.
///
/// A unit of the same kind may follow ("75 F", "1.2MW", "350 RT"); without one `without_unit` is meant, which is how the value was shown.
/// "+10%", "*1.05" and "/2" change `before`.
std::optional<double> typed_value(const QString& text, std::string_view unit, const QString& without_unit, std::optional<double> before);

}  // namespace icctwin::gui
