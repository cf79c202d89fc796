#include "models/cooling/chiller_record.h"

#include <algorithm>

namespace icctwin {

void ChillerRecord::describe(Describe<ChillerRecord>& d) {
  d.title("ChillerRecord", "Chiller record", "冷水机组样本")
      .help("Data sheet of a water chiller (DOE-2 electric model).", "冷水机组样本（DOE-2 电制冷模型）。");
  d.field<&ChillerRecord::id>("id").required().title("Id", "标识").help("Name used in scenarios.", "方案中使用的名称。");
  d.field<&ChillerRecord::name>("name").title("Name", "名称").help("For people.", "显示名称。");
  d.field<&ChillerRecord::vendor>("vendor").title("Vendor", "厂商").help("Maker.", "生产厂商。");
  d.field<&ChillerRecord::capacity_w>("capacity_w")
      .at_least(0)
      .required()
      .title("Capacity", "制冷量")
      .help("At the reference temperatures.", "参考工况制冷量。");
  d.field<&ChillerRecord::cop>("cop")
      .ratio()
      .at_least(0)
      .required()
      .title("COP", "性能系数")
      .help("At the reference temperatures and full load.", "参考工况满负荷 COP。");
  d.field<&ChillerRecord::plr_min>("plr_min")
      .ratio()
      .range(0.01, 1)
      .title("Least part load", "最小负荷率")
      .help("Below it the machine cycles.", "低于该值机组启停循环。")
      .source("EnergyPlus, Chiller:Electric:EIR, defaults");
  d.field<&ChillerRecord::plr_max>("plr_max")
      .ratio()
      .range(0.5, 2)
      .title("Largest part load", "最大负荷率")
      .help("Of the capacity at hand.", "占可用制冷量的上限。")
      .source("EnergyPlus, Chiller:Electric:EIR, defaults");
  d.field<&ChillerRecord::plr_min_unload>("plr_min_unload")
      .ratio()
      .range(0.01, 1)
      .title("Least unloading", "最小卸载率")
      .help("Below it hot gas is bypassed.", "低于该值热气旁通。")
      .source("EnergyPlus, Chiller:Electric:EIR, defaults");
  d.field<&ChillerRecord::flow_evaporator_kg_per_s>("flow_evaporator_kg_per_s")
      .at_least(0)
      .title("Evaporator flow", "蒸发器流量")
      .help("Nominal.", "额定。");
  d.field<&ChillerRecord::flow_condenser_kg_per_s>("flow_condenser_kg_per_s")
      .at_least(0)
      .title("Condenser flow", "冷凝器流量")
      .help("Nominal.", "额定。");
  d.field<&ChillerRecord::evaporator_leaving_min_c>("evaporator_leaving_min_c")
      .range(-40, 60)
      .required()
      .title("Coldest leaving water", "最低出水温度")
      .help("Of the record.", "样本范围。");
  d.field<&ChillerRecord::evaporator_leaving_max_c>("evaporator_leaving_max_c")
      .range(-40, 60)
      .required()
      .title("Warmest leaving water", "最高出水温度")
      .help("Of the record.", "样本范围。");
  d.field<&ChillerRecord::condenser_entering_min_c>("condenser_entering_min_c")
      .range(-40, 80)
      .required()
      .title("Coldest condenser water", "最低冷却水进水温度")
      .help("Of the record.", "样本范围。");
  d.field<&ChillerRecord::condenser_entering_max_c>("condenser_entering_max_c")
      .range(-40, 80)
      .required()
      .title("Warmest condenser water", "最高冷却水进水温度")
      .help("Of the record.", "样本范围。");
  d.field<&ChillerRecord::cap_ft>("cap_ft")
      .ratio()
      .required()
      .title("Capacity over temperatures", "制冷量温度系数")
      .help("Six coefficients: 1, x, x2, y, y2, xy with x the leaving and y the condenser entering temperature.",
            "六个系数：1、x、x²、y、y²、xy，x 为出水、y 为冷却水进水温度。");
  d.field<&ChillerRecord::eir_ft>("eir_ft")
      .ratio()
      .required()
      .title("Input over temperatures", "输入功率温度系数")
      .help("Six coefficients like the capacity's.", "六个系数，同制冷量。");
  d.field<&ChillerRecord::eir_fplr>("eir_fplr")
      .ratio()
      .required()
      .title("Input over part load", "输入功率负荷系数")
      .help("Three coefficients: 1, PLR, PLR2.", "三个系数：1、PLR、PLR²。");
  d.field<&ChillerRecord::motor_efficiency>("motor_efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Motor efficiency", "电机效率")
      .help("Share of the power that ends in the condenser; 1: hermetic.", "进入冷凝器的功率比例；1 为封闭式。")
      .source("EnergyPlus, Chiller:Electric:EIR, default");
  d.field<&ChillerRecord::confidence>("confidence")
      .title("Confidence", "可信度")
      .help("How far the data sheet can be trusted.", "数据的可信程度。");
  d.field<&ChillerRecord::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&ChillerRecord::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&ChillerRecord::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

bool is_complete(const ChillerRecord& record) {
  return record.cap_ft.size() == 6 && record.eir_ft.size() == 6 && record.eir_fplr.size() == 3 && record.capacity_w > 0 && record.cop > 0 &&
         record.evaporator_leaving_min_c <= record.evaporator_leaving_max_c &&
         record.condenser_entering_min_c <= record.condenser_entering_max_c;
}

ElectricEirChiller chiller_of(const ChillerRecord& record) {
  ElectricEirChiller chiller;
  chiller.capacity_w = record.capacity_w;
  chiller.cop = record.cop;
  chiller.plr_min = record.plr_min;
  chiller.plr_max = record.plr_max;
  chiller.plr_min_unload = record.plr_min_unload;
  chiller.flow_evaporator_kg_per_s = record.flow_evaporator_kg_per_s;
  chiller.flow_condenser_kg_per_s = record.flow_condenser_kg_per_s;
  chiller.evaporator_leaving_min_c = record.evaporator_leaving_min_c;
  chiller.evaporator_leaving_max_c = record.evaporator_leaving_max_c;
  chiller.condenser_entering_min_c = record.condenser_entering_min_c;
  chiller.condenser_entering_max_c = record.condenser_entering_max_c;
  std::ranges::copy(record.cap_ft, chiller.cap_ft.begin());
  std::ranges::copy(record.eir_ft, chiller.eir_ft.begin());
  std::ranges::copy(record.eir_fplr, chiller.eir_fplr.begin());
  chiller.motor_efficiency = record.motor_efficiency;
  return chiller;
}

}  // namespace icctwin
