#pragma once
// A comparison of runs on standard output, as text, CSV or JSON.
#include <optional>

#include "models/base/diagnostics.h"
#include "sim/results/compare/attribution.h"
#include "sim/results/compare/compare.h"

namespace icctwin {

struct PrintedComparison {
  const RunComparison& runs;
  const std::optional<Attribution>& attribution;
  bool all = false;  ///< also indicators that are the same
  Language language = Language::en;
};

void print_text(const PrintedComparison& comparison);
void print_csv(const PrintedComparison& comparison);
void print_json(const PrintedComparison& comparison);

}  // namespace icctwin
