// What things cost: quantities of the resolved center times prices.
#include <fmt/format.h>

#include "models/base/conversions.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr double mm2_per_m2 = 1e6, kg_per_t = 1000;

double quantity_of(CostBasis basis, const Scenario& scenario, const Plan& plan) {
  switch (basis) {
    case CostBasis::center:
      return 1;
    case CostBasis::accelerator:
      return static_cast<double>(plan.accelerators);
    case CostBasis::node:
      return static_cast<double>(plan.nodes);
    case CostBasis::rack:
      return static_cast<double>(plan.racks.size());
    case CostBasis::floor_m2: {
      double area_mm2 = 0;
      for (const Hall& hall : scenario.halls) area_mm2 += hall.width_mm * hall.depth_mm;
      return area_mm2 / mm2_per_m2;
    }
    case CostBasis::it_kw:
      return plan.design_it_w / w_per_kw;
    case CostBasis::facility_kw:
      return plan.power.design_total_w / w_per_kw;
    case CostBasis::cooling_kw:
      return (plan.design_liquid_w + plan.design_air_w) / w_per_kw;
    case CostBasis::ups_kw:
      return plan.power.paths * plan.power.ups_units * plan.power.ups_unit_rated_w / w_per_kw;
    case CostBasis::chiller_kw:
      return plan.cooling.chillers.capacity_w / w_per_kw;
    case CostBasis::pv_kw:
      return scenario.power.pv ? scenario.power.pv->rated_w / w_per_kw : 0;
    case CostBasis::wind_kw:
      return scenario.power.wind ? scenario.power.wind->turbines * scenario.power.wind->rated_w / w_per_kw : 0;
    case CostBasis::generator_kw:
      return plan.onsite.generators ? plan.onsite.generators->set.units * plan.onsite.generators->set.rated_w / w_per_kw : 0;
    case CostBasis::battery_kwh:
      return plan.onsite.battery ? plan.onsite.battery->battery.capacity_j / j_per_kwh : 0;
    case CostBasis::tank_m3:
      return plan.cooling.tank ? plan.cooling.tank->tank.volume_m3 : 0;
    case CostBasis::heat_reuse_kw:
      return plan.cooling.reuse ? plan.cooling.reuse->demand_w / w_per_kw : 0;
  }
  return 0;
}

class CostResolver {
 public:
  CostResolver(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics)
      : scenario_(scenario), plan_(plan), diagnostics_(diagnostics) {}

  /// Quantity times price; the list of inputs tells both.
  template <class Item>
  double amount(const Item& item, double price_cny, std::string_view unit, const std::string& where) {
    const double quantity = quantity_of(item.basis, scenario_, plan_);
    if (quantity <= 0) {
      const Choice& basis = type_of<CostBasis>().choices[static_cast<std::size_t>(item.basis)];
      diagnostics_.add("W-ECO-002", where + "/basis", {}, std::string(basis.title.en),
                       {{"name", item.id}, {"limit_zh", std::string(basis.title.zh)}});
    }
    plan_.found_inputs.push_back({where.substr(1, where.rfind('/')) + item.id, "Quantity x price", "数量 x 单价",
                                  fmt::format("{:.10g} x {:.10g} = {:.10g}", quantity, price_cny, quantity * price_cny), std::string(unit),
                                  item.source, false, "computed"});
    return quantity * price_cny;
  }

 private:
  const Scenario& scenario_;
  Plan& plan_;
  Diagnostics& diagnostics_;
};

}  // namespace

void resolve_economics(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  if (!scenario.economics) return;
  const Economics& words = *scenario.economics;
  CostResolver resolver(scenario, plan, diagnostics);
  EconomicsPlan cost;
  cost.energy = {words.discount_rate, words.energy_growth_rate};
  cost.period_years = words.period_years;
  cost.carbon_price_cny_per_kg = words.carbon_price_cny_per_t / kg_per_t;
  cost.market_carbon = words.priced_carbon == PricedCarbon::market;
  for (std::size_t i = 0; i < words.capital.size(); ++i) {
    const CapitalCost& one = words.capital[i];
    const double price = resolver.amount(one, one.price_cny, "CNY", fmt::format("/economics/capital/{}", i));
    cost.capital.push_back({one.id, {price, one.lifetime_years.value_or(words.period_years)}, one.maintenance_ratio * price});
  }
  for (std::size_t i = 0; i < words.yearly.size(); ++i)
    cost.fixed_cny_per_year +=
        resolver.amount(words.yearly[i], words.yearly[i].cost_cny_per_year, "CNY/a", fmt::format("/economics/yearly/{}", i));
  if (plan.duration_s < h_per_year * s_per_h)
    diagnostics.add("W-ECO-001", "/simulation/duration_s", fmt::format("{:.4g} h", plan.duration_s / s_per_h),
                    fmt::format("{:.0f} h", h_per_year));
  plan.economics = std::move(cost);
}

}  // namespace icctwin
