#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> run_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-RUN-001", error, "The output folder {where} exists and is not empty.", "输出文件夹 {where} 已存在且非空。",
       "Choose another folder, or replace a run folder with --force.", "请换一个文件夹；若为运行结果文件夹，可用 --force 替换。"},
      {"E-RUN-002", error, "The output folder {where} holds something else than a run; --force does not replace it.",
       "输出文件夹 {where} 不是运行结果，--force 不会替换。", "Choose another folder.", "请换一个文件夹。"},
      {"E-RUN-003", error, "The results cannot be written: {value}.", "结果无法写入：{value}。",
       "Free some space or choose a folder you may write to.", "请释放空间或选择有写权限的文件夹。"},
      {"W-RUN-001", warning,
       "The chillers were asked outside the range of their record (first after {value}); the conditions were clipped to it, or "
       "extrapolated where the scenario says so.",
       "冷水机组工况超出样本范围（首次在 {value} 后），已截断至样本范围（或按方案外推）。",
       "See the indicator chiller_out_of_range_h; choose a chiller whose record covers the conditions.",
       "见指标 chiller_out_of_range_h；请选用样本覆盖该工况的机组。"},
      {"W-RUN-002", warning, "The coolant became warmer than its set point allows: {value} against {limit}.",
       "冷却液温度超过设定：{value}，设定 {limit}。", "Enlarge the heat rejection, raise the set point or allow trim chillers.",
       "请加大散热能力、提高设定值或启用补冷。"},
      {"W-RUN-003", warning, "The room's supply air became warmer than its set point allows: {value} against {limit}.",
       "机房送风温度超过设定：{value}，设定 {limit}。", "Enlarge the chillers, lower the chilled supply or raise the set point.",
       "请加大冷水机组、降低冷冻水温度或提高设定值。"},
      {"W-RUN-011", warning, "{where}: the load fell below the least part load of one machine (first after {value}); it cycled.",
       "{where}：负荷低于单台机组最小负荷率（首次在 {value} 后），机组启停循环。",
       "See the indicator chiller_cycling_h; choose smaller machines.", "见指标 chiller_cycling_h；请选用较小的机组。"},
      {"W-RUN-012", warning,
       "{where}: the tower was asked outside the limits of the YorkCalc correlation (first after {value}); the Merkel method took over.",
       "{where}：冷却塔工况超出 YorkCalc 关联式范围（首次在 {value} 后），已改用麦克尔法。",
       "See the indicator tower_correlation_left_h; the model \"merkel\" has no such limits.",
       "见指标 tower_correlation_left_h；麦克尔模型没有该限制。"},
      {"H-RUN-013", hint, "{where}: water was led around the heat rejection to keep it from freezing (first after {value}).",
       "{where}：为防冻，部分水旁通散热设备（首次在 {value} 后）。", "See the indicator freeze_guard_h.", "见指标 freeze_guard_h。"},
      {"W-RUN-014", warning, "{where}: the discharge limit of the source water held heat back (first after {value}).",
       "{where}：水源排放温升限制了散热（首次在 {value} 后）。", "See the indicator discharge_limit_h; enlarge the source water flow.",
       "见指标 discharge_limit_h；请加大水源水流量。"},
      {"W-RUN-030", warning,
       "Accelerators were slowed down by heat: first in rack {name} after {first}, up to {value}, {limit} of racks in all.",
       "加速卡因过热降频：首个机柜 {name}，{first} 后，最高 {value}，累计 {limit} 机柜时间。",
       "Lower the supply temperature, improve plates or sinks, or cap the power; see throttle events.",
       "请降低供液或送风温度、改进冷板或散热器，或设功率上限；见降频事件。"},
      {"W-RUN-031", warning,
       "Junctions passed their limit: first in rack {name} after {first}, up to {value}, {limit} of racks in all; a real device shuts "
       "down.",
       "结温超过上限：首个机柜 {name}，{first} 后，最高 {value}，累计 {limit} 机柜时间；实际设备会停机。",
       "The coolant is too warm or its flow has stopped.", "冷却液过热或断流。"},
      {"W-RUN-032", warning,
       "Thermal runaway: leakage grew faster than heat could leave, first in rack {name} after {first}, {limit} of racks in all.",
       "热失控：漏电增长快于散热，首个机柜 {name}，{first} 后，累计 {limit} 机柜时间。",
       "Lower the thermal resistance or the coolant's temperature.", "请降低热阻或冷却液温度。"},
      {"W-RUN-033", warning,
       "Chips boiled above 0.7 of the critical heat flux: first in rack {name} after {first}, {limit} of racks in all.",
       "芯片沸腾热流超过临界值的 0.7：首个机柜 {name}，{first} 后，累计 {limit} 机柜时间。",
       "Enlarge or coat the boiling surface, or cap the power.", "请增大或强化沸腾表面，或设功率上限。"},
      {"W-RUN-034", warning, "A bath became too hot: first in rack {name} after {first}, up to {value}, {limit} of racks in all.",
       "液槽温度过高：首个机柜 {name}，{first} 后，最高 {value}，累计 {limit} 机柜时间。",
       "The condenser or the CDU does not take the heat; lower the supply temperature or enlarge it.",
       "冷凝盘管或 CDU 能力不足；请降低供液温度或加大能力。"},
      {"W-RUN-021", warning, "During the outage {name} a limit temperature ({limit_name}) was passed {value} after its begin.",
       "停运 {name} 期间，开始 {value} 后超过限值温度（{limit_name}）。",
       "Add redundant or standby units, or thermal mass, if the work has to go on.", "若须维持运行，请增加冗余或备用设备，或加大蓄热。"},
      {"W-RUN-040", warning,
       "Without the grid the protected load was not fully supplied (first after {value}); the simulation went on as if it had been.",
       "停电期间不间断负荷未得到完全供电（首次在 {value} 后）；仿真按已供电继续。",
       "The energy stands in the account \"unserved\" and in unserved_it_energy_kwh; jobs of that time would have been lost. Enlarge "
       "battery or generators.",
       "该电量计入账户 unserved 和指标 unserved_it_energy_kwh；该时段的作业实际会中断。请加大电池或柴发。"},
      {"W-RUN-041", warning,
       "Without the grid cooling and lighting were not fully supplied (first after {value}); the simulation let only the pumps stand "
       "still.",
       "停电期间制冷与照明未得到完全供电（首次在 {value} 后）；仿真中仅水泵停运。",
       "The energy that fans, lighting and what an empty battery left asked for stands in unserved_other_energy_kwh. Let the battery feed "
       "the center or start "
       "generators sooner.",
       "风机、照明及电池耗尽后所需的电量计入 unserved_other_energy_kwh。请由电池承担全场负荷或加快柴发启动。"},
      {"E-RES-001", error, "{where} is not a run folder: it has no manifest.json.", "{where} 不是运行结果文件夹：缺少 manifest.json。",
       "Give the folder that icctwin run wrote with --out.", "请给出 icctwin run 用 --out 写入的文件夹。"},
      {"E-RES-002", error, "The manifest of the run cannot be used: {value}.", "运行清单无法使用：{value}。", "Run the scenario again.",
       "请重新运行该方案。"},
      {"W-RES-002", warning, "{where} of the run folder cannot be used: {value}.", "运行结果中的 {where} 无法使用：{value}。",
       "Its values are shown as dashes; run the scenario again to have them.", "相关数值以短横线显示；重新运行该方案可得到这些数值。"},
      {"W-RES-003", warning, "{where} is missing from the run folder.", "运行结果中缺少 {where}。",
       "Its values are shown as dashes; run the scenario again to have them.", "相关数值以短横线显示；重新运行该方案可得到这些数值。"},
      {"W-RES-004", warning, "{where} cannot be used: {value}.", "{where} 无法使用：{value}。", "The rows are left out.", "已略去这些行。"},
  };
  return texts;
}

}  // namespace icctwin
