#pragma once
// The folder of a run as values: what was run, its indicators, books, jobs, events, problems and time series.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/results/series/series_reader.h"

namespace icctwin {

/// Stands for "not applicable" or "not known" in numbers read from a run folder.
constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// Equal bit for bit; two that are not known are equal.
inline bool same_value(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

/// A text in both languages.
struct BilingualText {
  std::string en, zh;

  const std::string& in(Language language) const { return language == Language::zh && !zh.empty() ? zh : en; }
  bool operator==(const BilingualText&) const = default;
};

enum class RunStatus { ok, cancelled, failed, partial };
std::string_view status_name(RunStatus status);

/// What was run (manifest.json).
struct Manifest {
  RunStatus status = RunStatus::partial;
  std::string program, version;
  std::string scenario_id, scenario_sha256;
  BilingualText scenario_name;
  std::uint64_t seed = 0;
  double start_unix_s = 0, end_unix_s = 0;  ///< planned period
  double simulated_until_unix_s = 0;        ///< end of what was simulated; before end_unix_s in a partial run
  double simulated_s = 0;
  int utc_offset_s = 0;
  double thermal_step_s = no_value, output_step_s = no_value, rack_output_step_s = no_value;

  struct File {
    std::string role, path, sha256;
    double bytes = no_value;
  };
  std::vector<File> files;

  struct ClockNote {
    std::string what;
    BilingualText note;
  };
  std::vector<ClockNote> clock;

  double halls = no_value, rows = no_value, racks = no_value, nodes = no_value, accelerators = no_value, cdus = no_value;
  BilingualText site_name;
  double latitude_deg = no_value, longitude_deg = no_value, elevation_m = no_value;
  std::vector<std::pair<std::string, double>> design;  ///< e.g. {"it_w", 3.0e6}

  struct Input {
    std::string pointer;
    BilingualText title;
    std::string value, unit;
    std::string origin;  ///< user, default, computed or catalog
    std::string source;
    bool unverified = false;
  };
  std::vector<Input> inputs;
  /// A standard or limit with what it asks and what the run gives.
  struct Rating {
    std::string id;
    BilingualText name;
    std::string indicator, grade;  ///< the grade is empty where none is reached
    double value = no_value;
    struct Grade {
      std::string name, bounds;  ///< bounds as text: "<= 1.2"
    };
    std::vector<Grade> grades;  ///< best first
    std::string source, notes;
    bool unverified = false;
  };
  std::vector<Rating> ratings;
  std::string reproduce;      ///< command that gives the same run again
  std::string scenario_json;  ///< the canonical scenario; empty when the manifest holds none
  std::string trace_json;     ///< summary of the trace; empty when the manifest holds none

  /// A design figure by its key, no_value when absent.
  double design_value(std::string_view key) const;
};

/// One indicator (kpi.json).
struct Kpi {
  std::string id;
  double value = no_value;
  std::string unit;
  BilingualText title;
  BilingualText formula;
  std::string formula_id;
  struct Input {
    std::string id;
    double value = no_value;
    std::string unit;
  };
  std::vector<Input> inputs;
};

/// One account of one month, or of the whole run when month is "total" (ledger.csv).
struct LedgerRow {
  std::string month, book, side, account, unit;
  double value = 0;
};

enum class JobState { done, running, queued, rejected, cancelled };

/// One job (jobs.csv); numbers that do not apply are no_value.
struct JobRow {
  std::string job_id, source, user;
  double submit_unix_s = no_value, start_unix_s = no_value, end_unix_s = no_value;
  JobState state = JobState::queued;
  double nodes = no_value, accelerators = no_value, accelerator_fraction = no_value;
  double duration_s = no_value, requested_s = no_value, wait_s = no_value, slowdown = no_value;
  double accelerator_hours = no_value, energy_kwh = no_value, carbon_kg = no_value, carbon_market_kg = no_value;
  std::string first_node;
  double interruptions = no_value, lost_work_s = no_value;
};

/// One event (events.csv).
struct EventRow {
  double time_unix_s = no_value;
  std::string kind, object, detail;
};

/// One problem as the run wrote it (problems.json).
struct RunProblem {
  Severity severity = Severity::warning;
  std::string code, where, value, limit;
  BilingualText sentence, advice;
};

/// One element of the power chain lost at design load (failures.csv).
struct FailureRow {
  std::string element, name, consequence;
  double alike = no_value;
  double load_w = no_value, capacity_w = no_value;
  double lasts_s = no_value, racks = no_value;
};

struct RunFolder {
  Manifest manifest;
  std::vector<Kpi> kpis;
  std::vector<LedgerRow> ledger;
  std::vector<JobRow> jobs;
  std::vector<EventRow> events;
  std::vector<RunProblem> problems;
  std::vector<FailureRow> failures;  ///< empty in folders of earlier versions
  std::optional<SeriesData> series;

  /// An indicator by its id; nullptr when the run has none of this name.
  const Kpi* find_kpi(std::string_view id) const;
  /// Value of an indicator in its unit, no_value when absent.
  double kpi(std::string_view id) const;
  /// Sum of an account over the run in the book's unit; no_value when the book has no such account.
  double account(std::string_view book, std::string_view side, std::string_view account) const;
  /// The run's whole-period rows of one book ("total" rows, or the sum over the months where a stopped run wrote none).
  std::vector<LedgerRow> totals(std::string_view book) const;
};

enum class SeriesValues {
  all,
  when_asked,  ///< stay in series.nc until they are: for who looks at a few of them
};

/// Opens a run folder; nothing only where there is no usable manifest.
///
/// Anything else that is missing or damaged is reported and left empty; the status is then at most "partial", so that no page shows
/// the rest as a finished run. A damaged row of a table is left out and reported with its line.
std::optional<RunFolder> read_run_folder(const std::filesystem::path& folder, Diagnostics& diagnostics,
                                         SeriesValues values = SeriesValues::all);

}  // namespace icctwin
