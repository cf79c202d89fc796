#include "sim/runner/variant_runs.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>

#include "sim/results/folder/write_folder.h"
#include "sim/runner/data_hash.h"
#include "sim/runner/run_scenario.h"
#include "sim/scenario/json/files.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr const char* error_file = "error.txt";
constexpr int exit_ok = 0, exit_bad_input = 2, exit_failed = 3;

/// Of the scenario, of what its files hold wherever they lie, and of the program.
std::string content_hash(Scenario scenario, const std::string& program) {
  for_each_file(type_of<Scenario>(), &scenario, [](std::string& path) {
    if (const auto hash = hash_file(path)) path = hash->sha256 + fs::path(path).extension().string();
  });
  return sha256_hex(program + write_json_of(scenario, WriteStyle::compact));
}

class Runs {
 public:
  Runs(const fs::path& work, std::string version) : work_(work), version_(std::move(version)) {}

  fs::path folder(const std::string& hash) const { return work_ / hash.substr(0, 16); }
  bool is_there(const std::string& hash) const {
    if (!fs::exists(folder(hash) / "run/manifest.json")) return false;
    Diagnostics ignored;  // a broken folder is written anew
    const auto run = read_run_folder(folder(hash) / "run", ignored);
    return run && run->manifest.status == RunStatus::ok && ignored.empty();
  }

  /// Begins a run in a process of its own; 0 if there is none to be had.
  pid_t start(const Scenario& scenario, const std::string& hash) const {
    fs::remove_all(folder(hash));
    fs::create_directories(folder(hash));
    write_text(folder(hash) / "scenario.json", write_json_of(scenario, WriteStyle::indented));
    const pid_t parent = getpid(), child = fork();
    if (child != 0) return std::max(child, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);  // it does not outlive us
    if (getppid() != parent) _exit(exit_failed);
    const int log = open((folder(hash) / "log.txt").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) dup2(log, stream);
    _exit(run(hash));
  }

 private:
  int run(const std::string& hash) const {
    Diagnostics problems;
    RunRequest request{.scenario = folder(hash) / "scenario.json", .out = folder(hash) / "run", .report = false, .version = version_};
    const RunOutcome outcome = run_scenario(request, problems);
    const auto error = std::ranges::find(problems.problems(), Severity::error, &Problem::severity);
    if (error != problems.problems().end()) write_text(folder(hash) / error_file, error->code + " " + error->where);
    return outcome.end == RunEnd::ok ? exit_ok : outcome.end == RunEnd::bad_input ? exit_bad_input : exit_failed;
  }

  fs::path work_;
  std::string version_;
};

}  // namespace

std::optional<std::vector<VariantRun>> run_variants(const std::vector<Scenario>& scenarios, const fs::path& work,
                                                    const std::string& version, unsigned jobs, const OnVariant& on_run,
                                                    Diagnostics& diagnostics) try {
  const Runs runs(work, version);
  const std::string program = version + data_hash();
  std::vector<std::string> hashes;
  std::map<std::string, const Scenario*> waiting;  // what is to be run, each once
  for (const Scenario& one : scenarios) {
    hashes.push_back(content_hash(one, program));
    if (!runs.is_there(hashes.back())) waiting.emplace(hashes.back(), &one);
  }
  const std::size_t all = std::set(hashes.begin(), hashes.end()).size();
  if (on_run) on_run(all - waiting.size(), all);
  std::map<pid_t, std::string> going;
  std::map<std::string, std::string> refused;
  bool failed = false;
  while (!waiting.empty() || !going.empty()) {
    while (!waiting.empty() && !failed && going.size() < std::max(1U, jobs)) {
      const auto next = waiting.begin();
      const pid_t child = runs.start(*next->second, next->first);
      if (child == 0)
        failed = true;
      else
        going.emplace(child, next->first);
      waiting.erase(next);
    }
    if (going.empty()) break;
    int status = 0;
    const pid_t ended = waitpid(-1, &status, 0);
    const auto found = going.find(ended);
    if (found == going.end()) continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_bad_input) {
      refused[found->second] = read_file(runs.folder(found->second) / error_file, diagnostics).value_or("");
    } else if (!WIFEXITED(status) || WEXITSTATUS(status) != exit_ok) {
      diagnostics.add("E-CMP-002", runs.folder(found->second).string());
      failed = true;
    }
    going.erase(found);
    if (on_run) on_run(all - waiting.size() - going.size(), all);
  }
  if (failed) return std::nullopt;
  std::vector<VariantRun> result;
  for (const std::string& hash : hashes) {
    VariantRun run;
    if (const auto reason = refused.find(hash); reason != refused.end())
      run.problem = reason->second;
    else
      run.folder = read_run_folder(runs.folder(hash) / "run", diagnostics);
    result.push_back(std::move(run));
  }
  return result;
} catch (const std::runtime_error& error) {  // the disk refused
  diagnostics.add("E-RUN-003", work.string(), error.what());
  return std::nullopt;
}

}  // namespace icctwin
