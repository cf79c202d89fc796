#pragma once
// The name a user may have meant.
#include <span>
#include <string>
#include <string_view>

namespace icctwin {

/// The known name nearest to the wanted one by edit distance; empty when none is near.
///
/// A name that only lacks its unit counts as near ("latitude" for "latitude_deg"). Of equally near names the first is taken.
std::string nearest_name(std::string_view wanted, std::span<const std::string> known);

}  // namespace icctwin
