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
      {"W-RUN-021", warning, "During the outage {name} a limit temperature ({limit_name}) was passed {value} after its begin.",
       "停运 {name} 期间，开始 {value} 后超过限值温度（{limit_name}）。",
       "Add redundant or standby units, or thermal mass, if the work has to go on.", "若须维持运行，请增加冗余或备用设备，或加大蓄热。"},
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
