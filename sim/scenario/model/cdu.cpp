#include "sim/scenario/model/cdu.h"

namespace icctwin {

std::vector<Choice> choices_of(CoolantChoice) { return {{"water", {"water", "水"}}, {"pg25", {"25 % propylene glycol", "25% 丙二醇"}}}; }

void FixedPump::describe(Describe<FixedPump>& d) {
  d.title("FixedPump", "Constant power", "恒定功率").help("The same power at any load.", "功率与负载无关。");
  d.field<&FixedPump::power_w>("power_w").at_least(0).required().title("Power", "功率").help("Of one CDU.", "单台 CDU。");
}

void CduGroup::describe(Describe<CduGroup>& d) {
  d.title("CduGroup", "Coolant distribution units", "冷量分配单元（CDU）")
      .help("Equal CDUs; racks are shared out to them in order.", "同型 CDU，机柜按顺序均分。");
  d.field<&CduGroup::units>("units")
      .ratio()
      .range(1, 10000)
      .title("CDUs", "CDU 数量")
      .help("Default: one per megawatt of design liquid heat.", "默认每 1 MW 设计液冷热量一台。");
  d.field<&CduGroup::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "换热能力")
      .help("Of one CDU at the design approach; default: sized.", "单台在设计换热温差下的能力；默认自动配置。");
  d.field<&CduGroup::supply_c>("supply_c")
      .range(5, 70)
      .title("Secondary supply", "二次侧供液温度")
      .help("To the cold plates.", "供至冷板的温度。")
      .source("direct-to-chip loop, typical 17-45 degC");
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
  d.field<&CduGroup::thermal_time_s>("thermal_time_s")
      .range(1, 3600)
      .advanced()
      .title("Thermal time", "热时间常数")
      .help("Coolant and metal held up, as time at design flow.", "按设计流量折算的工质与金属蓄热时间。")
      .unverified("10-60 s, engineering default");
}

}  // namespace icctwin
