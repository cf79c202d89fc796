#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/reference.h"
#include "sim/scenario/model/scenario.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct Options {
  std::string pointer, language = "en";
  bool reference = false;
};

Exit describe(const Options& options) {
  const Type& root = type_of<Scenario>();
  const Language language = language_of(options.language);
  if (options.reference) {
    fmt::print("{}", reference_page(root, language));
    return Exit::ok;
  }
  const std::string text = describe_pointer(root, options.pointer, language);
  if (!text.empty()) {
    fmt::print("{}", text);
    return Exit::ok;
  }
  const auto target = pointer_targets(root, options.pointer).front();
  Diagnostics diagnostics;
  diagnostics.add("E-IN-011", "describe", options.pointer, target.nearest.empty() ? "no field \"" + target.failed_step + "\"" : "did you mean \"" + target.nearest + "\"?");
  print_problems(diagnostics, language);
  return Exit::bad_input;
}

}  // namespace

void add_describe(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("describe", "Explain a field or an object of the scenario, or print the whole reference");
  auto options = std::make_shared<Options>();
  command->add_option("pointer", options->pointer, "JSON pointer, for example /cooling/cdu/supply_c; nothing lists the top level");
  command->add_flag("--reference", options->reference, "Print the reference of every field as Markdown");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return describe(*options); }; });
}

}  // namespace icctwin
