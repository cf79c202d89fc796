// Results in the window: a year until its first chart, zoom and choice of series, 100,000 jobs.
// Budgets (gui.md 12.3): 500 hourly series 1 s; 200 series of minutes 2 s and less than 300 MB in memory; zoom and choice of series 50 ms.
#include <benchmark/benchmark.h>

#include <QFileInfo>
#include <QTreeWidget>
#include <cmath>
#include <random>

#include "gui/models/results/result_data.h"
#include "gui/models/results/result_tables.h"
#include "gui/models/results/table_model.h"
#include "gui/views/charts/gantt_view.h"
#include "gui/views/charts/time_chart.h"
#include "sim/results/folder/run_folder.h"
#include "tests/bench/gui/bench_memory.h"
#include "tests/bench/gui/bench_runs.h"
#include "tests/bench/gui/bench_window.h"

namespace {

using namespace icctwin;
using namespace icctwin::gui;

constexpr std::size_t hours = 8760, jobs = 100'000;
constexpr int width = 1600, height = 900;

/// From the choice of a run until its first chart is drawn, in a window that shows its results. What the process holds afterwards beyond
/// what it held before is counted, and the most that it held in between.
void open_year(benchmark::State& state, const QString& folder) {
  double grown_mb = 0, peak_mb = 0;
  for (auto _ : state) {
    state.PauseTiming();
    auto window = std::make_unique<bench::Window>(Page::results);
    const bench::Memory before = bench::memory_from_now();
    state.ResumeTiming();
    window->bench().open_run(folder);
    bench::settle(*window);
    benchmark::DoNotOptimize(window->grab());
    state.PauseTiming();
    const bench::Memory after = bench::memory();
    grown_mb = std::max(grown_mb, after.resident_mb - before.resident_mb);
    peak_mb = std::max(peak_mb, after.peak_mb - before.resident_mb);
    if (window->findChildren<TimeChart*>().isEmpty()) return state.SkipWithError("no chart");
    window.reset();
    state.ResumeTiming();
  }
  state.counters["grown_MB"] = grown_mb;
  state.counters["peak_MB"] = peak_mb;
  state.counters["series_nc_MB"] = static_cast<double>(QFileInfo(QDir(folder).filePath(QStringLiteral("series.nc"))).size()) / 1e6;
}

/// The folder of a year whose series.nc has so many channels of such a step.
QString year_of(std::size_t channels, int step_s) {
  bench::application();
  QString folder = bench::run_year(QStringLiteral("year-%1").arg(step_s), {QStringLiteral("/simulation/output_step_s=%1").arg(step_s)});
  bench::add_channels(folder, channels);
  return folder;
}

const QString& year_of_hours() {
  static const QString folder = year_of(500, 3600);
  return folder;
}

const QString& year_of_minutes() {
  static const QString folder = year_of(200, 60);
  return folder;
}

void open_year_of_500_series(benchmark::State& state) { open_year(state, year_of_hours()); }

void open_year_of_200_series_of_minutes(benchmark::State& state) { open_year(state, year_of_minutes()); }

/// One more series in the chart of the time series, or one less, until it is drawn.
void choose_series_of_minutes(benchmark::State& state) {
  const QString& folder = year_of_minutes();
  bench::Window window(Page::results);
  window.bench().open_run(folder);
  bench::settle(window);
  window.show_tab(QStringLiteral("series"));
  bench::settle(window);
  QTreeWidgetItem* item = nullptr;
  for (auto* tree : window.findChildren<QTreeWidget*>())
    if (const auto found = tree->findItems(QStringLiteral("extra_199"), Qt::MatchContains | Qt::MatchRecursive); !found.isEmpty())
      item = found.front();
  if (!item) return state.SkipWithError("no such series");
  bool shown = false;
  for (auto _ : state) {
    item->setCheckState(0, (shown = !shown) ? Qt::Checked : Qt::Unchecked);
    QApplication::processEvents();
    benchmark::DoNotOptimize(window.grab());
  }
}

std::shared_ptr<const Pyramid> values_of(std::size_t rows, unsigned seed) {
  std::mt19937 random(seed);
  auto ends = std::make_shared<std::vector<double>>();
  auto values = std::make_shared<std::vector<float>>();
  for (std::size_t row = 0; row < rows; ++row) {
    ends->push_back(static_cast<double>(row + 1) * 60);
    values->push_back(static_cast<float>(random() % 1000));
  }
  return std::make_shared<const Pyramid>(ends, values);
}

/// One zoom of six lines of a year of minutes, until it is drawn.
void zoom_six_lines_of_525600_minutes(benchmark::State& state) {
  bench::application();
  TimeChart chart(QStringLiteral("zoom"), QStringLiteral("zoom"));
  ChartPanel panel{.unit = QStringLiteral("kW"), .lines = {}};
  for (unsigned i = 0; i < 6; ++i) {
    ChartLine line;
    line.id = line.name = QString::number(i);
    line.values = values_of(525'600, i);
    line.color = line_color(i);
    line.dash = line_dash(i);
    panel.lines.push_back(std::move(line));
  }
  constexpr double year_s = 525'600 * 60.0;
  chart.present({0, year_s, year_s, 0}, {panel});
  chart.resize(width, height);
  chart.show();
  QApplication::processEvents();
  double from_s = 0;
  for (auto _ : state) {
    from_s = std::fmod(from_s + 100'000, year_s / 2);
    chart.set_view(from_s, from_s + year_s / 3);
    QApplication::processEvents();  // it is drawn when events pass
    benchmark::DoNotOptimize(chart.grab());
  }
}

std::shared_ptr<const RunFolder> many_jobs() {
  auto run = std::make_shared<RunFolder>();
  run->manifest.start_unix_s = 0;
  run->manifest.end_unix_s = run->manifest.simulated_until_unix_s = hours * 3600.0;
  std::mt19937 random(1);
  const auto below = [&](unsigned end) { return static_cast<double>(random() % end); };
  for (std::size_t i = 0; i < jobs; ++i) {
    JobRow job;
    job.job_id = "job-" + std::to_string(i);
    job.user = "user-" + std::to_string(random() % 500);
    job.state = JobState::done;
    job.submit_unix_s = below(hours * 3600);
    job.start_unix_s = job.submit_unix_s + below(7200);
    job.end_unix_s = job.start_unix_s + below(86400);
    job.accelerators = 1 << (random() % 8);
    job.wait_s = job.start_unix_s - job.submit_unix_s;
    run->jobs.push_back(std::move(job));
  }
  return run;
}

void draw_100000_jobs(benchmark::State& state) {
  bench::application();
  const auto run = many_jobs();
  GanttView view(QStringLiteral("jobs"), QStringLiteral("Jobs"), {});
  view.present(run, {0, hours * 3600.0, hours * 3600.0, 0});
  view.resize(width, height);
  view.show();
  QApplication::processEvents();
  std::size_t job = 0;
  for (auto _ : state) {
    job = (job + 4999) % jobs;
    view.mark(job);
    view.set_view(static_cast<double>(job), hours * 3600.0);
    benchmark::DoNotOptimize(view.grab());
  }
}

void prepare_table_of_100000_jobs(benchmark::State& state) {
  bench::application();
  const auto run = many_jobs();
  for (auto _ : state) benchmark::DoNotOptimize(job_table(*run));
}

void sort_100000_jobs(benchmark::State& state) {
  bench::application();
  TableModel model;
  model.set_table(std::make_shared<const DataTable>(job_table(*many_jobs())));
  const int column = static_cast<int>(state.range(0));
  bool falls = false;
  for (auto _ : state) model.sort(column, (falls = !falls) ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void filter_100000_jobs(benchmark::State& state) {
  bench::application();
  TableModel model;
  model.set_table(std::make_shared<const DataTable>(job_table(*many_jobs())));
  int user = 0;
  for (auto _ : state) model.set_filter(QStringLiteral("user-%1").arg(user = (user + 1) % 500));
}

BENCHMARK(open_year_of_500_series)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(open_year_of_200_series_of_minutes)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(choose_series_of_minutes)->Unit(benchmark::kMillisecond);
BENCHMARK(zoom_six_lines_of_525600_minutes)->Unit(benchmark::kMillisecond);
BENCHMARK(draw_100000_jobs)->Unit(benchmark::kMillisecond);
BENCHMARK(prepare_table_of_100000_jobs)->Unit(benchmark::kMillisecond);
BENCHMARK(sort_100000_jobs)->Unit(benchmark::kMillisecond)->Arg(0)->Arg(7);  // by name, by number
BENCHMARK(filter_100000_jobs)->Unit(benchmark::kMillisecond);

}  // namespace
