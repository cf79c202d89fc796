#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> ai_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-AI-001", error, "tensor x context x pipeline x data = {value}, but there are {accelerators} accelerators: {off} apart.",
       "tensor × context × pipeline × data = {value}，而加速卡为 {accelerators} 张：相差 {off}。",
       "With data = {limit} the product is {used}.", "取 data = {limit} 时乘积为 {used}。"},
      {"E-AI-002", error, "{term} = {value} does not divide {what} = {number}: {rest} left over.",
       "{term} = {value} 不能整除 {what} = {number}：余 {rest}。", "The nearest value that does is {limit}.",
       "最接近的可整除值为 {limit}。"},
      {"E-AI-003", error,
       "The plan does not fit in memory: {value} are needed beside the headroom, {limit} are there: {off} too much. Largest: {term}.",
       "方案超出显存：除余量外需要 {value}，可用 {limit}，超出 {off}。最大项：{term}。", "{advice}", "{advice_zh}"},
      {"E-AI-004", error, "tensor = {value} leaves a node of {limit} accelerators and is no multiple of it.",
       "tensor = {value} 超出单节点 {limit} 张加速卡，且不是其整数倍。", "The nearest value that works is {nearest}.",
       "最接近的可行值为 {nearest}。"},
      {"E-AI-005", error, "{value} accelerators exceed the fabric: it holds {limit}, {off} fewer.",
       "{value} 张加速卡超出网络规模：最多 {limit} 张，超出 {off} 张。", "Use at most {limit} accelerators, or state a larger fabric.",
       "请最多使用 {limit} 张，或给出更大的网络。"},
      {"E-AI-006", error, "The sheet of \"{value}\" lacks {limit}, which the estimate needs.", "“{value}”的数据表缺少估算所需的 {limit}。",
       "Choose another accelerator or precision, or complete the sheet.", "请选用其他加速卡或精度，或补全数据表。"},
      {"E-AI-007", error, "No plan for {value} accelerators divides and fits in memory.", "{value} 张加速卡没有可整除且放得下的并行方案。",
       "{advice}", "{advice_zh}"},
      {"E-AI-008", error, "{value} samples per step are no multiple of {accelerators} accelerators: {rest} left over.",
       "每步 {value} 个样本不是 {accelerators} 张加速卡的整数倍：余 {rest}。", "The nearest batch that is one is {limit}.",
       "最接近的可行批量为 {limit}。"},
      {"W-AI-001", warning, "No constants were fitted on \"{value}\": those of \"{limit}\" are used, scaled by its data sheet.",
       "“{value}”没有拟合常数：采用“{limit}”的常数并按数据表缩放。", "Expect a larger error than docs/ai.md states.",
       "误差会大于 docs/ai.md 所列。"},
  };
  return texts;
}

}  // namespace icctwin
