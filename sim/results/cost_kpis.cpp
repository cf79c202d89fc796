#include "sim/results/cost_kpis.h"

#include "models/base/conversions.h"
#include "sim/results/cost.h"

namespace icctwin {
namespace {

constexpr double million = 1e6;

}  // namespace

void add_cost_kpis(KpiList& k, const Plan& plan, const Books& books, const RunTotals& totals) {
  const CenterCost cost = cost_of_center(plan, books);
  const YearlyCosts& y = cost.yearly;
  const auto& words = *plan.economics;
  k.add("capex_cny", cost.capital, "CNY", "Capital", "初始投资", {"sum of quantity x price", "Σ 数量 x 单价"}, "cost.capital");
  k.add("capex_annualised_cny_per_year", cost.capital_present * capital_recovery_per_year(words.energy.discount, words.period_years),
        "CNY/a", "Capital, annualised", "年化投资",
        {"(purchases - value left, at their value today) x capital recovery factor", "（各期购置 − 期末残值）现值 x 资金回收系数"},
        "cost.capital.year", {"capex_cny"});
  k.add("opex_energy_cny_per_year", y.energy, "CNY/a", "Energy, a year", "年电度电费",
        {"energy cost x 8760 h / time", "电度电费 x 8760 h / 时长"}, "cost.year.energy", {"cost_energy_cny", "simulated_h"});
  k.add("opex_demand_cny_per_year", y.demand, "CNY/a", "Demand charge, a year", "年需量电费",
        {"12 x mean of the months' charges, by simulated share of the month", "12 x 各月需量电费按仿真占比加权的均值"}, "cost.year.demand",
        {"cost_demand_cny"});
  k.add("opex_water_cny_per_year", y.water, "CNY/a", "Water, a year", "年水费", {"water cost x 8760 h / time", "水费 x 8760 h / 时长"},
        "cost.year.water", {"cost_water_cny", "simulated_h"});
  k.add("opex_fuel_cny_per_year", y.fuel, "CNY/a", "Fuel, a year", "年燃油费", {"fuel cost x 8760 h / time", "燃油费 x 8760 h / 时长"},
        "cost.year.fuel", {"simulated_h"});
  k.add("opex_maintenance_cny_per_year", y.maintenance, "CNY/a", "Maintenance, a year", "年维护费",
        {"sum of price x share", "Σ 价格 x 费率"}, "cost.year.maintenance", {"capex_cny"});
  k.add("opex_fixed_cny_per_year", y.fixed, "CNY/a", "Yearly costs", "年度固定费用", {"sum of quantity x cost", "Σ 数量 x 费用"},
        "cost.year.fixed");
  k.add("opex_carbon_cny_per_year", y.carbon, "CNY/a", "Carbon, a year", "年碳成本",
        {"(carbon of electricity + of fuel) x price x 8760 h / time", "（用电 + 燃油碳排放）x 碳价 x 8760 h / 时长"}, "cost.year.carbon",
        {words.market_carbon ? "carbon_market_kg" : "carbon_location_kg", "simulated_h"});
  k.add("opex_revenue_cny_per_year", y.revenue, "CNY/a", "Revenue of heat and export, a year", "年售热与上网收入",
        {"revenue x 8760 h / time", "收入 x 8760 h / 时长"}, "cost.year.revenue", {"heat_revenue_cny", "simulated_h"});
  k.add("opex_cny_per_year", y.total(), "CNY/a", "Operating cost, a year", "年运营成本", {"sum of these - revenue", "以上之和 − 收入"},
        "cost.year",
        {"opex_energy_cny_per_year", "opex_demand_cny_per_year", "opex_water_cny_per_year", "opex_fuel_cny_per_year",
         "opex_maintenance_cny_per_year", "opex_fixed_cny_per_year", "opex_carbon_cny_per_year", "opex_revenue_cny_per_year"});
  k.add("tco_cny", cost.present, "CNY", "Total cost of ownership", "全生命周期成本（TCO）",
        {"capital and yearly costs over the period, at their value today", "分析期内投资与年度成本的现值之和"}, "cost.tco",
        {"capex_annualised_cny_per_year", "opex_cny_per_year"});

  const double run_years = books.booked_s() / s_per_h / h_per_year;
  const double run_cost = cost.levelised_per_year * run_years;  // the run's share of what is paid every year
  const double held_h = totals.accelerator_s / s_per_h;
  k.add("cost_per_accelerator_hour_available_cny", ratio(run_cost, k.value("accelerator_hours_available")), "CNY/h",
        "Cost of an accelerator-hour, available", "可用加速卡时成本",
        {"TCO x capital recovery factor / available hours of a year", "TCO x 资金回收系数 / 年可用卡时"}, "cost.hour.available",
        {"tco_cny", "accelerator_hours_available", "simulated_h"});
  k.add("cost_per_accelerator_hour_cny", ratio(run_cost, held_h), "CNY/h", "Cost of an accelerator-hour, delivered", "交付加速卡时成本",
        {"TCO x capital recovery factor / delivered hours of a year", "TCO x 资金回收系数 / 年交付卡时"}, "cost.hour",
        {"tco_cny", "accelerator_hours", "simulated_h"});
  const double per_hour = k.value("cost_per_accelerator_hour_cny");
  const auto per_million = [&](double held_s, double tokens) { return ratio(held_s / s_per_h * per_hour, tokens / million); };
  if (totals.output_tokens > 0)
    k.add("cost_per_million_tokens_served_cny", per_million(totals.service_accelerator_s, totals.output_tokens), "CNY",
          "Cost of a million output tokens", "百万输出词元成本",
          {"delivered hours of services x their cost / output tokens", "推理服务交付卡时 x 卡时成本 / 输出词元"}, "cost.tokens.served",
          {"cost_per_accelerator_hour_cny", "output_tokens_served"});
  if (totals.tokens > 0)
    k.add("cost_per_million_tokens_trained_cny", per_million(totals.training_accelerator_s, totals.tokens), "CNY",
          "Cost of a million trained tokens", "百万训练词元成本",
          {"delivered hours of the jobs x their cost / tokens", "训练任务交付卡时 x 卡时成本 / 词元数"}, "cost.tokens.trained",
          {"cost_per_accelerator_hour_cny", "tokens_trained"});
}

}  // namespace icctwin
