#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> economics_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-ECO-001", error, "\"{name}\" is priced by {limit}, of which the center has none.", "“{name}”按“{limit_zh}”计价，而该中心没有。",
       "Choose another basis, or add what is to be paid for.", "请更换计价基准，或添加相应设备。"},
      {"W-ECO-001", warning, "{value} are simulated and counted as a year ({limit}): seasons are not in the yearly cost.",
       "仅仿真 {value}，按全年（{limit}）折算：年度费用未包含季节变化。", "Simulate a year for figures to rely on.",
       "如需可靠数字，请仿真一整年。"},
  };
  return texts;
}

}  // namespace icctwin
