#pragma once
// Import and export of inventories: racks and devices of other programs, our own tables.
#include <string>

#include "tools/cli/command.h"

namespace icctwin {

struct InventoryOptions {
  std::string format, file, into, out, profile, rejected, default_type, save_profile, language = "en";
};

bool is_inventory_format(const std::string& word);
/// Reads an inventory, tells what was rejected and puts the rest into a scenario.
Exit import_inventory_file(const InventoryOptions& options);

}  // namespace icctwin
