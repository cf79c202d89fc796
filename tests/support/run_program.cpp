#include "tests/support/run_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace icctwin::test {

std::string slurp(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json parse_json(const std::string& text) { return nlohmann::json::parse(text); }

nlohmann::json read_json(const std::filesystem::path& file) { return parse_json(slurp(file)); }

Ended run_command(const std::vector<std::string>& arguments, int signal_number, int signal_after_ms) {
  Scratch scratch;
  const auto out = scratch / "out", err = scratch / "err";
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  std::vector<std::string> words = arguments;
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  Ended ended;
  if (posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ) != 0) return ended;
  posix_spawn_file_actions_destroy(&actions);
  if (signal_number != 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(signal_after_ms));
    ::kill(child, signal_number);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.out = slurp(out);
  ended.err = slurp(err);
  return ended;
}

Ended icctwin_program(std::vector<std::string> arguments, int signal_number, int signal_after_ms) {
  arguments.insert(arguments.begin(), ICCTWIN_PROGRAM);
  return run_command(arguments, signal_number, signal_after_ms);
}

std::filesystem::path source(const std::string& relative) { return std::filesystem::path(ICCTWIN_SOURCE_DIR) / relative; }

std::vector<std::string> test_overrides(const std::filesystem::path& scenario) {
  if (scenario.stem() == "scale_100k") return {"/simulation/duration_s=86400"};
  return {};
}

std::vector<std::filesystem::path> shipped_scenarios() {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"scenarios/start", "scenarios/cases"})
    for (const auto& entry : std::filesystem::directory_iterator(source(folder)))
      if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

double kpi(const std::filesystem::path& run, const std::string& id) {
  return read_json(run / "kpi.json")["kpis"][id]["value"].get<double>();
}

}  // namespace icctwin::test
