#include "sim/scenario/model/heat_reuse.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

void DirectReuse::describe(Describe<DirectReuse>& d) {
  d.title("DirectReuse", "Exchanger", "换热器")
      .help("The user's water is warmed by the facility loop's return.", "由一次侧回水直接加热用户侧水。");
  d.field<&DirectReuse::approach_k>("approach_k")
      .range(0.5, 20)
      .title("Approach", "换热端差")
      .help("Loop above the user's supply.", "环路与用户供水的温差。")
      .unverified("3 K, engineering default");
}

void HeatPumpReuse::describe(Describe<HeatPumpReuse>& d) {
  d.title("HeatPumpReuse", "Heat pump", "热泵").help("Lifts the loop's heat to the user's temperature.", "将环路热量提升至用户所需温度。");
  d.field<&HeatPumpReuse::capacity_w>("capacity_w")
      .above(0)
      .title("Heating capacity", "制热量")
      .help("Heat given; default: the user's largest demand.", "供热能力；默认等于用户最大需求。");
  d.field<&HeatPumpReuse::carnot_share>("carnot_share")
      .ratio()
      .range(0.1, 0.9)
      .title("Share of Carnot", "卡诺比例")
      .help("Second-law efficiency.", "热力学完善度。")
      .unverified("0.45-0.55 for industrial water-water machines, recalled");
  d.field<&HeatPumpReuse::approach_k>("approach_k")
      .range(0, 20)
      .title("Approach", "端差")
      .help("Of condenser and evaporator each.", "冷凝器与蒸发器各自的端差。")
      .unverified(engineering);
  d.field<&HeatPumpReuse::source_drop_k>("source_drop_k")
      .range(1, 30)
      .title("Drop of the loop", "环路温降")
      .help("Of the facility loop's water through the evaporator.", "一次侧水流经蒸发器的温降。")
      .unverified(engineering);
  d.field<&HeatPumpReuse::cop_max>("cop_max")
      .ratio()
      .range(1.5, 50)
      .title("Largest COP", "COP 上限")
      .help("The COP is never taken higher.", "COP 不超过该值。")
      .unverified(engineering);
  d.field<&HeatPumpReuse::electricity_inside>("electricity_inside")
      .title("Electricity inside the boundary", "电耗计入边界内")
      .help(
          "Yes: the center buys the heat pump's electricity and hands over all of its heat. No: the user buys it, and only the loop's heat "
          "is handed over.",
          "是：热泵电耗由数据中心承担，移交全部热量；否：由用户承担，仅移交环路热量。");
}

void HeatReuse::describe(Describe<HeatReuse>& d) {
  d.title("HeatReuse", "Heat reuse", "余热利用")
      .help("A user of the facility loop's heat with a demand of its own.", "利用一次侧热量的用户及其需求。");
  d.field<&HeatReuse::way>("way").title("Way", "方式").help("Exchanger or heat pump.", "换热器或热泵。");
  d.field<&HeatReuse::demand_w>("demand_w")
      .at_least(0)
      .required()
      .title("Largest demand", "最大热需求")
      .help("Of the user.", "用户最大热需求。");
  d.field<&HeatReuse::supply_c>("supply_c")
      .range(10, 120)
      .title("User supply", "用户供水温度")
      .help("That the user asks for.", "用户要求的供水温度。")
      .unverified(engineering);
  d.field<&HeatReuse::return_c>("return_c")
      .range(5, 100)
      .title("User return", "用户回水温度")
      .help("That the user sends back.", "用户回水温度。")
      .unverified(engineering);
  d.field<&HeatReuse::monthly_ratio>("monthly_ratio")
      .ratio()
      .range(0, 1)
      .title("Demand by month", "月需求比例")
      .help("Twelve shares of the largest demand, January first; empty: 1.", "十二个月占最大需求的比例，自一月起；空表示 1。");
  d.field<&HeatReuse::hourly_ratio>("hourly_ratio")
      .ratio()
      .range(0, 1)
      .title("Demand by hour", "小时需求比例")
      .help("Twenty-four shares, from midnight on; empty: 1.", "二十四小时比例，自零时起；空表示 1。");
  d.field<&HeatReuse::price_cny_per_kwh>("price_cny_per_kwh")
      .at_least(0)
      .title("Heat price", "热价")
      .help("Paid by the user for heat handed over.", "用户为移交热量支付的价格。");
}

}  // namespace icctwin
