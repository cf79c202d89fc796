#include "models/base/diagnostics.h"

#include <algorithm>
#include <cassert>

#include "models/base/problems/problem_table.h"

namespace icctwin {
namespace {

std::string fill(std::string_view text, const Problem& problem) {
  std::string out;
  while (true) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return out.append(text);
    out.append(text.substr(0, open));
    const auto name = text.substr(open + 1, close - open - 1);
    if (name == "value") {
      out += problem.value;
    } else if (name == "limit") {
      out += problem.limit;
    } else if (name == "where") {
      out += problem.where;
    } else {
      const auto found = std::ranges::find(problem.details, name, [](const auto& detail) { return std::string_view(detail.first); });
      if (found != problem.details.end()) out += found->second;
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string sentence(const Problem& problem, Language language) {
  const auto* text = find_problem_text(problem.code);
  if (!text) return problem.value;
  return fill(language == Language::zh ? text->zh : text->en, problem);
}

std::string advice(const Problem& problem, Language language) {
  const auto* text = find_problem_text(problem.code);
  if (!text) return {};
  const auto words = language == Language::zh ? text->advice_zh : text->advice_en;
  if (problem.limit.empty() && words.find("{limit}") != words.npos) return {};  // no nearest name to offer
  return fill(words, problem);
}

void Diagnostics::add(std::string_view code, std::string where, std::string value, std::string limit,
                      std::vector<std::pair<std::string, std::string>> details) {
  const auto* text = find_problem_text(code);
  assert(text && "every code stands in models/base/problems");
  problems_.push_back({text ? text->severity : Severity::error, std::string(code), std::move(where), std::move(value), std::move(limit),
                       std::move(details)});
}

void Diagnostics::append(const Diagnostics& other, std::string_view prefix) {
  for (Problem problem : other.problems_) {
    if (problem.where.starts_with(prefix)) problem.where.erase(0, prefix.size());
    for (auto& [name, text] : problem.details)
      if (text.starts_with(prefix)) text.erase(0, prefix.size());
    problems_.push_back(std::move(problem));
  }
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(problems_, severity, &Problem::severity));
}

}  // namespace icctwin
