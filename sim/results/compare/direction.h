#pragma once
// Which way an indicator is better for who runs or plans a center.
#include <string_view>
#include <vector>

namespace icctwin {

enum class Direction { lower, higher, neither };

/// Neither: what follows from the work asked for, or is good or bad by its place (free cooling, stored energy, counts of equipment).
Direction better_direction(std::string_view kpi_id);

/// Every indicator that is judged by its own name.
std::vector<std::string_view> judged_kpis();

}  // namespace icctwin
