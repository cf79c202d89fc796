// The picture below the plan: what it adds to a frame while the plan is panned, at the largest size that is kept, from all of it to a part
// that is magnified. A whole frame may take 16.7 ms (gui.md 12.3).
#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include "gui/models/floor_background.h"
#include "gui/views/plan/plan_view.h"
#include "tests/bench/gui/bench_application.h"

namespace icctwin::gui {
namespace {

void pan_over_a_picture(benchmark::State& state) {
  bench::application();
  QTemporaryDir folder;
  QImage picture(4096, 4096, QImage::Format_RGB32);
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) picture.setPixel(x, y, qRgb(x % 256, y % 256, (x ^ y) % 256));
  picture.save(folder.filePath(QStringLiteral("hall.png")));
  Workbench bench;
  Diagnostics problems;
  bench.document().set_text(R"({"id": "a", "halls": [{"id": "h", "width_mm": 60000, "depth_mm": 60000}]})",
                            folder.filePath(QStringLiteral("a.json")), problems);
  if (state.range(1) != 0) set_background(bench.document(), 0, {QStringLiteral("hall.png"), 0, 0, 60000, 0.5});
  PlanState plan(bench);
  PlanView view(plan);
  view.resize(1920, 1080);
  view.show();
  while (view.picture().is_reading()) QApplication::processEvents();
  view.zoom_to(static_cast<double>(state.range(0)) / 1000, view.viewport()->rect().center());
  QImage screen(view.size(), QImage::Format_RGB32);
  int step = 0;
  for (auto _ : state) {
    view.nudge({step++ % 40 < 20 ? 300.0 : -300.0, 0});
    view.viewport()->render(&screen);
  }
}
BENCHMARK(pan_over_a_picture)->Unit(benchmark::kMillisecond)->ArgNames({"px_per_m", "picture"})->ArgsProduct({{15, 40, 200, 1000}, {0, 1}});

}  // namespace
}  // namespace icctwin::gui
