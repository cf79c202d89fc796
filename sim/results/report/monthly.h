#pragma once
// The books month by month, as far as PUE needs them.
#include <string>
#include <vector>

#include "sim/results/report/sections.h"

namespace icctwin::report {

struct Month {
  std::string name;  ///< "2025-07"
  double it_kwh = 0, cooling_kwh = 0, losses_kwh = 0, other_kwh = 0;
  double water_l = 0;

  double use_kwh() const { return it_kwh + cooling_kwh + losses_kwh + other_kwh; }
  /// All uses of electricity by that of IT; what is exported or stored is none.
  double pue() const { return it_kwh > 0 ? use_kwh() / it_kwh : no_value; }
};

std::vector<Month> months_of(const RunFolder& run);

/// The month with the highest PUE; nullptr where there is none.
const Month* worst_month(const std::vector<Month>& months);

/// Energy outside IT for each unit of IT energy by month, with the PUE on top.
Figure chart_monthly_pue(const ChartContext& context, const std::vector<Month>& months);

}  // namespace icctwin::report
