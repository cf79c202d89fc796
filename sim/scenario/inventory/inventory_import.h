#pragma once
// From rows of an inventory to halls with racks; what cannot be placed is told row by row.
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/inventory/inventory_mapping.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin {

struct RejectedRow {
  std::size_t line = 0;
  Problem problem;
};

struct ImportedInventory {
  std::vector<Hall> halls;
  std::vector<RackType> rack_types;  ///< made from devices, or brought along
  std::vector<NodeType> node_types;
  std::vector<Accelerator> accelerators;
  std::vector<RejectedRow> rejected;
  std::size_t rows = 0, racks = 0;  ///< read; placed

  std::size_t accepted() const { return rows - rejected.size(); }
  /// Lines with their sentences, for rows_csv.
  std::vector<std::pair<std::size_t, std::string>> rejections(Language language) const;
};

/// Racks of one row and type at one pitch become one group; a row that states nothing is placed behind those before it.
///
/// Rows of devices are counted by rack, and each rack becomes a type with as many servers. `date` (ISO) is kept with file name and lines as
/// the source: in a group's view, and in the source of a type that is made. `scenario` gives types of its own.
ImportedInventory import_inventory(const InventoryTable& table, const InventoryProfile& profile, const Catalog& catalog,
                                   const Scenario& scenario, const std::string& date);

/// The whole inventory as JSON ("icctwin.inventory/1"): halls and the scenario's own sheets.
std::string inventory_json(const Scenario& scenario);
/// Reads that again; nothing but problems if it is none.
ImportedInventory read_inventory_json(std::string_view text, const std::string& file_name, Diagnostics& diagnostics);

/// Puts an inventory into a scenario: halls and sheets of the same id are replaced, others added.
void merge_inventory(const ImportedInventory& inventory, Scenario& scenario);

/// One line for each rack, with all that import_inventory needs to place it as it stands.
std::string racks_csv(const Scenario& scenario, const Catalog& catalog);

}  // namespace icctwin
