// The store and the shards: nothing is lost, nothing is doubled.
#include <doctest/doctest.h>

#include <fstream>

#include "sim/sweep/slurm/round.h"
#include "sim/sweep/store/store.h"
#include "tests/support/run_program.h"

using namespace icctwin;

namespace {

RunRecord record(const std::string& hash, double pue, RecordStatus status = RecordStatus::ok) {
  RunRecord one;
  one.hash = hash;
  one.status = status;
  one.seconds = 0.5;
  if (status == RecordStatus::ok) one.kpis = {{"pue", "1", {"PUE", "PUE"}, pue}, {"odd \"name\"", "kW", {"x", "y"}, no_value}};
  one.problem = status == RecordStatus::ok ? "" : "E-SWP-024";
  return one;
}

SweepRun run(std::int64_t number, const std::string& hash) { return {number, number, 1, "", {"1", "\"a, b\""}, hash}; }

SweepStore open(const std::filesystem::path& file) {
  Diagnostics diagnostics;
  auto store = SweepStore::open(file, diagnostics);
  REQUIRE(store);
  return *std::move(store);
}

}  // namespace

TEST_CASE("a result travels as one line and comes back the same; a part of the line is none") {
  const std::string line = record_line(record("h", 1.2345678901234567));
  const auto back = read_record(line);
  REQUIRE(back);
  CHECK(back->hash == "h");
  CHECK(back->kpis[0].value == 1.2345678901234567);
  CHECK(back->kpis[1].value != back->kpis[1].value);
  for (std::size_t length = 0; length + 2 < line.size(); length += 7) CHECK_FALSE(read_record(line.substr(0, length)));
}

TEST_CASE("a store opened again has the same runs, results and values") {
  const test::Scratch folder;
  {
    SweepStore store = open(folder / "s.db");
    store.set_meta({{"sweep", "{}"}, {"name", "n"}});
    store.set_runs(std::vector{run(1, "a"), run(2, "b"), run(3, "a")});
    store.add(std::vector{record("a", 1.25), record("b", 0, RecordStatus::bad_input)});
  }
  const SweepStore store = open(folder / "s.db");
  CHECK(store.meta("name") == "n");
  CHECK(store.runs()[1] == run(2, "b"));
  const SweepTable table = store.table();
  REQUIRE(table.column("pue"));
  CHECK((*table.column("pue"))[0] == 1.25);
  CHECK((*table.column("pue"))[2] == 1.25);  // runs of the same content share their result
  CHECK((*table.column("pue"))[1] != (*table.column("pue"))[1]);
  CHECK(table.status[1] == RecordStatus::bad_input);
  CHECK(table.kpis.size() == 2);
}

TEST_CASE("a final result stays as it is, one that was not final is replaced") {
  const test::Scratch folder;
  SweepStore store = open(folder / "s.db");
  store.set_runs(std::vector{run(1, "a"), run(2, "b")});
  store.add(std::vector{record("a", 1), record("b", 0, RecordStatus::crashed)});
  CHECK(store.final_hashes() == std::set<std::string>{"a"});
  store.add(std::vector{record("a", 9), record("b", 2)});
  const SweepTable table = store.table();
  CHECK((*table.column("pue"))[0] == 1);
  CHECK((*table.column("pue"))[1] == 2);
}

TEST_CASE("a file that is no store is refused and left as it is") {
  const test::Scratch folder;
  std::ofstream(folder / "s.db") << "not a database, but longer than the header of one, so that it is read to the end of it: 0123456789";
  const std::string before = test::slurp(folder / "s.db");
  Diagnostics diagnostics;
  CHECK_FALSE(SweepStore::open(folder / "s.db", diagnostics));
  CHECK(diagnostics.problems().front().code == "E-SWP-020");
  CHECK(test::slurp(folder / "s.db") == before);
}

TEST_CASE("a shard that was cut off keeps its whole lines, and the next attempt goes on after them") {
  const test::Scratch folder;
  const auto file = folder / "shard-0.jsonl";
  const std::string half = record_line(record("c", 3)).substr(0, 40);
  std::ofstream(file, std::ios::binary) << record_line(record("a", 1)) << record_line(record("b", 2)) << half;
  ShardReader reader(file);
  CHECK(reader.read().size() == 2);
  CHECK(reader.damaged());
  {
    ShardWriter writer(file);
    REQUIRE(writer.good());
    CHECK(writer.add(record("c", 3)));
  }
  const auto all = ShardReader(file).read();
  REQUIRE(all.size() == 3);
  CHECK(all[2].hash == "c");
}

TEST_CASE("a round's chunks hold every task once and read back as they were written") {
  const test::Scratch folder;
  SweepContext context;
  context.out = folder.path();
  context.inputs = folder / "in";
  context.keep = Keep::reports;
  context.version = "v";
  context.files = {{"w.csv", "12ab"}};
  std::vector<SweepTask> tasks;
  for (int t = 0; t < 7; ++t) tasks.push_back({t + 1, "h" + std::to_string(t), {"/a=\"\u4e2d\"", "/b=" + std::to_string(t)}});
  const auto round = folder / "slurm";
  const auto first = round / "round-0001";
  CHECK(write_round(first, context, tasks, 3) == 3);
  std::vector<std::string> hashes;
  for (std::size_t n = 0; n < 3; ++n) {
    Diagnostics diagnostics;
    const auto chunk = read_chunk(first, n, diagnostics);
    REQUIRE(chunk);
    CHECK(chunk->context.inputs == context.inputs);
    CHECK(chunk->context.keep == Keep::reports);
    CHECK(chunk->context.files == context.files);
    for (const SweepTask& task : chunk->tasks) hashes.push_back(task.hash);
    CHECK(chunk->tasks[0].overrides[0] == "/a=\"\u4e2d\"");
  }
  CHECK(hashes.size() == 7);
  Diagnostics diagnostics;
  CHECK_FALSE(read_chunk(first, 3, diagnostics));
  CHECK(diagnostics.problems().front().code == "E-SWP-029");
}
