#pragma once
// An inventory as it came: columns and rows of text, from a table or from JSON that is laid out as one.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"

namespace icctwin {

enum class InventoryFormat { racks, netbox, opendcim, redfish, inventory };

struct InventoryFormatName {
  InventoryFormat format;
  std::string_view word;
  Text name;
};
/// In the order in which they are offered.
const std::vector<InventoryFormatName>& inventory_formats();
std::optional<InventoryFormat> inventory_format(std::string_view word);
/// What a file most likely is, by its beginning.
InventoryFormat guess_format(std::string_view text);

struct InventoryRow {
  std::size_t line = 0;  ///< of a text; of JSON the number of the object, from 1
  std::vector<std::string> cells;
};

struct InventoryTable {
  std::string file;  ///< name without its folder
  std::vector<std::string> columns;
  std::vector<InventoryRow> rows;
  bool has_devices = false;  ///< rows are devices in racks, not racks

  /// Index of a column; nothing if there is none.
  std::optional<std::size_t> column(std::string_view name) const;
};

/// Takes a text apart; nothing, and errors, if it holds no table. Separators are commas, semicolons or tabs, whichever the header has most
/// of.
std::optional<InventoryTable> read_inventory_text(std::string_view text, InventoryFormat format, const std::string& file_name,
                                                  Diagnostics& diagnostics);
std::optional<InventoryTable> read_inventory_file(const std::filesystem::path& file, InventoryFormat format, Diagnostics& diagnostics);

/// The rows of some lines with a last column that says what is the matter: to be corrected and read again.
std::string rows_csv(const InventoryTable& table, const std::vector<std::pair<std::size_t, std::string>>& problem_of_line);

// The readers of JSON.
std::optional<InventoryTable> read_netbox_json(std::string_view text, const std::string& file_name, Diagnostics& diagnostics);
std::optional<InventoryTable> read_redfish(std::string_view text, const std::string& file_name, Diagnostics& diagnostics);

/// The column that rows_csv adds; it is passed over when such a file is read again.
constexpr std::string_view problem_column = "problem";

}  // namespace icctwin
