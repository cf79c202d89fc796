#pragma once
// Problems found in an input or during a run, collected rather than thrown, so that a user sees all of them at once.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace icctwin {

enum class Severity { error, warning, hint };

enum class Language { en, zh };

/// One problem: a stable code, the place, the offending value and the limit it broke.
struct Problem {
  Severity severity = Severity::error;
  std::string code;   ///< stable, e.g. "E-PWR-014"; documented in models/base/problems/
  std::string where;  ///< JSON pointer ("/halls/0/rows/2"), or "file:line" for text files
  std::string value;  ///< the value found, with its unit; may be empty
  std::string limit;  ///< the limit or what was expected; may be empty
  /// Further values for the sentence's placeholders, e.g. {"name", "A01"}.
  std::vector<std::pair<std::string, std::string>> details;

  bool operator==(const Problem&) const = default;
};

/// The sentence of a problem in one language: the text registered for its code with {value}, {limit}, {where} and the details filled in.
std::string sentence(const Problem& problem, Language language);

/// What to do about a problem in one language; empty where there is no general advice.
std::string advice(const Problem& problem, Language language);

/// Collects problems in the order they are found.
class Diagnostics {
 public:
  /// Adds a problem; its severity is taken from the table of codes.
  void add(std::string_view code, std::string where, std::string value = {}, std::string limit = {},
           std::vector<std::pair<std::string, std::string>> details = {});
  /// Adds the problems of another; a prefix of their places is left out (a folder that should not get into results).
  void append(const Diagnostics& other, std::string_view prefix = {});

  bool has_errors() const;
  std::size_t count(Severity severity) const;
  const std::vector<Problem>& problems() const { return problems_; }
  bool empty() const { return problems_.empty(); }

 private:
  std::vector<Problem> problems_;
};

}  // namespace icctwin
