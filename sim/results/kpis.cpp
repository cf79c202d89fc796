#include "sim/results/kpis.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "models/cooling/coolant.h"
#include "sim/results/cost_kpis.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

double sum(const Amounts& amounts, Account first, Account last) {
  double total = 0;
  for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i) total += amounts[static_cast<Account>(i)];
  return total;
}

double tank_capacity_j(const TankPlan& tank) {
  const auto water = coolant_properties(CoolantKind::water);
  return tank.tank.volume_m3 * water.density_kg_per_m3 * water.specific_heat_j_per_kg_k * tank.span_k;
}

/// Energy from the grid.
double bought_kwh(const Amounts& amounts) { return amounts[Account::grid] / j_per_kwh; }

/// Nearest-rank percentile of sorted values.
double percentile(const std::vector<double>& sorted, double p) {
  if (sorted.empty()) return no_value;
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

/// Number of a grade named by a number; no_value without the table or beyond its grades.
double grade_number(const std::vector<Rating>& ratings, std::string_view id, double value) {
  const auto found = std::ranges::find(ratings, id, &Rating::id);
  const RatingGrade* grade = found == ratings.end() ? nullptr : grade_of(*found, value);
  return grade ? parse_number(grade->grade).value_or(no_value) : no_value;
}

struct JobStatistics {
  double submitted = 0, done = 0, rejected = 0, running = 0, queued = 0, slowdown_sum = 0, slowdown_jobs = 0;
  std::vector<double> waits_s;
};

JobStatistics count_jobs(const std::vector<JobRow>& jobs) {
  JobStatistics all;
  for (const auto& job : jobs) {
    ++all.submitted;
    switch (job.state) {
      case JobState::done:
        ++all.done;
        break;
      case JobState::rejected:
        ++all.rejected;
        break;
      case JobState::running:
        ++all.running;
        break;
      default:
        ++all.queued;
    }
    if (!std::isnan(job.wait_s)) all.waits_s.push_back(job.wait_s);
    if (!std::isnan(job.slowdown)) {
      all.slowdown_sum += job.slowdown;
      ++all.slowdown_jobs;
    }
  }
  std::ranges::sort(all.waits_s);
  return all;
}

/// Sources and storage on the site; only of what the plan has.
void add_onsite_kpis(KpiList& k, const Plan& plan, const Books& books, const RunTotals& totals) {
  const Amounts& a = books.total();
  const OnsitePlan& onsite = plan.onsite;
  const auto kwh = [&](Account account) { return a[account] / j_per_kwh; };
  k.add("grid_energy_kwh", kwh(Account::grid), "kWh", "Energy bought", "外购电量", {"account grid", "账户 grid"}, "energy.grid");
  if (onsite.has_renewables()) {
    const double given_kwh = kwh(Account::pv) + kwh(Account::wind), curtailed_kwh = totals.onsite.curtailed_j / j_per_kwh;
    if (onsite.has_pv)
      k.add("pv_energy_kwh", kwh(Account::pv), "kWh", "Photovoltaics", "光伏发电量", {"account pv", "账户 pv"}, "energy.pv");
    if (onsite.has_wind)
      k.add("wind_energy_kwh", kwh(Account::wind), "kWh", "Wind", "风电发电量", {"account wind", "账户 wind"}, "energy.wind");
    k.add("curtailed_energy_kwh", curtailed_kwh, "kWh", "Curtailed", "弃电量", {"available - used - exported", "可发 − 自用 − 上网"},
          "energy.curtailed");
    k.add("exported_energy_kwh", kwh(Account::exported), "kWh", "Exported", "上网电量", {"account exported", "账户 exported"},
          "energy.exported");
    k.add("self_consumption_ratio", ratio(given_kwh - kwh(Account::exported), given_kwh + curtailed_kwh), "1", "Self-consumption", "自用率",
          {"(given - exported) / available", "（发电 − 上网）/ 可发"}, "onsite.self", {"exported_energy_kwh", "curtailed_energy_kwh"});
    k.add("ref_onsite", ratio(given_kwh - kwh(Account::exported), k.value("facility_energy_kwh")), "1", "REF, sources on site",
          "可再生能源系数（场内）", {"(pv + wind - exported) / E_DC", "（光伏 + 风电 − 上网）/ E_DC"}, "ref.onsite",
          {"facility_energy_kwh"});
  }
  if (onsite.battery) {
    k.add("battery_cycles", totals.onsite.battery_cycles, "1", "Equivalent full cycles", "等效全循环次数",
          {"energy out of the cells / capacity", "放出电量 / 容量"}, "battery.cycles");
    k.add("battery_fade_ratio", totals.onsite.battery_faded_ratio, "1", "Capacity faded", "容量衰减", {"calendar + cycles", "日历 + 循环"},
          "battery.fade");
    k.add("battery_loss_kwh", kwh(Account::loss_battery), "kWh", "Loss of the battery", "储能损耗",
          {"cells + converter + auxiliaries", "电芯 + 变流器 + 辅助"}, "battery.loss");
    k.add("battery_stored_kwh", kwh(Account::battery_stored), "kWh", "Stored in the battery", "储能蓄存变化",
          {"account battery.stored", "账户 battery.stored"}, "battery.stored");
    k.add("peak_demand_without_battery_kw", books.demand_peak_without_battery_w() / w_per_kw, "kW", "Peak demand without battery",
          "无储能最大需量", {"highest 15-minute mean, battery power added", "15 分钟均值最大值，计回电池功率"}, "power.demand0",
          {"peak_demand_kw"});
    k.add("battery_ride_through_min", totals.onsite.ride_through_s / s_per_min, "min", "Ride-through", "停电支撑时间",
          {"least over the run: usable energy / protected load", "全程最小值：可用电量 / 不间断负荷"}, "battery.ride");
  }
  if (onsite.generators) {
    k.add("generator_energy_kwh", kwh(Account::generator), "kWh", "Generators", "柴发发电量", {"account generator", "账户 generator"},
          "energy.generator");
    k.add("generator_fuel_l", a[Account::fuel_diesel], "L", "Fuel", "燃油消耗", {"account diesel", "账户 diesel"}, "fuel.diesel");
    k.add("carbon_fuel_kg", a[Account::carbon_fuel], "kg", "Carbon of fuel", "燃油碳排放", {"fuel x factor", "燃油 x 因子"}, "carbon.fuel",
          {"generator_fuel_l"});
    k.add("cost_fuel_cny", a[Account::cost_fuel], "CNY", "Fuel cost", "燃油费", {"fuel x price", "燃油 x 价格"}, "cost.fuel",
          {"generator_fuel_l"});
  }
  if (!onsite.outages.empty()) {
    k.add("grid_outage_h", totals.onsite.outage_s / s_per_h, "h", "Outage of the grid", "市电停电时间",
          {"time without the grid", "无市电时间"}, "outage.time");
    k.add("unserved_it_energy_kwh", totals.onsite.unserved_protected_j / j_per_kwh, "kWh", "Unserved, protected load", "不间断负荷缺供电量",
          {"asked for and not given", "需求而未供给"}, "outage.protected");
    k.add("unserved_other_energy_kwh", totals.onsite.unserved_other_j / j_per_kwh, "kWh", "Unserved, cooling and other",
          "制冷及其他缺供电量", {"asked for and not given", "需求而未供给"}, "outage.other");
  }
}

}  // namespace

std::vector<Kpi> compute_kpis(const Plan& plan, const Books& books, const RunTotals& totals, const std::vector<JobRow>& jobs) {
  const Amounts& a = books.total();
  const double it_kwh = sum(a, Account::it_accelerator, Account::it_fabric) / j_per_kwh;
  const double facility_kwh = facility_energy_j(a) / j_per_kwh;
  const double loss_kwh = sum(a, Account::loss_pdu, Account::loss_battery) / j_per_kwh;
  const double cooling_kwh = sum(a, Account::cooling_cdu_pump, Account::cooling_rejection_fan) / j_per_kwh;
  const double booked_s = books.booked_s();
  const JobStatistics job = count_jobs(jobs);
  double wait_sum_s = 0;
  for (const double wait_s : job.waits_s) wait_sum_s += wait_s;

  KpiList k;
  k.add("simulated_h", booked_s / s_per_h, "h", "Simulated time", "仿真时长", {"end - start", "终止 − 起始"}, "time.simulated");
  k.add("it_energy_kwh", it_kwh, "kWh", "IT energy", "IT 设备用电量", {"sum of the it accounts", "IT 各账户之和"}, "energy.it");
  k.add("facility_energy_kwh", facility_kwh, "kWh", "Total energy", "总用电量",
        {"all sources less exported and stored, fuel by its energy", "各来源电量扣除上网与蓄存，燃油按热值"}, "energy.dc");
  k.add("cooling_energy_kwh", cooling_kwh, "kWh", "Cooling energy", "制冷系统用电量", {"sum of the cooling accounts", "制冷各账户之和"},
        "energy.cooling");
  k.add("loss_energy_kwh", loss_kwh, "kWh", "Losses of the power chain", "供配电损耗",
        {"PDU + busway + UPS + transformer + battery", "配电单元 + 小母线 + UPS + 变压器 + 储能"}, "energy.loss");
  k.add("lighting_energy_kwh", a[Account::other_lighting] / j_per_kwh, "kWh", "Lighting and other", "照明及其他",
        {"account other.lighting", "账户 other.lighting"}, "energy.lighting");
  k.add("ups_output_kwh", totals.ups_output_j / j_per_kwh, "kWh", "Energy at UPS output", "UPS 输出电量",
        {"IT + PDU and busway loss", "IT + 配电单元与小母线损耗"}, "energy.ups_output");
  k.add("pue", ratio(facility_kwh, it_kwh), "1", "PUE", "电能利用效率（PUE）", {"E_DC / E_IT", {}}, "pue.cat3",
        {"facility_energy_kwh", "it_energy_kwh"});
  k.add("pue_category_1", ratio(facility_energy_j(a), totals.ups_output_j), "1", "PUE, category 1", "PUE（1 类）", {"E_DC / E_UPS,out", {}},
        "pue.cat1", {"facility_energy_kwh", "ups_output_kwh"});
  k.add("pue_category_2", ratio(facility_kwh, it_kwh), "1", "PUE, category 2", "PUE（2 类）",
        {"E_DC / E_PDU,out, equal to E_IT here", "E_DC / E_PDU,out，此处等于 E_IT"}, "pue.cat2", {"facility_energy_kwh", "it_energy_kwh"});
  // Fans and supplies inside servers count as IT; of measured racks they are not known.
  const double compute_kwh = a[Account::it_measured] > 0 ? 0 : it_kwh - (a[Account::it_fan] + a[Account::it_supply_loss]) / j_per_kwh;
  k.add("itue", ratio(it_kwh, compute_kwh), "1", "ITUE", "IT 设备电能利用效率（ITUE）",
        {"E_IT / (E_IT - server fans - server supply loss)", "E_IT / (E_IT − 服务器风扇 − 服务器电源损耗)"}, "itue", {"it_energy_kwh"});
  k.add("tue", k.value("pue") * k.value("itue"), "1", "TUE", "总电能利用效率（TUE）", {"PUE x ITUE", {}}, "tue", {"pue", "itue"});
  k.add("ppue_cooling", ratio(it_kwh + cooling_kwh, it_kwh), "1", "Partial PUE of cooling", "制冷局部 PUE",
        {"(E_IT + E_cooling) / E_IT", {}}, "ppue.cooling", {"it_energy_kwh", "cooling_energy_kwh"});
  k.add("mean_facility_power_kw", booked_s > 0 ? facility_energy_j(a) / booked_s / w_per_kw : no_value, "kW", "Mean facility power",
        "平均功率", {"E_DC / time", "E_DC / 时间"}, "power.mean", {"facility_energy_kwh", "simulated_h"});
  k.add("peak_facility_power_kw", books.peak_power_w() / w_per_kw, "kW", "Peak facility power", "最高功率",
        {"highest mean of a plant step", "热工步内均值的最大值"}, "power.peak");
  k.add("peak_demand_kw", books.demand_peak_w() / w_per_kw, "kW", "Peak demand", "最大需量",
        {"highest 15-minute mean of what is bought", "购电 15 分钟均值的最大值"}, "power.demand");
  k.add("load_factor", ratio(k.value("mean_facility_power_kw"), k.value("peak_facility_power_kw")), "1", "Load factor", "负荷率",
        {"mean / peak", "平均 / 最高"}, "load.factor", {"mean_facility_power_kw", "peak_facility_power_kw"});
  k.add("system_power_mean_kw", booked_s > 0 ? (it_kwh * j_per_kwh + a[Account::cooling_cdu_pump]) / booked_s / w_per_kw : no_value, "kW",
        "Mean power of racks and CDUs", "机柜与 CDU 平均功率", {"(E_IT + E_CDU) / time", "(E_IT + E_CDU) / 时间"}, "power.system",
        {"it_energy_kwh", "simulated_h"});

  const double water_l = a[Account::water_makeup];
  k.add("water_l", water_l, "L", "Water", "耗水量", {"make-up water", "补水量"}, "water.site");
  k.add("wue_l_per_kwh", ratio(water_l, it_kwh), "L/kWh", "WUE", "水资源利用效率（WUE）", {"W / E_IT", {}}, "wue.site",
        {"water_l", "it_energy_kwh"});
  k.add("source_water_l", water_l + facility_kwh * plan.scenario.site.source_water_l_per_kwh, "L", "Water with electricity", "含发电耗水",
        {"W + E_DC x water of electricity", "W + E_DC x 发电耗水系数"}, "water.source", {"water_l", "facility_energy_kwh"});
  k.add("wue_source_l_per_kwh", ratio(k.value("source_water_l"), it_kwh), "L/kWh", "WUE, source", "WUE（源）",
        {"(W + E_DC x EWIF) / E_IT", {}}, "wue.source", {"source_water_l", "it_energy_kwh"});

  k.add("carbon_location_kg", a[Account::carbon_location], "kg", "Carbon, location-based", "碳排放（基于位置）",
        {"sum of E_DC x grid factor", "Σ E_DC x 电网因子"}, "carbon.location", {"facility_energy_kwh"});
  k.add("cue_kg_per_kwh", ratio(a[Account::carbon_location] + a[Account::carbon_fuel], it_kwh), "kg/kWh", "CUE", "碳利用效率（CUE）",
        {"C / E_IT", {}}, "cue.location", {"carbon_location_kg", "it_energy_kwh"});
  k.add("carbon_market_kg", a[Account::carbon_market], "kg", "Carbon, market-based", "碳排放（基于市场）",
        {"sum of E_DC x contract and residual factors", "Σ E_DC x 合约与剩余因子"}, "carbon.market", {"facility_energy_kwh"});
  k.add("cue_market_kg_per_kwh", ratio(a[Account::carbon_market] + a[Account::carbon_fuel], it_kwh), "kg/kWh", "CUE, market-based",
        "碳利用效率（CUE，基于市场）", {"C_market / E_IT", {}}, "cue.market", {"carbon_market_kg", "it_energy_kwh"});
  // Nobody stated what was built: unknown, which is not nothing.
  k.add("carbon_embodied_kg", plan.scenario.embodied_carbon.empty() ? no_value : a[Account::carbon_embodied], "kg", "Embodied carbon",
        "隐含碳", {"sum of carbon of equipment x time / lifetime", "Σ 设备碳排放 x 时间 / 寿命"}, "carbon.embodied", {"simulated_h"});
  const double onsite_kwh = (a[Account::pv] + a[Account::wind] - a[Account::exported]) / j_per_kwh;
  k.add("renewable_energy_kwh", bought_kwh(a) * contracted_ratio(plan.scenario.site.market_carbon) + onsite_kwh, "kWh", "Renewable energy",
        "可再生能源电量",
        {"bought energy x (certificates + agreements) + pv + wind - exported", "外购电量 x（绿证 + 购电协议）+ 光伏 + 风电 − 上网"},
        "energy.renewable");
  k.add("ref", ratio(k.value("renewable_energy_kwh"), facility_kwh), "1", "REF", "可再生能源利用率（REF）", {"E_ren / E_DC", {}}, "ref",
        {"renewable_energy_kwh", "facility_energy_kwh"});
  k.add("heat_reused_kwh", a[Account::heat_reused] / j_per_kwh, "kWh", "Heat reused", "余热回收量",
        {"account heat.reused", "账户 heat.reused"}, "heat.reused");
  k.add("erf", ratio(a[Account::heat_reused] / j_per_kwh, facility_kwh), "1", "ERF", "能源回用系数（ERF）", {"E_reuse / E_DC", {}}, "erf",
        {"heat_reused_kwh", "facility_energy_kwh"});

  k.add("ere", ratio(facility_kwh - a[Account::heat_reused] / j_per_kwh, it_kwh), "1", "ERE", "能源再利用效率（ERE）",
        {"(E_DC - E_reuse) / E_IT", "(E_DC − E_reuse) / E_IT"}, "ere", {"facility_energy_kwh", "heat_reused_kwh", "it_energy_kwh"});

  k.add("cost_energy_cny", a[Account::cost_energy], "CNY", "Energy cost", "电度电费", {"sum of E_DC x price", "Σ E_DC x 电价"},
        "cost.energy", {"facility_energy_kwh"});
  k.add("cost_demand_cny", a[Account::cost_demand], "CNY", "Demand charge", "需量电费",
        {"monthly peak demand x price", "各月最大需量 x 单价"}, "cost.demand", {"peak_demand_kw"});
  k.add("cost_water_cny", a[Account::cost_water], "CNY", "Water cost", "水费", {"W x price", "W x 水价"}, "cost.water", {"water_l"});

  k.add("accelerators", static_cast<double>(plan.accelerators), "1", "Accelerators", "加速卡数量", {"installed", "安装数"}, "acc.count");
  k.add("accelerator_hours", totals.accelerator_s / s_per_h, "h", "Accelerator-hours", "加速卡时",
        {"accelerators held by jobs x time", "作业占用卡数 x 时间"}, "acc.hours");
  const double available_h = static_cast<double>(plan.accelerators) * booked_s / s_per_h;
  k.add("accelerator_hours_available", available_h, "h", "Accelerator-hours available", "可用加速卡时",
        {"installed x time", "安装数 x 时间"}, "acc.available", {"accelerators", "simulated_h"});
  k.add("accelerator_hours_by_share", totals.weighted_accelerator_s / s_per_h, "h", "Accelerator-hours by share", "按份额加速卡时",
        {"shares of accelerators counted as shares", "按份额计的占用"}, "acc.share");
  k.add("utilisation", ratio(totals.accelerator_s / s_per_h, available_h), "1", "Utilisation", "加速卡利用率",
        {"delivered / available hours", "交付 / 可用卡时"}, "acc.util", {"accelerator_hours", "accelerator_hours_available"});
  k.add("energy_per_accelerator_hour_kwh", ratio(facility_kwh, totals.accelerator_s / s_per_h), "kWh/h", "Energy per accelerator-hour",
        "单位加速卡时电耗", {"E_DC / delivered hours", "E_DC / 交付卡时"}, "acc.kwh", {"facility_energy_kwh", "accelerator_hours"});

  k.add("node_failures", totals.node_failures, "1", "Node failures", "服务器故障次数", {"software included", "含软件故障"}, "fail.nodes");
  k.add("interruptions", totals.interruptions, "1", "Interruptions of jobs", "作业中断次数", {"by failures", "由故障引起"}, "fail.jobs");
  k.add("mean_time_between_interruptions_h", totals.interruptions > 0 ? booked_s / s_per_h / totals.interruptions : no_value, "h",
        "Mean time between interruptions", "平均中断间隔", {"time / interruptions", "时间 / 中断次数"}, "fail.mtbi", {"interruptions"});
  k.add("node_down_h", totals.node_down_s / s_per_h, "h", "Nodes out of service", "服务器停用小时",
        {"failed nodes x time", "故障服务器数 x 时间"}, "fail.down");
  const double lost_h = totals.lost_accelerator_s / s_per_h, checkpoint_h = totals.checkpoint_accelerator_s / s_per_h,
               restart_h = totals.restart_accelerator_s / s_per_h, held_h = totals.accelerator_s / s_per_h;
  k.add("lost_accelerator_hours", lost_h, "h", "Accelerator-hours of lost work", "损失工作卡时",
        {"held for work that interruptions undid", "因中断作废的工作所占卡时"}, "fail.lost");
  k.add("checkpoint_accelerator_hours", checkpoint_h, "h", "Accelerator-hours of checkpoints", "检查点卡时",
        {"held while jobs stand still for checkpoints", "写检查点停顿所占卡时"}, "fail.checkpoint");
  k.add("restart_accelerator_hours", restart_h, "h", "Accelerator-hours of restarts", "重启卡时",
        {"held while interrupted jobs restart", "中断后重启所占卡时"}, "fail.restart");
  k.add("goodput", ratio(held_h - lost_h - checkpoint_h - restart_h, held_h), "1", "Goodput", "有效工作比",
        {"(delivered - lost - checkpoints - restarts) / delivered", "（交付 − 损失 − 检查点 − 重启）/ 交付"}, "fail.goodput",
        {"accelerator_hours", "lost_accelerator_hours", "checkpoint_accelerator_hours", "restart_accelerator_hours"});

  k.add("network_wait_accelerator_hours", totals.network_accelerator_s / s_per_h, "h", "Accelerator-hours waiting for the fabric",
        "等待网络的卡时", {"accelerators x (1 - speed that the fabric leaves)", "卡数 x（1 − 网络允许的速度）"}, "net.wait");
  // The energy of these jobs with their share of what the building adds.
  const double service_j = totals.service_job_j * k.value("pue"), training_j = totals.training_job_j * k.value("pue");
  const double kg_per_j = ratio(k.value("carbon_location_kg"), facility_kwh * j_per_kwh);
  const auto of_services = [&](double value) { return totals.requests_asked > 0 ? value : no_value; };
  const auto of_training = [&](double value) { return totals.tokens > 0 ? value : no_value; };
  const auto of_samples = [&](double value) { return totals.samples > 0 ? value : no_value; };
  k.add("requests_asked", of_services(totals.requests_asked), "1", "Requests asked", "到达请求数", {"of services", "推理服务"},
        "srv.asked");
  k.add("requests_served", of_services(totals.requests), "1", "Requests served", "服务请求数", {"of services", "推理服务"}, "srv.requests");
  k.add("output_tokens_served", of_services(totals.output_tokens), "1", "Output tokens served", "服务输出词元数",
        {"of services", "推理服务"}, "srv.tokens");
  k.add("service_replica_hours", of_services(totals.replica_s / s_per_h), "h", "Replica-hours", "副本小时数",
        {"replicas that are up, over time", "在线副本数随时间累计"}, "srv.replicas");
  k.add("slo_attainment", of_services(ratio(totals.requests_attained, totals.requests_asked)), "1", "Goals met", "服务目标达成率",
        {"requests within both goals / asked", "满足两项目标的请求 / 到达请求"}, "srv.slo");
  k.add("first_token_p95_ms", of_services(1e3 * totals.first_token_p95_s), "ms", "95th percentile of the first token, worst hour",
        "首词元 95 分位（最差小时）", {"highest of the hours of a day, or of a trace", "日内各小时或踪迹各段的最大值"}, "srv.ttft");
  k.add("per_token_p95_ms", of_services(1e3 * totals.per_token_p95_s), "ms", "95th percentile of the time per token, worst hour",
        "逐词元 95 分位（最差小时）", {"highest of the hours of a day, or of a trace", "日内各小时或踪迹各段的最大值"}, "srv.tbt");
  k.add("output_tokens_per_joule", of_services(ratio(totals.output_tokens, service_j)), "1/J", "Output tokens per joule",
        "每焦耳输出词元数", {"output tokens / (IT energy of the replicas x PUE)", "输出词元 /（副本 IT 电量 x PUE）"}, "srv.tokens_j");
  k.add("tokens_trained", of_training(totals.tokens), "1", "Tokens trained", "训练词元数",
        {"of described training, not lost", "描述的训练任务，未损失部分"}, "ai.tokens");
  k.add("tokens_per_joule", of_training(ratio(totals.tokens, training_j)), "1/J", "Trained tokens per joule", "每焦耳训练词元数",
        {"tokens / (IT energy of the jobs x PUE)", "词元数 /（任务 IT 电量 x PUE）"}, "ai.tokens_j");
  k.add("tokens_per_kg_co2", of_training(ratio(totals.tokens, training_j * kg_per_j)), "1/kg", "Trained tokens per kgCO2",
        "每千克 CO2 训练词元数", {"tokens / (that energy x mean grid factor)", "词元数 /（该电量 x 平均电网因子）"}, "ai.tokens_kg");
  k.add("samples_trained", of_samples(totals.samples), "1", "Samples trained", "训练样本数",
        {"of described training, not lost", "描述的训练任务，未损失部分"}, "ai.samples");
  k.add("training_swing_kw", totals.training_swing_w > 0 ? totals.training_swing_w / w_per_kw : no_value, "kW", "Swing of training",
        "训练功率摆幅", {"accelerators x (computing - waiting), all jobs in step", "卡数 x（计算 − 等待功率），各任务同相"}, "ai.swing");
  k.add("training_mfu", ratio(totals.training_flop, totals.training_peak_flop), "1", "MFU of training", "训练 MFU",
        {"model operations / peak of held accelerators", "模型运算量 / 占用加速卡峰值"}, "ai.mfu");
  k.add("jobs_submitted", job.submitted, "1", "Jobs submitted", "提交作业数", {"count", "计数"}, "jobs.submitted");
  k.add("jobs_done", job.done, "1", "Jobs done", "完成作业数", {"count", "计数"}, "jobs.done");
  k.add("jobs_rejected", job.rejected, "1", "Jobs rejected", "拒绝作业数", {"larger than the center", "超过全场规模"}, "jobs.rejected");
  k.add("jobs_running", job.running, "1", "Jobs still running", "在跑作业数", {"at the end", "终止时"}, "jobs.running");
  k.add("jobs_queued", job.queued, "1", "Jobs still waiting", "排队作业数", {"at the end", "终止时"}, "jobs.queued");
  const auto started = static_cast<double>(job.waits_s.size());
  k.add("wait_mean_s", started > 0 ? wait_sum_s / started : no_value, "s", "Mean wait", "平均排队时延",
        {"mean of start - submit over jobs that started", "已启动作业（启动 − 提交）均值"}, "jobs.wait");
  k.add("wait_p50_s", percentile(job.waits_s, 0.5), "s", "Median wait", "排队时延中位数", {"nearest rank", "最近秩法"}, "jobs.wait50");
  k.add("wait_p95_s", percentile(job.waits_s, 0.95), "s", "95th percentile of wait", "排队时延 95 分位", {"nearest rank", "最近秩法"},
        "jobs.wait95");
  k.add("wait_max_s", job.waits_s.empty() ? no_value : job.waits_s.back(), "s", "Longest wait", "最长排队时延", {"maximum", "最大值"},
        "jobs.waitmax");
  k.add("slowdown_mean", ratio(job.slowdown_sum, job.slowdown_jobs), "1", "Mean slowdown", "平均减速比",
        {"mean (wait + run) / max(run, 10 s)", "均值（等待 + 运行）/ max(运行, 10 s)"}, "jobs.slowdown");

  k.add("job_energy_kwh", totals.job_energy_j / j_per_kwh, "kWh", "IT energy of jobs", "作业 IT 用电量", {"sum over jobs", "各作业之和"},
        "energy.jobs");
  const double measured_kwh = a[Account::it_measured] / j_per_kwh;
  k.add("measured_energy_kwh", measured_kwh, "kWh", "Measured IT energy", "实测 IT 用电量",
        {"racks that play a measured series", "由实测序列驱动的机柜"}, "energy.measured");
  k.add("idle_energy_kwh", it_kwh - totals.job_energy_j / j_per_kwh - measured_kwh, "kWh", "Idle IT energy", "空闲 IT 用电量",
        {"E_IT - jobs - measured", "E_IT − 作业 − 实测"}, "energy.idle", {"it_energy_kwh", "job_energy_kwh", "measured_energy_kwh"});
  k.add("job_carbon_kg", totals.job_carbon_kg, "kg", "Carbon of jobs", "作业碳排放",
        {"job energy x PUE x grid factor, by step", "逐步：作业电量 x PUE x 电网因子"}, "carbon.jobs", {"job_energy_kwh"});
  k.add("job_carbon_market_kg", totals.job_market_kg, "kg", "Carbon of jobs, market-based", "作业碳排放（基于市场）",
        {"job energy x PUE x market factor, by step", "逐步：作业电量 x PUE x 市场因子"}, "carbon.jobs.market", {"job_energy_kwh"});
  k.add("chiller_hours", totals.chiller_s / s_per_h, "h", "Chiller hours", "冷水机组运行小时",
        {"time with a chiller on", "有机组运行的时间"}, "cool.chiller");
  k.add("chiller_out_of_range_h", totals.chiller_out_of_range_s / s_per_h, "h", "Chiller outside its record", "冷水机组超样本小时",
        {"time with clipped conditions", "工况被截断的时间"}, "cool.range");
  k.add("rejection_full_speed_h", totals.full_speed_s / s_per_h, "h", "Heat rejection at full speed", "散热风机满速小时",
        {"set point not reached", "未达设定值"}, "cool.full");
  k.add("free_cooling_h", totals.mode_s[0] / s_per_h, "h", "Free cooling", "自然冷却小时",
        {"time without a chiller on", "无冷水机组运行的时间"}, "cool.free");
  k.add("partly_mechanical_h", totals.mode_s[1] / s_per_h, "h", "Chilled loop partly mechanical", "冷冻水部分机械制冷小时",
        {"chilled loop on exchanger and chillers", "冷冻水环路由换热器与机组共同供冷的时间"}, "cool.partial");
  k.add("fully_mechanical_h", totals.mode_s[2] / s_per_h, "h", "Chilled loop fully mechanical", "冷冻水完全机械制冷小时",
        {"chilled loop on chillers alone; the facility loop may be cooled freely", "冷冻水环路仅由机组供冷的时间，一次侧可为自然冷却"},
        "cool.full_mechanical");
  k.add("economizer_heat_kwh", totals.economizer_j / j_per_kwh, "kWh", "Heat taken without chillers", "自然冷却热量",
        {"of the loops, over exchangers", "环路经换热器散出的热量"}, "cool.economizer");
  k.add("chiller_heat_kwh", totals.chiller_heat_j / j_per_kwh, "kWh", "Heat taken by chillers", "冷水机组制冷量",
        {"at the evaporators", "蒸发器侧"}, "cool.chiller_heat");
  k.add("outside_air_heat_kwh", totals.outside_air_j / j_per_kwh, "kWh", "Heat taken by outside air", "新风带走热量",
        {"of the rooms", "机房热量"}, "cool.outside_air");
  k.add("heat_revenue_cny", 0.0 - a[Account::cost_heat_revenue], "CNY", "Heat sold", "售热收入", {"E_reuse x price", "E_reuse x 热价"},
        "cost.heat", {"heat_reused_kwh"});
  const auto& tank = plan.cooling.tank;
  const auto of_tank = [&](double value) { return tank ? value : no_value; };
  k.add("tank_charged_kwh", of_tank(totals.tank_charged_j / j_per_kwh), "kWh", "Cold put into the tank", "蓄冷量",
        {"at the loop", "环路侧"}, "tank.charged");
  k.add("tank_discharged_kwh", of_tank(totals.tank_discharged_j / j_per_kwh), "kWh", "Cold taken from the tank", "放冷量",
        {"at the loop", "环路侧"}, "tank.discharged");
  k.add("tank_gain_kwh", of_tank(a[Account::heat_environment] / j_per_kwh), "kWh", "Cold lost through the tank's walls", "蓄冷罐冷损",
        {"account heat.environment", "账户 heat.environment"}, "tank.gain");
  k.add("tank_cycles", of_tank(tank ? totals.tank_discharged_j / tank_capacity_j(*tank) : no_value), "1", "Tank cycles", "蓄冷罐循环次数",
        {"discharged / usable cold of a full tank", "放冷量 / 满罐可用冷量"}, "tank.cycles", {"tank_discharged_kwh"});
  k.add("tank_ride_through_min", of_tank(totals.tank_ride_through_s / s_per_min), "min", "Shortest ride-through of the tank",
        "蓄冷罐最短支撑时间", {"cold / design heat of the loop, least of all steps", "蓄冷量 / 环路设计热量，各步最小值"}, "tank.ride");
  k.add("tank_emergency_h", of_tank(totals.tank_emergency_s / s_per_h), "h", "Tank in emergency", "蓄冷罐应急小时",
        {"time in which it carried a supply that was too warm", "供水过热时由其供冷的时间"}, "tank.emergency");
  const auto limit_h = [&](Limit limit) { return totals.limit_s[static_cast<std::size_t>(limit)] / s_per_h; };
  k.add("chiller_cycling_h", limit_h(Limit::chiller_cycling), "h", "Chiller cycling at low load", "冷水机组低负荷启停小时",
        {"time below the least part load of one machine", "低于单台最小负荷率的时间"}, "cool.cycling");
  k.add("tower_correlation_left_h", limit_h(Limit::tower_correlation), "h", "Tower outside its correlation", "冷却塔超关联式小时",
        {"time in which the Merkel method took over", "改用麦克尔法的时间"}, "cool.york");
  k.add("freeze_guard_h", limit_h(Limit::freeze_guard), "h", "Freeze guard", "防冻旁通小时",
        {"time with the bypass open in frost", "霜冻时旁通开启的时间"}, "cool.freeze");
  k.add("discharge_limit_h", limit_h(Limit::source_discharge), "h", "Discharge limit of source water", "水源排放受限小时",
        {"time in which it held heat back", "散热受限的时间"}, "cool.discharge");
  k.add(
      "loop_no_flow_h",
      limit_h(Limit::cdu_no_flow) + limit_h(Limit::facility_no_flow) + limit_h(Limit::chilled_no_flow) + limit_h(Limit::condenser_no_flow),
      "h", "Loops without flow", "环路断流小时",
      {"time in which a loop got heat and no pump ran, summed over loops", "环路有热量进入而无泵运行的时间，各环路之和"}, "cool.no_flow");
  k.add("solver_not_converged_h", limit_h(Limit::not_converged), "h", "Balance not converged", "求解未收敛小时",
        {"time of steps whose heat rejection stopped short of its tolerance", "散热平衡未达容差的步长之和"}, "cool.not_converged");
  k.add("coolant_supply_max_c", plan.cooling.cdus.units > 0 ? totals.coolant_supply_max_c : no_value, "degC", "Warmest CDU supply",
        "CDU 最高供液温度", {"maximum over CDUs and steps", "各 CDU、各步最大值"}, "cool.supply");

  k.add("outages", totals.outages, "1", "Outages", "设备停运次数", {"scheduled, begun", "计划内已发生"}, "outage.count");
  k.add("outages_over_limit", totals.outages_over_limit, "1", "Outages that passed a limit", "越限的停运次数",
        {"a limit temperature passed while they lasted", "停运期间超过限值温度"}, "outage.over", {"outages"});
  k.add("ride_through_min_s", totals.ride_through_min_s, "s", "Shortest ride-through", "最短维持时间",
        {"least time from an outage to the first limit passed", "停运开始到首次越限的最短时间"}, "outage.ride", {"outages_over_limit"});
  k.add("junction_max_c", totals.junction_max_c, "degC", "Hottest junction", "最高结温",
        {"maximum over accelerators and steps", "各加速卡、各步最大值"}, "chip.junction");
  k.add("throttled_accelerator_hours", totals.throttled_accelerator_s / s_per_h, "h", "Accelerator-hours in throttled racks",
        "降频机柜加速卡小时", {"accelerators of racks whose clocks are held down by heat x time", "因过热降频机柜的加速卡数 x 时间"},
        "chip.throttled");
  k.add("thermal_runaways", totals.runaways, "1", "Thermal runaways", "热失控次数",
        {"times that a rack's leakage had no balance", "机柜漏电失去平衡的次数"}, "chip.runaway");

  k.add("gb40879_grade", grade_number(plan.ratings, "gb40879_2021", k.value("pue")), "1", "Grade of GB 40879-2021 (annual, for reference)",
        "GB 40879-2021 等级（以全年值为准，参照）", {"grade table of the PUE", "PUE 评级表"}, "grade.gb40879", {"pue"});
  if (plan.onsite.any()) add_onsite_kpis(k, plan, books, totals);
  if (plan.economics) add_cost_kpis(k, plan, books, totals);
  k.add("energy_closure", closure_error(a, "electricity"), "1", "Energy closure error", "电量平衡误差",
        {"|bought - used| / bought", "|购入 − 使用| / 购入"}, "close.energy");
  k.add("heat_closure", closure_error(a, "heat"), "1", "Heat closure error", "热量平衡误差",
        {"|produced - stored - given off| / produced", "|产生 − 蓄存 − 散出| / 产生"}, "close.heat");
  k.add("water_closure", closure_error(a, "water"), "1", "Water closure error", "水量平衡误差",
        {"|made up - lost| / made up", "|补水 − 损失| / 补水"}, "close.water");
  return k.take();
}

}  // namespace icctwin
