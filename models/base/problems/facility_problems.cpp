#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> facility_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-VAL-001", error, "{where} cannot be read: {value}.", "无法读取 {where}：{value}。", "Check the path and the permissions.",
       "请检查路径和权限。"},
      {"E-VAL-002", error, "{where} holds no case.", "{where} 中没有算例。", "Give a row of column names and one row per case.",
       "请提供一行列名和每个算例一行数据。"},
      {"E-VAL-003", error, "{where}: the column \"{value}\" is missing.", "{where}：缺少列“{value}”。", "", ""},
      {"E-VAL-004", error, "{where}: \"{value}\" in column {limit} is not a number.", "{where}：列 {limit} 中的“{value}”不是数字。",
       "The row is left out of the figures.", "该行不计入统计。"},
      {"E-VAL-005", error, "{where}: the parameter \"{value}\" is missing or wrong; expected: {limit}.",
       "{where}：参数“{value}”缺失或错误；应为：{limit}。", "", ""},
      {"E-VAL-006", error, "{where} is not JSON: {value}.", "{where} 不是有效的 JSON：{value}。",
       "Mend the text at the line and column given.", "请在给出的行、列处修正文本。"},
      {"E-VAL-007", error, "{where} has {value} fields where the header has {limit}.", "{where} 有 {value} 个字段，而表头有 {limit} 个。",
       "The row is left out of the figures.", "该行不计入统计。"},
      {"E-VAL-009", error, "{where}: the row cannot be evaluated: {value}.", "{where}：该行无法计算：{value}。",
       "The row is left out of the figures.", "该行不计入统计。"},
      {"E-VAL-010", error, "{where}: \"{value}\" in column {column} is not {limit}.", "{where}：列 {column} 中的“{value}”不符合：{limit}。",
       "The row is left out of the figures.", "该行不计入统计。"},
      {"E-VAL-011", error, "{where}: the accelerator \"{value}\" is not in the catalog.", "{where}：目录中没有加速卡“{value}”。",
       "icctwin catalog lists what there is; the row is left out of the figures.", "icctwin catalog 可列出目录；该行不计入统计。"},
      {"E-VAL-012", error, "{where} is of no known kind of case; known are: {limit}.",
       "{where} 不属于任何已知的算例类型；已知类型：{limit}。", "The kind is told by the names of the columns; see docs/inference.md.",
       "类型由列名识别；见 docs/inference.md。"},
      {"E-VAL-013", error, "{where}: the model \"{value}\" is not in the catalog.", "{where}：目录中没有模型“{value}”。",
       "The nearest known name is \"{limit}\"; the row is left out of the figures.", "最接近的已知名称是“{limit}”；该行不计入统计。"},
      {"E-VAL-014", error, "{where}: it is not known which accelerator the server \"{value}\" has.",
       "{where}：不知道服务器“{value}”使用哪种加速卡。", "Name it with --accelerator.", "请用 --accelerator 指定。"},
      {"E-VAL-008", error, "{where}: \"{value}\" is not one of {limit}.", "{where}：“{value}”不在以下选项中：{limit}。",
       "The row is left out of the figures.", "该行不计入统计。"},
  };
  return texts;
}

}  // namespace icctwin
