#include "models/site/market_carbon.h"

namespace icctwin {

void MarketCarbon::describe(Describe<MarketCarbon>& d) {
  d.title("MarketCarbon", "Market-based carbon", "基于市场的碳排放")
      .help("Contracts for green power, and the factor of what they do not cover.", "绿电合约，以及未覆盖部分采用的因子。");
  d.field<&MarketCarbon::certificate_ratio>("certificate_ratio")
      .ratio()
      .range(0, 1)
      .title("Green certificates", "绿证比例")
      .help("Share of bought energy covered by green certificates.", "外购电量中由绿证覆盖的比例。");
  d.field<&MarketCarbon::ppa_ratio>("ppa_ratio")
      .ratio()
      .range(0, 1)
      .title("Power purchase agreements", "绿电直购比例")
      .help("Share of bought energy delivered from renewable plants under contract.", "外购电量中由可再生能源购电协议供应的比例。");
  d.field<&MarketCarbon::ppa_carbon_kg_per_kwh>("ppa_carbon_kg_per_kwh")
      .range(0, 3)
      .title("Carbon of the agreements", "购电协议碳因子")
      .help("Of the energy under contract.", "协议电量的碳排放因子。");
  d.field<&MarketCarbon::residual_kg_per_kwh>("residual_kg_per_kwh")
      .range(0, 3)
      .title("Residual factor", "剩余电量因子")
      .help(
          "Of energy without contract. China 2022 without market-traded non-fossil energy: 0.5856. Absent: the grid's factor, which counts "
          "sold "
          "green power twice.",
          "未签约电量的因子。2022 年全国（不含市场化交易的非化石电量）为 0.5856。缺省采用电网因子，会重复计算已售出的绿电。");
  d.field<&MarketCarbon::source>("source").title("Source", "来源").help("Contracts and factor.", "合约与因子的来源。");
}

double market_carbon_kg_per_kwh(const MarketCarbon& market, double grid_kg_per_kwh) {
  return market.ppa_ratio * market.ppa_carbon_kg_per_kwh +
         (1 - contracted_ratio(market)) * market.residual_kg_per_kwh.value_or(grid_kg_per_kwh);
}

}  // namespace icctwin
