#pragma once
// The units in which results are drawn and told, by the system of units that is chosen (gui.md 5.4). What is kept and exported stays SI.
#include <QString>

#include "sim/document/numbers.h"

namespace icctwin::gui {

/// shown = value / divisor + offset. A difference has no offset.
struct FigureUnit {
  QString name;
  double divisor = 1;
  int decimals = 0;
  double offset = 0;

  FigureUnit() = default;
  FigureUnit(QString name_of, double of_one, int shown_decimals, double zero_at = 0)
      : name(std::move(name_of)), divisor(of_one), decimals(shown_decimals), offset(zero_at) {}
  /// A unit of the reports is one of the window, wherever one is asked for.
  FigureUnit(const document::DisplayUnit& unit);  // NOLINT(google-explicit-constructor)

  double shown(double value) const { return value / divisor + offset; }
};

/// Of electricity and heat that is as large as this [W].
FigureUnit power_unit(double greatest_w);
/// Of heat that is taken away: tons of refrigeration where those are in use [W].
FigureUnit cooling_unit(double greatest_w);
/// [degC]
FigureUnit temperature_unit();
/// Books of electricity, as large as this [kWh].
FigureUnit energy_unit(double kwh);
/// The same for what only divides.
document::DisplayUnit energy_display(double kwh);
/// [L]
FigureUnit water_unit(double litres);
/// Of water for each kWh [L/kWh].
FigureUnit water_use_unit();
/// [kg/s] of water
FigureUnit water_flow_unit();

}  // namespace icctwin::gui
