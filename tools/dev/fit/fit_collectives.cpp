// Fits latency, latency per peer and bandwidth share of an interconnect to the rows that its sheet names, and reports the error on both
// halves.
//
//   icctwin_fit_collectives DATA_DIR INTERCONNECT BANDWIDTHS.csv
//
// Minimises the root mean square error of the bus bandwidth; what the rows cannot tell apart stays loose, and the sheet then keeps an
// estimate.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/validation/collectives.h"
#include "tools/dev/fit/simplex.h"

namespace icctwin {
namespace {

int fit(const std::vector<std::string>& words) {
  if (words.size() != 3) return fmt::print(stderr, "usage: icctwin_fit_collectives DATA_DIR INTERCONNECT BANDWIDTHS.csv\n"), 2;
  Diagnostics diagnostics;
  const Catalog catalog = read_catalog(words[0], diagnostics);
  AiSheets sheets = read_ai_sheets(words[0], diagnostics);
  const auto sheet = std::ranges::find(sheets.interconnects, words[1], &Interconnect::id);
  if (diagnostics.has_errors() || sheet == sheets.interconnects.end()) return fmt::print(stderr, "no such interconnect\n"), 2;
  const Interconnect before = *sheet;
  const auto set = [&](const std::vector<double>& x) {
    sheet->latency_s = x[0] * 1e-4;
    sheet->latency_per_peer_s = x[1] * 3e-5;
    sheet->bandwidth_share = 0.3 + 0.7 * x[2];
  };
  const auto error = [&] {
    Diagnostics ignored;
    const auto result = validate_collectives(words[2], catalog.accelerators, sheets, ignored);
    double sum = 0;
    for (const auto& one : result.cases)
      if (one.fitted && std::ranges::find(before.fitted_cases, one.name) != before.fitted_cases.end()) sum += one.error() * one.error();
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, before.fitted_cases.size())));
  };
  const auto value_at = [&](const std::vector<double>& x) { return set(x), error(); };
  const double as_in_sheet = error();
  auto x = least({0.4, 0.25, 0.6}, value_at, 300);
  x = least(x, value_at, 300);
  const double fitted = value_at(x);
  fmt::print("{}: root mean square error of its {} rows {:.2f} % as in the sheet, {:.2f} % fitted\n", before.id, before.fitted_cases.size(),
             as_in_sheet * 100, fitted * 100);
  fmt::print("latency_s{:>28.4g}{:>14.4g}\nlatency_per_peer_s{:>19.4g}{:>14.4g}\nbandwidth_share{:>22.4g}{:>14.4g}\n", before.latency_s,
             sheet->latency_s, before.latency_per_peer_s, sheet->latency_per_peer_s, before.bandwidth_share, sheet->bandwidth_share);
  return 0;
}

}  // namespace
}  // namespace icctwin

int main(int argc, char** argv) { return icctwin::fit({argv + 1, argv + argc}); }
