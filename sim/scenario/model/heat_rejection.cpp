#include "sim/scenario/model/heat_rejection.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

std::vector<Choice> choices_of(CondenserSetPoint) {
  return {{"approach", {"outdoor air and approach", "室外温度加逼近度"}},
          {"optimal", {"least fan and chiller power", "风机与机组功率最小"}}};
}

std::vector<Choice> choices_of(TowerModel) {
  return {{"merkel", {"Merkel", "麦克尔法"}}, {"york_calc", {"YorkCalc correlation", "YorkCalc 关联式"}}};
}

void CoolingTowerPlant::describe(Describe<CoolingTowerPlant>& d) {
  d.title("CoolingTowerPlant", "Cooling towers", "冷却塔")
      .help("Counter-flow towers, fan speed held to the leaving set point.", "逆流塔，风机调速维持出水设定。");
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
  d.field<&CoolingTowerPlant::model>("model")
      .title("Model", "模型")
      .help("Outside the limits of the YorkCalc correlation the Merkel method takes over; the time is counted.",
            "超出 YorkCalc 关联式范围时改用麦克尔法，并计时报告。");
  d.field<&CoolingTowerPlant::cells>("cells")
      .ratio()
      .range(1, 1000)
      .title("Cells", "塔格数")
      .help("Alike; as many run as keep their least water flow, because more slow fans use less power than few fast ones.",
            "同型；在满足最小水量的前提下尽量多开，多台低速风机比少台高速风机省电。")
      .unverified("one cell; makes a difference at part flow only");
  d.field<&CoolingTowerPlant::cell_min_flow_ratio>("cell_min_flow_ratio")
      .ratio()
      .range(0.1, 1)
      .advanced()
      .title("Least flow of a cell", "塔格最小水量比")
      .help("Of its design flow; below it the fill is not wetted evenly.", "占设计水量的比例；更低时填料布水不均。")
      .unverified(engineering);
  d.field<&CoolingTowerPlant::spray_pump_ratio>("spray_pump_ratio")
      .ratio()
      .range(0, 0.1)
      .advanced()
      .title("Spray pump power ratio", "喷淋泵功率比")
      .help("Of closed-circuit towers, per design heat; their rated point is that of coil and spray together. 0: open circuit.",
            "闭式塔喷淋泵功率与设计热量之比，额定工况含盘管与喷淋；0 表示开式塔。")
      .unverified(engineering);
  d.field<&CoolingTowerPlant::freeze_guard_c>("freeze_guard_c")
      .range(0.5, 20)
      .advanced()
      .title("Freeze guard", "防冻温度")
      .help("Lowest leaving water where an economizer control asks for less than the lowest set point.",
            "自然冷却控制要求低于设定下限时的最低出水温度。")
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

void AdiabaticAssist::describe(Describe<AdiabaticAssist>& d) {
  d.title("AdiabaticAssist", "Adiabatic assist", "绝热预冷")
      .help("Wetted pads cool the air before the coils towards its wet bulb.", "湿帘将进入盘管的空气冷却至接近湿球温度。");
  d.field<&AdiabaticAssist::saturation_efficiency>("saturation_efficiency")
      .ratio()
      .range(0.1, 1)
      .title("Saturation efficiency", "饱和效率")
      .help("Share of the wet-bulb depression that is used.", "对干湿球温差的利用比例。")
      .unverified("0.6-0.8, engineering default");
  d.field<&AdiabaticAssist::start_dry_bulb_c>("start_dry_bulb_c")
      .range(2, 50)
      .title("Wet from", "启用干球温度")
      .help("Pads are wet from this dry bulb on.", "干球温度达到该值时湿帘启用。")
      .unverified(engineering);
  d.field<&AdiabaticAssist::fan_power_ratio>("fan_power_ratio")
      .ratio()
      .range(0, 1)
      .title("More fan power", "风机功率增量比")
      .help("Through wet pads, over that without.", "湿帘运行时相对无湿帘的风机功率增量。")
      .unverified(engineering);
  d.field<&AdiabaticAssist::pump_power_ratio>("pump_power_ratio")
      .ratio()
      .range(0, 0.1)
      .title("Pad pump power", "湿帘水泵功率比")
      .help("While wet, per design heat.", "启用时水泵功率与设计热量之比。")
      .unverified(engineering);
  d.field<&AdiabaticAssist::cycles_of_concentration>("cycles_of_concentration")
      .ratio()
      .range(1.1, 20)
      .title("Cycles of concentration", "浓缩倍数")
      .help("Sets the blowdown of the pads.", "决定湿帘排污量。")
      .source("EnergyPlus default, 3");
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
  d.field<&DryCoolerPlant::adiabatic>("adiabatic")
      .title("Adiabatic assist", "绝热预冷")
      .help("Wetted pads before the coils; default: none.", "盘管前的湿帘；默认无。");
  d.field<&DryCoolerPlant::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "散热能力")
      .help("Design heat; default: sized.", "设计散热量；默认自动配置。");
}

void SourceWaterPlant::describe(Describe<SourceWaterPlant>& d) {
  d.title("SourceWaterPlant", "Source water", "水源（海水、湖水、河水）")
      .help("Sea, lake or river water over a plate exchanger; its pumps hold the leaving set point.",
            "海水、湖水或河水经板式换热器，取水泵调速维持出水设定。");
  d.field<&SourceWaterPlant::monthly_c>("monthly_c")
      .range(-2, 40)
      .title("Source temperature", "水源温度")
      .help("Twelve monthly means, January first; empty: those of the site.", "十二个月的月均温度，自一月起；空则采用场地数据。");
  d.field<&SourceWaterPlant::design_approach_k>("design_approach_k")
      .range(0.5, 20)
      .title("Design approach", "设计端差")
      .help("Leaving condenser water above the source at design heat.", "设计热量下冷却水出水与水源温差。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::design_range_k>("design_range_k")
      .range(1, 25)
      .title("Design range", "设计冷幅")
      .help("Of the condenser water at design.", "设计工况冷却水进出水温差。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::design_source_rise_k>("design_source_rise_k")
      .range(1, 25)
      .title("Design rise of the source", "水源设计温升")
      .help("Of the source water at design heat; sets its flow.", "设计热量下水源温升，决定取水量。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::pump_pressure_pa>("pump_pressure_pa")
      .range(0, 2e6)
      .title("Pump pressure", "取水泵压差")
      .help("At full flow.", "满流量下的压差。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::pump_efficiency>("pump_efficiency")
      .ratio()
      .range(0.05, 1)
      .title("Pump efficiency", "取水泵效率")
      .help("Wire to water.", "电到水总效率。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::static_head_ratio>("static_head_ratio")
      .ratio()
      .range(0, 1)
      .title("Static head", "静扬程占比")
      .help("Share of the pressure that lifts water and does not fall with flow.", "用于提升、不随流量下降的压差比例。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::discharge_max_c>("discharge_max_c")
      .range(0, 60)
      .title("Warmest discharge", "最高排放温度")
      .help("Heat is held back rather than exceed it.", "为不超过该温度，散热将受限。")
      .unverified("set by the permit of the site");
  d.field<&SourceWaterPlant::discharge_rise_max_k>("discharge_rise_max_k")
      .range(0.5, 30)
      .title("Largest rise", "最大排放温升")
      .help("Of the source water between intake and discharge.", "取水与排放之间的温升上限。")
      .unverified("set by the permit of the site");
  d.field<&SourceWaterPlant::set_approach_k>("set_approach_k")
      .range(0, 20)
      .title("Set-point approach", "设定端差")
      .help("Leaving set point above the source, inside the limits below.", "出水设定值高于水源的温差，受下列上下限约束。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::leaving_min_c>("leaving_min_c")
      .range(2, 40)
      .title("Lowest leaving set point", "出水设定下限")
      .help("Of the leaving water.", "出水温度下限。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::leaving_max_c>("leaving_max_c")
      .range(5, 60)
      .title("Highest leaving set point", "出水设定上限")
      .help("Of the leaving water.", "出水温度上限。")
      .unverified(engineering);
  d.field<&SourceWaterPlant::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "散热能力")
      .help("Design heat; default: sized.", "设计散热量；默认自动配置。");
}

}  // namespace icctwin
