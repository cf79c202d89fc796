#pragma once
// The shipped sheets of inference software stacks (models/data).
#include <filesystem>

#include "models/base/diagnostics.h"
#include "models/compute/serving/serving_sheets.h"

namespace icctwin {

/// Reads serving_stacks.json of a data folder.
ServingSheets read_serving_sheets(const std::filesystem::path& data_dir, Diagnostics& diagnostics);

}  // namespace icctwin
