#include "models/economics/cash_flow.h"

#include <cmath>

namespace icctwin {
namespace {

constexpr double whole = 1e-9;  // of a life: two lives of 5 years end with ten years, whatever the rounding
constexpr int longest_payback_years = 1000;

}  // namespace

double annuity_factor(const Rates& rates, double years) {
  const double gap = rates.discount - rates.growth;
  if (gap == 0) return years / (1 + rates.discount);
  // With q = 1 - (r - g) / (1 + r): -expm1(n log1p(q - 1)) keeps its digits where the two rates are close.
  return -std::expm1(years * std::log1p(-gap / (1 + rates.discount))) / gap;
}

double capital_recovery_per_year(double discount_rate, double years) { return 1 / annuity_factor({discount_rate, 0}, years); }

double present_value(const Asset& asset, double discount_rate, double years) {
  double value = 0, last = 0;
  for (int k = 0; k == 0 || k * asset.lifetime_years < years - whole * asset.lifetime_years; ++k) {
    last = k * asset.lifetime_years;
    value += std::pow(1 + discount_rate, -last);
  }
  const double left = 1 - (years - last) / asset.lifetime_years;
  return asset.price * (value - left * std::pow(1 + discount_rate, -years));
}

std::optional<double> simple_payback_years(double price, double saving_per_year) {
  if (price <= 0) return saving_per_year >= 0 ? std::optional(0.0) : std::nullopt;
  if (saving_per_year <= 0) return std::nullopt;
  return price / saving_per_year;
}

std::optional<double> discounted_payback_years(double price, const Saving& saving, const Rates& rates) {
  if (price <= 0) return simple_payback_years(price, saving.growing + saving.constant);
  double paid = 0;
  for (int year = 1; year <= longest_payback_years; ++year) {
    const double saved = (saving.growing * std::pow(1 + rates.growth, year - 1) + saving.constant) * std::pow(1 + rates.discount, -year);
    if (paid + saved >= price) return year - 1 + (price - paid) / saved;
    paid += saved;
  }
  return std::nullopt;
}

double levelised_cost(double present_value, double output_per_year, double discount_rate, double years) {
  return present_value / (output_per_year * annuity_factor({discount_rate, 0}, years));
}

}  // namespace icctwin
