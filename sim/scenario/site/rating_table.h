#pragma once
// The shipped grade tables (models/data/standards/ratings.json) with those of the scenario.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/site/rating.h"

namespace icctwin {

/// The tables of some ids, in their order; an entry of the scenario replaces a shipped one. Unknown ids are errors below `where`.
std::vector<Rating> find_ratings(const std::filesystem::path& data_dir, const std::vector<Rating>& own, const std::vector<std::string>& ids,
                                 const std::string& where, Diagnostics& diagnostics);

}  // namespace icctwin
