#pragma once
// Problems of one text file, with their lines, and a limit to how many are worth reading.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin {

/// Adds problems of one file; after `most` errors the reader should stop, because the rest is rarely news.
class LineProblems {
 public:
  static constexpr std::size_t most = 20;

  LineProblems(std::string name, Diagnostics& diagnostics) : name_(std::move(name)), diagnostics_(diagnostics) {}

  std::string at(std::size_t line) const { return line == 0 ? name_ : name_ + ":" + std::to_string(line); }

  /// A problem at a line; line 0 is the file as a whole.
  void add(std::string_view code, std::size_t line, std::string value = {}, std::string limit = {}, std::string_view column = {}) {
    std::vector<std::pair<std::string, std::string>> details;
    if (!column.empty()) details.emplace_back("column", column);
    diagnostics_.add(code, at(line), std::move(value), std::move(limit), std::move(details));
    if (code.front() == 'E') ++errors_;
  }

  bool has_errors() const { return errors_ > 0; }

  /// True when enough errors were found; says so once.
  bool full(std::size_t line) {
    if (errors_ < most) return false;
    if (!said_full_) diagnostics_.add("E-SITE-009", at(line), std::to_string(most));
    said_full_ = true;
    return true;
  }

 private:
  std::string name_;
  Diagnostics& diagnostics_;
  std::size_t errors_ = 0;
  bool said_full_ = false;
};

}  // namespace icctwin
