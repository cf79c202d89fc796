#include "sim/scenario/model/economics.h"

namespace icctwin {
namespace {
constexpr std::string_view none_assumed = "none unless stated";
}

std::vector<Choice> choices_of(CostBasis) {
  return {{"center", {"the whole center", "全场"}},
          {"accelerator", {"accelerator", "每张加速卡"}},
          {"node", {"server", "每台服务器"}},
          {"rack", {"rack", "每个机柜"}},
          {"floor_m2", {"m2 of the halls", "主机房每平方米"}},
          {"it_kw", {"kW of IT at its maximum", "IT 设备最大功率每千瓦"}},
          {"facility_kw", {"kW of the center at its maximum", "全场最大功率每千瓦"}},
          {"cooling_kw", {"kW of heat that the plant is designed for", "制冷设计热量每千瓦"}},
          {"ups_kw", {"kW of uninterruptible supplies, spare ones included", "不间断电源额定功率每千瓦，含冗余"}},
          {"chiller_kw", {"kW of chiller capacity", "冷水机组制冷量每千瓦"}},
          {"pv_kw", {"kW of photovoltaic modules", "光伏组件每千瓦"}},
          {"wind_kw", {"kW of wind turbines", "风电机组每千瓦"}},
          {"generator_kw", {"kW of generators, spare ones included", "柴发额定功率每千瓦，含冗余"}},
          {"battery_kwh", {"kWh of battery", "储能每千瓦时"}},
          {"tank_m3", {"m3 of chilled-water tank", "蓄冷罐每立方米"}},
          {"heat_reuse_kw", {"kW of the heat user's largest demand", "余热用户最大需求每千瓦"}}};
}

std::vector<Choice> choices_of(PricedCarbon) {
  return {{"location", {"location-based", "基于位置"}}, {"market", {"market-based", "基于市场"}}};
}

void CapitalCost::describe(Describe<CapitalCost>& d) {
  d.title("CapitalCost", "Capital cost", "投资项")
      .help("Equipment or works, bought at the start and again whenever its life ends.", "设备或工程，期初购置，寿命到期后重置。");
  d.field<&CapitalCost::id>("id").required().title("Id", "标识").help("What is bought.", "购置的内容。");
  d.field<&CapitalCost::basis>("basis").title("Basis", "计价基准").help("What the price is for.", "单价对应的数量。");
  d.field<&CapitalCost::price_cny>("price_cny").required().range(0, 1e13).title("Price", "单价").help("Of one.", "每一单位的价格。");
  d.field<&CapitalCost::lifetime_years>("lifetime_years")
      .range(0.5, 200)
      .title("Lifetime", "寿命")
      .help("Bought again when it ends; what is left of it at the end of the period is worth its share of the price. Default: the period.",
            "到期重置；分析期末按剩余寿命直线折余。默认等于分析期。");
  d.field<&CapitalCost::maintenance_ratio>("maintenance_ratio")
      .ratio()
      .range(0, 1)
      .title("Maintenance", "维护费率")
      .help("Share of the price, every year.", "每年维护费占价格的比例。")
      .source(none_assumed);
  d.field<&CapitalCost::source>("source").title("Source", "来源").help("Where the price comes from.", "价格的来源。");
  d.field<&CapitalCost::unverified>("unverified")
      .title("Unverified", "未核实")
      .help("The price has no checked source.", "价格没有可核实的来源。");
}

void YearlyCost::describe(Describe<YearlyCost>& d) {
  d.title("YearlyCost", "Yearly cost", "年度费用")
      .help("Paid every year whatever the center does: staff, rent, insurance, licences.",
            "与运行无关的年度费用：人员、租金、保险、许可。");
  d.field<&YearlyCost::id>("id").required().title("Id", "标识").help("What is paid for.", "费用内容。");
  d.field<&YearlyCost::basis>("basis").title("Basis", "计价基准").help("What the cost is for.", "费用对应的数量。");
  d.field<&YearlyCost::cost_cny_per_year>("cost_cny_per_year")
      .required()
      .range(0, 1e13)
      .title("Cost", "费用")
      .help("Of one, every year.", "每一单位每年的费用。");
  d.field<&YearlyCost::source>("source").title("Source", "来源").help("Where the figure comes from.", "数据来源。");
  d.field<&YearlyCost::unverified>("unverified")
      .title("Unverified", "未核实")
      .help("The figure has no checked source.", "数据没有可核实的来源。");
}

void Economics::describe(Describe<Economics>& d) {
  d.title("Economics", "Economics", "经济性")
      .help("Capital and yearly costs over a period. Energy, water, fuel and heat are priced where they are described.",
            "分析期内的投资与年度费用；电、水、燃油与热的价格在各自的章节给出。");
  d.field<&Economics::discount_rate>("discount_rate")
      .ratio()
      .range(0, 1)
      .title("Discount rate", "折现率")
      .help("A year; real, prices being without inflation.", "年折现率，实际值，价格不含通货膨胀。")
      .unverified("8 %: social discount rate of the NDRC's parameters for project appraisal, 3rd edition 2006, recalled");
  d.field<&Economics::period_years>("period_years")
      .range(1, 100)
      .title("Period", "分析期")
      .help("For which the center is run.", "智算中心的运行年限。")
      .unverified("two lives of servers, engineering default");
  d.field<&Economics::energy_growth_rate>("energy_growth_rate")
      .ratio()
      .range(-0.5, 0.5)
      .title("Growth of energy prices", "能源价格增长率")
      .help("A year, beyond inflation: of electricity, its demand charge, fuel, and what is earned with heat and export.",
            "年增长率，超出通货膨胀的部分：电度电费、需量电费、燃油，以及售热和上网收入。")
      .source(none_assumed);
  d.field<&Economics::carbon_price_cny_per_t>("carbon_price_cny_per_t")
      .range(0, 1e5)
      .title("Carbon price", "碳价")
      .help("On the carbon of electricity and fuel; embodied carbon is not priced.", "针对用电与燃油的碳排放；不含隐含碳。")
      .source(none_assumed);
  d.field<&Economics::priced_carbon>("priced_carbon")
      .title("Priced carbon", "计价碳排放")
      .help("Which figure of the electricity's carbon the price is put on.", "碳价所针对的用电碳排放口径。");
  d.field<&Economics::source>("source")
      .title("Source", "来源")
      .help("Where rates, period and carbon price come from.", "折现率、分析期与碳价的来源。");
  d.field<&Economics::capital>("capital").title("Capital costs", "投资").help("What is bought.", "购置的内容。");
  d.field<&Economics::yearly>("yearly")
      .title("Yearly costs", "年度费用")
      .help("What is paid every year beside energy and maintenance.", "能源与维护之外的年度费用。");
}

}  // namespace icctwin
