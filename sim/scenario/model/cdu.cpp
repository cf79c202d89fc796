#include "sim/scenario/model/cdu.h"

namespace icctwin {

std::vector<Choice> choices_of(CoolantChoice) {
  return {{"water", {"water", "水"}},
          {"pg25", {"25 % propylene glycol", "25% 丙二醇"}},
          {"dielectric", {"dielectric oil (PAO)", "绝缘油（PAO）"}}};
}

std::vector<Choice> choices_of(FlowControl) {
  return {{"heat", {"flow follows the heat", "流量随热量"}},
          {"return_temperature", {"flow holds the return temperature", "流量维持回液温度"}}};
}

void FixedPump::describe(Describe<FixedPump>& d) {
  d.title("FixedPump", "Constant power", "恒定功率").help("The same power at any load.", "功率与负载无关。");
  d.field<&FixedPump::power_w>("power_w").at_least(0).required().title("Power", "功率").help("Of one CDU.", "单台 CDU。");
  d.field<&FixedPump::running_units>("running_units")
      .ratio()
      .range(1, 1000)
      .title("Pumps that run", "运行台数")
      .help("Equal pumps that together bring the flow.", "共同提供流量的同型水泵台数。");
  d.field<&FixedPump::standby_units>("standby_units")
      .ratio()
      .range(0, 1000)
      .title("Pumps on standby", "备用台数")
      .help("Start at once in place of pumps that fail.", "运行泵故障时立即投入。");
}

void IdealValve::describe(Describe<IdealValve>& d) {
  d.title("IdealValve", "Ideal valve", "理想调节阀")
      .help("Lets through just what the set point needs, as far as the exchanger reaches.", "在换热能力范围内恰好维持设定温度。");
}

void PiValve::describe(Describe<PiValve>& d) {
  d.title("PiValve", "Valve under a PI controller", "PI 调节阀")
      .help("Equal-percentage valve in the primary water, moved by the deviation of the secondary supply; limited rate, anti-windup.",
            "一次侧等百分比阀，按二次供液温度偏差调节；限速并抗积分饱和。");
  d.field<&PiValve::gain_per_k>("gain_per_k")
      .range(0.0001, 1)
      .title("Gain", "比例增益")
      .help("Stroke per kelvin of deviation.", "每 1 K 偏差对应的行程。")
      .unverified("engineering default");
  d.field<&PiValve::integral_time_s>("integral_time_s")
      .range(5, 3600)
      .title("Integral time", "积分时间")
      .help("Of the controller.", "控制器积分时间。")
      .unverified("engineering default");
  d.field<&PiValve::stroke_time_s>("stroke_time_s")
      .range(1, 600)
      .title("Stroke time", "全行程时间")
      .help("From shut to open.", "全关到全开。")
      .unverified("60-120 s, engineering default");
  d.field<&PiValve::rangeability>("rangeability")
      .ratio()
      .range(5, 300)
      .advanced()
      .title("Rangeability", "可调比")
      .help("Of the equal-percentage characteristic.", "等百分比特性的可调比。")
      .unverified("50, engineering default");
  d.field<&PiValve::authority>("authority")
      .ratio()
      .range(0.05, 1)
      .title("Authority", "阀权度")
      .help("Share of the circuit's pressure that is over the open valve; the rest is piping and exchanger.",
            "全开阀压差占回路压差的比例；其余为管路与换热器。")
      .unverified("0.3-0.5 is usual, engineering default");
}

void ConstantExchanger::describe(Describe<ConstantExchanger>& d) {
  d.title("ConstantExchanger", "Constant effectiveness", "恒定效能")
      .help("The effectiveness of the design point at any flow: on the safe side at part flow.",
            "各流量下均取设计效能，部分流量时偏保守。");
}

void PlateExchangerCdu::describe(Describe<PlateExchangerCdu>& d) {
  d.title("PlateExchangerCdu", "Plate exchanger", "板式换热器")
      .help("Counter-flow plates whose conductance follows the flow of both sides.", "逆流板式换热器，传热系数随两侧流量变化。");
  d.field<&PlateExchangerCdu::primary_rise_k>("primary_rise_k")
      .range(1, 40)
      .title("Primary rise", "一次侧温升")
      .help("Of the primary water at design heat; it sets the primary design flow.", "设计热量下一次水温升，决定一次侧设计流量。")
      .unverified("engineering default");
  d.field<&PlateExchangerCdu::valve>("valve").title("Valve", "调节阀").help("In the primary water.", "一次侧调节阀。");
}

void CduGroup::describe(Describe<CduGroup>& d) {
  d.title("CduGroup", "Coolant distribution units", "冷量分配单元（CDU）")
      .help("Equal CDUs; racks are shared out to them in order.", "同型 CDU，机柜按顺序均分。");
  d.field<&CduGroup::id>("id").title("Id", "标识").help("Name of the group.", "分组名称。");
  d.field<&CduGroup::serves>("serves")
      .title("Serves", "服务对象")
      .help("Ids of rack types, rows or groups of racks; only for groups beside the first, which serves the rest.",
            "机柜型号、机柜列或机柜组的标识；仅用于附加分组，首个分组服务其余机柜。");
  d.field<&CduGroup::units>("units")
      .ratio()
      .range(1, 10000)
      .title("CDUs", "CDU 数量")
      .help("Default: one per megawatt of design liquid heat.", "默认每 1 MW 设计液冷热量一台。");
  d.field<&CduGroup::redundant_units>("redundant_units")
      .ratio()
      .range(0, 1000)
      .title("Redundant CDUs", "冗余台数")
      .help(
          "Of the CDUs. Above 0 the group feeds one common manifold and the others take over from one that fails; with 0 each CDU has "
          "its own racks.",
          "CDU 中的冗余台数。大于 0 时全组共用集管，任一台故障由其余分担；为 0 时各 CDU 独立供应所属机柜。");
  d.field<&CduGroup::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "换热能力")
      .help("Of one CDU at the design approach; default: sized.", "单台在设计换热温差下的能力；默认自动配置。");
  d.field<&CduGroup::supply_c>("supply_c")
      .range(5, 70)
      .title("Secondary supply", "二次侧供液温度")
      .help("To the cold plates.", "供至冷板的温度。")
      .source("direct-to-chip loop, typical 17-45 degC");
  d.field<&CduGroup::supply_limit_c>("supply_limit_c")
      .range(5, 90)
      .title("Limit of the supply", "供液温度限值")
      .help("Warmest coolant that the racks stand; default: 5 K above the set point. Outages are judged by it.",
            "机柜允许的最高供液温度；默认比设定值高 5 K，用于评判设备停运。")
      .unverified("5 K above the set point, engineering default");
  d.field<&CduGroup::return_limit_c>("return_limit_c")
      .range(5, 120)
      .title("Limit of the return", "回液温度限值")
      .help("Warmest coolant that hoses and pumps stand; default: 10 K above the design return. Outages are judged by it.",
            "软管与水泵允许的最高回液温度；默认比设计回液高 10 K，用于评判设备停运。")
      .unverified("10 K above the design return, engineering default");
  d.field<&CduGroup::design_rise_k>("design_rise_k")
      .range(1, 40)
      .title("Secondary rise", "二次侧温升")
      .help("Rise through the racks at design heat.", "设计热量下的机柜温升。")
      .source("direct-to-chip loop, typical 8-12 K");
  d.field<&CduGroup::approach_k>("approach_k")
      .range(0.5, 20)
      .title("Approach", "换热端差")
      .help("Secondary supply above primary supply at design heat.", "设计热量下二次供液与一次供水之差。")
      .source("direct-to-chip loop, typical 3-5 K");
  d.field<&CduGroup::coolant>("coolant").title("Coolant", "冷却液").help("In the secondary loop.", "二次侧工质。");
  d.field<&CduGroup::pump>("pump").title("Pumps", "水泵").help("Of one CDU.", "单台 CDU 水泵。");
  d.field<&CduGroup::flow_control>("flow_control")
      .title("Flow control", "流量控制")
      .help("What the secondary flow follows, between its least and its design value.", "二次侧流量的调节依据，在最小与设计流量之间。");
  d.field<&CduGroup::exchanger>("exchanger").title("Exchanger", "换热器").help("To the facility loop.", "与一次侧之间的换热器。");
  d.field<&CduGroup::thermal_time_s>("thermal_time_s")
      .range(1, 3600)
      .advanced()
      .title("Thermal time", "热时间常数")
      .help("Coolant and metal held up, as time at design flow.", "按设计流量折算的工质与金属蓄热时间。")
      .unverified("10-60 s, engineering default");
}

}  // namespace icctwin
