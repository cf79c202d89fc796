#pragma once
// What the subcommands share: exit codes, problem printing, and one function per subcommand that adds it to the program.
#include <functional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"

namespace CLI {
class App;
}

namespace icctwin {

/// Exit codes of the program.
enum class Exit { ok = 0, validation_failed = 1, bad_input = 2, run_failed = 3, cancelled = 130 };

/// The subcommand that was chosen, to be called after parsing.
using Action = std::function<Exit()>;

void add_run(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_describe(CLI::App& app, Action& action);
void add_catalog(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_export(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_verify(CLI::App& app, Action& action);
void add_validate(CLI::App& app, Action& action);
void add_estimate(CLI::App& app, Action& action);
void add_sweep(CLI::App& app, Action& action);
void add_sweep_task(CLI::App& app, Action& action);
void add_sweep_report(CLI::App& app, Action& action);
void add_sweep_pick(CLI::App& app, Action& action);

/// "en" or "zh" as a language.
Language language_of(const std::string& name);

/// The overrides with "--site FILE" as one more: the file's path becomes relative to the scenario, so that results tell no folder.
std::vector<std::string> with_site(std::vector<std::string> overrides, const std::string& scenario, const std::string& site);

/// Prints problems to standard error, one block each: severity, code, place, sentence, advice.
void print_problems(const Diagnostics& diagnostics, Language language);

/// A count of problems in one line.
std::string problem_counts(const Diagnostics& diagnostics, Language language);

}  // namespace icctwin
