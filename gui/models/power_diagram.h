#pragma once
// What the one-line diagram shows: the power chain as it was resolved, with its ratings, its largest loads and what becomes of them when
// an element fails.
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/plan/failure_analysis.h"

namespace icctwin::gui {

enum class SupplyKind { none, ups, hvdc, dc_800v };

/// A row of racks on its busway.
struct RowLoad {
  std::string id, pointer, hall, hall_pointer;
  double design_w = 0, rated_w = 0;
  std::vector<std::string> racks;
};

struct PowerDiagram {
  int paths = 1;
  // Of one path.
  int transformers = 0;
  double transformer_va = 0, transformer_w = 0;  ///< of one unit
  SupplyKind supply = SupplyKind::none;
  int supply_units = 0, supply_spare = 0;
  double supply_unit_w = 0;
  bool eco = false, from_medium_voltage = false, cooling_backed = false;

  // Of the center, everything at its maximum.
  double design_total_w = 0, design_supply_w = 0, design_board_w = 0, design_it_w = 0;
  double chiller_w = 0, pump_w = 0, air_fan_w = 0, rejection_fan_w = 0, lighting_w = 0;

  struct Battery {
    double capacity_j = 0, power_w = 0;
  };
  struct Generators {
    int units = 0;
    double rated_w = 0, start_s = 0;
  };
  struct Wind {
    int turbines = 0;
    double rated_w = 0;
  };
  std::optional<Battery> battery;
  std::optional<Generators> generators;
  std::optional<double> pv_w;
  std::optional<Wind> wind;

  std::vector<RowLoad> rows;
  std::vector<SingleFailure> failures;

  double transformers_w() const { return transformers * transformer_w; }  ///< of one path
  double supplies_w() const { return supply_units * supply_unit_w; }      ///< of one path
  /// What the analysis says of an element of the whole center ("transformer"); nullptr: it was not looked at.
  const SingleFailure* failure_of(std::string_view element) const;
  /// The same of the busway of a row.
  const SingleFailure* failure_of(const RowLoad& row) const;
};

PowerDiagram power_diagram_of(const Plan& plan);

}  // namespace icctwin::gui
