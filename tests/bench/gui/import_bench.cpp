// Taking in an inventory of 10,000 racks: opening the dialog on a scenario of that size, reading the file, and applying it. None may keep
// the window from the next event for longer than 100 ms (gui.md 12.3).
#include <benchmark/benchmark.h>

#include <QFile>
#include <QTemporaryDir>

#include "gui/document/scenario_document.h"
#include "gui/models/inventory_draft.h"
#include "gui/models/workbench.h"
#include "gui/views/import/import_dialog.h"
#include "tests/bench/gui/bench_application.h"

namespace icctwin::gui {
namespace {

constexpr int imported = 10'000, imported_in_row = 20, imported_rows = 50;

/// A table of racks as our own export writes it, in a folder of its own.
class Inventory {
 public:
  Inventory() : file_(folder_.filePath(QStringLiteral("racks.csv"))) {
    QFile file(file_);
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write("hall,row,rack,rack_type\n");
    for (int rack = 0; rack < imported; ++rack) {
      const int row = rack / imported_in_row;
      file.write(QStringLiteral("H%1,R%2,%3,h100_8x4_air\n").arg(row / imported_rows).arg(row).arg(rack % imported_in_row).toUtf8());
    }
  }
  const QString& file() const { return file_; }

 private:
  QTemporaryDir folder_;
  QString file_;
};

/// A scenario that holds the inventory already.
void fill(ScenarioDocument& document, const Inventory& inventory) {
  Diagnostics problems;
  document.set_text(R"({"id": "large"})", QStringLiteral("large.json"), problems);
  InventoryDraft draft(document);
  draft.read(inventory.file());
  draft.apply();
}

void open_the_dialog(benchmark::State& state) {
  bench::application();
  const Inventory inventory;
  Workbench bench;
  fill(bench.document(), inventory);
  for (auto _ : state) ImportDialog dialog(bench);
}
BENCHMARK(open_the_dialog)->Unit(benchmark::kMillisecond);

void read_10000_racks(benchmark::State& state) {
  bench::application();
  const Inventory inventory;
  Workbench bench;
  fill(bench.document(), inventory);
  ImportDialog dialog(bench);
  for (auto _ : state) benchmark::DoNotOptimize(dialog.choose_file(inventory.file()));
}
BENCHMARK(read_10000_racks)->Unit(benchmark::kMillisecond);

void apply_10000_racks(benchmark::State& state) {
  bench::application();
  const Inventory inventory;
  for (auto _ : state) {
    state.PauseTiming();
    Workbench bench;
    fill(bench.document(), inventory);
    InventoryDraft draft(bench.document());
    draft.read(inventory.file());
    state.ResumeTiming();
    draft.apply();
    state.PauseTiming();
    bench.document().undo_stack().clear();
    state.ResumeTiming();
  }
}
BENCHMARK(apply_10000_racks)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace icctwin::gui
