#include "sim/sweep/drive/session.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "sim/results/folder/write_folder.h"
#include "sim/scenario/text/sha256.h"
#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr double bytes_of_a_value = 9, bytes_of_a_row = 600;

double folder_bytes(const fs::path& folder) {
  double bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_regular_file(error)) bytes += static_cast<double>(entry->file_size(error));
  return bytes;
}

}  // namespace

/// Held by the one process that writes to the folder; the system lets it go when that process ends, however it ends.
struct SweepSession::Lock {
  explicit Lock(const fs::path& file) : descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (descriptor >= 0) close(descriptor);
  }
  /// A file system without locks lets everybody in.
  bool hold() const { return descriptor >= 0 && (fcntl(descriptor, F_SETLK, &whole) == 0 || (errno != EACCES && errno != EAGAIN)); }

  // A lock of the process, which forked workers do not share: they may live a moment longer than their driver.
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0, .l_pid = 0};
  int descriptor;
};

SweepSession::SweepSession(PreparedSweep& sweep, fs::path out, std::shared_ptr<Lock> lock, SweepStore store)
    : sweep_(&sweep), out_(std::move(out)), lock_(std::move(lock)), store_(std::move(store)) {}

std::optional<SweepSession> SweepSession::open(PreparedSweep& sweep, const fs::path& out, bool update, Diagnostics& diagnostics) {
  std::error_code error;
  const bool fresh = !fs::exists(out / "sweep.db", error);
  if (fresh && fs::exists(out, error) && !(fs::is_directory(out, error) && fs::is_empty(out, error)) &&
      !fs::exists(out / "sweep.lock", error)) {
    diagnostics.add("E-SWP-019", out.string());
    return std::nullopt;
  }
  fs::create_directories(out, error);
  if (error) {
    diagnostics.add("E-RUN-003", out.string(), out.string() + ": " + error.message());
    return std::nullopt;
  }
  auto lock = std::make_shared<Lock>(out / "sweep.lock");
  if (!lock->hold()) {
    diagnostics.add("E-SWP-025", out.string());
    return std::nullopt;
  }
  auto store = SweepStore::open(out / "sweep.db", diagnostics);
  if (!store) return std::nullopt;
  const std::string stored = store->meta("sweep"), stored_base = store->meta("base");
  if (!stored.empty() && !update && (stored != sweep.text || stored_base != sweep.base.text())) {
    diagnostics.add("E-SWP-026", out.string(), store->meta("name"), stored != sweep.text ? "sweep" : "base");
    return std::nullopt;
  }
  // Left by workers of a driver that was killed.
  fs::remove_all(out / "work", error);
  write_text(out / "base.json", sweep.base.text());
  const auto inputs =
      fs::absolute(sweep.base.folder(), error).lexically_normal().lexically_relative(fs::absolute(out, error).lexically_normal());
  store->set_meta({{"sweep", sweep.text},
                   {"base", sweep.base.text()},
                   {"name", sweep.sweep.name},
                   {"axes", axes_text(sweep.design.axes)},
                   {"inputs", inputs.generic_string()},
                   {"version", sweep.base.version()}});
  return SweepSession(sweep, out, std::move(lock), *std::move(store));
}

std::vector<SweepRun> SweepSession::number(const std::vector<DesignPoint>& points, std::int64_t first_point) {
  std::vector<SweepRun> runs;
  const int replications = sweep_->sweep.replications.count;
  for (std::size_t p = 0; p < points.size(); ++p) {
    const std::int64_t point = first_point + static_cast<std::int64_t>(p);
    for (int r = 1; r <= replications; ++r) {
      SweepRun run{(point - 1) * replications + r, point, r, points[p].role, points[p].values, {}};
      Diagnostics ignored;  // the run itself tells what is wrong with its scenario
      const auto overrides = overrides_of_run(sweep_->sweep, sweep_->design.axes, run);
      if (const auto loaded = sweep_->base.with(overrides, ignored)) {
        run.hash = sweep_->base.content_hash(*loaded);
      } else {
        std::string all = sweep_->base.text();
        for (const auto& one : overrides) all += "\n" + one;
        run.hash = sha256_hex(all);
      }
      runs.push_back(std::move(run));
    }
  }
  return runs;
}

void SweepSession::set_runs(std::vector<SweepRun> runs) {
  runs_ = std::move(runs);
  store_.set_runs(runs_);
  store_.set_meta({{"stamp", sweep_->base.stamp()}});
}

bool SweepSession::compute(std::span<const SweepRun> runs, const SweepEngine& engine, const OnProgress& on_progress,
                           const KeepGoing& keep_going, Diagnostics& diagnostics) {
  const auto there = store_.final_hashes();
  std::unordered_set<std::string> asked;
  std::vector<SweepTask> tasks;
  for (const SweepRun& run : runs) {
    if (there.contains(run.hash)) ++progress_.done, ++progress_.reused;
    if (there.contains(run.hash) || !asked.insert(run.hash).second) continue;
    tasks.push_back({run.run, run.hash, overrides_of_run(sweep_->sweep, sweep_->design.axes, run)});
  }
  // Runs of the same content share a result: they are done together.
  std::unordered_map<std::string, std::int64_t> sharers;
  for (const SweepRun& run : runs) ++sharers[run.hash];
  const auto begin = std::chrono::steady_clock::now();
  double computed = 0, run_seconds = 0;
  const double before_s = progress_.elapsed_s;
  const auto update = [&] {
    progress_.elapsed_s = before_s + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    on_progress(progress_);
  };
  const SweepContext context{out_, sweep_->base.folder(), sweep_->sweep.keep, sweep_->base.version(), sweep_->base.files()};
  update();
  if (!tasks.empty())
    engine(
        context, tasks,
        [&](RunRecord record) {
          store_.add({&record, 1});
          computed += 1;
          run_seconds += record.seconds;
          progress_.done += sharers[record.hash];
          if (record.status != RecordStatus::ok) progress_.failed += sharers[record.hash];
          progress_.run_s = run_seconds / computed;
          const double elapsed_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
          progress_.left_s = elapsed_s / computed * static_cast<double>(progress_.total - progress_.done);
          if (computed == 1) {
            const double kept = record.folder.empty() ? 0 : folder_bytes(out_ / record.folder);
            const double row = bytes_of_a_row + bytes_of_a_value * static_cast<double>(record.kpis.size());
            progress_.bytes = (kept + row) * static_cast<double>(progress_.total);
          }
          update();
        },
        [&] {
          update();
          return keep_going();
        },
        diagnostics);
  return computed >= static_cast<double>(tasks.size());
}

}  // namespace icctwin
