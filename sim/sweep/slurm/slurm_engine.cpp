#include "sim/sweep/slurm/slurm_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>

#include "sim/results/folder/write_folder.h"
#include "sim/sweep/slurm/command.h"
#include "sim/sweep/slurm/round.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr int most_rounds = 3;
constexpr int most_silent_polls = 30;
constexpr std::size_t usual_tasks = 200, most_tasks = 1000;  // MaxArraySize is 1001 unless the cluster says otherwise

std::string file_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_number(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

enum class JobLife { waiting_or_running, over, unknown };

JobLife life_of(const std::string& job, std::string& said) {
  const CommandResult queue = run_command({"squeue", "--noheader", "--jobs", job, "--states", "PD,R,S,CG", "--format", "%T"});
  said = queue.output;
  if (queue.code == 0) return queue.output.empty() ? JobLife::over : JobLife::waiting_or_running;
  return queue.output.find("Invalid job id") != queue.output.npos ? JobLife::over : JobLife::unknown;
}

/// One call of the engine.
class Submission {
 public:
  Submission(const SlurmOptions& options, const SweepContext& context, std::span<const SweepTask> tasks, const OnRecord& on_record,
             const KeepGoing& keep_going, Diagnostics& diagnostics)
      : options_(options), context_(context), on_record_(on_record), keep_going_(keep_going), diagnostics_(diagnostics) {
    for (const SweepTask& task : tasks) missing_.emplace(task.hash, &task);
    order_.assign(tasks.begin(), tasks.end());
  }

  void run() {
    for (const fs::path& round : earlier_rounds()) {
      const std::string job = file_text(round / "job");
      follow(round, is_number(job) ? job : std::string());
      last_ = round;
      if (!keep_going_()) return;
    }
    for (int attempt = 0; attempt < most_rounds && !missing_.empty() && keep_going_() && !gave_up_; ++attempt) {
      const fs::path round = root() / fmt::format("round-{:04}", number_of(last_) + 1);
      last_ = round;
      const std::string job = submit(round);
      if (job.empty()) return;
      follow(round, job);
    }
    if (!missing_.empty() && keep_going_() && !gave_up_)
      diagnostics_.add("E-SWP-031", last_.string(), std::to_string(missing_.size()), last_log());
    std::error_code error;
    if (missing_.empty() && !gave_up_) fs::remove_all(root(), error);  // everything is in the store
  }

 private:
  fs::path root() const { return context_.out / "slurm"; }

  static int number_of(const fs::path& round) {
    const std::string name = round.filename().string();
    const std::string digits = name.size() > 6 ? name.substr(6) : std::string();
    return is_number(digits) ? std::stoi(digits) : 0;
  }

  std::vector<fs::path> earlier_rounds() const {
    std::vector<fs::path> rounds;
    std::error_code error;
    for (fs::directory_iterator entry(root(), error), end; !error && entry != end; entry.increment(error))
      if (number_of(entry->path()) > 0) rounds.push_back(entry->path());
    std::ranges::sort(rounds);
    return rounds;
  }

  /// Number of the job; empty, and a problem, if Slurm refuses.
  std::string submit(const fs::path& round) {
    std::vector<SweepTask> tasks;
    for (const SweepTask& task : order_)
      if (missing_.contains(task.hash)) tasks.push_back(task);
    std::size_t chunk = options_.chunk > 0 ? options_.chunk : (tasks.size() + usual_tasks - 1) / usual_tasks;
    chunk = std::max(chunk, (tasks.size() + most_tasks - 1) / most_tasks);
    const std::size_t count = write_round(round, context_, tasks, chunk);
    const fs::path folder = fs::absolute(round).lexically_normal();
    write_text(folder / "job.sh", fmt::format("#!/bin/sh\nexec \"{}\" sweep-task \"{}\" \"$SLURM_ARRAY_TASK_ID\" --jobs {}\n",
                                              options_.program, folder.string(), options_.cpus_per_task));
    std::vector<std::string> words = {"sbatch",
                                      "--parsable",
                                      "--requeue",
                                      "--open-mode=append",
                                      "--ntasks=1",
                                      "--job-name=icctwin-sweep",
                                      fmt::format("--array=0-{}", count - 1),
                                      fmt::format("--cpus-per-task={}", options_.cpus_per_task),
                                      "--output=" + (folder / "task-%a.log").string()};
    const auto add = [&](const char* option, const std::string& value) {
      if (!value.empty()) words.push_back(option + value);
    };
    add("--partition=", options_.partition);
    add("--account=", options_.account);
    add("--time=", options_.time);
    add("--mem=", options_.memory);
    words.insert(words.end(), options_.further.begin(), options_.further.end());
    words.push_back((folder / "job.sh").string());
    const CommandResult result = run_command(words);
    // The number is the last line, before a ";" and the cluster's name; warnings may stand in front of it.
    std::string job = result.output.substr(result.output.rfind('\n') == result.output.npos ? 0 : result.output.rfind('\n') + 1);
    job = job.substr(0, job.find(';'));
    if (result.code != 0 || !is_number(job)) {
      diagnostics_.add("E-SWP-030", "sbatch", result.code == 127 && result.output.empty() ? "sbatch is not installed" : result.output);
      std::error_code error;
      fs::remove_all(round, error);
      return {};
    }
    write_text(folder / "job", job);
    return job;
  }

  /// Takes in the shards of a round until its job is over; an empty job: what is there.
  void follow(const fs::path& round, const std::string& job) {
    std::vector<ShardReader> shards;
    for (std::size_t n = 0; fs::exists(round / ("chunk-" + std::to_string(n) + ".json")); ++n) shards.emplace_back(shard_file(round, n));
    int silent = 0;
    for (bool alive = !job.empty(); alive;) {
      std::string said;
      const JobLife life = life_of(job, said);
      silent = life == JobLife::unknown ? silent + 1 : 0;
      if (silent > most_silent_polls) {
        diagnostics_.add("E-SWP-030", "squeue", said);
        gave_up_ = true;
        return;
      }
      alive = life != JobLife::over;
      take_in(shards);
      if (!keep_going_()) {
        run_command({"scancel", job});
        return;
      }
      if (alive) wait();
    }
    take_in(shards);
    for (std::size_t n = 0; n < shards.size(); ++n)
      if (shards[n].damaged()) diagnostics_.add("W-SWP-002", shard_file(round, n).string());
  }

  void take_in(std::vector<ShardReader>& shards) {
    for (ShardReader& shard : shards)
      for (RunRecord& record : shard.read())
        if (is_final(record.status) && missing_.erase(record.hash) > 0) on_record_(std::move(record));
  }

  /// Until the next look at the queue; asks often whether to go on.
  void wait() const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(options_.poll_s);
    while (std::chrono::steady_clock::now() < end && keep_going_()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }

  /// The end of what a task without a whole shard printed.
  std::string last_log() const {
    std::string text;
    for (std::size_t n = 0; fs::exists(last_ / ("chunk-" + std::to_string(n) + ".json")) && text.empty(); ++n)
      text = file_text(last_ / ("task-" + std::to_string(n) + ".log"));
    constexpr std::size_t most = 400;
    return text.size() > most ? text.substr(text.size() - most) : text;
  }

  const SlurmOptions& options_;
  const SweepContext& context_;
  const OnRecord& on_record_;
  const KeepGoing& keep_going_;
  Diagnostics& diagnostics_;
  std::vector<SweepTask> order_;
  std::unordered_map<std::string, const SweepTask*> missing_;
  fs::path last_;
  bool gave_up_ = false;
};

}  // namespace

SweepEngine slurm_engine(SlurmOptions options) {
  return [options = std::move(options)](const SweepContext& context, std::span<const SweepTask> tasks, const OnRecord& on_record,
                                        const KeepGoing& keep_going, Diagnostics& diagnostics) {
    Submission(options, context, tasks, on_record, keep_going, diagnostics).run();
  };
}

}  // namespace icctwin
