#pragma once
// Data sheets of the user's own: files in the format of the shipped catalog, one kind a file, in a folder "library".
#include <filesystem>

#include "models/base/diagnostics.h"
#include "sim/scenario/catalog/catalog.h"

namespace icctwin {

/// The entries of every .json file of a folder, in the order of the files' names; nothing where there is no folder.
///
/// A file that cannot be used is told by its name and left out. References into the shipped catalog are not checked here: the scenario's
/// check does it once an entry is used.
Catalog read_user_library(const std::filesystem::path& folder, Diagnostics& diagnostics);

}  // namespace icctwin
