#pragma once
// Values of several runs in one unit, and words for their differences.
#include <string>
#include <string_view>
#include <vector>

#include "sim/document/numbers.h"

namespace icctwin::comparison {

/// How the values of one indicator are shown: all in the unit of the largest.
struct Scale {
  double divisor = 1;
  int decimals = 0;
  std::string unit;

  document::Cell cell(const document::Numbers& numbers, double value) const { return numbers.cell(value / divisor, decimals); }
  /// With its sign, and as many decimals, up to three more, as show two digits of it.
  document::Cell change(const document::Numbers& numbers, double difference) const;
};

/// "°C" for "degC", nothing for a ratio.
std::string shown_unit(std::string_view unit);

Scale scale_of(const document::Numbers& numbers, std::string_view unit, const std::vector<double>& values);

/// "+2.3 %"; a dash where there is nothing to relate to.
document::Cell percentage(const document::Numbers& numbers, double ratio);

enum class Verdict { better, worse, same, open };
Verdict verdict(std::string_view kpi_id, double difference);
/// "better", "worse", "no change", or a dash.
document::Inline verdict_words(Verdict verdict, Language language);

}  // namespace icctwin::comparison
