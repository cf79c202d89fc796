#include "sim/results/folder/run_folder.h"

#include <algorithm>

#include "sim/results/folder/folder_json.h"
#include "sim/results/folder/folder_tables.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

/// Text of one file of the folder; nothing, and a warning, when it is missing or unreadable.
std::optional<std::string> text_of(const std::filesystem::path& folder, const char* name, Diagnostics& diagnostics) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(folder / name, ignored)) {
    diagnostics.add("W-RES-003", name);
    return std::nullopt;
  }
  Diagnostics unreadable;
  auto text = read_file(folder / name, unreadable);
  if (!text) diagnostics.add("W-RES-002", name, sentence(unreadable.problems().front(), Language::en));
  return text;
}

template <class T>
bool take(folder::Parsed<T>&& parsed, const char* name, T& value, Diagnostics& diagnostics) {
  if (!parsed.error.empty()) {
    diagnostics.add("W-RES-002", name, parsed.error);
    return false;
  }
  value = std::move(parsed.value);
  return true;
}

}  // namespace

double Manifest::design_value(std::string_view key) const {
  const auto found = std::ranges::find(design, key, &std::pair<std::string, double>::first);
  return found == design.end() ? no_value : found->second;
}

std::string_view status_name(RunStatus status) {
  switch (status) {
    case RunStatus::ok:
      return "ok";
    case RunStatus::cancelled:
      return "cancelled";
    case RunStatus::failed:
      return "failed";
    case RunStatus::partial:
      break;
  }
  return "partial";
}

const Kpi* RunFolder::find_kpi(std::string_view id) const {
  const auto found = std::ranges::find(kpis, id, &Kpi::id);
  return found == kpis.end() ? nullptr : &*found;
}

double RunFolder::kpi(std::string_view id) const {
  const Kpi* const found = find_kpi(id);
  return found ? found->value : no_value;
}

std::vector<LedgerRow> RunFolder::totals(std::string_view book) const {
  std::vector<LedgerRow> result;
  for (const auto& row : ledger)
    if (row.month == "total" && row.book == book) result.push_back(row);
  if (!result.empty()) return result;
  for (const auto& row : ledger) {
    if (row.book != book) continue;
    const auto same =
        std::ranges::find_if(result, [&](const LedgerRow& other) { return other.side == row.side && other.account == row.account; });
    if (same != result.end()) {
      same->value += row.value;
    } else {
      result.push_back(row);
      result.back().month = "total";
    }
  }
  return result;
}

double RunFolder::account(std::string_view book, std::string_view side, std::string_view name) const {
  for (const auto& row : totals(book))
    if (row.side == side && row.account == name) return row.value;
  return no_value;
}

std::optional<RunFolder> read_run_folder(const std::filesystem::path& folder, Diagnostics& diagnostics, SeriesValues values) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(folder / "manifest.json", ignored)) {
    diagnostics.add("E-RES-001", folder.generic_string());
    return std::nullopt;
  }
  const auto manifest = text_of(folder, "manifest.json", diagnostics);
  if (!manifest) return std::nullopt;
  auto parsed = folder::parse_manifest(*manifest);
  if (!parsed.error.empty()) {
    diagnostics.add("E-RES-002", "manifest.json", parsed.error);
    return std::nullopt;
  }

  RunFolder run;
  run.manifest = std::move(parsed.value);
  bool complete = true;
  if (const auto text = text_of(folder, "kpi.json", diagnostics))
    complete = take(folder::parse_kpis(*text), "kpi.json", run.kpis, diagnostics) && complete;
  else
    complete = false;
  if (const auto text = text_of(folder, "problems.json", diagnostics))
    take(folder::parse_problems(*text), "problems.json", run.problems, diagnostics);
  const auto ledger = text_of(folder, "ledger.csv", diagnostics);
  const auto jobs = text_of(folder, "jobs.csv", diagnostics);
  const auto events = text_of(folder, "events.csv", diagnostics);
  if (ledger) run.ledger = folder::parse_ledger(*ledger, diagnostics);
  if (jobs) run.jobs = folder::parse_jobs(*jobs, diagnostics);
  if (events) run.events = folder::parse_events(*events, diagnostics);
  if (std::filesystem::is_regular_file(folder / "failures.csv", ignored))
    if (const auto failures = text_of(folder, "failures.csv", diagnostics)) run.failures = folder::parse_failures(*failures, diagnostics);
  if (!std::filesystem::is_regular_file(folder / "series.nc", ignored)) {
    diagnostics.add("W-RES-003", "series.nc");
  } else {
    std::string error;
    const std::string file = (folder / "series.nc").string();
    run.series = values == SeriesValues::all ? read_series(file, error) : open_series(file, error);
    if (!run.series) diagnostics.add("W-RES-002", "series.nc", error);
  }
  complete = complete && ledger && jobs && run.series;
  if (!complete && run.manifest.status == RunStatus::ok) run.manifest.status = RunStatus::partial;
  return run;
}

}  // namespace icctwin
