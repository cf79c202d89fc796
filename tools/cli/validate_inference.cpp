// icctwin validate inference: the inference and power models against measurements.
#include "sim/validation/inference.h"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/catalog/serving_catalog.h"
#include "tools/cli/validate.h"

namespace icctwin {
namespace {

// Telemetry has a row per hour of years: their figures say enough.
constexpr std::size_t most_rows = 4000;

void print_rows(const InferenceValidation& result, const std::string& quantity) {
  for (const InferenceComparison& row : result.rows) {
    if (row.quantity != quantity) continue;
    fmt::print("  {:>5}  {:<58}{:>12.5g}{:>12.5g}{:>+9.1f}%{:>+9.1f}%  {}{}{}\n", row.line > 0 ? std::to_string(row.line) : "", row.name,
               row.predicted, row.measured, row.error() * 100, row.null_error() * 100, row.fitted ? "fitted" : "",
               row.fitted && !row.note.empty() ? ", " : "", row.note);
  }
}

void print_text(const InferenceValidation& result, bool summary) {
  fmt::print("{}: {}\n", result.file, result.kind.empty() ? "no known kind" : result.kind);
  const bool rows = !summary && result.rows.size() <= most_rows;
  for (const InferenceGroup& group : result.groups) {
    fmt::print("\n{}\n", group.quantity);
    if (rows) {
      fmt::print("  {:>5}  {:<58}{:>12}{:>12}{:>10}{:>10}\n", "line", "case", "predicted", "measured", "error", "null");
      print_rows(result, group.quantity);
    }
    fmt::print("  {:<22}{:<6}{:>5}{:>10}{:>10}{:>10}{:>10}{:>10}  {}\n", "figures", "", "n", "mean", "median", "p90", "bias", "max",
               "worst");
    print_figures("all", group.all, group.null_all);
    print_figures("fitted half", group.fitted, group.null_fitted);
    print_figures("not fitted", group.unfitted, group.null_unfitted);
  }
  if (!result.ruled_out.empty()) {
    fmt::print("\nleft out by rule: {}\n", result.ruled_out.size());
    if (!summary)
      for (const RuledOutRow& row : result.ruled_out) fmt::print("  {:>5}  {:<58}{}\n", row.line, row.name, row.reason);
  }
  if (result.rejected > 0) fmt::print("\nnot evaluated: {}\n", result.rejected);
  fmt::print("\n");
}

nlohmann::ordered_json result_json(const InferenceValidation& result, bool summary) {
  auto groups = nlohmann::ordered_json::array(), ruled_out = nlohmann::ordered_json::array();
  for (const InferenceGroup& group : result.groups) {
    nlohmann::ordered_json one = {{"quantity", group.quantity},
                                  {"all", figures_json(group.all)},
                                  {"fitted", figures_json(group.fitted)},
                                  {"not_fitted", figures_json(group.unfitted)},
                                  {"null_all", figures_json(group.null_all)},
                                  {"null_fitted", figures_json(group.null_fitted)},
                                  {"null_not_fitted", figures_json(group.null_unfitted)}};
    auto rows = nlohmann::ordered_json::array();
    if (!summary)
      for (const InferenceComparison& row : result.rows)
        if (row.quantity == group.quantity)
          rows.push_back({{"line", row.line},
                          {"case", row.name},
                          {"predicted", row.predicted},
                          {"measured", row.measured},
                          {"error", row.error()},
                          {"null_error", row.null_error()},
                          {"fitted", row.fitted},
                          {"note", row.note}});
    one["rows"] = std::move(rows);
    groups.push_back(std::move(one));
  }
  for (const RuledOutRow& row : result.ruled_out) ruled_out.push_back({{"line", row.line}, {"case", row.name}, {"reason", row.reason}});
  return {{"file", result.file}, {"kind", result.kind}, {"groups", groups}, {"left_out", ruled_out}, {"not_evaluated", result.rejected}};
}

}  // namespace

Exit validate_inference_files(const ValidateOptions& options) {
  Diagnostics diagnostics;
  InferenceSheets sheets;
  AiSheets ai;
  read_ai_catalogs(sheets.accelerators, ai, diagnostics);
  sheets.models = std::move(ai.models);
  sheets.powers = std::move(ai.powers);
  sheets.serving = read_serving_sheets(find_data_dir(), diagnostics);
  sheets.accelerator = options.accelerator;
  const bool sheets_good = !diagnostics.has_errors();
  auto list = nlohmann::ordered_json::array();
  bool rejected = false, unreadable = false;
  if (sheets_good)
    for (const std::string& path : options.paths) {
      Diagnostics found;
      const auto results = validate_inference(path, sheets, found);
      unreadable = unreadable || results.empty();
      for (const InferenceValidation& result : results) {
        rejected = rejected || result.rejected > 0;
        if (options.format == "json") {
          list.push_back(result_json(result, options.summary));
        } else {
          print_text(result, options.summary);
        }
      }
      diagnostics.append(found);
    }
  if (options.format == "json") fmt::print("{}\n", nlohmann::ordered_json{{"files", list}}.dump(2));
  std::fflush(stdout);
  print_problems(diagnostics, language_of(options.language));
  if (!sheets_good || unreadable) return Exit::bad_input;
  return rejected ? Exit::validation_failed : Exit::ok;
}

}  // namespace icctwin
