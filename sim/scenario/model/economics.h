#pragma once
// Cost of a center (经济性): what is bought and for how long, what is paid every year, and how money is valued over time.
// Electricity, water, fuel and heat are not repeated here: their prices stand with the site, the generators and the heat user.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// What a price is for: the quantity follows from the resolved center.
enum class CostBasis {
  center,
  accelerator,
  node,
  rack,
  floor_m2,
  it_kw,
  facility_kw,
  cooling_kw,
  ups_kw,
  chiller_kw,
  pv_kw,
  wind_kw,
  generator_kw,
  battery_kwh,
  tank_m3,
  heat_reuse_kw
};
std::vector<Choice> choices_of(CostBasis);

struct CapitalCost {
  std::string id;
  CostBasis basis = CostBasis::center;
  double price_cny = 0;  ///< of one
  std::optional<double> lifetime_years;
  double maintenance_ratio = 0;  ///< of the price, a year
  std::string source;
  bool unverified = false;
  bool operator==(const CapitalCost&) const = default;
  static void describe(Describe<CapitalCost>&);
};

struct YearlyCost {
  std::string id;
  CostBasis basis = CostBasis::center;
  double cost_cny_per_year = 0;  ///< of one
  std::string source;
  bool unverified = false;
  bool operator==(const YearlyCost&) const = default;
  static void describe(Describe<YearlyCost>&);
};

/// Which of the two carbon figures the price is put on.
enum class PricedCarbon { location, market };
std::vector<Choice> choices_of(PricedCarbon);

struct Economics {
  double discount_rate = 0.08;
  double period_years = 10;
  double energy_growth_rate = 0;  ///< of what energy costs, a year
  double carbon_price_cny_per_t = 0;
  PricedCarbon priced_carbon = PricedCarbon::location;
  std::string source;
  std::vector<CapitalCost> capital;
  std::vector<YearlyCost> yearly;
  bool operator==(const Economics&) const = default;
  static void describe(Describe<Economics>&);
};

}  // namespace icctwin
