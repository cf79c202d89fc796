#include "sim/sweep/drive/drive.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "models/base/conversions.h"
#include "sim/results/folder/write_folder.h"
#include "sim/scenario/text/csv.h"
#include "sim/sweep/optimise/optimise.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

bool same_design(const std::vector<SweepRun>& stored, const std::vector<DesignPoint>& points, int replications) {
  if (stored.size() != points.size() * static_cast<std::size_t>(replications)) return false;
  for (std::size_t r = 0; r < stored.size(); ++r) {
    const DesignPoint& point = points[r / static_cast<std::size_t>(replications)];
    if (stored[r].values != point.values || stored[r].role != point.role) return false;
  }
  return true;
}

/// The runs of a design; their hashes come from the store where nothing that they rest on has changed.
std::vector<SweepRun> runs_of(SweepSession& session, PreparedSweep& sweep, Diagnostics& diagnostics) {
  auto stored = session.store().runs();
  const std::string stamp = session.store().meta("stamp");
  const bool same = !stored.empty() && same_design(stored, sweep.design.points, sweep.sweep.replications.count);
  if (same && sweep.base.still_holds(stamp)) return stored;
  auto runs = session.number(sweep.design.points, 1);
  if (same && !stamp.empty() && runs != stored) diagnostics.add("W-SWP-001", "/base", std::to_string(runs.size()));
  return runs;
}

/// An objective or a constraint that names an indicator which no run has: told when the first results are there.
void check_indicators(const Sweep& sweep, const SweepTable& table, Diagnostics& diagnostics) {
  if (table.kpis.empty()) return;
  const auto check = [&](const std::string& place, const std::string& id) {
    if (!table.column(id)) diagnostics.add("E-SWP-027", place, id);
  };
  for (std::size_t o = 0; o < sweep.objectives.size(); ++o) check("/objectives/" + std::to_string(o) + "/kpi", sweep.objectives[o].kpi);
  for (std::size_t c = 0; c < sweep.constraints.size(); ++c) check("/constraints/" + std::to_string(c) + "/kpi", sweep.constraints[c].kpi);
}

std::vector<SweepFailure> failures_of(const SweepTable& table) {
  std::vector<SweepFailure> failures;
  for (std::size_t r = 0; r < table.runs.size(); ++r) {
    if (!table.status[r] || *table.status[r] == RecordStatus::ok) continue;
    auto known = std::ranges::find(failures, table.problems[r], &SweepFailure::problem);
    if (known == failures.end()) known = failures.insert(known, {table.problems[r], table.sentences[r], table.runs[r].run, 0});
    ++known->count;
  }
  return failures;
}

SweepOutcome drive(PreparedSweep& sweep, SweepSession& session, const SweepRequest& request, Diagnostics& diagnostics) {
  SweepOutcome outcome;
  const auto begin = std::chrono::steady_clock::now();
  bool out_of_time = false;
  const KeepGoing keep_going = [&] {
    const double hours = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / s_per_h;
    out_of_time = sweep.sweep.budget.hours && hours >= *sweep.sweep.budget.hours;
    return !out_of_time && request.keep_going();
  };
  bool finished = false;
  if (const auto* search = std::get_if<OptimiseDesign>(&sweep.sweep.design)) {
    finished = optimise(*search, sweep, session, request.engine, request.on_progress, keep_going, diagnostics);
  } else {
    session.set_runs(runs_of(session, sweep, diagnostics));
    session.expect(static_cast<std::int64_t>(session.runs().size()));
    const std::span<const SweepRun> runs = session.runs();
    finished = session.compute(request.only_one ? runs.first(std::min<std::size_t>(runs.size(), 1)) : runs, request.engine,
                               request.on_progress, keep_going, diagnostics);
  }
  const SweepTable table = session.store().table();
  check_indicators(sweep.sweep, table, diagnostics);
  write_text(request.out / "runs.csv", runs_csv(table, sweep.design.axes));
  std::error_code error;
  fs::remove(request.out / "work", error);  // only when empty
  outcome.progress = session.progress();
  outcome.failures = failures_of(table);
  outcome.progress.failed = 0;  // those that were found in the store too
  for (const SweepFailure& one : outcome.failures) outcome.progress.failed += one.count;
  const bool all_ok = std::ranges::all_of(table.status, [](const auto& status) { return status == RecordStatus::ok; });
  outcome.end = !finished && out_of_time     ? SweepEnd::over_budget
                : diagnostics.has_errors()   ? SweepEnd::failed
                : !finished                  ? SweepEnd::stopped
                : all_ok || request.only_one ? SweepEnd::ok
                                             : SweepEnd::some_failed;
  return outcome;
}

}  // namespace

SweepOutcome run_sweep(const SweepRequest& request, Diagnostics& diagnostics) {
  auto sweep = prepare_sweep(request.file, request.version, diagnostics);
  if (!sweep) return {};
  try {
    auto session = SweepSession::open(*sweep, request.out, request.update, diagnostics);
    if (!session) return {diagnostics.problems().back().code == "E-RUN-003" ? SweepEnd::failed : SweepEnd::bad_input, {}};
    return drive(*sweep, *session, request, diagnostics);
  } catch (const StoreError& error) {
    diagnostics.add("E-SWP-028", (request.out / "sweep.db").string(), error.what());
  } catch (const WriteError& error) {
    diagnostics.add("E-RUN-003", request.out.string(), error.what());
  }
  return {SweepEnd::failed};
}

std::string runs_csv(const SweepTable& table, const std::vector<Axis>& axes) {
  std::string csv = "run,point,replication,role";
  for (const Axis& axis : axes) csv += "," + csv_field(axis.name);
  csv += ",status,warnings,problem";
  for (const StoredKpi& kpi : table.kpis)
    csv += "," + csv_field(kpi.id + (kpi.unit == "1" || kpi.unit.empty() ? "" : " [" + kpi.unit + "]"));
  csv += "\n";
  for (std::size_t r = 0; r < table.runs.size(); ++r) {
    const SweepRun& run = table.runs[r];
    csv += std::to_string(run.run) + "," + std::to_string(run.point) + "," + std::to_string(run.replication) + "," + csv_field(run.role);
    for (std::size_t a = 0; a < axes.size(); ++a)
      csv += "," + (a < run.values.size() ? csv_field(plain_value(run.values[a])) : std::string());
    csv += "," + std::string(table.status[r] ? record_status_name(*table.status[r]) : "waiting") + "," + csv_field(table.warnings[r]) +
           "," + csv_field(table.problems[r]);
    for (const auto& column : table.values) csv += "," + (column[r] != column[r] ? std::string() : number_text(column[r]));
    csv += "\n";
  }
  return csv;
}

}  // namespace icctwin
