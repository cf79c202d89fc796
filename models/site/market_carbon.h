#pragma once
// Market-based carbon of bought electricity: what contracts cover, and a residual factor for the rest.
//
// f_market = s_ppa f_ppa + (1 - s_ppa - s_cert) f_residual; certificates (绿证) count as zero. Without a residual factor the grid's own
// stands in, which counts the sold green power twice. Valid: shares of the energy of every hour alike. Left out: matching by hour, expiry
// of certificates. Source: GHG Protocol, Scope 2 Guidance (2015), ch. 6.
#include <optional>
#include <string>

#include "models/base/describe.h"

namespace icctwin {

struct MarketCarbon {
  double certificate_ratio = 0;  ///< share of bought energy covered by green certificates
  double ppa_ratio = 0;          ///< share delivered under power purchase agreements
  double ppa_carbon_kg_per_kwh = 0;
  std::optional<double> residual_kg_per_kwh;
  std::string source;

  bool operator==(const MarketCarbon&) const = default;
  static void describe(Describe<MarketCarbon>&);
};

/// Share of bought energy that contracts make renewable [-].
inline double contracted_ratio(const MarketCarbon& market) { return market.certificate_ratio + market.ppa_ratio; }

/// Market-based carbon at a time when the grid's average intensity is given [kg/kWh].
double market_carbon_kg_per_kwh(const MarketCarbon& market, double grid_kg_per_kwh);

}  // namespace icctwin
