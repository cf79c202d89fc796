#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> economics_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"W-ECO-001", warning, "{value} are simulated and counted as a year ({limit}): seasons are not in the yearly cost.",
       "仅仿真 {value}，按全年（{limit}）折算：年度费用未包含季节变化。", "Simulate a year for figures to rely on.",
       "如需可靠数字，请仿真一整年。"},
      {"W-ECO-002", warning, "\"{name}\" is priced by {limit}, of which the center has none: it costs nothing.",
       "“{name}”按“{limit_zh}”计价，而该中心没有，费用计为零。",
       "Mean another basis? Where a variant leaves the equipment out, this is as it should be.",
       "请核对计价基准；若该方案本来就不含此设备，可忽略。"},
  };
  return texts;
}

}  // namespace icctwin
