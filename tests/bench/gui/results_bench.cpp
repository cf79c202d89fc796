// Results in the window: a year of 500 series until its first chart, zoom and choice of series, 100,000 jobs.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <cmath>
#include <random>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/results/result_data.h"
#include "gui/models/results/result_tables.h"
#include "gui/models/results/table_model.h"
#include "gui/views/charts/gantt_view.h"
#include "gui/views/charts/time_chart.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/series/series_writer.h"
#include "tests/bench/gui/bench_application.h"

namespace {

using namespace icctwin;
using namespace icctwin::gui;

constexpr std::size_t hours = 8760, jobs = 100'000;
constexpr int width = 1600, height = 900;

void settle(MainWindow& window) {
  do QApplication::processEvents(QEventLoop::AllEvents, 5);
  while (window.is_busy());
  QApplication::processEvents();
}

/// The folder of a year whose series.nc holds 500 hourly channels.
const QString& year_of_500_series() {
  static QTemporaryDir scratch;
  static const QString folder = [] {
    QString made = scratch.filePath(QStringLiteral("run"));
    QProcess::execute(
        QStringLiteral(ICCTWIN_PROGRAM),
        {QStringLiteral("run"), QStringLiteral(ICCTWIN_SOURCE_DIR "/scenarios/cases/year_2000.json"), QStringLiteral("--out"), made});
    const std::string file = QDir(made).filePath(QStringLiteral("series.nc")).toStdString();
    std::string error;
    const auto own = read_series(file, error);
    std::vector<SeriesChannel> channels = own->channels;
    for (int i = static_cast<int>(channels.size()); i < 500; ++i)
      channels.push_back({"extra_" + std::to_string(i) + "_w", "W", "one more", true});
    SeriesWriter writer;
    writer.open(file, 1735660800, 28800, channels);
    std::vector<double> row(channels.size());
    for (std::size_t hour = 0; hour < hours; ++hour) {
      for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = i < own->values.size() ? static_cast<double>(own->values[i][hour]) : std::sin(static_cast<double>(hour * (i + 1))) * 1e5;
      writer.append(static_cast<double>(hour + 1) * 3600, row);
    }
    writer.close();
    return made;
  }();
  return folder;
}

void open_year_of_500_series(benchmark::State& state) {
  bench::application();
  const QString& folder = year_of_500_series();
  for (auto _ : state) {
    state.PauseTiming();
    MainWindow window;
    window.resize(width, height);
    window.show();
    window.show_page(Page::results);
    settle(window);
    state.ResumeTiming();
    window.bench().open_run(folder);
    settle(window);
    benchmark::DoNotOptimize(window.grab());
    state.PauseTiming();
    if (window.findChildren<TimeChart*>().isEmpty()) state.SkipWithError("no chart");
    state.ResumeTiming();
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

BENCHMARK(open_year_of_500_series)->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(zoom_six_lines_of_525600_minutes)->Unit(benchmark::kMillisecond);
BENCHMARK(draw_100000_jobs)->Unit(benchmark::kMillisecond);
BENCHMARK(prepare_table_of_100000_jobs)->Unit(benchmark::kMillisecond);
BENCHMARK(sort_100000_jobs)->Unit(benchmark::kMillisecond)->Arg(0)->Arg(7);  // by name, by number
BENCHMARK(filter_100000_jobs)->Unit(benchmark::kMillisecond);

}  // namespace
