#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "tools/cli/command.h"

namespace icctwin {
namespace {

std::string_view severity_word(Severity severity, Language language) {
  const bool zh = language == Language::zh;
  switch (severity) {
    case Severity::error:
      return zh ? "错误" : "error";
    case Severity::warning:
      return zh ? "警告" : "warning";
    case Severity::hint:
      break;
  }
  return zh ? "提示" : "hint";
}

}  // namespace

Language language_of(const std::string& name) { return name == "zh" ? Language::zh : Language::en; }

void print_problems(const Diagnostics& diagnostics, Language language) {
  for (const auto& problem : diagnostics.problems()) {
    std::string text = fmt::format("{} {} {}\n    {}\n", severity_word(problem.severity, language), problem.code,
                                   problem.where.empty() ? "/" : problem.where, sentence(problem, language));
    if (const auto next = advice(problem, language); !next.empty()) text += fmt::format("    {}\n", next);
    std::fputs(text.c_str(), stderr);
  }
}

std::string problem_counts(const Diagnostics& diagnostics, Language language) {
  const auto count = [&](Severity severity) { return diagnostics.count(severity); };
  if (language == Language::zh)
    return fmt::format("{} 个错误，{} 个警告，{} 个提示", count(Severity::error), count(Severity::warning), count(Severity::hint));
  const auto plural = [](std::size_t n, const char* word) { return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s"); };
  return fmt::format("{}, {}, {}", plural(count(Severity::error), "error"), plural(count(Severity::warning), "warning"),
                     plural(count(Severity::hint), "hint"));
}

std::vector<std::string> with_site(std::vector<std::string> overrides, const std::string& scenario, const std::string& site) {
  namespace fs = std::filesystem;
  if (site.empty()) return overrides;
  const fs::path folder = fs::absolute(scenario).lexically_normal().parent_path();
  const fs::path relative = fs::absolute(site).lexically_normal().lexically_relative(folder);
  overrides.insert(overrides.begin(), "/site_file=" + relative.generic_string());
  return overrides;
}

}  // namespace icctwin
