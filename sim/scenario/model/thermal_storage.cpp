#include "sim/scenario/model/thermal_storage.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

std::vector<Choice> choices_of(TankStrategy) {
  return {{"tariff", {"charge in valleys, discharge at peaks of the tariff", "谷段蓄冷、峰段放冷"}},
          {"emergency", {"kept full for emergencies", "满蓄待应急"}}};
}

void ThermalStorage::describe(Describe<ThermalStorage>& d) {
  d.title("ThermalStorage", "Chilled water tank", "蓄冷罐")
      .help("Stratified, on the chilled loop; full at the start of the run. It also carries the loop when its supply becomes too warm.",
            "接冷冻水环路的分层水蓄冷罐，起始时为满；供水过热时应急放冷。");
  d.field<&ThermalStorage::volume_m3>("volume_m3")
      .range(1, 1e6)
      .title("Volume", "容积")
      .help("Of the water.", "蓄水容积。")
      .unverified(engineering);
  d.field<&ThermalStorage::height_m>("height_m")
      .range(1, 60)
      .title("Height", "高度")
      .help("Of the water.", "蓄水高度。")
      .unverified(engineering);
  d.field<&ThermalStorage::layers>("layers")
      .ratio()
      .range(4, 100)
      .advanced()
      .title("Layers", "计算层数")
      .help("More keep the thermocline sharper.", "层数越多斜温层越清晰。")
      .source("20 or more");
  d.field<&ThermalStorage::insulation_thickness_m>("insulation_thickness_m")
      .range(0.005, 2)
      .title("Insulation", "保温厚度")
      .help("Thickness.", "保温层厚度。")
      .unverified(engineering);
  d.field<&ThermalStorage::insulation_conductivity_w_per_m_k>("insulation_conductivity_w_per_m_k")
      .range(0, 2)
      .advanced()
      .title("Insulation conductivity", "保温导热系数")
      .help("0: no loss.", "0 表示无损失。")
      .source("default of the Modelica Buildings library, 0.04");
  d.field<&ThermalStorage::strategy>("strategy").title("Strategy", "策略").help("When it is charged and discharged.", "蓄冷与放冷的时机。");
  d.field<&ThermalStorage::charge_h>("charge_h")
      .range(0.5, 48)
      .title("Charging time", "蓄冷时长")
      .help("From empty to full at full rate.", "以最大速率由空蓄满所需时间。")
      .unverified(engineering);
  d.field<&ThermalStorage::discharge_h>("discharge_h")
      .range(0.1, 48)
      .title("Discharging time", "放冷时长")
      .help("From full to empty at full rate.", "以最大速率由满放空所需时间。")
      .unverified(engineering);
  d.field<&ThermalStorage::reserve_ratio>("reserve_ratio")
      .ratio()
      .range(0, 1)
      .title("Reserve", "应急储备")
      .help("Share that the tariff strategy leaves for emergencies.", "电价策略保留的应急冷量比例。")
      .unverified(engineering);
  d.field<&ThermalStorage::emergency_rise_k>("emergency_rise_k")
      .range(0.2, 20)
      .title("Emergency rise", "应急温升")
      .help("The tank carries the loop when its supply is this much above the set point.", "供水高于设定值该温差时由蓄冷罐供冷。")
      .unverified(engineering);
}

}  // namespace icctwin
