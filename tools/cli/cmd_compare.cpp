#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "sim/results/compare/compare.h"
#include "sim/results/compare/comparison_document.h"
#include "sim/runner/explain.h"
#include "sim/runner/write_document.h"
#include "tools/cli/command.h"
#include "tools/cli/compare_print.h"
#include "tools/cli/work_folder.h"

namespace icctwin {
namespace {

struct CompareOptions {
  std::vector<std::string> runs;
  std::string format = "text", language = "en", inputs = ".", inputs_other, kpis, work, out;
  std::vector<std::string> groups;
  bool all = false, explain = false, alone = false;
  unsigned jobs = 0;
};

/// The folders' own names, or as much of their paths as tells them apart.
std::vector<std::string> names_of(const std::vector<std::string>& runs) {
  std::vector<std::string> names;
  for (const auto& run : runs) {
    const auto path = std::filesystem::path(run).lexically_normal();
    names.push_back((path.has_filename() ? path.filename() : path.parent_path().filename()).string());
  }
  for (std::size_t r = 0; r < names.size(); ++r)
    if (std::ranges::count(names, names[r]) > 1) return runs;
  return names;
}

/// These go to standard output, the others are documents.
bool is_printed(const std::string& format) { return format == "text" || format == "json" || format == "csv"; }

/// "/site,/cooling/cdu" as its pointers.
std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<Attribution> explanation(const std::vector<NamedRun>& runs, const CompareOptions& options, Diagnostics& diagnostics) {
  if (runs.size() != 2) {
    diagnostics.add("E-CMP-003", "--explain", std::to_string(runs.size()));
    return std::nullopt;
  }
  const WorkFolder temporary;
  ExplainRequest request;
  request.inputs_from = options.inputs;
  request.inputs_to = options.inputs_other.empty() ? options.inputs : options.inputs_other;
  request.work = options.work.empty() ? temporary.path() : std::filesystem::path(options.work);
  request.version = ICCTWIN_VERSION;
  for (const auto& group : options.groups) request.groups.push_back(split(group));
  request.kpis = split(options.kpis);
  request.alone = options.alone;
  request.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  return explain(runs[0], runs[1], request, diagnostics);
}

Exit compare(const CompareOptions& options) {
  Diagnostics diagnostics;
  const auto names = names_of(options.runs);
  std::vector<NamedRun> runs;
  bool good = true;
  for (std::size_t r = 0; r < options.runs.size(); ++r) {
    auto folder = read_run_folder(options.runs[r], diagnostics);
    good = good && folder;
    if (folder) runs.push_back({names[r], *std::move(folder)});
  }
  if (good) {
    const RunComparison comparison = compare_runs(runs, diagnostics);
    std::optional<Attribution> attribution;
    if (options.explain) {
      attribution = explanation(runs, options, diagnostics);
      good = attribution.has_value();
    }
    const Language language = language_of(options.language);
    const auto format = format_of(options.format);
    if (good && format && !is_printed(options.format)) {
      const std::filesystem::path file = options.out.empty() ? "compare-" + options.language + "." + options.format : options.out;
      if (!write_document(comparison_document({runs, comparison, attribution, diagnostics, options.all}, language), *format, file,
                          diagnostics)) {
        print_problems(diagnostics, language);
        return Exit::run_failed;
      }
      fmt::print("{}\n", file.string());
    }
    const PrintedComparison printed{comparison, attribution, options.all, language};
    if (options.format == "json") print_json(printed);
    if (options.format == "csv") print_csv(printed);
    if (options.format == "text") print_text(printed);
    std::fflush(stdout);
  }
  print_problems(diagnostics, language_of(options.language));
  return good ? Exit::ok : Exit::bad_input;
}

}  // namespace

void add_compare(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("compare", "Put runs side by side: inputs that differ, then indicators against the first run");
  auto options = std::make_shared<CompareOptions>();
  command->add_option("runs", options->runs, "Run folders, two or more")->required()->expected(2, 1000);
  command->add_option("--format", options->format, "text, json or csv on standard output; html, xlsx or pdf as a file")
      ->check(CLI::IsMember({"text", "json", "csv", "html", "xlsx", "pdf"}));
  command->add_option("--out", options->out, "File to write (default: compare-<lang>.<format> here)");
  command->add_flag("--all", options->all, "Also indicators that are the same");
  auto* explain = command->add_flag("--explain", options->explain,
                                    "Which inputs do what: take the second run's inputs over step by step, and run the scenarios between");
  const auto of_explain = [&](const char* name, auto& value, const char* help) {
    return command->add_option(name, value, help)->needs(explain);
  };
  of_explain("--inputs", options->inputs, "Folder of the scenario files, to which weather and traces are relative (default: here)");
  of_explain("--inputs-other", options->inputs_other, "The same of the second run (default: as --inputs)");
  of_explain("--group", options->groups, "Inputs to take over in one step, as \"/pointer,/pointer\"; repeated in the order of the steps")
      ->take_all()
      ->allow_extra_args(false);
  of_explain("--kpi", options->kpis, "Indicators to explain, as \"pue,water_l\"");
  of_explain("--work", options->work, "Folder that keeps the runs in between, so that they need not be done again");
  of_explain("--jobs", options->jobs, "Runs at a time (default: as many as processors)");
  command->add_flag("--alone", options->alone, "Also the effect of each step alone, on the first run")->needs(explain);
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return compare(*options); }; });
}

}  // namespace icctwin
