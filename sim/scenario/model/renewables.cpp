#include "sim/scenario/model/renewables.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {
namespace {

constexpr std::string_view pvwatts = "PVWatts Version 5 Manual, NREL/TP-6A20-62641";

template <auto Field, class Cell>
void describe_efficiency(Describe<Cell>& d) {
  d.template field<Field>("module_efficiency")
      .ratio()
      .range(0.01, 0.5)
      .title("Module efficiency", "组件效率")
      .help("The share of light that does not become heat.", "未转化为热的光能占比。")
      .unverified(engineering);
}

}  // namespace

void NoctCell::describe(Describe<NoctCell>& d) {
  d.title("NoctCell", "SAM NOCT", "SAM NOCT 模型").help("By the cell temperature in nominal conditions.", "按标称工作温度计算电池温度。");
  d.field<&NoctCell::noct_c>("noct_c")
      .range(20, 90)
      .title("Nominal cell temperature", "标称工作温度")
      .help("At 800 W/m², 20 °C, 1 m/s.", "800 W/m²、20 °C、1 m/s 下。")
      .unverified("usual data sheet value");
  describe_efficiency<&NoctCell::module_efficiency>(d);
}

void HeatLossCell::describe(Describe<HeatLossCell>& d) {
  d.title("HeatLossCell", "PVsyst", "PVsyst 模型").help("By a heat loss factor.", "按散热系数计算电池温度。");
  constexpr std::string_view pvsyst = "PVsyst, free-standing modules";
  d.field<&HeatLossCell::heat_loss_w_per_m2_k>("heat_loss_w_per_m2_k")
      .above(0)
      .title("Heat loss factor", "散热系数")
      .help("In still air.", "静风下。")
      .source(pvsyst);
  d.field<&HeatLossCell::wind_heat_loss_w_s_per_m3_k>("wind_heat_loss_w_s_per_m3_k")
      .at_least(0)
      .title("Heat loss by wind", "风速散热系数")
      .help("Added per m/s of wind.", "每 1 m/s 风速增加。")
      .source(pvsyst);
  d.field<&HeatLossCell::absorptance>("absorptance")
      .ratio()
      .range(0, 1)
      .title("Absorptance", "吸收率")
      .help("Of light.", "对太阳光的吸收率。")
      .source(pvsyst);
  describe_efficiency<&HeatLossCell::module_efficiency>(d);
}

void PvPlant::describe(Describe<PvPlant>& d) {
  d.title("PvPlant", "Photovoltaics", "光伏")
      .help("Modules on one tilted plane with their inverters, at the low-voltage board.", "同一倾斜面上的组件与逆变器，接于低压配电柜。");
  d.field<&PvPlant::rated_w>("rated_w")
      .above(0)
      .title("Peak power", "峰值功率")
      .help("Direct current at standard conditions.", "标准测试条件下的直流功率。")
      .unverified(example);
  d.field<&PvPlant::tilt_deg>("tilt_deg").range(0, 90).title("Tilt", "倾角").help("0: flat.", "0 为水平。").unverified(engineering);
  d.field<&PvPlant::azimuth_deg>("azimuth_deg")
      .range(0, 360)
      .title("Azimuth", "方位角")
      .help("The modules look there; 180: south.", "组件朝向，180 为正南。")
      .source("towards the equator, north of it");
  d.field<&PvPlant::albedo>("albedo")
      .ratio()
      .range(0, 1)
      .title("Albedo", "地面反射率")
      .help("Share of light that the ground sends back.", "地面反射的太阳光比例。")
      .source(pvwatts);
  d.field<&PvPlant::temperature_coefficient_per_k>("temperature_coefficient_per_k")
      .range(-0.02, 0)
      .title("Temperature coefficient", "温度系数")
      .help("Change of power per kelvin of the cells.", "电池每升高 1 K 的功率变化率。")
      .unverified("-0.003 to -0.004");
  d.field<&PvPlant::cell>("cell").title("Cell temperature", "电池温度").help("How warm the cells get.", "电池温度的计算方法。");
  d.field<&PvPlant::loss_ratio>("loss_ratio")
      .ratio()
      .range(0, 0.99)
      .title("System losses", "系统损失")
      .help("Soiling, shading, mismatch, wiring and the like, before the inverter.", "逆变器之前的积灰、遮挡、失配、线损等。")
      .source(pvwatts);
  d.field<&PvPlant::dc_to_ac_ratio>("dc_to_ac_ratio")
      .ratio()
      .range(0.1, 5)
      .title("DC to AC ratio", "容配比")
      .help("Peak power of the modules over the rating of the inverters.", "组件峰值功率与逆变器额定功率之比。")
      .source(pvwatts);
  d.field<&PvPlant::inverter_efficiency>("inverter_efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Inverter efficiency", "逆变器效率")
      .help("Nominal; part load follows PVWatts.", "标称值；部分负载按 PVWatts。")
      .source(pvwatts);
}

void WindPlant::describe(Describe<WindPlant>& d) {
  d.title("WindPlant", "Wind turbines", "风电").help("Equal turbines on a power curve.", "按功率曲线计算的同型风机。");
  d.field<&WindPlant::turbines>("turbines").ratio().range(1, 10000).title("Turbines", "风机数量").help("All alike.", "同型风机数量。");
  d.field<&WindPlant::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one turbine.", "单台额定功率。")
      .unverified(example);
  d.field<&WindPlant::curve_wind_m_per_s>("curve_wind_m_per_s")
      .at_least(0)
      .title("Wind speeds", "风速点")
      .help("Of the power curve, rising; no power outside them.", "功率曲线的风速，递增；范围之外功率为零。")
      .unverified("generic curve");
  d.field<&WindPlant::curve_power_ratio>("curve_power_ratio")
      .ratio()
      .range(0, 1.2)
      .title("Power points", "功率点")
      .help("Of the rated power, at each wind speed.", "各风速下相对额定功率的出力。")
      .unverified("generic curve");
  d.field<&WindPlant::hub_height_m>("hub_height_m")
      .above(0)
      .title("Hub height", "轮毂高度")
      .help("Above ground.", "离地高度。")
      .unverified(engineering);
  d.field<&WindPlant::weather_height_m>("weather_height_m")
      .above(0)
      .title("Height of the wind measurement", "测风高度")
      .help("Of the weather file.", "气象文件的测风高度。")
      .source("10 m, WMO standard exposure");
  d.field<&WindPlant::shear_exponent>("shear_exponent")
      .ratio()
      .range(0, 1)
      .title("Shear exponent", "风切变指数")
      .help("Wind grows with this power of height.", "风速随高度的幂次。")
      .source("1/7 power law, open land");
  d.field<&WindPlant::density_correction>("density_correction")
      .title("Density correction", "空气密度修正")
      .help("Shift the curve by the density of the air.", "按空气密度修正功率曲线。");
}

}  // namespace icctwin
