// The program from its start on. Budget (gui.md 12.3): a usable window 2 s after a cold start.
//
// What is timed is the whole command `icctwin-gui --screenshot`, in a home of its own and with an empty folder of settings: start, window,
// reading and check of the scenario, all that is drawn, and also the picture and its file, which a user does not wait for. The program's
// files are in the memory of the system already after the first time; a disk would come on top.
#include <benchmark/benchmark.h>

#include <QProcess>

#include "tests/bench/gui/bench_application.h"
#include "tests/bench/racks.h"

namespace {

using namespace icctwin;

void start(benchmark::State& state, const QStringList& words) {
  bench::application();
  QProcessEnvironment home = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
    home.insert(QLatin1String(name), bench::scratch(QStringLiteral("start")));
  QProcess program;
  program.setProcessEnvironment(home);
  program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  program.setProgram(QStringLiteral(ICCTWIN_GUI_PROGRAM));
  program.setArguments(words + QStringList{QStringLiteral("--size"), QStringLiteral("1920x1080"), QStringLiteral("--screenshot"),
                                           bench::scratch(QStringLiteral("start.png"))});
  for (auto _ : state) {
    program.start();
    program.waitForFinished(-1);
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0) return state.SkipWithError("the program failed");
  }
}

void start_empty(benchmark::State& state) { start(state, {}); }

void start_with_a_scenario(benchmark::State& state) {
  start(state, {QStringLiteral(ICCTWIN_SOURCE_DIR "/scenarios/cases/philly_week_shanghai.json")});
}

/// The budget of opening 10,000 racks (1 s) comes on top of that of a start.
void start_with_10000_racks(benchmark::State& state) {
  const QString scenario = bench::scratch(QStringLiteral("racks.json"));
  std::ofstream(scenario.toStdString()) << bench::text_of_10000_racks();
  start(state, {scenario, QStringLiteral("--page"), QStringLiteral("plan")});
}

BENCHMARK(start_empty)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(start_with_a_scenario)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(start_with_10000_racks)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
