// The report of a year in the window. Budget (gui.md 12.3): an audit of 60 pages as PDF 5 s.
#include <benchmark/benchmark.h>

#include "gui/views/report/pdf_viewer.h"
#include "gui/views/report/report_page.h"
#include "tests/bench/gui/bench_runs.h"
#include "tests/bench/gui/bench_window.h"

namespace icctwin::gui {
namespace {

/// From the command until the PDF is there with its pages as small pictures. The audit with a dozen measures is the longest report that a
/// year gives; its pages are counted, because they are fewer than those of the budget.
void build_report(benchmark::State& state, const char* kind, const char* language, int measures) {
  bench::application();
  static const QString run = bench::run_year(QStringLiteral("audited"));
  static QStringList others;
  for (auto made = others.size(); made < measures; ++made)
    others << bench::run_year(QStringLiteral("measure-%1").arg(made), {QStringLiteral("/power/lighting_w=%1").arg(9000 + 100 * made)});
  bench::Window window(Page::report);
  auto& page = window.page<ReportPage>();
  page.set_kind(QLatin1String(kind));
  page.set_report_language(QLatin1String(language));
  page.set_measures(others.mid(0, measures));
  window.bench().open_run(run);
  bench::settle(window);  // the first one is built when the run is shown
  for (auto _ : state) {
    page.build();
    bench::settle(window);
    if (page.preview().state() != ReportPreview::State::ready) return state.SkipWithError("no report");
  }
  state.counters["pages"] = page.viewer().document().pageCount();
}

BENCHMARK_CAPTURE(build_report, audit_zh, "audit", "zh", 0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(build_report, audit_with_measures_zh, "audit", "zh", 12)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(build_report, audit_with_measures_en, "audit", "en", 12)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(build_report, report_zh, "report", "zh", 0)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace icctwin::gui
