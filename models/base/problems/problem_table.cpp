#include "models/base/problems/problem_table.h"

#include <algorithm>

namespace icctwin {

std::span<const ProblemText> all_problem_texts() {
  static const std::vector<ProblemText> texts = [] {
    std::vector<ProblemText> all;
    for (const auto area : {input_problems(), site_problems(), workload_problems(), facility_problems(), power_problems(), plan_problems(),
                            ai_problems(), serving_problems(), economics_problems(), run_problems(), sweep_problems()})
      all.insert(all.end(), area.begin(), area.end());
    return all;
  }();
  return texts;
}

const ProblemText* find_problem_text(std::string_view code) {
  const auto texts = all_problem_texts();
  const auto found = std::ranges::find(texts, code, &ProblemText::code);
  return found == texts.end() ? nullptr : &*found;
}

}  // namespace icctwin
