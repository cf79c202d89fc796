#pragma once
// The measuring points of the simulated center: where a meter would stand for each account of the books.
#include <string_view>
#include <vector>

#include "sim/results/report/sections.h"

namespace icctwin::report {

enum class Metered { electricity, heat, water };

struct Meter {
  std::string_view id;         ///< "M-01"
  std::string_view place_key;  ///< key of the text that says where
  std::string_view account;    ///< of ledger.csv or kpi.json
  double value = 0;            ///< over the run [kWh, or L of water]
  Metered kind = Metered::electricity;
};

/// Only those through which something flowed.
std::vector<Meter> meters(const Section& section);

/// The supply from the sources to the racks; with meters their ids stand on the lines, without them ratings in the boxes.
Figure chart_supply(const Section& section, bool with_meters);

}  // namespace icctwin::report
