#pragma once
// Money over time. Payments fall at the ends of years; the first one is at today's price, later ones rise by the growth g; r is the
// discount rate. Both are real rates (prices without inflation) or both nominal ones.
//
//   annuity            a(n) = sum_{t=1..n} (1+g)^(t-1) / (1+r)^t = (1 - ((1+g)/(1+r))^n) / (r - g);  n / (1+r) where r = g
//   capital recovery   crf(n) = r / (1 - (1+r)^-n);  1 / n where r = 0
//   asset of life L    PV = price (sum over purchases at kL < n of (1+r)^-kL  -  share of life left at n x (1+r)^-n)
//   simple payback     price / saving
//   discounted payback the n at which the value today of the savings is the price, taken as linear within a year
//   levelised cost     PV of the costs / (output of a year x a(n) with g = 0): the constant price that pays for everything
//
// Valid: rates above -1. Left out: taxes, loans, inflation of purchases, value of scrap.
// Source: Short, Packey and Holt, A Manual for the Economic Evaluation of Energy Efficiency and Renewable Energy Technologies,
// NREL/TP-462-5173 (1995), ch. 3 (payback, levelised cost, capital recovery).
#include <optional>

namespace icctwin {

struct Rates {
  double discount = 0, growth = 0;  ///< a year
};

/// Value today of one unit a year for a number of years [-].
double annuity_factor(const Rates& rates, double years);

/// Equal yearly payment that is worth one unit today [1/a].
double capital_recovery_per_year(double discount_rate, double years);

/// Something that is bought today, bought again whenever its life ends, and worth the unused share of its life at the end.
struct Asset {
  double price = 0;
  double lifetime_years = 1;
};

/// Value today of owning an asset for a number of years.
double present_value(const Asset& asset, double discount_rate, double years);

/// What is saved in the first year: a part that grows and a part that does not.
struct Saving {
  double growing = 0, constant = 0;
};

/// Years until savings have paid for an investment: zero where nothing is paid for, nothing where they never do (in 1000 years).
std::optional<double> simple_payback_years(double price, double saving_per_year);
std::optional<double> discounted_payback_years(double price, const Saving& saving, const Rates& rates);

/// Cost of one unit of output: value today over output a year, whose worth is discounted as money is.
double levelised_cost(double present_value, double output_per_year, double discount_rate, double years);

}  // namespace icctwin
