// What a sweep adds to its runs, what a second worker brings, and how fast a large store opens.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "sim/sweep/drive/drive.h"
#include "sim/sweep/run/local_pool.h"
#include "sim/sweep/run/worker.h"

namespace {

namespace fs = std::filesystem;
using namespace icctwin;

constexpr int points = 16;

fs::path scratch(const std::string& name) { return fs::temp_directory_path() / ("icctwin-bench-" + std::to_string(getpid()) + "-" + name); }

/// A Philly week at different lighting powers: runs of equal length.
fs::path sweep_file() {
  const fs::path file = scratch("sweep.json");
  std::ofstream(file) << R"({"format": "icctwin.sweep/1", "base": ")" << ICCTWIN_SOURCE_DIR
                      << R"(/scenarios/cases/philly_week_shanghai.json", "set": ["/simulation/thermal_step_s=5"],
    "variables": [{"type": "uniform", "pointer": "/power/lighting_w", "low": 9000, "high": 12000}],
    "design": {"type": "random", "points": )"
                      << points << "}}";
  return file;
}

/// Wall time of a sweep and, from its store, of its runs [s].
std::pair<double, double> sweep_seconds(int jobs) {
  SweepRequest request;
  request.file = sweep_file();
  request.out = scratch("sweep");
  request.version = "bench";
  request.engine = [jobs](const SweepContext& context, std::span<const SweepTask> tasks, const OnRecord& on_record,
                          const KeepGoing& keep_going, Diagnostics&) { run_local(context, tasks, jobs, on_record, keep_going); };
  fs::remove_all(request.out);
  const auto begin = std::chrono::steady_clock::now();
  Diagnostics diagnostics;
  const SweepOutcome outcome = run_sweep(request, diagnostics);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  double runs = outcome.end == SweepEnd::ok ? 0 : no_value;
  if (const auto store = SweepStore::open_to_read(request.out / "sweep.db", diagnostics))
    for (const double one : store->table({"pue"}).seconds) runs += one;
  fs::remove_all(request.out);
  return {seconds, runs};
}

/// The whole sweep on one worker less its runs, by run.
void sweep_overhead(benchmark::State& state) {
  double overhead_ms = 0;
  for (auto _ : state) {
    const auto [whole, runs] = sweep_seconds(1);
    if (runs != runs) return state.SkipWithError("the sweep failed");
    overhead_ms = (whole - runs) * 1e3 / points;
  }
  state.counters["overhead_ms_per_run"] = overhead_ms;
}

void sweep_two_workers(benchmark::State& state) {
  double speedup = 0;
  for (auto _ : state) {
    const double one = sweep_seconds(1).first, two = sweep_seconds(2).first;
    speedup = one / two;
  }
  state.counters["speedup"] = speedup;
}

/// 10,000 runs with 100 indicators each.
fs::path large_store() {
  const fs::path file = scratch("store.db");
  Diagnostics diagnostics;
  auto store = SweepStore::open(file, diagnostics);
  std::vector<SweepRun> runs;
  std::vector<RunRecord> records;
  for (std::int64_t r = 1; r <= 10'000; ++r) {
    runs.push_back({r, r, 1, "", {std::to_string(r), std::to_string(r * 7 % 1000)}, std::string(58, 'h') + std::to_string(100'000 + r)});
    RunRecord record;
    record.hash = runs.back().hash;
    for (int k = 0; k < 100; ++k) record.kpis.push_back({"kpi_" + std::to_string(k), "kWh", {"a", "b"}, static_cast<double>(r * k % 977)});
    records.push_back(std::move(record));
  }
  store->set_runs(runs);
  store->add(records);
  return file;
}

/// Opens it and finds the runs of one indicator below a limit.
void store_open_and_filter(benchmark::State& state) {
  const fs::path file = large_store();
  std::ptrdiff_t found = 0;
  for (auto _ : state) {
    Diagnostics diagnostics;
    const auto store = SweepStore::open_to_read(file, diagnostics);
    const SweepTable table = store->table({"kpi_7", "kpi_9"});
    found = std::ranges::count_if(*table.column("kpi_7"), [](double value) { return value < 100; });
  }
  state.counters["found"] = static_cast<double>(found);
  fs::remove(file);
}

/// Opens it with everything that is in it.
void store_open_whole(benchmark::State& state) {
  const fs::path file = large_store();
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(SweepStore::open_to_read(file, diagnostics)->table().values.size());
  }
  fs::remove(file);
}

BENCHMARK(sweep_overhead)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);
BENCHMARK(sweep_two_workers)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);
BENCHMARK(store_open_and_filter)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(store_open_whole)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
