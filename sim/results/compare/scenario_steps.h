#pragma once
// What differs between two scenarios, in groups, and the scenarios in between: the first with the second's values of some groups.
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/scenario/json/document.h"

namespace icctwin {

/// Pointers of everything that differs: single values, lists of other length, objects that one has or that are of another kind as a whole.
///
/// Left out: names, descriptions, sources and views, which no result depends on.
std::vector<std::string> differing_pointers(const JsonDocument& from, const JsonDocument& to);

/// Whether a pointer is another one or leads to something below it.
bool is_at_or_below(std::string_view pointer, std::string_view top);

/// `from` with the values that `to` has at the pointers.
JsonDocument with_values_of(const JsonDocument& from, const JsonDocument& to, const std::vector<std::string>& pointers);

/// Differences that are taken over together.
struct ChangeGroup {
  std::string name;  ///< what their pointers have in common: "/cooling/cdu"
  std::vector<std::string> pointers;
};

/// By the first two keys of the pointers, in their order. Equipment goes with the halls that use it, chiller records with the chillers.
/// More groups than `most` are joined: those of one first key, then the last ones.
std::vector<ChangeGroup> group_changes(const std::vector<std::string>& pointers, std::size_t most);

/// Groups as the user asks, each a list of pointers below which it takes everything; the rest follows as one more group. A pointer below
/// which nothing differs is a problem.
std::vector<ChangeGroup> group_changes(const std::vector<std::string>& pointers, const std::vector<std::vector<std::string>>& asked,
                                       Diagnostics& diagnostics);

}  // namespace icctwin
