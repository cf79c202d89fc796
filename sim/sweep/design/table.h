#pragma once
// Points of a design from a CSV file.
#include <filesystem>

#include "models/base/diagnostics.h"
#include "sim/sweep/design/design.h"

namespace icctwin {

/// One point a row; a column names an axis by its name or its pointer, or is a pointer and makes an axis of its own. A cell is JSON, or
/// text; an empty cell keeps the base's value. Every bad row and column is a problem with its line.
void add_table(Design& design, const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace icctwin
