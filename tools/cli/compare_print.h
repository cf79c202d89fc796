#pragma once
// A comparison of runs as text, CSV or JSON.
#include <optional>
#include <string>

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

std::string text_of(const PrintedComparison& comparison);
std::string csv_of(const PrintedComparison& comparison);
std::string json_of(const PrintedComparison& comparison);

}  // namespace icctwin
