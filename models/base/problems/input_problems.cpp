#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> input_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-IN-001", error, "{file} cannot be read: {value}.", "无法读取 {file}：{value}。", "Check the path and the permissions.",
       "请检查路径和权限。"},
      {"E-IN-002", error, "The text is not JSON: {value}.", "文本不是有效的 JSON：{value_zh}。",
       "Mend the text at the line and column given.", "请在给出的行、列处修正文本。"},
      {"E-IN-003", error, "Unknown key \"{value}\".", "未知的键“{value}”。", "Did you mean \"{limit}\"?", "是否应为“{limit}”？"},
      {"E-IN-004", error, "Wrong type: {value} where {limit} is expected.", "类型错误：得到{value_zh}，应为{limit_zh}。", "", ""},
      {"E-IN-005", error, "{value} is outside the allowed range {limit}.", "{value} 超出允许范围 {limit}。",
       "Give a value inside the range; mind the unit of the field.", "请给出范围内的值，并注意该字段的单位。"},
      {"E-IN-006", error, "\"{value}\" is not one of the choices: {limit}.", "“{value}”不在可选项中：{limit}。", "{hint}", "{hint_zh}"},
      {"E-IN-007", error, "The required key \"{value}\" is missing.", "缺少必需的键“{value}”。", "It is one of: {limit}.",
       "可选值：{limit}。"},
      {"E-IN-008", error, "Unknown {kind} \"{value}\".", "未知的{kind_zh}“{value}”。", "The nearest known name is \"{limit}\".",
       "最接近的已知名称是“{limit}”。"},
      {"E-IN-009", error, "The id \"{value}\" is used more than once (first at {limit}).", "标识“{value}”重复（首次出现在 {limit}）。",
       "Give each object an id of its own.", "请为每个对象指定唯一标识。"},
      {"E-IN-010", error, "Key \"{value}\" stands twice in the same object.", "同一对象中键“{value}”出现两次。", "Remove one of them.",
       "请删除其中一个。"},
      {"E-IN-011", error, "The pointer \"{value}\" leads nowhere: {limit}.", "指针“{value}”没有指向任何字段：{limit_zh}。",
       "icctwin describe lists every field.", "icctwin describe 可列出所有字段。"},
      {"E-IN-012", error, "The text nests deeper than {limit} levels.", "文本嵌套超过 {limit} 层。", "", ""},
      {"W-IN-001", warning, "The idle power {value} is above the maximum power {limit}.", "空闲功率 {value} 高于最大功率 {limit}。",
       "Check the two numbers of the data sheet.", "请核对数据表中的这两个数值。"},
      {"W-IN-002", warning, "The number of accelerators is {value}, and the accelerator is \"{limit}\".",
       "加速卡数量为 {value}，而加速卡标识为“{limit}”。", "Name an accelerator and give its count, or neither.",
       "请同时给出加速卡标识与数量，或都不给。"},
      {"W-IN-003", warning, "\"{value}\" is listed as unverified but is no field.", "未核实字段列表中的“{value}”不是字段。",
       "Did you mean \"{limit}\"?", "是否应为“{limit}”？"},
  };
  return texts;
}

}  // namespace icctwin
