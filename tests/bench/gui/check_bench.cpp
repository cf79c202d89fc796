// The check of 10,000 racks, away from the window's thread. Budgets (gui.md 12.3): after an edit 150 ms, all of it 1.5 s; the window's
// thread is held for 100 ms at most.
#include <benchmark/benchmark.h>

#include "gui/models/checker.h"
#include "tests/bench/gui/bench_window.h"
#include "tests/bench/racks.h"

namespace icctwin::gui {
namespace {

/// Everything that is told of a text, as the worker thread does it.
void check_whole(benchmark::State& state) {
  bench::application();
  const std::string text = bench::text_of_10000_racks();
  for (auto _ : state) {
    const CheckResult result = check_scenario(text, "racks.json", "");
    if (!result.usable) return state.SkipWithError("the scenario cannot be run");
  }
}

/// From an edit until all views of the window have what the check says. The 300 ms for which a check waits, in case another edit follows,
/// are not in it.
void check_after_edit(benchmark::State& state) {
  bench::application();
  bench::Window window(Page::overview);
  Diagnostics problems;
  window.document().set_text(bench::text_of_10000_racks(), QStringLiteral("racks.json"), problems);
  window.show_page(Page::overview);
  bench::settle(window);
  bench::LongestBlock block;
  int watts = 5'000'000;
  for (auto _ : state) {
    window.document().set("/halls/0/rows/50/busway_rated_w", std::to_string(++watts));
    window.checker().check_now();
    bench::wait_until([&] { return !window.checker().is_pending(); });
    if (!window.checker().result().usable) return state.SkipWithError("the scenario cannot be run");
  }
  block.end();
  state.counters["longest_block_ms"] = block.ms();
}

BENCHMARK(check_whole)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(check_after_edit)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace icctwin::gui
