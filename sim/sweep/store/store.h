#pragma once
// The store of a sweep: one SQLite file with the runs that the design asks for and the results by their content.
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/sweep/run/record.h"

namespace icctwin {

/// The store cannot be read or written; says why.
struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One run that the design asks for; its number never changes.
struct SweepRun {
  std::int64_t run = 0;    ///< from 1
  std::int64_t point = 0;  ///< from 1
  int replication = 1;     ///< from 1
  std::string role;
  std::vector<std::string> values;  ///< of the axes, as JSON text; empty: the base's own
  std::string hash;                 ///< of its content; the key of its result
  bool operator==(const SweepRun&) const = default;
};

struct StoredKpi {
  std::string id, unit;
  BilingualText title;
};

/// The table of runs as columns, for analysis and export.
struct SweepTable {
  std::vector<SweepRun> runs;
  std::vector<std::optional<RecordStatus>> status;  ///< by run; nothing: not run yet
  std::vector<std::string> warnings, problems, folders;
  std::vector<BilingualText> sentences;
  std::vector<double> seconds;
  std::vector<StoredKpi> kpis;              ///< sorted by id
  std::vector<std::vector<double>> values;  ///< [kpi][run], no_value where there is none

  /// Column of an indicator; nullptr when no run has it.
  const std::vector<double>* column(std::string_view id) const;
};

/// Everything that is written is on the disk when the call returns, or not there at all. Throws StoreError where the disk refuses.
class SweepStore {
 public:
  /// Opens the store of a folder, or makes an empty one; nothing, and a problem, if the file is not a store of a sweep.
  static std::optional<SweepStore> open(const std::filesystem::path& file, Diagnostics& diagnostics);
  /// An existing one for reading alone.
  static std::optional<SweepStore> open_to_read(const std::filesystem::path& file, Diagnostics& diagnostics);
  SweepStore(SweepStore&&) noexcept;
  SweepStore& operator=(SweepStore&&) noexcept;
  ~SweepStore();

  std::string meta(std::string_view key) const;
  /// All keys in one step, so that a store never describes half a sweep.
  void set_meta(const std::map<std::string, std::string>& values);

  std::vector<SweepRun> runs() const;
  /// In place of those that were there.
  void set_runs(std::span<const SweepRun> runs);

  /// Hashes of results that need not be computed again.
  std::set<std::string> final_hashes() const;
  /// Adds results; one that is there already, and final, stays as it is.
  void add(std::span<const RunRecord> records);

  /// Everything; `kpis` limits the indicators that are read, empty: all.
  SweepTable table(const std::vector<std::string>& kpis = {}) const;

 private:
  struct Impl;
  explicit SweepStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace icctwin
