#include <fmt/format.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <csignal>
#include <memory>
#include <nlohmann/json.hpp>

#include "models/base/civil_time.h"
#include "sim/results/folder/write_folder.h"
#include "sim/runner/run_scenario.h"
#include "tools/cli/command.h"
#include "tools/cli/duration_text.h"
#include "tools/cli/stop.h"

namespace icctwin {
namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

struct RunOptions {
  std::string scenario, inputs, site, out, progress = "auto", language = "en";
  std::vector<std::string> overrides;
  bool force = false, no_report = false, quiet = false;
};

/// Shows how a run goes on; at most ten times a second.
class ProgressView {
 public:
  ProgressView(const std::string& kind, bool zh) : zh_(zh) {
    jsonl_ = kind == "jsonl";
    bar_ = kind == "bar" || (kind == "auto" && isatty(STDERR_FILENO) != 0);
  }

  bool jsonl() const { return jsonl_; }

  /// False when nobody listens any more.
  bool show(const Progress& progress) {
    if (!signals_watched_) {  // SimGrid installs handlers of its own when its engine starts: ours come after
      watch_stop_signals();
      signals_watched_ = true;
    }
    if (!jsonl_ && !bar_) return true;
    const auto now = Clock::now();
    const bool last = progress.simulated_s >= progress.duration_s;
    if (!last && now - last_shown_ < std::chrono::milliseconds(100)) return true;
    last_shown_ = now;
    const double elapsed_s = std::chrono::duration<double>(now - begin_).count();
    const double done = progress.simulated_s / progress.duration_s;
    const double speed = elapsed_s > 0 ? progress.simulated_s / elapsed_s : 0;
    const double left_s = speed > 0 ? (progress.duration_s - progress.simulated_s) / speed : 0;
    return jsonl_ ? show_json(progress, done, speed, left_s) : show_bar(progress, done, speed, left_s);
  }

 private:
  bool show_json(const Progress& progress, double done, double speed, double left_s) {
    emit({{"t", "progress"},
          {"phase", "simulation"},
          {"phase_zh", "仿真"},
          {"done", done},
          {"sim_time", format_iso8601(progress.start_unix_s + progress.simulated_s, progress.utc_offset_s)},
          {"speed", speed},
          {"eta_s", std::round(left_s)}});
    if (progress.energy_it_j > 0)
      emit({{"t", "kpi"}, {"id", "pue"}, {"value", progress.energy_facility_j / progress.energy_it_j}, {"final", false}});
    return alive_;
  }

  bool show_bar(const Progress& progress, double done, double speed, double left_s) {
    constexpr int width = 30;
    const int filled = static_cast<int>(done * width);
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(width, '.');
    const std::string time = format_iso8601(progress.start_unix_s + progress.simulated_s, progress.utc_offset_s).substr(0, 16);
    fmt::print(stderr, "\r[{}] {:3.0f} %  {}  {:.0f} x  {} {} ", bar, done * 100, time, speed, zh_ ? "剩余" : "left",
               duration_text(left_s));
    std::fflush(stderr);
    return true;
  }

 public:
  /// Takes the bar off the line, so that what follows begins at its start.
  void end() const {
    if (bar_) fmt::print(stderr, "\r\033[K");
  }

  void emit(const Json& line) {
    const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    alive_ = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0 && alive_;
  }

 private:
  bool zh_, jsonl_ = false, bar_ = false, alive_ = true, signals_watched_ = false;
  Clock::time_point begin_ = Clock::now(), last_shown_ = begin_ - std::chrono::seconds(1);
};

std::string value_text(const Kpi& kpi) {
  const double size = std::abs(kpi.value);
  if (size != 0 && size < 1e-3) return fmt::format("{:.2e}", kpi.value);
  if (kpi.value == std::floor(kpi.value) && size < 1e9) return fmt::format("{:.0f}", kpi.value);
  return fmt::format("{:.{}f}", kpi.value, size < 10 ? 4 : size < 1000 ? 2 : 1);
}

/// Columns of a terminal that a text takes: Chinese characters take two.
std::size_t columns(const std::string& text) {
  std::size_t wide = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    wide += lead >= 0xE0 ? 2 : 1;
    i += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  return wide;
}

void print_kpis(const std::vector<Kpi>& kpis, Language language) {
  for (const auto& kpi : kpis) {
    if (!std::isfinite(kpi.value)) continue;  // of equipment or jobs that the scenario has none of
    const std::string& title = kpi.title.in(language);
    fmt::print("  {}{:<{}}{:>16} {}\n", title, "", columns(title) < 36 ? 36 - columns(title) : 1, value_text(kpi),
               kpi.unit == "1" ? "" : kpi.unit);
  }
}

Exit exit_of(RunEnd end) {
  switch (end) {
    case RunEnd::ok:
      return Exit::ok;
    case RunEnd::cancelled:
      return Exit::cancelled;
    case RunEnd::failed:
      return Exit::run_failed;
    case RunEnd::bad_input:
      break;
  }
  return Exit::bad_input;
}

Exit run_command(const RunOptions& options) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);  // a run started by another program does not outlive it
  const Language language = language_of(options.language);
  const bool zh = language == Language::zh;
  ProgressView view(options.quiet ? "none" : options.progress, zh);
  watch_stop_signals();
  const std::string beside =
      options.inputs.empty() ? options.scenario : options.inputs + "/scenario.json";  // of what files are relative to
  RunRequest request{.scenario = options.scenario,
                     .out = options.out,
                     .overrides = with_site(options.overrides, beside, options.site),
                     .force = options.force,
                     .report = !options.no_report,
                     .version = ICCTWIN_VERSION,
                     .keep_going = {},
                     .inputs = options.inputs};
  request.keep_going = [&](const Progress& progress) { return view.show(progress) && !stop_asked(); };
  Diagnostics diagnostics;
  const RunOutcome outcome = run_scenario(request, diagnostics);
  const Exit code = exit_of(outcome.end);
  view.end();

  if (view.jsonl()) {
    const Json problems = Json::parse(problems_json(diagnostics));
    for (const auto& problem : problems["problems"]) {
      Json line = {{"t", "problem"}};
      line.update(problem);
      view.emit(line);
    }
    for (const auto& kpi : outcome.kpis)
      view.emit({{"t", "kpi"},
                 {"id", kpi.id},
                 {"value", std::isfinite(kpi.value) ? Json(kpi.value) : Json(nullptr)},
                 {"unit", kpi.unit},
                 {"final", true}});
    view.emit({{"t", "end"},
               {"status", code == Exit::ok          ? "ok"
                          : code == Exit::cancelled ? "cancelled"
                                                    : "failed"},
               {"code", static_cast<int>(code)}});
    return code;
  }
  print_problems(diagnostics, language);
  if (outcome.kpis.empty()) {
    fmt::print(stderr, "{}: {}\n", options.scenario, problem_counts(diagnostics, language));
    return code;
  }
  if (!options.quiet) print_kpis(outcome.kpis, language);
  if (code == Exit::cancelled) fmt::print(stderr, "{}\n", zh ? "已取消，已计算部分已保存。" : "Cancelled; what was computed is kept.");
  for (const auto& report : outcome.reports) fmt::print("{}: {}\n", zh ? "报告" : "report", report.string());
  fmt::print("{}: {}\n", zh ? "结果" : "results", options.out);
  return code;
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("run", "Simulate a scenario and write a run folder with an HTML report");
  auto options = std::make_shared<RunOptions>();
  command->add_option("scenario", options->scenario, "Scenario file (JSON)")->required();
  command->add_option("--out,-o", options->out, "Run folder to create")->required();
  command->add_flag("--force", options->force, "Replace the folder if it holds a run, and only then");
  command->add_option("--inputs", options->inputs, "Folder to which the scenario's files are relative; default: its own");
  command->add_option("--site", options->site, "Site file to stand in the place of the scenario's site");
  command->add_option("--set", options->overrides, "Override a field: /pointer=value (may be repeated)")
      ->take_all()
      ->allow_extra_args(false);
  command->add_option("--progress", options->progress, "auto (bar on a terminal), bar, jsonl (JSON lines on standard output) or none")
      ->check(CLI::IsMember({"auto", "bar", "jsonl", "none"}));
  command->add_flag("--no-report", options->no_report, "Do not write the HTML report");
  command->add_flag("--quiet,-q", options->quiet, "Print neither progress nor KPIs");
  command->add_option("--lang", options->language, "Language of messages: en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return run_command(*options); }; });
}

}  // namespace icctwin
