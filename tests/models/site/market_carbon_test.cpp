#include "models/site/market_carbon.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("market-based carbon: contracts count with their factor, the rest with the residual factor") {
  MarketCarbon market;
  CHECK(market_carbon_kg_per_kwh(market, 0.5) == doctest::Approx(0.5));  // without contracts: the grid's
  market.certificate_ratio = 0.2;
  market.ppa_ratio = 0.3;
  market.ppa_carbon_kg_per_kwh = 0.02;
  CHECK(market_carbon_kg_per_kwh(market, 0.5) == doctest::Approx(0.3 * 0.02 + 0.5 * 0.5));
  market.residual_kg_per_kwh = 0.5856;
  CHECK(market_carbon_kg_per_kwh(market, 0.5) == doctest::Approx(0.3 * 0.02 + 0.5 * 0.5856));
  CHECK(contracted_ratio(market) == doctest::Approx(0.5));
  market.certificate_ratio = 0.7;
  CHECK(market_carbon_kg_per_kwh(market, 0.5) == doctest::Approx(0.006));
}
