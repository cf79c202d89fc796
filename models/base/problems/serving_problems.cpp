#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> serving_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-REQ-001", error, "{where} is no request trace that is known: it begins with \"{value}\".",
       "{where} 不是已知的请求轨迹：开头为“{value}”。", "Known layouts: {limit}.", "已知格式：{limit}。"},
      {"E-REQ-002", error, "{where} holds no request that can be used; {value} rows were left out.",
       "{where} 中没有可用的请求；舍弃 {value} 行。", "The warnings before this say why.", "原因见此前的警告。"},
      {"W-REQ-001", warning, "Row left out: {column} is \"{value}\"; {limit} is expected.",
       "舍弃该行：{column} 为“{value}”，应为 {limit}。", "", ""},
      {"W-REQ-002", warning, "{value} further rows were left out.", "另有 {value} 行被舍弃。", "", ""},
      {"E-SRV-001", error, "The model does not fit: {value} are needed, {limit} are there, {off} too much. Largest: {term}.",
       "模型放不下：需要 {value}，可用 {limit}，超出 {off}。最大项：{term}。", "{advice}", "{advice_zh}"},
      {"E-SRV-002", error, "One request of {value} tokens does not fit into the cache of {limit} tokens, {off} too many.",
       "单个请求 {value} 个词元，超出可容纳 {limit} 个词元的 KV 缓存，多 {off} 个。", "{advice}", "{advice_zh}"},
      {"E-SRV-003", error, "A batch of {value} requests of {tokens} tokens does not fit into the cache of {cache} tokens.",
       "{value} 个 {tokens} 词元的请求超出 {cache} 词元的 KV 缓存。", "The largest batch that fits is {limit}.",
       "可容纳的最大批量为 {limit}。"},
      {"E-SRV-004", error, "Tensor parallelism {value} does not divide the {limit} attention heads.",
       "张量并行 {value} 不能整除 {limit} 个注意力头。", "The nearest value that does is {nearest}.", "最接近的可整除值为 {nearest}。"},
      {"E-SRV-005", error, "No plan keeps the limits; the nearest takes {value} to the first token and per token.",
       "没有满足时限的方案；最接近的首词元与每词元时间为 {value}。",
       "It is {limit}; relax the limits, allow more accelerators or a smaller format.",
       "该方案为 {limit}；请放宽时限、增加加速卡或采用更小的数值格式。"},
      {"W-SRV-001", warning, "The constants of \"{value}\" were not fitted on {limit}: those for any accelerator are used.",
       "“{value}”的常数未在 {limit} 上拟合：采用通用常数。", "Expect a larger error than docs/inference.md states.",
       "误差会大于 docs/inference.md 所列。"},
      {"W-SRV-003", warning,
       "{value} of {limit} requests of the trace need more cache than the {tokens} tokens of a replica: never answered.",
       "踪迹中 {limit} 个请求有 {value} 个超出副本缓存（{tokens} 词元），不予回答。",
       "Raise tensor_parallel, or choose a smaller format or accelerators with more memory.",
       "请增大 tensor_parallel、采用更小的格式或显存更大的加速卡。"},
      {"W-SRV-002", warning, "The sheet of {value} has no scale-up link: {limit} per direction are assumed.",
       "{value} 的数据表没有超节点互连带宽：按单向 {limit} 计。", "Complete the sheet, or use one accelerator per engine.",
       "请补全数据表，或每个引擎只用一张卡。"},
  };
  return texts;
}

}  // namespace icctwin
