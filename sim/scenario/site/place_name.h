#pragma once
// Places in the shipped tables, found by code or name, with help for a misspelt one.
#include <span>
#include <string>
#include <string_view>

namespace icctwin {

/// Equal but for ASCII upper and lower case.
bool same_place(std::string_view a, std::string_view b);

/// The known name with the fewest changed letters; empty if more than half would change.
std::string nearest_place(std::string_view name, std::span<const std::string_view> known);

}  // namespace icctwin
