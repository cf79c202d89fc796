#pragma once
// The one place where every problem code is registered with its sentences in both languages.
#include <span>
#include <string_view>

#include "models/base/diagnostics.h"

namespace icctwin {

/// Text of one code. Placeholders: {value}, {limit}, {where}, and any detail by its name.
struct ProblemText {
  std::string_view code;
  Severity severity;
  std::string_view en, zh;                ///< sentence
  std::string_view advice_en, advice_zh;  ///< next step; may be empty
};

// One list per area, so that each can be read whole.
std::span<const ProblemText> input_problems();      // E-IN-*: JSON, fields, references, files
std::span<const ProblemText> site_problems();       // *-SITE-*: weather, carbon, tariff, clock
std::span<const ProblemText> workload_problems();   // *-JOB-*, *-TRC-*: traces and jobs
std::span<const ProblemText> facility_problems();   // *-VAL-*: reference cases
std::span<const ProblemText> power_problems();      // *-PWR-*: power chain, sources on site, storage
std::span<const ProblemText> plan_problems();       // what a scenario asks that cannot be built or run as written
std::span<const ProblemText> ai_problems();         // E-AI-*: models, parallelism, memory of AI work
std::span<const ProblemText> serving_problems();    // *-SRV-*, *-REQ-*: inference, request traces
std::span<const ProblemText> economics_problems();  // *-ECO-*: cost of a center
std::span<const ProblemText> run_problems();        // *-RUN-*: output folder, run time, books
std::span<const ProblemText> sweep_problems();      // *-SWP-*: sweeps, their stores and engines

/// Every registered text, all areas after each other.
std::span<const ProblemText> all_problem_texts();

/// The text of a code; nullptr if the code is not registered.
const ProblemText* find_problem_text(std::string_view code);

}  // namespace icctwin
