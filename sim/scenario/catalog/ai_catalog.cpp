#include "sim/scenario/catalog/ai_catalog.h"

#include "sim/scenario/catalog/catalog_file.h"

namespace icctwin {
namespace {

template <class Entry>
void check_all_marks(const std::vector<Entry>& entries, std::string_view kind, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < entries.size(); ++i) check_marks(entries[i], kind, i, diagnostics);
}

}  // namespace

AiSheets read_ai_sheets(const std::filesystem::path& data_dir, Diagnostics& diagnostics) {
  AiSheets sheets;
  sheets.models = read_catalog_entries<TransformerModel>(data_dir, "ai_models", diagnostics);
  sheets.tables = read_catalog_entries<LayerTable>(data_dir, "layer_tables", diagnostics);
  sheets.stacks = read_catalog_entries<TrainingStack>(data_dir, "training_stacks", diagnostics);
  sheets.interconnects = read_catalog_entries<Interconnect>(data_dir, "interconnects", diagnostics);
  sheets.powers = read_catalog_entries<AcceleratorPower>(data_dir, "accelerator_power", diagnostics);
  check_all_marks(sheets.models, "ai_models", diagnostics);
  check_all_marks(sheets.tables, "layer_tables", diagnostics);
  check_all_marks(sheets.stacks, "training_stacks", diagnostics);
  check_all_marks(sheets.interconnects, "interconnects", diagnostics);
  check_all_marks(sheets.powers, "accelerator_power", diagnostics);
  return sheets;
}

std::optional<TransformerModel> read_model_file(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  const auto document = text ? parse_json(*text, path.filename().string(), diagnostics) : std::nullopt;
  if (!document) return std::nullopt;
  Diagnostics found;
  auto model = read_as<TransformerModel>(*document, found, path.filename().string() + "#");
  const bool good = !found.has_errors();
  diagnostics.append(found);
  return good ? std::optional(std::move(model)) : std::nullopt;
}

}  // namespace icctwin
