#pragma once
// Shared by the trace tests.
#include <cstddef>
#include <string>
#include <string_view>

#include "sim/scenario/trace/trace_reader.h"

namespace icctwin::test {

inline std::size_t rejected(const Trace& trace, RowFault fault) { return trace.summary.rejected_by_fault[static_cast<std::size_t>(fault)]; }

inline std::size_t code_count(const Diagnostics& found, std::string_view code) {
  std::size_t count = 0;
  for (const Problem& problem : found.problems()) count += problem.code == code;
  return count;
}

/// "W-TRC-004 t:3" for every problem, one after the other.
inline std::string places(const Diagnostics& found) {
  std::string out;
  for (const Problem& problem : found.problems()) out += (out.empty() ? "" : "; ") + problem.code + " " + problem.where;
  return out;
}

}  // namespace icctwin::test
