// Two runs of a year side by side. Budget (gui.md 12.3): the first table within 1 s.
#include <benchmark/benchmark.h>

#include "gui/views/compare/compare_page.h"
#include "tests/bench/gui/bench_runs.h"
#include "tests/bench/gui/bench_window.h"

namespace icctwin::gui {
namespace {

/// From the choice of the runs until the table of indicators is drawn; no run has been read before.
void compare_two_years(benchmark::State& state) {
  bench::application();
  const QStringList runs = {bench::run_year(QStringLiteral("before")),
                            bench::run_year(QStringLiteral("after"), {QStringLiteral("/cooling/cdu/supply_c=42")})};
  for (auto _ : state) {
    state.PauseTiming();
    auto window = std::make_unique<bench::Window>(Page::compare);
    auto& page = window->page<ComparePage>();
    state.ResumeTiming();
    window->bench().ask_comparison(runs);
    bench::settle(*window);
    benchmark::DoNotOptimize(window->grab());
    state.PauseTiming();
    if (page.kpis().rowCount() == 0) return state.SkipWithError("no table");
    state.counters["indicators"] = static_cast<double>(page.kpis().all_count());
    window.reset();
    state.ResumeTiming();
  }
}

BENCHMARK(compare_two_years)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace icctwin::gui
