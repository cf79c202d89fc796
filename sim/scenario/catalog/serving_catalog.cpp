#include "sim/scenario/catalog/serving_catalog.h"

#include "sim/scenario/catalog/catalog_file.h"

namespace icctwin {

ServingSheets read_serving_sheets(const std::filesystem::path& data_dir, Diagnostics& diagnostics) {
  ServingSheets sheets;
  sheets.stacks = read_catalog_entries<ServingStack>(data_dir, "serving_stacks", diagnostics);
  for (std::size_t i = 0; i < sheets.stacks.size(); ++i) check_marks(sheets.stacks[i], "serving_stacks", i, diagnostics);
  return sheets;
}

}  // namespace icctwin
