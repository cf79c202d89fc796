// The table of a sweep of 10,000 runs. Budgets (gui.md 12.3): open 0.5 s, sort 0.2 s.
#include <benchmark/benchmark.h>

#include <QHeaderView>
#include <QTableView>
#include <fstream>
#include <random>

#include "gui/views/sweep/sweep_page.h"
#include "sim/sweep/store/store.h"
#include "tests/bench/gui/bench_runs.h"
#include "tests/bench/gui/bench_window.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t runs = 10'000;

/// The file of a sweep of the Philly week over three variables: the program lays out its runs and computes one of them, whose indicators
/// all others get with other values.
const QString& large_sweep() {
  bench::application();
  static const QString file = [] {
    QString made = bench::scratch(QStringLiteral("sweep.json"));
    const QString folder = bench::scratch(QStringLiteral("sweep"));
    std::ofstream(made.toStdString()) << R"({"format": "icctwin.sweep/1", "base": ")" << ICCTWIN_SOURCE_DIR
                                      << R"(/scenarios/cases/philly_week_shanghai.json", "set": ["/simulation/duration_s=3600"],
      "variables": [{"type": "uniform", "pointer": "/power/lighting_w", "low": 9000, "high": 12000},
                    {"type": "uniform", "pointer": "/cooling/cdu/supply_c", "low": 36, "high": 42},
                    {"type": "uniform", "pointer": "/cooling/cdu/approach_k", "low": 2, "high": 6}],
      "design": {"type": "random", "points": )"
                                      << runs << "}}";
    bench::run_program({QStringLiteral("sweep"), made, QStringLiteral("--out"), folder, QStringLiteral("--dry-run"),
                        QStringLiteral("--progress"), QStringLiteral("none")});
    Diagnostics problems;
    auto store = SweepStore::open((folder + QStringLiteral("/sweep.db")).toStdString(), problems);
    const SweepTable table = store->table();
    std::mt19937 random(1);
    std::vector<icctwin::RunRecord> records;
    for (std::size_t r = 0; r < table.runs.size(); ++r) {
      if (table.status[r]) continue;
      icctwin::RunRecord& record = records.emplace_back();
      record.hash = table.runs[r].hash;
      for (std::size_t k = 0; k < table.kpis.size(); ++k)
        record.kpis.push_back({table.kpis[k].id, table.kpis[k].unit, table.kpis[k].title,
                               table.values[k][0] * (0.9 + static_cast<double>(random() % 1000) / 5000)});
    }
    store->add(records);
    return made;
  }();
  return file;
}

struct Sweep : bench::Window {
  Sweep() : bench::Window(Page::sweep), of_page(page<SweepPage>()) { of_page.show_tab(QStringLiteral("table")); }
  void open() {
    of_page.open(large_sweep());
    of_page.show_tab(QStringLiteral("table"));
    bench::settle(*this);
  }
  SweepPage& of_page;
};

/// From the choice of the file until the table is drawn.
void open_10000_runs(benchmark::State& state) {
  large_sweep();
  for (auto _ : state) {
    state.PauseTiming();
    auto window = std::make_unique<Sweep>();
    state.ResumeTiming();
    window->open();
    benchmark::DoNotOptimize(window->grab());
    state.PauseTiming();
    if (window->of_page.table().rowCount() != static_cast<int>(runs)) return state.SkipWithError("runs are missing");
    state.counters["columns"] = window->of_page.table().columnCount();
    window.reset();
    state.ResumeTiming();
  }
}

/// By the first variable, then by the last indicator, each until it is drawn: half of this is one.
void sort_10000_runs_twice(benchmark::State& state) {
  Sweep window;
  window.open();
  QTableView* table = nullptr;
  for (auto* view : window.of_page.findChildren<QTableView*>())
    if (view->isVisible()) table = view;
  if (!table || window.of_page.table().rowCount() != static_cast<int>(runs)) return state.SkipWithError("no table");
  const int indicator = 3 + static_cast<int>(window.of_page.table().kpis().size());
  for (auto _ : state)
    for (const int column : {1, indicator}) {
      table->sortByColumn(column,
                          table->horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
      QApplication::processEvents();
      benchmark::DoNotOptimize(table->grab());
    }
}

BENCHMARK(open_10000_runs)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sort_10000_runs_twice)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace icctwin::gui
