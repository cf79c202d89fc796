#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "sim/sweep/run/local_pool.h"
#include "sim/sweep/slurm/round.h"
#include "tools/cli/command.h"
#include "tools/cli/stop.h"

namespace icctwin {
namespace {

struct SweepTaskOptions {
  std::string round;
  std::size_t number = 0;
  int jobs = 1;
};

/// The runs of one chunk that its shard does not hold yet.
Exit sweep_task(const SweepTaskOptions& options) {
  watch_stop_signals();  // pre-empted, or out of time
  Diagnostics diagnostics;
  const auto chunk = read_chunk(options.round, options.number, diagnostics);
  print_problems(diagnostics, Language::en);
  if (!chunk) return Exit::bad_input;
  const auto file = shard_file(options.round, options.number);
  ShardWriter shard(file);
  std::set<std::string> there;
  for (const RunRecord& record : ShardReader(file).read())
    if (is_final(record.status)) there.insert(record.hash);
  std::vector<SweepTask> tasks;
  for (const SweepTask& task : chunk->tasks)
    if (!there.contains(task.hash)) tasks.push_back(task);
  bool written = shard.good();
  if (written)
    run_local(
        chunk->context, tasks, options.jobs,
        [&](const RunRecord& record) {
          written = shard.add(record) && written;
          if (record.status != RecordStatus::ok)
            fmt::print(stderr, "{}: {} {}\n", record.hash.substr(0, 12), record.problem, record.sentence.en);
        },
        [&] { return written && !stop_asked(); });
  if (!written) fmt::print(stderr, "{} cannot be written\n", file.string());
  return !written ? Exit::run_failed : stop_asked() ? Exit::cancelled : Exit::ok;
}

}  // namespace

void add_sweep_task(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("sweep-task", "Compute one chunk of a sweep; started by Slurm, not by people");
  auto options = std::make_shared<SweepTaskOptions>();
  command->add_option("round", options->round, "Folder of the round")->required();
  command->add_option("number", options->number, "Number of the chunk")->required();
  command->add_option("--jobs,-j", options->jobs, "Runs at a time")->check(CLI::Range(1, 10000));
  command->group("");  // not listed
  command->callback([&action, options] { action = [options] { return sweep_task(*options); }; });
}

}  // namespace icctwin
