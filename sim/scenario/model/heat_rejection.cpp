#include "sim/scenario/model/heat_rejection.h"

namespace icctwin {
namespace {
constexpr std::string_view engineering = "engineering default";
constexpr std::string_view footprint = "SiteFootprint calibration, most likely value (second-hand)";
}  // namespace

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

}  // namespace icctwin
