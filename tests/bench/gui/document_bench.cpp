// Edits of large scenarios as the window makes them: 10,000 groups of racks with 100,000 nodes, followed by tree, inspector and table.
// Budgets (gui.md 12.3): an edit and its undo 100 ms, a filter of 100,000 rows 200 ms, saving 0.3 s.
#include <benchmark/benchmark.h>

#include <QFileInfo>
#include <memory>

#include "gui/document/objects.h"
#include "gui/document/scenario_document.h"
#include "gui/models/inspector_model.h"
#include "gui/models/object_table_model.h"
#include "gui/models/scenario_tree_model.h"
#include "gui/models/tree_filter.h"
#include "tests/bench/gui/bench_application.h"

namespace icctwin::gui {
namespace {

constexpr int racks = 10'000, racks_of_row = 20, rows_of_hall = 50;

/// Rows of racks in halls; each rack is a group of its own, as an import writes them.
std::string large_scenario(int racks_in_all) {
  std::string text = R"({"id": "large", "halls": [)";
  for (int rack = 0; rack < racks_in_all; ++rack) {
    const bool new_row = rack % racks_of_row == 0, new_hall = rack % (racks_of_row * rows_of_hall) == 0;
    const int row = rack / racks_of_row;
    if (new_hall)
      text += std::string(rack > 0 ? "]}]}," : "") + "\n  {\"id\": \"h" + std::to_string(row / rows_of_hall) + "\", \"rows\": [";
    if (new_row)
      text += std::string(new_hall ? "" : "]},") + "\n    {\"id\": \"r" + std::to_string(row) + "\", \"racks\": [";
    else
      text += ", ";
    text += "{\"id\": \"k" + std::to_string(rack) + R"(", "rack_type": "dgx_h100_4_air", "count": 1})";
  }
  return text + "]}]}]}\n";
}

struct Opened {
  explicit Opened(int racks_in_all) {
    Diagnostics problems;
    document.set_text(large_scenario(racks_in_all), QStringLiteral("large.json"), problems);
  }
  ScenarioDocument document;
};

/// An edit of one field of one rack with all that follows it, and its undo.
void edit_and_undo(benchmark::State& state) {
  bench::application();
  Opened opened(racks);
  ScenarioTreeModel tree(opened.document);
  InspectorModel inspector(opened.document);
  inspector.show("/halls/4/rows/20/racks/7");
  int value = 2;
  for (auto _ : state) {
    opened.document.set("/halls/4/rows/20/racks/7/count", std::to_string(value++));
    opened.document.undo_stack().undo();
  }
}
BENCHMARK(edit_and_undo)->Unit(benchmark::kMillisecond);

/// One field of all 10,000 racks in one command, and its undo.
void edit_all_and_undo(benchmark::State& state) {
  bench::application();
  Opened opened(racks);
  ScenarioTreeModel tree(opened.document);
  InspectorModel inspector(opened.document);
  QStringList all;
  for (const std::string& one : objects_of_type(opened.document.root(), *item_type_of(opened.document.root(), "/halls/0/rows/0/racks/0")))
    all << QString::fromStdString(one);
  inspector.show(all);
  for (auto _ : state) {
    inspector.setData(inspector.index(inspector.row_of(all.front().toStdString() + "/count")), QStringLiteral("*2"), Qt::EditRole);
    opened.document.undo_stack().undo();
  }
}
BENCHMARK(edit_all_and_undo)->Unit(benchmark::kMillisecond);

/// A rack is put into a row and taken out again.
void insert_and_undo(benchmark::State& state) {
  bench::application();
  Opened opened(racks);
  ScenarioTreeModel tree(opened.document);
  for (auto _ : state) {
    opened.document.duplicate("/halls/4/rows/20/racks/7");
    opened.document.undo_stack().undo();
  }
}
BENCHMARK(insert_and_undo)->Unit(benchmark::kMillisecond);

/// A text that one row of 100,000 has.
void filter_tree(benchmark::State& state) {
  bench::application();
  Opened opened(10 * racks);
  ScenarioTreeModel tree(opened.document);
  TreeFilter filter;
  filter.setSourceModel(&tree);
  for (auto _ : state) {
    filter.set_text(QStringLiteral("k77777"));
    benchmark::DoNotOptimize(filter.rowCount());
    filter.set_text({});
  }
  state.counters["rows"] = 10 * racks;
}
BENCHMARK(filter_tree)->Unit(benchmark::kMillisecond);

/// A table of all racks is shown and sorted by a column of numbers.
void sort_table(benchmark::State& state) {
  bench::application();
  Opened opened(racks);
  ObjectTableModel table(opened.document);
  table.show(item_type_of(opened.document.root(), "/halls/0/rows/0/racks/0"));
  int column = 1;
  while (table.key_of_column(column) != "count") ++column;
  for (auto _ : state) {
    table.sort(column, Qt::DescendingOrder);
    table.sort(column, Qt::AscendingOrder);
  }
}
BENCHMARK(sort_table)->Unit(benchmark::kMillisecond);

/// What the window does when it saves: the text, another file beside the old one, the exchange of the two.
void save_large(benchmark::State& state) {
  bench::application();
  Opened opened(racks);
  const QString file = bench::scratch(QStringLiteral("large.json"));
  int value = 2;
  for (auto _ : state) {
    state.PauseTiming();
    opened.document.set("/halls/4/rows/20/racks/7/count", std::to_string(value++));
    state.ResumeTiming();
    if (const QString reason = opened.document.save(file); !reason.isEmpty()) return state.SkipWithError(qPrintable(reason));
  }
  state.counters["bytes"] = static_cast<double>(QFileInfo(file).size());
}
BENCHMARK(save_large)->Unit(benchmark::kMillisecond)->UseRealTime();

void open_large(benchmark::State& state) {
  const std::string text = large_scenario(10 * racks);
  bench::application();
  for (auto _ : state) {
    ScenarioDocument document;
    Diagnostics problems;
    document.set_text(text, QStringLiteral("large.json"), problems);
    ScenarioTreeModel tree(document);
    benchmark::DoNotOptimize(tree.rowCount());
  }
  state.counters["bytes"] = static_cast<double>(text.size());
}
BENCHMARK(open_large)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace icctwin::gui
