#pragma once
// The kinds of measured inference and power cases, one function each.
#include <optional>
#include <string>
#include <string_view>

#include "sim/validation/inference.h"

namespace icctwin::validation {

/// The catalog entry that a table means by a name ("h100-80gb", "Kunlun P800-OAM 96GB"): the one that shares most words with it, among them
/// the first that has a digit; the first of equals. nullptr if there is none.
const Accelerator* accelerator_of_words(const std::vector<Accelerator>& list, std::string_view words);

/// The model that a table means ("meta-llama/Llama-3.1-8B-Instruct"): same letters and digits as an id or name, without maker and without
/// words such as Instruct, chat, hf, FP8. nullptr if there is none.
const TransformerModel* model_of_words(const std::vector<TransformerModel>& list, std::string_view words);

/// The known name that is nearest, for messages; the first if none is near.
std::string nearest_model(const std::vector<TransformerModel>& list, std::string_view words);

bool is_serving_table(std::string_view header);
bool is_cap_table(std::string_view header);
bool is_telemetry(std::string_view header);

InferenceValidation validate_serving_table(const std::filesystem::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics);
/// `folder` holds requests.jsonl and meta.json.
InferenceValidation validate_engine_run(const std::filesystem::path& folder, const InferenceSheets& sheets, Diagnostics& diagnostics);
InferenceValidation validate_cap_table(const std::filesystem::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics);
InferenceValidation validate_telemetry(const std::filesystem::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics);

/// Fills the groups from the rows.
void group_rows(InferenceValidation& validation);

}  // namespace icctwin::validation
