#pragma once
// The shipped sheets of AI work: model dimensions, constants of training stacks, interconnects (models/data).
#include <filesystem>

#include "models/base/diagnostics.h"
#include "models/compute/ai_sheets.h"

namespace icctwin {

/// Reads ai_models.json, layer_tables.json, training_stacks.json, interconnects.json and accelerator_power.json of a data folder and checks
/// their references.
AiSheets read_ai_sheets(const std::filesystem::path& data_dir, Diagnostics& diagnostics);

/// A model of the user's own: one object with the fields of the catalog's entries; nullopt after an error.
std::optional<TransformerModel> read_model_file(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace icctwin
