#pragma once
// Shared by the tests of reading and writing descriptions.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"

namespace icctwin::test {

/// "E-IN-003 /site/latitude" for every problem, one after the other.
inline std::string places(const Diagnostics& found) {
  std::string out;
  for (const Problem& problem : found.problems()) out += (out.empty() ? "" : "; ") + problem.code + " " + problem.where;
  return out;
}

inline JsonDocument document_of(std::string_view text) {
  Diagnostics found;
  auto document = parse_json(text, "test.json", found);
  REQUIRE_MESSAGE(document.has_value(), text);
  CHECK(found.empty());
  return std::move(*document);
}

template <class T>
T read_text(std::string_view text, Diagnostics& found, GivenPointers* given = nullptr) {
  return read_as<T>(document_of(text), found, {}, given);
}

/// The only problem that reading the text as a T gives.
template <class T>
Problem problem_of(std::string_view text) {
  Diagnostics found;
  read_text<T>(text, found);
  REQUIRE_MESSAGE(found.problems().size() == 1, text << ": " << places(found));
  return found.problems().front();
}

}  // namespace icctwin::test
