#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> plan_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-PLAN-001", error, "The format is \"{value}\"; this program reads \"{limit}\".", "格式为“{value}”，本程序读取“{limit}”。",
       "Set \"format\" to the one given, after checking the fields.", "核对字段后，将 format 改为所给值。"},
      {"E-PLAN-002", error, "\"{value}\" is not a date and time in ISO 8601.", "“{value}”不是 ISO 8601 日期时间。",
       "Write it like 2025-07-07T00:00:00+08:00.", "请写成 2025-07-07T00:00:00+08:00 的形式。"},
      {"E-PLAN-003", error, "The center has no rack.", "智算中心没有机柜。", "Add a hall with a row and a group of racks.",
       "请添加含机柜列和机柜组的主机房。"},
      {"E-PLAN-004", error, "{value} node types are in use; at most {limit} are supported.",
       "使用了 {value} 种服务器型号，最多支持 {limit} 种。", "", ""},
      {"E-PLAN-005", error, "The id is empty.", "标识为空。", "Give the object an id.", "请为对象指定标识。"},
      {"E-PLAN-006", error, "{value} racks stand in the scenario; the limit is {limit}.", "方案中有 {value} 个机柜，上限为 {limit}。", "",
       ""},
      {"E-PLAN-007", error, "The idle power {value} is above the maximum power {limit}.", "空闲功率 {value} 高于最大功率 {limit}。", "",
       ""},
      {"E-PLAN-008", error,
       "The two lists have {value} and {limit} points; they must be equally long, with rising load ratios and efficiencies in (0, 1].",
       "两个列表分别有 {value} 和 {limit} 个点；长度须一致，负载率递增，效率在 (0, 1] 内。", "", ""},
      {"E-PLAN-009", error, "The lower limit {value} is above the upper limit {limit}.", "下限 {value} 高于上限 {limit}。", "", ""},
      {"E-PLAN-010", error, "A node asks for {value} accelerators but names no accelerator.", "服务器需要 {value} 张加速卡，但未指定型号。",
       "Name the accelerator or set the count to 0.", "请指定加速卡，或将数量设为 0。"},
      {"W-PLAN-001", warning, "The start is given with the offset {value}; the site's clock is {limit}. All output uses the site's clock.",
       "起始时刻的时区为 {value}，场地时区为 {limit}；输出均采用场地时区。", "", ""},
      {"W-PLAN-002", warning, "The start states no offset; the site's clock {limit} is assumed.",
       "起始时刻未给出时区，按场地时区 {limit} 处理。", "Write the offset behind the time.", "请在时间后写明时区。"},
      {"W-PLAN-003", warning, "Racks of row {name} stand outside their hall ({value} against {limit}).",
       "机柜列 {name} 超出机房范围（{value}，限 {limit}）。", "Move the row or enlarge the hall.", "请移动机柜列或扩大机房。"},
      {"E-COOL-001", error, "{part} can take {value}, less than the design heat of {limit}.",
       "{part_zh}能力为 {value}，小于设计热量 {limit}。", "Raise the capacity or leave it to sizing.", "请提高能力，或不填由程序配置。"},
      {"E-COOL-002", error,
       "The CDU exchanger would need crossing temperatures: the facility rise of {value} is not below secondary rise plus approach, "
       "{limit}.",
       "CDU 换热器温度交叉：一次侧温升 {value} 不小于二次侧温升与端差之和 {limit}。", "Lower the facility loop's design rise.",
       "请减小一次侧设计温升。"},
      {"E-COOL-003", error, "The CDU supply of {value} is below facility supply plus approach, {limit}.",
       "CDU 供液温度 {value} 低于一次侧供水加端差 {limit}。", "Raise the CDU supply or lower the facility supply.",
       "请提高 CDU 供液温度或降低一次侧供水温度。"},
      {"E-COOL-004", error, "The coil cannot hold the supply air: it brings {value} of rise where {limit} is needed.",
       "盘管无法维持送风温度：可达温降 {value}，需要 {limit}。", "Lower the chilled supply, raise the coil effectiveness or the air rise.",
       "请降低冷冻水温度、提高盘管效能或空气温升。"},
      {"E-COOL-005", error, "{part} cannot meet its design point: {value}.", "{part_zh}无法满足设计工况：{value}。",
       "Widen the approach or the range.", "请放宽逼近度或冷幅。"},
      {"W-COOL-001", warning,
       "At design weather the condenser loop of {value} is too warm to hold {part} at its set point without chillers (needs {limit} or "
       "less).",
       "设计气象下冷却水为 {value}，不用冷水机组无法维持{part_zh}设定值（需不高于 {limit}）。",
       "Raise the set point, widen the exchanger or allow trim chillers.", "请提高设定值、加大换热器或启用补冷。"},
      {"E-JOB-001", error, "No node type of the scenario is \"{value}\".", "方案中没有“{value}”型服务器。",
       "The nearest one in use is \"{limit}\".", "最接近的在用型号是“{limit}”。"},
      {"E-JOB-002", error, "The job asks for neither nodes nor accelerators.", "作业既未申请整机也未申请加速卡。",
       "Set nodes or accelerators.", "请设置 nodes 或 accelerators。"},
      {"E-JOB-003", error, "The lower bound {value} is above the upper bound {limit}.", "下限 {value} 大于上限 {limit}。", "", ""},
      {"E-JOB-004", error, "\"{value}\" is neither a date and time nor a number of seconds.", "“{value}”既不是日期时间也不是秒数。", "",
       ""},
      {"E-JOB-005", error, "The trace's clock has no calendar; give the window start in seconds, not \"{value}\".",
       "该轨迹的时钟没有日历，请用秒给出时间窗起点，而不是“{value}”。", "", ""},
      {"W-JOB-001", warning,
       "Jobs larger than the center: {value}, the largest asks for {limit} nodes or accelerators; they are reported as rejected.",
       "{value} 个作业超过全场规模，其中最大的申请 {limit} 台服务器或张加速卡，将报告为拒绝。", "Enlarge the center or scale the trace.",
       "请扩大规模或缩减轨迹。"},
      {"W-JOB-002", warning, "No job of the source falls into the run.", "该来源没有作业落入仿真时段。",
       "Check window_start and the length of the run.", "请检查 window_start 与仿真时长。"},
      {"H-JOB-001", hint, "{value} jobs use a share of an accelerator; each is placed on a whole one, its power counts by share.",
       "{value} 个作业只使用加速卡的一部分；各占一整卡，功率按份额计。", "", ""},
  };
  return texts;
}

}  // namespace icctwin
