#pragma once
// SimAI training workload: a header, the number of layers, one line a layer (docs/trace-format.md).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/workload/training_layers.h"

namespace icctwin {

/// Layers of a text; nothing, and errors with lines, if any of it cannot be used. The name stands for the file in the problems.
std::optional<TrainingLayers> parse_simai(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<TrainingLayers> read_simai(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace icctwin
