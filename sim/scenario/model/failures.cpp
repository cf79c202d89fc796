#include "sim/scenario/model/failures.h"

#include "models/base/conversions.h"
#include "sim/scenario/model/source_notes.h"

namespace icctwin {
namespace {

constexpr std::string_view llama3 = "The Llama 3 Herd of Models, arXiv 2407.21783, table 5: interruptions of 16,384 H100 in 54 days";
// What the list was counted over: 16,384 accelerators in 2,048 nodes for 54 days.
constexpr double listed_years = 54.0 / 365.25, listed_accelerators = 16384, listed_nodes = 2048;

FailureKind of_accelerators(const char* id, double interruptions, double repair_s) {
  return {id, FailureScope::accelerator, interruptions / listed_accelerators / listed_years, repair_s, true};
}

FailureKind of_nodes(const char* id, double interruptions, double repair_s) {
  return {id, FailureScope::node, interruptions / listed_nodes / listed_years, repair_s, true};
}

}  // namespace

std::vector<Choice> choices_of(FailureScope) {
  return {{"accelerator", {"accelerator, and with it its node", "加速卡（连同所在服务器）"}},
          {"node", {"node", "服务器"}},
          {"rack", {"rack, with all its nodes", "机柜（含全部服务器）"}},
          {"uplink", {"cable of a leaf's or pod's uplinks", "叶或 pod 上行链路的单条线缆"}},
          {"spine_switch", {"spine switch, and with it its share of the uplinks", "脊交换机（连同其承担的上行链路）"}},
          {"leaf_switch", {"leaf switch, and with it its nodes", "叶交换机（连同其下服务器）"}}};
}

std::vector<Choice> choices_of(BundleTier) {
  return {{"leaf", {"uplinks of a leaf", "叶交换机上行"}}, {"pod", {"links of a pod to the core", "pod 至核心的链路"}}};
}

std::vector<FailureKind> published_failure_kinds() {
  return {
      // Faulty GPU 148, HBM 72, GPU SRAM 19, system processor 17, silent data corruption 6, thermal interface or sensor 6.
      of_accelerators("accelerator", 148 + 72 + 19 + 17 + 6 + 6, 24 * s_per_h),
      // SSD 3, power supply 3, chassis 2, IO board 2, CPU 2, memory 2.
      of_nodes("server", 3 + 3 + 2 + 2 + 2 + 2, 24 * s_per_h),
      of_nodes("nic", 7, 24 * s_per_h),
      of_nodes("switch_or_cable", 35, 1 * s_per_h),
      of_nodes("host_maintenance", 32, 4 * s_per_h),
      // Software 54, NCCL watchdog 7, dependency 2.
      of_nodes("software", 54 + 7 + 2, 0),
      of_nodes("planned", 47, 0),
  };
}

void FailureKind::describe(Describe<FailureKind>& d) {
  d.title("FailureKind", "Kind of failure", "故障类型")
      .help(
          "Parts of one kind that fail at random, with a constant rate. Jobs on the nodes concerned are interrupted; jobs that lose cables "
          "of "
          "the fabric go on with what is left, and stand still while nothing is.",
          "以恒定故障率随机失效的一类部件。所涉服务器上的作业被中断；组网线缆失效时作业以剩余带宽继续，全部失效则停顿。");
  d.field<&FailureKind::id>("id").required().title("Id", "标识").help("Name in events.", "事件中的名称。");
  d.field<&FailureKind::scope>("scope")
      .title("What fails", "故障范围")
      .help(
          "What one failure takes with it. Cables and switches need fabric.topology; where nodes have several rails, a leaf is a group of "
          "rail "
          "switches, which fails as a whole.",
          "单次故障所影响的范围。线缆与交换机需给出 fabric.topology；多轨道时一个叶为一组轨道交换机，整组失效。");
  d.field<&FailureKind::rate_per_year>("rate_per_year")
      .required()
      .ratio()
      .range(0, 1e4)
      .title("Failures a year", "年故障率")
      .help("Of one accelerator, node, rack, cable or switch.", "单个加速卡、服务器、机柜、线缆或交换机每年的故障次数。")
      .source(llama3);
  d.field<&FailureKind::repair_s>("repair_s")
      .at_least(0)
      .title("Time out of service", "修复时间")
      .help("Mean; 0: the jobs are interrupted and nothing is out of service (software).",
            "平均值；0 表示仅中断作业、无设备停用（软件故障）。")
      .unverified("replacement within a day is an engineering default");
  d.field<&FailureKind::repair_varies>("repair_varies")
      .advanced()
      .title("Repair time varies", "修复时间随机")
      .help("Exponential around the mean; otherwise always the mean.", "按均值指数分布；否则恒为均值。")
      .unverified(engineering);
}

void NodeFailure::describe(Describe<NodeFailure>& d) {
  d.title("NodeFailure", "Scheduled node failure", "指定服务器故障")
      .help("A node that fails at a stated time, for a study.", "研究所指定时刻发生的服务器故障。");
  d.field<&NodeFailure::node>("node")
      .required()
      .ratio()
      .range(0, 1e7)
      .title("Node", "服务器序号")
      .help("Counted from 0 through all racks in order.", "从 0 起按机柜顺序编号。");
  d.field<&NodeFailure::begin_s>("begin_s").at_least(0).title("Begin", "开始").help("After the start of the run.", "距仿真起始的时间。");
  d.field<&NodeFailure::duration_s>("duration_s")
      .above(0)
      .title("Length", "时长")
      .help("Until the node is back.", "恢复前的时长。")
      .unverified(engineering);
}

void CableFailure::describe(Describe<CableFailure>& d) {
  d.title("CableFailure", "Scheduled cable failure", "指定线缆故障")
      .help("Cables of one bundle of the fabric that fail at a stated time, for a study.", "研究所指定时刻发生的组网线缆故障。");
  d.field<&CableFailure::tier>("tier").title("Tier", "层级").help("Whose uplinks.", "所属层级。");
  d.field<&CableFailure::bundle>("bundle")
      .required()
      .ratio()
      .range(0, 1e7)
      .title("Leaf or pod", "叶或 pod 序号")
      .help("Counted from 0 in the order of the nodes.", "从 0 起按服务器顺序编号。");
  d.field<&CableFailure::cables>("cables")
      .ratio()
      .range(1, 1e7)
      .title("Cables", "线缆数")
      .help("The first of those that work.", "取当前正常线缆中的前若干条。")
      .source("one");
  d.field<&CableFailure::begin_s>("begin_s").at_least(0).title("Begin", "开始").help("After the start of the run.", "距仿真起始的时间。");
  d.field<&CableFailure::duration_s>("duration_s")
      .above(0)
      .title("Length", "时长")
      .help("Until they are back.", "恢复前的时长。")
      .unverified(engineering);
}

void Failures::describe(Describe<Failures>& d) {
  d.title("Failures", "Failures", "IT 故障")
      .help(
          "Failures of IT equipment. A failed node draws idle power until it is back; its jobs go on from their last checkpoint, or from "
          "the "
          "beginning without any.",
          "IT 设备故障。故障服务器在恢复前按空闲功率计；作业从最近的检查点继续，没有检查点则重新开始。");
  d.field<&Failures::kinds>("kinds")
      .title("Kinds", "故障类型")
      .help("Default: the published interruptions of a 54-day job on 16,384 accelerators; their repair times are engineering defaults.",
            "默认采用 16,384 卡 54 天训练任务公布的中断统计；修复时间为工程默认值。")
      .source(llama3);
  d.field<&Failures::scheduled>("scheduled")
      .title("Scheduled failures", "指定故障")
      .help("Nodes that fail when stated.", "按指定时刻失效的服务器。");
  d.field<&Failures::scheduled_cables>("scheduled_cables")
      .title("Scheduled cable failures", "指定线缆故障")
      .help("Cables of the fabric that fail when stated.", "按指定时刻失效的组网线缆。");
  d.field<&Failures::spare_nodes>("spare_nodes")
      .ratio()
      .range(0, 1e6)
      .title("Spare nodes", "备机数量")
      .help("Of the most frequent node type: kept idle, and put to service at once in place of a node that fails.",
            "取数量最多的服务器型号：平时空闲，服务器故障时立即投入。");
}

void Checkpoints::describe(Describe<Checkpoints>& d) {
  d.title("Checkpoints", "Checkpoints", "检查点").help("How jobs save their state.", "作业保存状态的方式。");
  d.field<&Checkpoints::interval_s>("interval_s")
      .at_least(1)
      .title("Interval", "检查点间隔")
      .help("Of work at full speed. Default: sqrt(2 x pause x mean time between failures of the job's hardware); none without failures.",
            "以全速工作时间计。默认 sqrt(2 × 停顿 × 该作业硬件的平均故障间隔)；不模拟故障时不写检查点。")
      .source("Young, Comm. ACM 17 (1974) 530");
  d.field<&Checkpoints::pause_s>("pause_s")
      .above(0)
      .title("Pause", "停顿时间")
      .help("The job stands still while it is written, or copied to host memory where the rest happens in the background.",
            "写检查点期间作业停顿的时间；异步写入时为复制到主机内存的时间。")
      .unverified(engineering);
  d.field<&Checkpoints::background_s>("background_s")
      .at_least(0)
      .title("Background write", "后台写入时间")
      .help("After the pause, until the checkpoint can be used.", "停顿之后到检查点可用的时间。");
  d.field<&Checkpoints::restart_s>("restart_s")
      .at_least(0)
      .title("Restart", "重启时间")
      .help("From the start on new nodes until the job works again: start-up and reading the checkpoint.",
            "在新节点上启动并读取检查点、恢复训练所需时间。")
      .unverified(engineering);
  d.field<&Checkpoints::storage_bytes_per_s>("storage_bytes_per_s")
      .above(0)
      .title("Storage bandwidth", "存储带宽")
      .help(
          "That the storage tier gives the job. With described training jobs the time of a write is size over bandwidth, 14 bytes per "
          "parameter; "
          "so is the read of a restart, beside restart_s.",
          "存储系统给予该作业的带宽。对描述的训练任务，写入时间 = 大小 / 带宽（每参数 14 字节）；重启时读取同样计入，另加 restart_s。");
  d.field<&Checkpoints::asynchronous>("asynchronous")
      .title("Asynchronous", "异步写入")
      .help("The write goes on in the background after a standstill of pause_s; otherwise the job stands still for all of it.",
            "停顿 pause_s 后在后台写入；否则写入全程停顿。");
}

}  // namespace icctwin
