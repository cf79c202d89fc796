#include "sim/scenario/model/operations.h"

namespace icctwin {

std::vector<Choice> choices_of(OutageEquipment) {
  return {{"grid", {"utility supply", "市电"}},
          {"cdu", {"CDU", "CDU"}},
          {"cdu_pump", {"pump of a CDU", "CDU 水泵"}},
          {"facility_pump", {"pump of the facility loop", "一次侧水泵"}},
          {"chilled_pump", {"pump of the chilled loop", "冷冻水泵"}},
          {"condenser_pump", {"pump of the condenser loop", "冷却水泵"}},
          {"chiller", {"chiller", "冷水机组"}},
          {"tower_cell", {"cell of the cooling towers", "冷却塔单元"}},
          {"air_handler", {"room air handler", "机房空调"}}};
}

void Outage::describe(Describe<Outage>& d) {
  d.title("Outage", "Outage", "设备停运")
      .help("Units that stand still for a time; the time until a limit temperature is passed is reported.",
            "若干设备在一段时间内停运；报告达到限值温度前的维持时间。");
  d.field<&Outage::id>("id").required().title("Id", "标识").help("Name of the outage in events and report.", "事件与报告中的名称。");
  d.field<&Outage::equipment>("equipment").required().title("OutageEquipment", "设备").help("What stands still.", "停运的设备。");
  d.field<&Outage::index>("index")
      .ratio()
      .range(0, 100000)
      .title("Number", "序号")
      .help("Of the (first) CDU concerned, counted from 0 through all groups; not used for equipment of the whole plant.",
            "所涉（首台）CDU 的序号，从 0 起跨组连续编号；对全场共用设备不起作用。");
  d.field<&Outage::units>("units").ratio().range(1, 10000).title("Units", "台数").help("Units that stand still.", "停运台数。");
  d.field<&Outage::begin_s>("begin_s").at_least(0).title("Begin", "开始").help("After the start of the run.", "距仿真起始的时间。");
  d.field<&Outage::duration_s>("duration_s")
      .above(0)
      .required()
      .title("Length", "时长")
      .help("Until the units are back.", "恢复前的时长。");
}

std::vector<Choice> choices_of(Placement) {
  return {{"packed", {"packed: neighbouring nodes first", "紧凑：优先相邻服务器"}}, {"spread", {"spread over leaves", "分散到各叶"}}};
}

void Operations::describe(Describe<Operations>& d) {
  d.title("Operations", "Operations", "运行").help("How the center is run.", "智算中心的运行方式。");
  d.field<&Operations::scheduler>("scheduler")
      .title("Scheduler", "调度策略")
      .help("fcfs (first come, first served) or easy (EASY backfill).", "fcfs（先来先服务）或 easy（EASY 回填）。")
      .refers_to("scheduler");
  d.field<&Operations::placement>("placement")
      .title("Placement", "放置策略")
      .help("Nodes in their order, or one of every leaf of the fabric (rack without a topology) after the other.",
            "按顺序占用服务器，或依次取每个叶（无拓扑时为机柜）的一台。");
  d.field<&Operations::requested_time_factor>("requested_time_factor")
      .ratio()
      .range(1, 100)
      .title("Over-estimate of requested time", "申请时长高估系数")
      .help("Requested time = factor x duration where the trace states none.", "轨迹未给出申请时长时，取系数 × 时长。")
      .unverified("users over-estimate; no figure for this trace");
  d.field<&Operations::accelerator_cap_w>("accelerator_cap_w")
      .above(0)
      .title("Accelerator power cap", "加速卡功率上限")
      .help("Of each accelerator; capped jobs slow down.", "单卡功率上限；受限作业会变慢。");
  d.field<&Operations::cap_exponent>("cap_exponent")
      .ratio()
      .range(1, 10)
      .advanced()
      .title("Cap exponent", "限功率指数")
      .help("Dynamic power grows with this power of the clock.", "动态功率与频率的幂次关系。")
      .unverified("f x V^2 inside the DVFS range");
  d.field<&Operations::outages>("outages").title("Outages", "设备停运").help("Scheduled failures of equipment.", "计划的设备故障。");
  d.field<&Operations::failures>("failures")
      .title("Failures of IT equipment", "IT 故障")
      .help("Random or scheduled failures of accelerators, nodes and racks; default: none.",
            "加速卡、服务器、机柜的随机或指定故障；默认不模拟。");
}

}  // namespace icctwin
