#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "sim/runner/verify.h"
#include "tools/cli/command.h"
#include "tools/cli/work_folder.h"

namespace icctwin {
namespace {

struct VerifyOptions {
  std::string run, inputs = ".", language = "en";
};

void print(const Verification& result, Language language) {
  const bool zh = language == Language::zh;
  if (result.end == VerifyEnd::same)
    fmt::print(fmt::runtime(zh ? "相同：{} 项指标与 {} 个文件逐位一致\n" : "same: {} indicators and {} files, bit for bit\n"),
               result.indicators, result.files);
  if (!result.first) return;
  const auto& [file, place, stored, again] = *result.first;
  fmt::print(
      fmt::runtime(zh ? "不同：首个差异在 {} 的 {}\n  已存：{}\n  重算：{}\n" : "differs: first in {} at {}\n  stored: {}\n  again:  {}\n"),
      file, place, stored, again);
}

Exit verify(const VerifyOptions& options) {
  Diagnostics diagnostics;
  const Language language = language_of(options.language);
  const WorkFolder work;
  const Verification result = verify_run({options.run, options.inputs, work.path(), ICCTWIN_VERSION}, diagnostics);
  print(result, language);
  std::fflush(stdout);
  print_problems(diagnostics, language);
  switch (result.end) {
    case VerifyEnd::same:
      return Exit::ok;
    case VerifyEnd::differs:
      return Exit::validation_failed;
    case VerifyEnd::bad_input:
      return Exit::bad_input;
    case VerifyEnd::failed:
      break;
  }
  return Exit::run_failed;
}

}  // namespace

void add_verify(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("verify", "Run the scenario of a run folder once more and compare the results bit for bit");
  auto options = std::make_shared<VerifyOptions>();
  command->add_option("run", options->run, "Run folder")->required();
  command->add_option("--inputs", options->inputs,
                      "Folder of the scenario file, to which its weather and traces are relative (default: here)");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return verify(*options); }; });
}

}  // namespace icctwin
