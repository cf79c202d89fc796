#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/validation/thermal.h"
#include "tools/cli/command.h"
#include "tools/cli/plant_run.h"

namespace icctwin {
namespace {

struct Options {
  std::string set, folder, format = "text", language = "en";
};

void print_table(const std::vector<ValidationSet>& sets) {
  fmt::print("{:<42}{:<30}{:>5}{:>12}{:>12}{:>12}{:>9}  {}\n", "file", "kind", "n", "mean |err|", "bias", "max |err|", "outside",
             "worst deviation / tolerance");
  for (const auto& set : sets) {
    if (!set.skipped.empty()) {
      fmt::print("{:<42}{:<30}{}{}\n", set.file, set.kind, set.context ? "" : "skipped: ", set.skipped);
      continue;
    }
    fmt::print("{:<42}{:<30}{:>5}{:>11.4f}%{:>11.4f}%{:>11.4f}%{:>9}  {:.3g} / {:.3g} ({})\n", set.file, set.kind, set.n,
               set.mean_abs_rel_error * 100, set.bias * 100, set.max_abs_rel_error * 100, set.outside_tolerance, set.worst_deviation,
               set.worst_tolerance, set.worst_case);
  }
}

void print_json(const std::vector<ValidationSet>& sets) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& set : sets)
    list.push_back({{"file", set.file},
                    {"kind", set.kind},
                    {"n", set.n},
                    {"mean_abs_rel_error", set.mean_abs_rel_error},
                    {"bias", set.bias},
                    {"max_abs_rel_error", set.max_abs_rel_error},
                    {"outside_tolerance", set.outside_tolerance},
                    {"context", set.context},
                    {"skipped", set.skipped}});
  fmt::print("{}\n", nlohmann::ordered_json{{"sets", list}}.dump(2));
}

Exit validate(const Options& options) {
  Diagnostics diagnostics;
  const auto sets = validate_thermal(options.folder, diagnostics, run_plant_case);
  if (sets.empty() && !diagnostics.has_errors()) diagnostics.add("E-VAL-002", options.folder);
  if (options.format == "json") {
    print_json(sets);
  } else {
    print_table(sets);
  }
  std::fflush(stdout);
  print_problems(diagnostics, language_of(options.language));
  if (diagnostics.has_errors()) return Exit::bad_input;
  for (const auto& set : sets)
    if (set.outside_tolerance > 0) return Exit::validation_failed;
  return Exit::ok;
}

}  // namespace

void add_validate(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("validate", "Hold the models against reference cases; exit 1 if one is outside its tolerance");
  auto options = std::make_shared<Options>();
  command->add_option("set", options->set, "Set of cases: thermal")->required()->check(CLI::IsMember({"thermal"}));
  command->add_option("folder", options->folder, "Folder of X.csv with X.params.json")->required();
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return validate(*options); }; });
}

}  // namespace icctwin
