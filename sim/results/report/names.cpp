#include "sim/results/report/names.h"

#include <algorithm>

namespace icctwin {
namespace {

std::string name_in(std::span<const ResultName> names, std::string_view id, Language language) {
  const auto found = std::ranges::find(names, id, &ResultName::id);
  if (found == names.end()) return std::string(id);
  return std::string(language == Language::zh ? found->zh : found->en);
}

}  // namespace

std::span<const ResultName> channel_names() {
  static constexpr ResultName names[] = {
      {"facility_power_w", "Facility power", "总功率"},
      {"it_power_w", "IT power", "IT功率"},
      {"grid_power_w", "Grid power", "市电功率"},
      {"accelerator_power_w", "Accelerator power", "加速卡功率"},
      {"it_other_power_w", "Other IT power", "其他IT功率"},
      {"loss_power_w", "Electrical losses", "供配电损耗功率"},
      {"cooling_power_w", "Cooling power", "冷却功率"},
      {"chiller_power_w", "Chiller power", "冷水机组功率"},
      {"pump_power_w", "Pump power", "水泵功率"},
      {"air_fan_power_w", "Fan power (CRAH)", "末端风机功率"},
      {"rejection_fan_power_w", "Tower and dry cooler fan power", "冷却塔及干冷器风机功率"},
      {"lighting_power_w", "Lighting and other power", "照明及其他功率"},
      {"pv_power_w", "Photovoltaic power", "光伏功率"},
      {"wind_power_w", "Wind power", "风电功率"},
      {"generator_power_w", "Generator power", "柴发功率"},
      {"battery_power_w", "Battery power (discharge)", "储能功率（放电为正）"},
      {"battery_soc", "Battery state of charge", "储能荷电状态"},
      {"pue", "PUE", "PUE"},
      {"dry_bulb_c", "Dry-bulb temperature", "干球温度"},
      {"wet_bulb_c", "Wet-bulb temperature", "湿球温度"},
      {"facility_supply_c", "Facility loop supply temperature", "一次侧供水温度"},
      {"facility_return_c", "Facility loop return temperature", "一次侧回水温度"},
      {"chilled_supply_c", "Chilled water supply temperature", "冷冻水供水温度"},
      {"chilled_return_c", "Chilled water return temperature", "冷冻水回水温度"},
      {"condenser_supply_c", "Condenser water supply temperature", "冷却水供水温度"},
      {"coolant_supply_c", "Coolant supply temperature", "二次侧供液温度"},
      {"coolant_return_c", "Coolant return temperature", "二次侧回液温度"},
      {"room_supply_c", "Room supply air temperature", "机房送风温度"},
      {"room_return_c", "Room return air temperature", "机房回风温度"},
      {"free_cooling_ratio", "Free cooling share", "自然冷却占比"},
      {"economizer_heat_w", "Heat taken without chillers", "自然冷却热量"},
      {"chiller_heat_w", "Heat taken by chillers", "冷水机组制冷量"},
      {"outside_air_heat_w", "Heat taken by outside air", "新风带走热量"},
      {"reused_heat_w", "Heat reused", "余热回收功率"},
      {"tank_heat_w", "Heat taken by the tank", "蓄冷罐放冷功率"},
      {"tank_charge_ratio", "Charge of the tank", "蓄冷罐蓄冷比例"},
      {"cooling_mode", "Cooling mode (1 free, 2 partly, 3 fully mechanical)", "制冷模式（1 自然，2 部分机械，3 完全机械）"},
      {"makeup_kg_per_s", "Make-up water flow", "补水流量"},
      {"carbon_kg_per_kwh", "Grid carbon factor", "电网碳排放因子"},
      {"price_cny_per_kwh", "Electricity price", "电价"},
      {"junction_max_c", "Hottest junction temperature", "最高结温"},
      {"accelerators_busy", "Busy accelerators", "占用的加速卡"},
      {"utilisation", "Accelerator utilisation", "加速卡利用率"},
      {"jobs_running", "Running jobs", "运行中作业"},
      {"jobs_queued", "Queued jobs", "排队作业"},
      {"rack_power_w", "Rack power", "机柜功率"},
      {"rack_coolant_out_c", "Rack coolant outlet temperature", "机柜出液温度"},
      {"rack_junction_c", "Hottest junction temperature of the rack", "机柜最高结温"},
      {"rack_utilisation", "Accelerator utilisation of the rack", "机柜加速卡利用率"},
  };
  return names;
}

std::span<const ResultName> account_names() {
  static constexpr ResultName names[] = {
      {"grid", "Grid", "市电"},
      {"pv", "Photovoltaics", "光伏"},
      {"wind", "Wind", "风电"},
      {"generator", "Generators", "柴发"},
      {"unserved", "Not supplied", "缺供"},
      {"exported", "Exported", "上网"},
      {"battery.stored", "Battery", "储能"},
      {"diesel", "Diesel", "柴油"},
      {"fuel", "Fuel", "燃油"},
      {"export", "Exported electricity", "上网收入"},
      {"it.accelerator", "Accelerators", "加速卡"},
      {"it.cpu", "CPUs", "CPU"},
      {"it.memory", "Memory", "内存"},
      {"it.nic", "Network interface cards", "网卡"},
      {"it.storage", "Storage", "存储"},
      {"it.other", "Other server parts", "服务器其他部件"},
      {"it.fan", "Server fans", "服务器风扇"},
      {"it.switch", "Switches", "交换机"},
      {"it.supply_loss", "Server PSU loss", "服务器电源损耗"},
      {"it.measured", "Measured racks", "实测机柜"},
      {"it.fabric", "Fabric", "组网设备"},
      {"loss.pdu", "Rack PDUs", "机柜配电单元"},
      {"loss.busway", "Busways and distribution", "小母线与配电"},
      {"loss.ups", "UPS", "UPS"},
      {"loss.transformer", "Transformers", "变压器"},
      {"loss.battery", "Battery losses", "储能损耗"},
      {"cooling.cdu_pump", "CDU pumps", "CDU水泵"},
      {"cooling.facility_pump", "Facility loop pumps", "一次侧水泵"},
      {"cooling.chilled_pump", "Chilled water pumps", "冷冻水泵"},
      {"cooling.condenser_pump", "Condenser water pumps", "冷却水泵"},
      {"cooling.air_fan", "Fans (CRAH)", "末端风机"},
      {"cooling.chiller", "Chillers", "冷水机组"},
      {"cooling.rejection_fan", "Tower and dry cooler fans", "冷却塔及干冷器风机"},
      {"cooling.source_pump", "Source water pumps", "水源取水泵"},
      {"cooling.pad_pump", "Pad and spray pumps", "湿帘及喷淋水泵"},
      {"cooling.heat_pump", "Heat pump of heat reuse", "余热热泵"},
      {"other.lighting", "Lighting and other", "照明及其他"},
      {"heat.it_liquid", "IT heat to liquid", "IT散热（液）"},
      {"heat.it_air", "IT heat to air", "IT散热（空气）"},
      {"heat.building", "Heat of busways and lighting", "小母线与照明发热"},
      {"heat.plant", "Plant heat", "冷却设备散热"},
      {"heat.electrical", "Heat of electrical losses", "供配电散热"},
      {"heat.environment", "Heat gained through tank walls", "蓄冷罐壁得热"},
      {"heat.rejected", "Heat rejected", "环境排热"},
      {"heat.ambient", "Heat lost to surroundings", "散失到周围"},
      {"heat.reused", "Heat reused", "余热回收"},
      {"heat.stored", "Heat stored", "蓄存热量"},
      {"heat.tank", "Heat stored in the tank", "蓄冷罐蓄热变化"},
      {"makeup", "Make-up water", "补水"},
      {"evaporation", "Evaporation", "蒸发"},
      {"drift", "Drift", "飘水"},
      {"blowdown", "Blowdown", "排污"},
      {"location", "Purchased electricity, location-based", "购电（基于位置）"},
      {"market", "Purchased electricity, market-based", "购电（基于市场）"},
      {"embodied", "Embodied carbon of equipment", "设备隐含碳"},
      {"energy", "Energy charge", "电量电费"},
      {"demand", "Demand charge", "需量电费"},
      {"water", "Water", "水费"},
      {"heat_revenue", "Heat sold", "售热收入"},
  };
  return names;
}

std::span<const ResultName> kpi_names() {
  static constexpr ResultName names[] = {
      {"pue", "PUE", "PUE"},
      {"pue_category_1", "PUE, category 1", "PUE（1类）"},
      {"it_energy_kwh", "IT energy", "IT用电量"},
      {"facility_energy_kwh", "Total energy", "总用电量"},
      {"cooling_energy_kwh", "Cooling energy", "冷却用电量"},
      {"loss_energy_kwh", "Electrical losses", "供配电损耗电量"},
      {"water_l", "Water", "用水量"},
      {"wue_l_per_kwh", "WUE", "WUE"},
      {"wue_source_l_per_kwh", "WUE, source", "WUE（含发电用水）"},
      {"carbon_location_kg", "Carbon, location-based", "碳排放（基于位置）"},
      {"cue_kg_per_kwh", "CUE", "CUE"},
      {"peak_facility_power_kw", "Peak demand", "最大需量"},
      {"mean_facility_power_kw", "Mean facility power", "平均总功率"},
      {"load_factor", "Load factor", "负荷率"},
      {"accelerator_hours", "Accelerator-hours", "交付加速卡时"},
      {"utilisation", "Accelerator utilisation", "加速卡利用率"},
      {"jobs_submitted", "Jobs submitted", "提交作业数"},
      {"jobs_done", "Jobs done", "完成作业数"},
      {"jobs_rejected", "Jobs rejected", "拒绝作业数"},
      {"jobs_running", "Jobs running at the end", "期末运行作业数"},
      {"jobs_queued", "Jobs queued at the end", "期末排队作业数"},
      {"wait_mean_s", "Wait, mean", "平均等待时间"},
      {"wait_p50_s", "Wait, median", "等待时间中位数"},
      {"wait_p95_s", "Wait, 95th percentile", "等待时间95%分位"},
      {"wait_max_s", "Wait, longest", "最长等待时间"},
      {"slowdown_mean", "Slowdown, mean", "平均减速比"},
      {"job_energy_kwh", "Energy of jobs", "作业用电量"},
      {"idle_energy_kwh", "Idle energy", "空闲用电量"},
      {"job_carbon_kg", "Carbon of jobs", "作业碳排放"},
      {"cost_energy_cny", "Energy charge", "电量电费"},
      {"cost_demand_cny", "Demand charge", "需量电费"},
      {"cost_water_cny", "Water cost", "水费"},
      {"energy_closure", "Closure of the electricity book", "电量闭合误差"},
      {"heat_closure", "Closure of the heat book", "热量闭合误差"},
      {"water_closure", "Closure of the water book", "水量闭合误差"},
      {"energy_per_accelerator_hour_kwh", "Energy per accelerator-hour", "单位卡时电耗"},
      {"coolant_supply_max_c", "Highest coolant supply temperature", "二次侧最高供液温度"},
      {"chiller_hours", "Chiller hours", "冷水机组运行小时"},
  };
  return names;
}

std::string channel_name(std::string_view id, Language language) { return name_in(channel_names(), id, language); }
std::string account_name(std::string_view id, Language language) { return name_in(account_names(), id, language); }
std::string kpi_name(std::string_view id, Language language) { return name_in(kpi_names(), id, language); }

}  // namespace icctwin
