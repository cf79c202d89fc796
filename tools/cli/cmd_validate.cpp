#include <CLI/CLI.hpp>
#include <iterator>
#include <memory>
#include <utility>

#include "tools/cli/validate.h"

namespace icctwin {
namespace {

using Validate = Exit (*)(const ValidateOptions&);
constexpr std::pair<const char*, Validate> sets[] = {
    {"thermal", validate_thermal_folders},
    {"training", validate_training_files},
    {"network", validate_network_files},
    {"inference", validate_inference_files},
};

}  // namespace

void add_validate(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("validate", "Hold the models against reference cases; exit 1 if one is outside or cannot be evaluated");
  auto options = std::make_shared<ValidateOptions>();
  std::vector<std::string> names;
  for (const auto& [name, run] : sets) names.emplace_back(name);
  command->add_option("set", options->set, "Set of cases: thermal, training, network or inference")
      ->required()
      ->check(CLI::IsMember(names));
  command->add_option("paths", options->paths, "thermal: folder of X.csv with X.params.json; others: files of cases")
      ->required()
      ->expected(1, -1);
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->add_option("--accelerator", options->accelerator, "inference: accelerator of telemetry that does not name its own");
  command->add_flag("--summary", options->summary, "inference: figures without a line per row");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] {
    action = [options] {
      for (const auto& [name, run] : sets)
        if (options->set == name) return run(*options);
      return Exit::bad_input;
    };
  });
}

}  // namespace icctwin
