#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "sim/sweep/drive/drive.h"
#include "sim/sweep/run/local_pool.h"
#include "sim/sweep/slurm/slurm_engine.h"
#include "tools/cli/command.h"
#include "tools/cli/duration_text.h"
#include "tools/cli/stop.h"

namespace icctwin {
namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

struct SweepOptions {
  std::string file, out, progress = "auto", language = "en";
  int jobs = 0;
  std::string engine = "local";
  SlurmOptions slurm;
  bool dry_run = false, update = false, quiet = false;
};

std::string bytes_text(double bytes) {
  return bytes < 1e6   ? fmt::format("{:.0f} kB", bytes / 1e3)
         : bytes < 1e9 ? fmt::format("{:.1f} MB", bytes / 1e6)
                       : fmt::format("{:.1f} GB", bytes / 1e9);
}

/// Tells how a sweep goes on: the count at once, the estimate with the first result, then a bar or JSON lines.
class SweepView {
 public:
  /// `jobs` 0: not on this machine.
  SweepView(const SweepOptions& options, int jobs) : zh_(language_of(options.language) == Language::zh), jobs_(jobs) {
    jsonl_ = !options.quiet && options.progress == "jsonl";
    bar_ = !options.quiet && (options.progress == "bar" || (options.progress == "auto" && isatty(STDERR_FILENO) != 0));
    words_ = !options.quiet && !jsonl_ && options.progress != "none";
  }

  void show(const SweepProgress& p) {
    if (words_ && !count_told_) {
      const std::string places = jobs_ == 0 ? "Slurm" : fmt::format(fmt::runtime(zh_ ? "{} 个并行" : "{} at a time"), jobs_);
      say(fmt::format(fmt::runtime(zh_ ? "{} 次运行，其中 {} 次已有结果，{}" : "{} runs, {} of them done before, {}"), p.total, p.reused,
                      places));
      count_told_ = true;
    }
    if (words_ && !estimate_told_ && p.run_s == p.run_s) {
      const double left_s = jobs_ == 0 ? p.left_s : p.run_s * static_cast<double>(p.total - p.done) / jobs_;
      say(fmt::format(
          fmt::runtime(zh_ ? "首次运行 {}：其余约需 {}，文件夹约 {}" : "the first run took {}: about {} for the others, folder about {}"),
          duration_text(p.run_s), duration_text(left_s), bytes_text(p.bytes)));
      estimate_told_ = true;
    }
    const auto now = Clock::now();
    if (p.done < p.total && now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    if (jsonl_) show_json(p);
    if (bar_ && p.total > 0) show_bar(p);
  }

  void end() {
    if (bar_) fmt::print(stderr, "\r\033[K");
  }

 private:
  void say(const std::string& line) {
    end();
    fmt::print(stderr, "{}\n", line);
  }

  void show_json(const SweepProgress& p) {
    const Json line = {{"t", "sweep"},
                       {"total", p.total},
                       {"done", p.done},
                       {"failed", p.failed},
                       {"reused", p.reused},
                       {"left_s", p.left_s == p.left_s ? Json(p.left_s) : Json(nullptr)},
                       {"run_s", p.run_s == p.run_s ? Json(p.run_s) : Json(nullptr)}};
    fmt::print("{}\n", line.dump());
    std::fflush(stdout);
  }

  void show_bar(const SweepProgress& p) {
    constexpr int width = 30;
    std::string bar(static_cast<std::size_t>(width * p.done / p.total), '#');
    bar.resize(width, '.');
    const std::string left = p.left_s == p.left_s ? duration_text(p.left_s) : "?";
    fmt::print(stderr, fmt::runtime(zh_ ? "\r[{}] {}/{}  失败 {}  剩余 {} " : "\r[{}] {}/{}  {} failed  {} left "), bar, p.done, p.total,
               p.failed, left);
    std::fflush(stderr);
  }

  bool zh_, jsonl_ = false, bar_ = false, words_ = false, count_told_ = false, estimate_told_ = false;
  int jobs_;
  Clock::time_point last_ = Clock::now() - std::chrono::seconds(1);
};

Exit exit_of(SweepEnd end) {
  switch (end) {
    case SweepEnd::ok:
      return Exit::ok;
    case SweepEnd::some_failed:
    case SweepEnd::failed:
      return Exit::run_failed;
    case SweepEnd::stopped:
    case SweepEnd::over_budget:
      return Exit::cancelled;
    case SweepEnd::bad_input:
      break;
  }
  return Exit::bad_input;
}

/// Runs without a result by what went wrong, the first of each with its sentence.
void print_failures(const std::vector<SweepFailure>& failures, bool zh) {
  for (const SweepFailure& one : failures)
    fmt::print(stderr, fmt::runtime(zh ? "  {} 次：{}（首次为 {} 号）\n    {}\n" : "  {} x {} (first in run {})\n    {}\n"), one.count,
               one.problem, one.first_run, zh ? one.sentence.zh : one.sentence.en);
}

void print_end(const SweepOptions& options, const SweepOutcome& outcome) {
  const bool zh = language_of(options.language) == Language::zh;
  const SweepProgress& p = outcome.progress;
  fmt::print(fmt::runtime(zh ? "{}/{} 次运行有结果，失败 {}，用时 {}\n" : "{} of {} runs have a result, {} failed, {}\n"), p.done, p.total,
             p.failed, duration_text(p.elapsed_s));
  print_failures(outcome.failures, zh);
  if (outcome.end == SweepEnd::stopped)
    fmt::print(stderr, "{}\n", zh ? "已停止；再次执行同一命令即可继续。" : "Stopped; the same command goes on.");
  if (outcome.end == SweepEnd::over_budget)
    fmt::print(stderr, "{}\n", zh ? "时间预算已用完；再次执行同一命令即可继续。" : "The time budget is used up; the same command goes on.");
  fmt::print("{}: {}\n", zh ? "结果表" : "table", (std::filesystem::path(options.out) / "runs.csv").string());
}

SweepEngine engine_of(const SweepOptions& options, int jobs) {
  if (options.engine == "slurm") {
    SlurmOptions slurm = options.slurm;
    std::error_code error;
    if (slurm.program.empty()) slurm.program = std::filesystem::read_symlink("/proc/self/exe", error).string();
    return slurm_engine(slurm);
  }
  return [jobs](const SweepContext& context, std::span<const SweepTask> tasks, const OnRecord& on_record, const KeepGoing& keep_going,
                Diagnostics&) { run_local(context, tasks, jobs, on_record, keep_going); };
}

Exit sweep(const SweepOptions& options) {
  const int jobs = options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  watch_stop_signals();
  SweepView view(options, options.engine == "local" ? jobs : 0);
  SweepRequest request;
  request.file = options.file;
  request.out = options.out;
  request.version = ICCTWIN_VERSION;
  request.engine = engine_of(options, jobs);
  request.update = options.update;
  request.only_one = options.dry_run;
  request.on_progress = [&](const SweepProgress& progress) { view.show(progress); };
  request.keep_going = [] { return !stop_asked(); };
  Diagnostics diagnostics;
  const SweepOutcome outcome = run_sweep(request, diagnostics);
  view.end();
  print_problems(diagnostics, language_of(options.language));
  if (outcome.end != SweepEnd::bad_input && !options.quiet && options.progress != "jsonl") print_end(options, outcome);
  return exit_of(outcome.end);
}

}  // namespace

void add_sweep(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("sweep", "Run many variants of a scenario; goes on where it was stopped");
  auto options = std::make_shared<SweepOptions>();
  command->add_option("file", options->file, "Sweep file (JSON)")->required();
  command->add_option("--out,-o", options->out, "Folder for the store and the table; the same folder again goes on")->required();
  command->add_option("--jobs,-j", options->jobs, "Runs at a time (default: processors)")->check(CLI::Range(1, 10000));
  command->add_option("--engine", options->engine, "local (this machine) or slurm (a cluster that sees the same folders)")
      ->check(CLI::IsMember({"local", "slurm"}));
  SlurmOptions& slurm = options->slurm;
  command->add_option("--partition", slurm.partition, "Slurm: partition")->group("Slurm");
  command->add_option("--account", slurm.account, "Slurm: account")->group("Slurm");
  command->add_option("--time", slurm.time, "Slurm: time limit of a task, as 1:00:00")->group("Slurm");
  command->add_option("--memory", slurm.memory, "Slurm: memory of a task, as 2G")->group("Slurm");
  command->add_option("--cpus-per-task", slurm.cpus_per_task, "Slurm: processors of a task, and runs at a time in it")
      ->check(CLI::Range(1, 10000))
      ->group("Slurm");
  command->add_option("--chunk", slurm.chunk, "Slurm: runs in a task (default: at most 200 tasks)")->group("Slurm");
  command->add_option("--sbatch", slurm.further, "Slurm: a further option for sbatch, as --sbatch=--qos=low (may be repeated)")
      ->take_all()
      ->allow_extra_args(false)
      ->group("Slurm");
  command->add_option("--poll", slurm.poll_s, "Slurm: seconds between looks at the queue")->check(CLI::Range(0.1, 3600.0))->group("Slurm");
  command->add_flag("--dry-run", options->dry_run, "Compute the first run alone and print count, time and disk that the others would take");
  command->add_flag("--update", options->update, "Take a changed sweep file; results that still fit are kept");
  command->add_option("--progress", options->progress, "auto (bar on a terminal), bar, jsonl (JSON lines on standard output) or none")
      ->check(CLI::IsMember({"auto", "bar", "jsonl", "none"}));
  command->add_flag("--quiet,-q", options->quiet, "Print problems alone");
  command->add_option("--lang", options->language, "Language of messages: en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return sweep(*options); }; });
}

}  // namespace icctwin
