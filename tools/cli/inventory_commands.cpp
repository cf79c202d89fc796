#include "tools/cli/inventory_commands.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>

#include "sim/results/folder/write_folder.h"
#include "sim/runner/load.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/inventory/inventory_import.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

Exit refuse_inventory(const Diagnostics& diagnostics, Language language) {
  print_problems(diagnostics, language);
  return Exit::bad_input;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:%Y-%m-%d}", parts);
}

bool write_or_tell(const std::string& file, const std::string& text, Language language) {
  try {
    write_text(file, text);
    return true;
  } catch (const WriteError& error) {
    Diagnostics failed;
    failed.add("E-RUN-003", file, error.what());
    print_problems(failed, language);
    return false;
  }
}

std::optional<InventoryProfile> read_profile(const InventoryOptions& options, const InventoryTable& table, Diagnostics& diagnostics) {
  InventoryProfile profile = guess_profile(table);
  if (!options.profile.empty()) {
    const auto text = read_file(options.profile, diagnostics);
    const auto document = text ? parse_json(*text, options.profile, diagnostics) : std::nullopt;
    if (!document) return std::nullopt;
    profile = read_as<InventoryProfile>(*document, diagnostics, options.profile + "#");
  }
  if (!options.default_type.empty()) profile.default_type = options.default_type;
  return diagnostics.has_errors() ? std::nullopt : std::optional(profile);
}

/// The scenario that the inventory goes into, or an empty one.
std::optional<Scenario> read_target(const InventoryOptions& options, Diagnostics& diagnostics) {
  if (options.into.empty()) {
    Scenario fresh;
    fresh.id = "imported";
    return fresh;
  }
  auto loaded = load_scenario(std::filesystem::path(options.into), {}, diagnostics);
  return loaded ? std::optional(std::move(loaded->scenario)) : std::nullopt;
}

}  // namespace

bool is_inventory_format(const std::string& word) { return inventory_format(word).has_value(); }

Exit import_inventory_file(const InventoryOptions& options) {
  const Language language = language_of(options.language);
  const bool zh = language == Language::zh;
  Diagnostics diagnostics;
  const Catalog catalog = read_catalog(find_data_dir(), diagnostics);
  auto scenario = read_target(options, diagnostics);
  if (!scenario || diagnostics.has_errors()) return refuse_inventory(diagnostics, language);
  ImportedInventory inventory;
  std::optional<InventoryTable> table;
  const InventoryFormat format = *inventory_format(options.format);
  if (format == InventoryFormat::inventory) {
    const auto text = read_file(options.file, diagnostics);
    if (text) inventory = read_inventory_json(*text, std::filesystem::path(options.file).filename().string(), diagnostics);
  } else {
    table = read_inventory_file(options.file, format, diagnostics);
    const auto profile = table ? read_profile(options, *table, diagnostics) : std::nullopt;
    if (profile) {
      inventory = import_inventory(*table, *profile, catalog, *scenario, today());
      if (!options.save_profile.empty() && !write_or_tell(options.save_profile, write_json_of(*profile, WriteStyle::indented), language))
        return Exit::run_failed;
    }
  }
  if (diagnostics.has_errors()) return refuse_inventory(diagnostics, language);
  for (const RejectedRow& one : inventory.rejected) {
    Diagnostics row;
    row.add(one.problem.code, one.problem.where, one.problem.value, one.problem.limit, one.problem.details);
    print_problems(row, language);
  }
  fmt::print(fmt::runtime(zh ? "读入 {} 行，拒绝 {} 行；{} 个机柜\n" : "{} read, {} rejected; racks: {}\n"), inventory.accepted(),
             inventory.rejected.size(), inventory.racks);
  if (table && !options.rejected.empty() && !inventory.rejected.empty() &&
      !write_or_tell(options.rejected, rows_csv(*table, inventory.rejections(language)), language))
    return Exit::run_failed;
  if (inventory.racks == 0) return Exit::bad_input;
  if (options.out.empty()) return Exit::ok;
  merge_inventory(inventory, *scenario);
  if (!write_or_tell(options.out, write_changes_of(*scenario), language)) return Exit::run_failed;
  fmt::print("{}\n", options.out);
  return Exit::ok;
}

namespace {

struct ExportOptions {
  std::string scenario, format = "racks", out, language = "en";
};

Exit export_inventory(const ExportOptions& options) {
  const Language language = language_of(options.language);
  Diagnostics diagnostics;
  const auto loaded = load_scenario(std::filesystem::path(options.scenario), {}, diagnostics);
  const Catalog catalog = read_catalog(find_data_dir(), diagnostics);
  if (!loaded || diagnostics.has_errors()) return refuse_inventory(diagnostics, language);
  const std::string text = options.format == "racks" ? racks_csv(loaded->scenario, catalog) : inventory_json(loaded->scenario);
  if (options.out.empty()) {
    fmt::print("{}", text);
    return Exit::ok;
  }
  if (!write_or_tell(options.out, text, language)) return Exit::run_failed;
  fmt::print("{}\n", options.out);
  return Exit::ok;
}

}  // namespace

void add_export(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("export", "Write the racks of a scenario as a table, or its whole inventory as JSON");
  auto options = std::make_shared<ExportOptions>();
  command->add_option("scenario", options->scenario, "Scenario file (JSON)")->required();
  command->add_option("--format", options->format, "racks (CSV) or inventory (JSON)")->check(CLI::IsMember({"racks", "inventory"}));
  command->add_option("--out,-o", options->out, "File to write; nothing: standard output");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return export_inventory(*options); }; });
}

}  // namespace icctwin
