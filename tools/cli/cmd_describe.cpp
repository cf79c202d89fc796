#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/reference.h"
#include "sim/scenario/model/scenario.h"
#include "sim/sweep/model/sweep.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct DescribeOptions {
  std::string pointer, language = "en";
  bool reference = false, sweep = false;
};

Exit describe(const DescribeOptions& options) {
  const Type& root = options.sweep ? type_of<Sweep>() : type_of<Scenario>();
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
  std::string reason = "no field is called \"" + target.failed_step + "\"", reason_zh = "没有名为“" + target.failed_step + "”的字段";
  if (options.pointer.front() != '/') {
    reason = "a pointer begins with \"/\"";
    reason_zh = "指针须以“/”开头";
  } else if (!target.nearest.empty()) {
    reason += "; the nearest is \"" + target.nearest + "\"";
    reason_zh += "，最接近的是“" + target.nearest + "”";
  }
  Diagnostics diagnostics;
  diagnostics.add("E-IN-011", "describe", options.pointer, std::move(reason), {{"limit_zh", std::move(reason_zh)}});
  print_problems(diagnostics, language);
  return Exit::bad_input;
}

}  // namespace

void add_describe(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("describe", "Explain a field or an object of the scenario, or print the whole reference");
  auto options = std::make_shared<DescribeOptions>();
  command->add_option("pointer", options->pointer, "JSON pointer, for example /cooling/cdu/supply_c; nothing lists the top level");
  command->add_flag("--reference", options->reference, "Print the reference of every field as Markdown");
  command->add_flag("--sweep", options->sweep, "Of a sweep file in place of a scenario");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return describe(*options); }; });
}

}  // namespace icctwin
