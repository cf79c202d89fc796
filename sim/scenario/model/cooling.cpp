#include "sim/scenario/model/cooling.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

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
  d.field<&RoomAir::supply_limit_c>("supply_limit_c")
      .range(15, 60)
      .title("Limit of the supply air", "送风温度限值")
      .help("Warmest air that the equipment stands; outages are judged by it.", "设备允许的最高进风温度，用于评判设备停运。")
      .source("ASHRAE TC 9.9, class A1: allowable up to 32 degC");
  d.field<&RoomAir::outside_air>("outside_air")
      .title("Outside air", "新风自然冷却")
      .help("Air-side economizer; default: none.", "风侧自然冷却；默认无。");
  d.field<&RoomAir::units>("units")
      .ratio()
      .range(1, 10000)
      .title("Air handlers", "末端台数")
      .help("Equal units that share the air flow; each that stands still takes its share away.",
            "均分风量的同型末端台数；停运一台即减少相应份额。");
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
  d.field<&CoolingPlant::cdu_groups>("cdu_groups")
      .title("Further CDU groups", "其他 CDU 分组")
      .help("Groups with their own supply temperature, coolant or size, for the racks they serve.",
            "具有各自供液温度、冷却液或容量的分组，服务指定机柜。");
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
  d.field<&CoolingPlant::economizer>("economizer")
      .title("Economizer control", "自然冷却控制")
      .help("How the exchanger of the chilled loop and the chillers share the load.", "冷冻水侧换热器与冷水机组的分工控制。");
  d.field<&CoolingPlant::condenser_pump>("condenser_pump")
      .title("Condenser pumps", "冷却水泵")
      .help("Of the loop to the towers or dry coolers.", "冷却塔或干冷器侧水泵。");
  d.field<&CoolingPlant::condenser_flow_kg_per_s>("condenser_flow_kg_per_s")
      .above(0)
      .advanced()
      .title("Condenser water flow", "冷却水流量")
      .help("Design flow of the condenser loop; default: design heat over the design range.",
            "冷却水设计流量；默认为设计热量除以设计冷幅。");
  d.field<&CoolingPlant::heat_rejection>("heat_rejection")
      .title("Heat rejection", "散热设备")
      .help("Cooling towers, dry coolers or source water.", "冷却塔、干冷器或水源。");
  d.field<&CoolingPlant::condenser_set_point>("condenser_set_point")
      .title("Condenser set point", "冷却水设定方式")
      .help(
          "A fixed approach is not the best at every wet bulb; the optimum weighs fans against chillers for the loads of the hour. "
          "Economizer "
          "modes other than fully mechanical have set points of their own.",
          "固定逼近度并非在各湿球温度下最优；最优方式按当时负荷权衡风机与机组功率。自然冷却各模式另有设定。");
  d.field<&CoolingPlant::thermal_storage>("thermal_storage")
      .title("Thermal storage", "蓄冷")
      .help("Chilled-water tank; default: none.", "水蓄冷罐；默认无。");
  d.field<&CoolingPlant::heat_reuse>("heat_reuse")
      .title("Heat reuse", "余热利用")
      .help("User of the facility loop's heat; default: none.", "一次侧余热用户；默认无。");
  d.field<&CoolingPlant::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
