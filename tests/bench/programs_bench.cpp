// Whole runs and checks as users start them: wall time and peak memory of the program itself.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/bench/racks.h"

namespace {

namespace fs = std::filesystem;

const fs::path root = ICCTWIN_SOURCE_DIR;

/// Runs the program once; its peak resident memory in MiB, negative if it failed.
double run_once(std::vector<std::string> words) {
  words.insert(words.begin(), ICCTWIN_PROGRAM);
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int descriptor : {1, 2}) posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed) return -1;
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? static_cast<double>(usage.ru_maxrss) / 1024 : -1;
}

void measure(benchmark::State& state, const std::vector<std::string>& words) {
  double peak_mib = 0;
  for (auto _ : state) {
    const double mib = run_once(words);
    if (mib < 0) return state.SkipWithError("the program failed");
    peak_mib = std::max(peak_mib, mib);
  }
  state.counters["peak_MiB"] = peak_mib;
}

fs::path scratch(const std::string& name) { return fs::temp_directory_path() / ("icctwin-bench-" + std::to_string(getpid()) + "-" + name); }

void scenario_run(benchmark::State& state, const char* scenario, std::vector<std::string> more) {
  const fs::path out = scratch("run");
  std::vector<std::string> words = {"run", (root / scenario).string(), "--out", out.string(), "--force", "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  measure(state, words);
  fs::remove_all(out);
}

void philly_week(benchmark::State& state) { scenario_run(state, "scenarios/cases/philly_week_shanghai.json", {}); }
void frontier_day_15_s(benchmark::State& state) { scenario_run(state, "scenarios/cases/frontier_day.json", {}); }
void frontier_day_1_s(benchmark::State& state) {
  scenario_run(state, "scenarios/cases/frontier_day.json", {"--set", "/simulation/thermal_step_s=1"});
}
void center_2000_year(benchmark::State& state) {
  scenario_run(state, "scenarios/cases/center_2000.json", {"--set", "/simulation/duration_s=31536000"});
}
void year_2000(benchmark::State& state) { scenario_run(state, "scenarios/cases/year_2000.json", {}); }
void campus_100mw_month(benchmark::State& state) {
  scenario_run(state, "scenarios/cases/campus_100mw.json", {"--set", "/simulation/duration_s=2592000"});
}

void mixed_week(benchmark::State& state) { scenario_run(state, "scenarios/cases/mixed_week.json", {}); }
void scale_100k(benchmark::State& state) { scenario_run(state, "scenarios/cases/scale_100k.json", {"--no-report"}); }

/// The energy audit of a year as PDF, from the run folder on.
void year_pdf(benchmark::State& state) {
  const fs::path out = scratch("year");
  if (run_once({"run", (root / "scenarios/cases/year_2000.json").string(), "--out", out.string(), "--no-report", "--quiet"}) < 0)
    return state.SkipWithError("the run failed");
  measure(state, {"report", out.string(), "--template", "audit", "--lang", "zh", "--format", "pdf"});
  fs::remove_all(out);
}

void check_10000_racks(benchmark::State& state) {
  const fs::path scenario = scratch("racks.json");
  std::ofstream(scenario) << icctwin::bench::text_of_10000_racks();
  measure(state, {"check", scenario.string(), "--quick"});
  fs::remove(scenario);
}

BENCHMARK(philly_week)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(frontier_day_15_s)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(frontier_day_1_s)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(center_2000_year)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(year_2000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(campus_100mw_month)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(mixed_week)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(scale_100k)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);
BENCHMARK(year_pdf)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(check_10000_racks)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
