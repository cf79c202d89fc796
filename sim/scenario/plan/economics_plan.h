#pragma once
// Cost of the center in its resolved form: whole amounts in CNY.
#include <string>
#include <vector>

#include "models/economics/cash_flow.h"

namespace icctwin {

struct EconomicsPlan {
  struct Capital {
    std::string id;
    Asset asset;
    double maintenance_cny_per_year = 0;
  };
  Rates energy;  ///< discount, and growth of what energy costs
  double period_years = 1;
  double carbon_price_cny_per_kg = 0;
  bool market_carbon = false;
  std::vector<Capital> capital;
  double fixed_cny_per_year = 0;
};

}  // namespace icctwin
