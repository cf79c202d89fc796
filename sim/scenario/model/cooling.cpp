#include "sim/scenario/model/cooling.h"

namespace icctwin {
namespace {
constexpr std::string_view engineering = "engineering default";
}  // namespace

std::vector<Choice> choices_of(CoolantChoice) { return {{"water", {"water", "水"}}, {"pg25", {"25 % propylene glycol", "25% 丙二醇"}}}; }

void FixedPump::describe(Describe<FixedPump>& d) {
  d.title("FixedPump", "Constant power", "恒定功率").help("The same power at any load.", "功率与负载无关。");
  d.field<&FixedPump::power_w>("power_w").at_least(0).required().title("Power", "功率").help("Of one CDU.", "单台 CDU。");
}

void VariablePump::describe(Describe<VariablePump>& d) {
  d.title("VariablePump", "Variable-speed pumps", "变频水泵")
      .help("Power = flow x pressure / efficiency at design, falling with the cube of the flow ratio.",
            "设计工况功率 = 流量 × 压差 / 效率，随流量比三次方下降。");
  d.field<&VariablePump::pressure_pa>("pressure_pa")
      .at_least(0)
      .title("Design pressure", "设计扬程压差")
      .help("Pressure rise at design flow.", "设计流量下的压升。")
      .unverified(engineering);
  d.field<&VariablePump::efficiency>("efficiency")
      .ratio()
      .range(0.05, 1)
      .title("Efficiency", "效率")
      .help("Wire to water at design.", "设计工况电到水总效率。")
      .unverified(engineering);
  d.field<&VariablePump::min_flow_ratio>("min_flow_ratio")
      .ratio()
      .range(0.05, 1)
      .title("Least flow", "最小流量比")
      .help("Flow never falls below this share of design.", "流量下限占设计流量的比例。")
      .unverified(engineering);
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

void WaterLoop::describe(Describe<WaterLoop>& d) {
  d.title("WaterLoop", "Water loop", "水环路")
      .help("Set point, design rise, pumps and the exchanger to the condenser loop.", "设定温度、设计温升、水泵及与冷却水的换热器。");
  d.field<&WaterLoop::supply_c>("supply_c")
      .range(2, 70)
      .title("Supply set point", "供水设定温度")
      .help("Water supplied by the plant.", "供水温度设定值。")
      .unverified(engineering);
  d.field<&WaterLoop::design_rise_k>("design_rise_k")
      .range(1, 40)
      .title("Design rise", "设计温升")
      .help("Return above supply at design heat.", "设计热量下的供回水温差。")
      .unverified(engineering);
  d.field<&WaterLoop::pump>("pump").title("Pumps", "水泵").help("Of the loop.", "环路水泵。");
  d.field<&WaterLoop::exchanger_effectiveness>("exchanger_effectiveness")
      .ratio()
      .range(0, 0.99)
      .title("Exchanger effectiveness", "换热器效能")
      .help("Of the exchanger to the condenser loop (water-side economizer).", "与冷却水之间换热器（水侧自然冷却）的效能。")
      .source("default of the Modelica Buildings library, 0.8");
  d.field<&WaterLoop::thermal_time_s>("thermal_time_s")
      .range(1, 36000)
      .advanced()
      .title("Thermal time", "热时间常数")
      .help("Water held up, as time at design flow.", "按设计流量折算的水容量时间。")
      .unverified("minutes, engineering default");
}

void RoomAir::describe(Describe<RoomAir>& d) {
  d.title("RoomAir", "Room air", "机房空气").help("Room air handlers (CRAH) on the chilled loop.", "接冷冻水的机房空调（CRAH）。");
  d.field<&RoomAir::supply_c>("supply_c")
      .range(10, 40)
      .title("Supply air", "送风温度")
      .help("Set point of the air supplied.", "送风温度设定值。")
      .source("ASHRAE TC 9.9 recommended 18-27 degC");
  d.field<&RoomAir::design_rise_k>("design_rise_k")
      .range(2, 40)
      .title("Air rise", "空气温升")
      .help("Rise through the racks at design heat.", "设计热量下的空气温升。")
      .unverified(engineering);
  d.field<&RoomAir::fan_pressure_pa>("fan_pressure_pa")
      .range(0, 5000)
      .title("Fan pressure", "风机压差")
      .help("At design air flow.", "设计风量下的全压。")
      .unverified(engineering);
  d.field<&RoomAir::fan_efficiency>("fan_efficiency")
      .ratio()
      .range(0.05, 1)
      .title("Fan efficiency", "风机效率")
      .help("Wire to air at design.", "设计工况电到气总效率。")
      .unverified(engineering);
  d.field<&RoomAir::min_flow_ratio>("min_flow_ratio")
      .ratio()
      .range(0.05, 1)
      .title("Least air flow", "最小风量比")
      .help("Air flow never falls below this share of design.", "风量下限占设计风量的比例。")
      .unverified(engineering);
  d.field<&RoomAir::coil_effectiveness>("coil_effectiveness")
      .ratio()
      .range(0.1, 0.99)
      .title("Coil effectiveness", "盘管效能")
      .help("Of the coil to the chilled loop, on the air side.", "盘管空气侧效能。")
      .unverified(engineering);
  d.field<&RoomAir::thermal_time_s>("thermal_time_s")
      .range(1, 36000)
      .advanced()
      .title("Thermal time", "热时间常数")
      .help("Air and structure held up, as time at design air flow.", "按设计风量折算的空气与结构蓄热时间。")
      .unverified(engineering);
  d.field<&RoomAir::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "制冷能力")
      .help("Of all room air handlers; default: sized.", "全部机房空调能力；默认自动配置。");
}

void CoolingPlant::describe(Describe<CoolingPlant>& d) {
  d.title("CoolingPlant", "Cooling plant", "制冷系统").help("From the cold plates and the room to the sky.", "从冷板与机房到大气。");
  d.field<&CoolingPlant::sizing_margin>("sizing_margin")
      .ratio()
      .range(1, 3)
      .title("Sizing margin", "选型裕量")
      .help("Of capacities that are left to sizing, over the design heat.", "自动配置容量相对设计热量的裕量。")
      .unverified(engineering);
  d.field<&CoolingPlant::cdu>("cdu").title("CDUs", "CDU").help("Between the cold plates and the facility loop.", "冷板与一次侧之间。");
  d.field<&CoolingPlant::facility_loop>("facility_loop")
      .title("Facility loop", "一次侧")
      .help("Warm water that cools the CDUs.", "为 CDU 供冷的温水环路。");
  d.field<&CoolingPlant::trim_chiller>("trim_chiller")
      .title("Trim chiller", "补冷")
      .help("The chillers also cool the facility loop when the condenser loop is too warm.", "冷却水温度过高时冷水机组为一次侧补冷。");
  d.field<&CoolingPlant::air>("air")
      .title("Room air", "机房空气")
      .help("Air handlers that take the rest of the heat.", "承担其余热量的末端空调。");
  d.field<&CoolingPlant::chilled_loop>("chilled_loop")
      .title("Chilled loop", "冷冻水环路")
      .help("Chilled water to the room air handlers.", "供末端空调的冷冻水。");
  d.field<&CoolingPlant::chiller>("chiller")
      .title("Chillers", "冷水机组")
      .help("Take what the economizer exchanger cannot.", "承担自然冷却不足的部分。");
  d.field<&CoolingPlant::condenser_pump>("condenser_pump")
      .title("Condenser pumps", "冷却水泵")
      .help("Of the loop to the towers or dry coolers.", "冷却塔或干冷器侧水泵。");
  d.field<&CoolingPlant::heat_rejection>("heat_rejection")
      .title("Heat rejection", "散热设备")
      .help("Cooling towers or dry coolers.", "冷却塔或干冷器。");
  d.field<&CoolingPlant::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
