#include <algorithm>

#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

bool has(const Table& table, std::initializer_list<std::string_view> columns) {
  return std::ranges::all_of(columns,
                             [&](std::string_view column) { return std::ranges::find(table.columns, column) != table.columns.end(); });
}

}  // namespace

TableKind table_kind(const Table& table) {
  if (has(table, {"quantity", "expected"}) && (has(table, {"tol_abs"}) || has(table, {"tol_rel"}))) return TableKind::figures_of_run;
  if (has(table, {"t_s", "T_drybulb_C", "rh_frac", "p_Pa"})) return TableKind::weather;
  if (has(table, {"quantity", "value"})) return TableKind::context;
  return TableKind::unknown;
}

std::optional<KindResult> compare_run(CaseFile& file, const RunCase& what, const CaseRunner& run, std::string& reason) {
  if (!file.require({"quantity", "expected"})) return std::nullopt;
  if (!run) {
    reason = "needs a run of a scenario";
    return std::nullopt;
  }
  const auto figures = run(what, reason);
  if (!figures) return std::nullopt;
  KindResult result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const std::string quantity(row.text("quantity"));
    if (quantity.ends_with("_info")) continue;
    const double expected = row.number("expected");
    const double tolerance = row.tolerance(expected, {"tol_abs", "tol_rel"});
    if (!row.good()) continue;
    const auto found = figures->find(quantity);
    if (found == figures->end()) {
      row.reject("quantity", "the figures of a run");
      continue;
    }
    result.tally.add("row " + std::to_string(i + 1), {{quantity, found->second, expected, tolerance}});
  }
  return result;
}

}  // namespace icctwin::validation
