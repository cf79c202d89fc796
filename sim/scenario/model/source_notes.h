#pragma once
// Where a default comes from, said in the same words by the descriptions of several parts.
#include <string_view>

namespace icctwin {

inline constexpr std::string_view engineering = "engineering default";
inline constexpr std::string_view footprint = "SiteFootprint calibration, most likely value (second-hand)";
inline constexpr std::string_view example = "an example; state your own";

}  // namespace icctwin
