#include "sim/scenario/model/cooling.h"

namespace icctwin {
namespace {
constexpr std::string_view engineering = "engineering default";
constexpr std::string_view footprint = "SiteFootprint calibration, most likely value (second-hand)";
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

void NoChiller::describe(Describe<NoChiller>& d) {
  d.title("NoChiller", "No chiller", "无冷水机组").help("Free cooling only.", "仅自然冷却。");
}

void CarnotChillerPlant::describe(Describe<CarnotChillerPlant>& d) {
  d.title("CarnotChillerPlant", "Chillers as a share of Carnot", "卡诺比例冷水机组")
      .help("COP = share x T_evaporator / (T_condenser - T_evaporator), capped; valid for warm chilled water where records end.",
            "COP = 比例 × 蒸发温度 /（冷凝温度 − 蒸发温度），设上限；适用于超出样本范围的高温冷水。");
  d.field<&CarnotChillerPlant::carnot_share>("carnot_share")
      .ratio()
      .range(0.1, 0.9)
      .title("Share of Carnot", "卡诺比例")
      .help("Second-law efficiency of the plant.", "机组的热力学完善度。")
      .source(footprint);
  d.field<&CarnotChillerPlant::evaporator_approach_k>("evaporator_approach_k")
      .range(0, 20)
      .title("Evaporator approach", "蒸发器端差")
      .help("Leaving water above evaporation.", "出水温度与蒸发温度之差。")
      .unverified(engineering);
  d.field<&CarnotChillerPlant::condenser_approach_k>("condenser_approach_k")
      .range(0, 20)
      .title("Condenser approach", "冷凝器端差")
      .help("Condensation above leaving condenser water.", "冷凝温度与冷却水出水之差。")
      .unverified(engineering);
  d.field<&CarnotChillerPlant::cop_max>("cop_max")
      .ratio()
      .range(1, 50)
      .title("Largest COP", "COP 上限")
      .help("The COP is never taken higher.", "COP 不超过该值。")
      .source(footprint);
  d.field<&CarnotChillerPlant::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "制冷量")
      .help("Of all chillers; default: sized.", "全部机组制冷量；默认自动配置。");
}

void ElectricChillerPlant::describe(Describe<ElectricChillerPlant>& d) {
  d.title("ElectricChillerPlant", "Chillers from a record", "按样本的冷水机组")
      .help("DOE-2 model with measured polynomials; conditions outside the record are clipped and reported.",
            "DOE-2 模型与实测多项式；超出样本范围的工况截断并报告。");
  d.field<&ElectricChillerPlant::record>("record")
      .title("Record", "样本")
      .help("mcquay_wsc_471 or york_yt_1055.", "mcquay_wsc_471 或 york_yt_1055。")
      .refers_to("chiller record");
  d.field<&ElectricChillerPlant::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "台数")
      .help("Default: enough for the design heat.", "默认按设计热量配置。");
}

void CoolingTowerPlant::describe(Describe<CoolingTowerPlant>& d) {
  d.title("CoolingTowerPlant", "Cooling towers", "冷却塔")
      .help("Counter-flow towers by the Merkel method, fan speed held to the leaving set point.",
            "逆流塔，麦克尔法，风机调速维持出水设定。");
  d.field<&CoolingTowerPlant::design_wet_bulb_c>("design_wet_bulb_c")
      .range(0, 35)
      .title("Design wet bulb", "设计湿球温度")
      .help("Outdoor wet bulb of the design point.", "设计工况室外湿球温度。")
      .unverified("site dependent");
  d.field<&CoolingTowerPlant::design_approach_k>("design_approach_k")
      .range(1, 20)
      .title("Design approach", "设计逼近度")
      .help("Leaving water above wet bulb at design.", "设计工况出水与湿球温差。")
      .source(footprint);
  d.field<&CoolingTowerPlant::design_range_k>("design_range_k")
      .range(1, 25)
      .title("Design range", "设计冷幅")
      .help("Entering above leaving water at design.", "设计工况进出水温差。")
      .unverified(engineering);
  d.field<&CoolingTowerPlant::fan_ratio>("fan_ratio")
      .ratio()
      .range(0, 0.2)
      .title("Fan power ratio", "风机功率比")
      .help("Fan power at full speed per design heat.", "满速风机功率与设计热量之比。")
      .unverified("37.3 kW per 1.46 MW cell of Frontier is 0.026; large towers reach 0.010");
  d.field<&CoolingTowerPlant::set_approach_k>("set_approach_k")
      .range(0, 20)
      .title("Set-point approach", "设定逼近度")
      .help("Leaving set point above wet bulb, inside the limits below.", "出水设定值高于湿球的温差，受下列上下限约束。")
      .source("clamp(wet bulb + 3 K, 15.56, 29.44 degC) in the Modelica Buildings data-center examples; 4 K here");
  d.field<&CoolingTowerPlant::leaving_min_c>("leaving_min_c")
      .range(5, 40)
      .title("Lowest leaving set point", "出水设定下限")
      .help("Also guards against freezing.", "同时用于防冻。")
      .unverified(engineering);
  d.field<&CoolingTowerPlant::leaving_max_c>("leaving_max_c")
      .range(5, 45)
      .title("Highest leaving set point", "出水设定上限")
      .help("Of the leaving water.", "出水温度上限。")
      .unverified(engineering);
  d.field<&CoolingTowerPlant::cycles_of_concentration>("cycles_of_concentration")
      .ratio()
      .range(1.1, 20)
      .title("Cycles of concentration", "浓缩倍数")
      .help("Sets the blowdown.", "决定排污量。")
      .source(footprint);
  d.field<&CoolingTowerPlant::drift_ratio>("drift_ratio")
      .ratio()
      .range(0, 0.01)
      .advanced()
      .title("Drift", "飘水率")
      .help("Share of the circulating water lost as drops.", "循环水的飘水损失比例。")
      .unverified("0.001-0.005 % recalled; EnergyPlus default 0.008 %");
  d.field<&CoolingTowerPlant::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "散热能力")
      .help("Design heat; default: sized.", "设计散热量；默认自动配置。");
}

void DryCoolerPlant::describe(Describe<DryCoolerPlant>& d) {
  d.title("DryCoolerPlant", "Dry coolers", "干冷器")
      .help("Finned coils in outdoor air, fan speed held to the leaving set point.", "室外空气翅片盘管，风机调速维持出水设定。");
  constexpr std::string_view unit = "BAC TDFS1238N rated point: 2,931 kW, 46.11 to 40.55 degC at 35 degC air, fan 4.0 %";
  d.field<&DryCoolerPlant::design_dry_bulb_c>("design_dry_bulb_c")
      .range(0, 50)
      .title("Design dry bulb", "设计干球温度")
      .help("Outdoor air of the design point.", "设计工况室外干球温度。")
      .source(unit);
  d.field<&DryCoolerPlant::design_water_in_c>("design_water_in_c")
      .range(10, 80)
      .title("Design entering water", "设计进水温度")
      .help("At the design point.", "设计工况进水温度。")
      .source(unit);
  d.field<&DryCoolerPlant::design_water_out_c>("design_water_out_c")
      .range(10, 80)
      .title("Design leaving water", "设计出水温度")
      .help("At the design point.", "设计工况出水温度。")
      .source(unit);
  d.field<&DryCoolerPlant::fan_ratio>("fan_ratio")
      .ratio()
      .range(0, 0.2)
      .title("Fan power ratio", "风机功率比")
      .help("Fan power at full speed per design heat.", "满速风机功率与设计热量之比。")
      .source(unit);
  d.field<&DryCoolerPlant::set_approach_k>("set_approach_k")
      .range(0, 30)
      .title("Set-point approach", "设定逼近度")
      .help("Leaving set point above dry bulb, inside the limits below.", "出水设定值高于干球的温差，受下列上下限约束。")
      .source(footprint);
  d.field<&DryCoolerPlant::leaving_min_c>("leaving_min_c")
      .range(5, 60)
      .title("Lowest leaving set point", "出水设定下限")
      .help("Of the leaving water.", "出水温度下限。")
      .unverified(engineering);
  d.field<&DryCoolerPlant::leaving_max_c>("leaving_max_c")
      .range(5, 60)
      .title("Highest leaving set point", "出水设定上限")
      .help("Of the leaving water.", "出水温度上限。")
      .unverified(engineering);
  d.field<&DryCoolerPlant::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "散热能力")
      .help("Design heat; default: sized.", "设计散热量；默认自动配置。");
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
