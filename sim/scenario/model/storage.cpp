#include "sim/scenario/model/storage.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {
namespace {

constexpr std::string_view lithium = "lithium iron phosphate, recalled";

}  // namespace

std::vector<Choice> choices_of(BackupScope) {
  return {{"protected", {"load behind the uninterruptible supply", "不间断负荷"}}, {"center", {"whole center", "全场"}}};
}

void StandbyDispatch::describe(Describe<StandbyDispatch>& d) {
  d.title("StandbyDispatch", "Standby", "备用").help("Kept full for outages.", "保持满电，仅用于停电。");
}

void PeakShavingDispatch::describe(Describe<PeakShavingDispatch>& d) {
  d.title("PeakShavingDispatch", "Peak shaving", "削峰")
      .help("Discharges above a limit of the power bought, charges below it.", "购电功率超过限值时放电，低于限值时充电。");
  d.field<&PeakShavingDispatch::limit_w>("limit_w")
      .required()
      .above(0)
      .title("Limit", "功率限值")
      .help("Power at the utility intake that the battery holds.", "电池所维持的市电进线功率上限。");
}

void TariffDispatch::describe(Describe<TariffDispatch>& d) {
  d.title("TariffDispatch", "Tariff arbitrage", "峰谷套利")
      .help("Charges in valley and deep-valley hours, discharges in peak and sharp-peak hours.", "谷段和深谷充电，峰段和尖峰放电。");
}

void CarbonDispatch::describe(Describe<CarbonDispatch>& d) {
  d.title("CarbonDispatch", "Carbon", "碳响应")
      .help("Charges with clean and discharges with dirty grid power; the run's intensity is taken as known ahead.",
            "低碳时段充电、高碳时段放电；假定已知全程碳强度。");
  d.field<&CarbonDispatch::charge_quantile>("charge_quantile")
      .ratio()
      .range(0, 1)
      .title("Charge quantile", "充电分位")
      .help("Charges at intensities up to this quantile of the run's.", "碳强度不高于该分位时充电。")
      .unverified(engineering);
  d.field<&CarbonDispatch::discharge_quantile>("discharge_quantile")
      .ratio()
      .range(0, 1)
      .title("Discharge quantile", "放电分位")
      .help("Discharges at intensities from this quantile of the run's.", "碳强度不低于该分位时放电。")
      .unverified(engineering);
  d.field<&CarbonDispatch::charge_below_kg_per_kwh>("charge_below_kg_per_kwh")
      .at_least(0)
      .title("Charge threshold", "充电阈值")
      .help("In place of the quantile.", "代替分位值。");
  d.field<&CarbonDispatch::discharge_above_kg_per_kwh>("discharge_above_kg_per_kwh")
      .at_least(0)
      .title("Discharge threshold", "放电阈值")
      .help("In place of the quantile.", "代替分位值。");
}

void SelfConsumptionDispatch::describe(Describe<SelfConsumptionDispatch>& d) {
  d.title("SelfConsumptionDispatch", "Self-consumption", "自发自用")
      .help("Stores the surplus of photovoltaics and wind, and gives it back as soon as they do not suffice.",
            "存储光伏与风电余电，不足时即放电。");
}

void BatteryPlant::describe(Describe<BatteryPlant>& d) {
  d.title("BatteryPlant", "Battery storage", "储能电池")
      .help("At the low-voltage board. It stands for the batteries of the uninterruptible supply as well.",
            "接于低压配电柜，同时代表不间断电源的蓄电池。");
  d.field<&BatteryPlant::capacity_kwh>("capacity_kwh")
      .above(0)
      .title("Capacity", "容量")
      .help("Of the cells when new.", "新电池容量。")
      .unverified(example);
  d.field<&BatteryPlant::power_w>("power_w")
      .above(0)
      .title("Power", "功率")
      .help("Of the converter, either way.", "变流器双向功率。")
      .unverified(example);
  d.field<&BatteryPlant::c_rate_max>("c_rate_max")
      .ratio()
      .above(0)
      .title("Largest C-rate", "最大倍率")
      .help("Power of the cells per hour of capacity; limits the converter.", "电芯功率与容量之比（每小时），限制变流器功率。")
      .unverified(lithium);
  d.field<&BatteryPlant::charge_efficiency>("charge_efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Charge efficiency", "充电效率")
      .help("Of the cells.", "电芯充电效率。")
      .unverified(lithium);
  d.field<&BatteryPlant::discharge_efficiency>("discharge_efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Discharge efficiency", "放电效率")
      .help("Of the cells.", "电芯放电效率。")
      .unverified(lithium);
  d.field<&BatteryPlant::converter_efficiency>("converter_efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Converter efficiency", "变流器效率")
      .help("Either way.", "双向。")
      .unverified("0.97-0.985, recalled");
  d.field<&BatteryPlant::auxiliary_ratio>("auxiliary_ratio")
      .ratio()
      .range(0, 0.1)
      .title("Auxiliary power", "辅助用电")
      .help("Cooling and management, of the converter's power, always drawn.", "温控与管理用电，相对变流器功率，持续消耗。")
      .unverified("0.5-1 %, engineering default");
  d.field<&BatteryPlant::soc_min>("soc_min")
      .ratio()
      .range(0, 1)
      .title("Lowest state of charge", "最低荷电状态")
      .help("Never below, in outages either.", "任何时候不低于该值，停电时亦然。")
      .unverified(engineering);
  d.field<&BatteryPlant::soc_max>("soc_max")
      .ratio()
      .range(0, 1)
      .title("Highest state of charge", "最高荷电状态")
      .help("Never above.", "不高于该值。")
      .unverified(engineering);
  d.field<&BatteryPlant::initial_soc>("initial_soc")
      .ratio()
      .range(0, 1)
      .title("First state of charge", "初始荷电状态")
      .help("At the start of the run.", "仿真开始时。")
      .unverified(engineering);
  d.field<&BatteryPlant::reserve_soc>("reserve_soc")
      .ratio()
      .range(0, 1)
      .title("Ride-through reserve", "停电保留电量")
      .help("State of charge that the dispatch leaves for outages of the grid.", "日常调度为停电保留的荷电状态。")
      .unverified(engineering);
  d.field<&BatteryPlant::charging_limit_w>("charging_limit_w")
      .at_least(0)
      .title("Charging limit", "充电需量限值")
      .help("Charging never lifts the power at the intake above it, so that cheap hours do not raise the demand charge; default: no limit.",
            "充电时进线功率不超过该值，以免谷时充电抬高需量电费；默认不限。");
  d.field<&BatteryPlant::backup>("backup")
      .title("Feeds in outages", "停电供电范围")
      .help("The load behind the uninterruptible supply, or the whole center.", "不间断负荷，或全场负荷。");
  d.field<&BatteryPlant::calendar_fade_per_year>("calendar_fade_per_year")
      .ratio()
      .range(0, 1)
      .title("Calendar fade", "日历衰减")
      .help("Share of the capacity lost in a year.", "每年容量损失比例。")
      .unverified(lithium);
  d.field<&BatteryPlant::cycle_fade_ratio>("cycle_fade_ratio")
      .ratio()
      .range(0, 0.1)
      .title("Cycle fade", "循环衰减")
      .help("Share of the capacity lost in an equivalent full cycle.", "每个等效全循环的容量损失比例。")
      .unverified("20 % in 6,000 cycles, recalled");
  d.field<&BatteryPlant::dispatch>("dispatch")
      .title("Dispatch", "调度策略")
      .help("What the battery is for while the grid is there.", "市电正常时的用途。");
}

void GeneratorPlant::describe(Describe<GeneratorPlant>& d) {
  d.title("GeneratorPlant", "Standby generators", "备用发电机组")
      .help("Equal diesel units that start when the grid fails.", "停电时启动的同型柴油机组。");
  d.field<&GeneratorPlant::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "台数")
      .help("Redundant ones included; default: enough for the design load.", "含冗余；默认按设计负荷配置。");
  d.field<&GeneratorPlant::redundant_units>("redundant_units")
      .ratio()
      .range(0, 1000)
      .title("Redundant units", "冗余台数")
      .help("Used when the number of units is left to sizing.", "自动配置台数时附加的冗余台数。")
      .source("N+1");
  d.field<&GeneratorPlant::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one unit.", "单台额定功率。")
      .unverified(engineering);
  d.field<&GeneratorPlant::start_s>("start_s")
      .range(0, 3600)
      .title("Start time", "启动时间")
      .help("From the loss of the grid to full power.", "从停电到带满载的时间。")
      .unverified(engineering);
  d.field<&GeneratorPlant::min_load_ratio>("min_load_ratio")
      .ratio()
      .range(0, 1)
      .title("Least load", "最低负载率")
      .help("Below it a load bank makes up.", "低于该值时由假负载补足。")
      .unverified(engineering);
  constexpr std::string_view fuel = "0.25-0.28 L/kWh at 75 % load, engineering default";
  d.field<&GeneratorPlant::fuel_constant_l_per_kwh>("fuel_constant_l_per_kwh")
      .range(0, 1)
      .title("Fuel, constant", "油耗常数项")
      .help("a of a + b x + c x², per rated kilowatt-hour.", "a + b x + c x² 的 a，按额定功率每小时计。")
      .unverified(fuel);
  d.field<&GeneratorPlant::fuel_linear_l_per_kwh>("fuel_linear_l_per_kwh")
      .range(0, 1)
      .title("Fuel, linear", "油耗一次项")
      .help("b, x the load ratio.", "b，x 为负载率。")
      .unverified(fuel);
  d.field<&GeneratorPlant::fuel_square_l_per_kwh>("fuel_square_l_per_kwh")
      .range(0, 1)
      .title("Fuel, square", "油耗二次项")
      .help("c, x the load ratio.", "c，x 为负载率。")
      .unverified(fuel);
  d.field<&GeneratorPlant::carbon_kg_per_l>("carbon_kg_per_l")
      .range(0, 10)
      .title("Carbon of the fuel", "燃油碳排放因子")
      .help("CO2 per litre burnt.", "每升燃油的二氧化碳排放量。")
      .source("common figure for diesel; NZ Ministry for the Environment gives 2.61");
  d.field<&GeneratorPlant::price_cny_per_l>("price_cny_per_l")
      .range(0, 100)
      .title("Fuel price", "燃油价格")
      .help("Per litre.", "每升价格。")
      .unverified("order of magnitude");
}

}  // namespace icctwin
