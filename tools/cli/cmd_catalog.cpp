#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/write.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct CatalogOptions {
  std::string kind, id, format = "text";
};

std::string_view confidence_name(Confidence confidence) { return choices_of(confidence)[static_cast<std::size_t>(confidence)].value; }

std::string tera(const std::optional<double>& rate) { return rate ? fmt::format("{:.4g}", *rate / 1e12) : "-"; }

void print_accelerators(const Catalog& catalog) {
  fmt::print("{:<24}{:<14}{:>12}{:>10}{:>10}{:>10}{:>9}{:>9}  {}\n", "accelerator", "vendor", "BF16 TF/s", "FP8 TF/s", "GB", "GB/s",
             "max W", "idle W", "confidence");
  for (const auto& a : catalog.accelerators)
    fmt::print("{:<24}{:<14}{:>12}{:>10}{:>10}{:>10}{:>9.0f}{:>9.0f}  {}{}\n", a.id, a.vendor,
               tera(a.bf16_flop_per_s ? a.bf16_flop_per_s : a.fp16_flop_per_s), tera(a.fp8_flop_per_s),
               a.memory_bytes ? fmt::format("{:.4g}", *a.memory_bytes / 1e9) : "-",
               a.memory_bandwidth_bytes_per_s ? fmt::format("{:.4g}", *a.memory_bandwidth_bytes_per_s / 1e9) : "-", a.max_w, a.idle_w,
               confidence_name(a.confidence),
               a.unverified_fields.empty() ? "" : ", unverified: " + fmt::format("{}", fmt::join(a.unverified_fields, ", ")));
}

void print_nodes(const Catalog& catalog) {
  fmt::print("{:<28}{:>4} {:<22}{:>10}{:>12}  {}\n", "node type", "n", "accelerator", "CPUs", "nameplate", "confidence");
  for (const auto& n : catalog.node_types)
    fmt::print("{:<28}{:>4} {:<22}{:>10}{:>12}  {}\n", n.id, n.accelerator_count, n.accelerator.empty() ? "-" : n.accelerator, n.cpu_count,
               n.rated_w ? fmt::format("{:.1f} kW", *n.rated_w / 1e3) : "-", confidence_name(n.confidence));
}

void print_racks(const Catalog& catalog) {
  fmt::print("{:<34}{:>6} {:<26}{:<12}{:>12}  {}\n", "rack type", "nodes", "node type", "cooling", "nameplate", "confidence");
  for (const auto& r : catalog.rack_types)
    fmt::print("{:<34}{:>6} {:<26}{:<12}{:>12}  {}\n", r.id, r.node_count, r.node_type,
               std::visit([](const auto& c) { return c.tag; }, r.cooling), r.rated_w ? fmt::format("{:.1f} kW", *r.rated_w / 1e3) : "-",
               confidence_name(r.confidence));
}

void print_chillers(const Catalog& catalog) {
  fmt::print("{:<24}{:>12}{:>8}{:>18}{:>20}  {}\n", "chiller", "capacity", "COP", "leaving degC", "condenser in degC", "confidence");
  for (const auto& c : catalog.chillers)
    fmt::print("{:<24}{:>9.0f} kW{:>8.2f}{:>18}{:>20}  {}\n", c.id, c.capacity_w / 1e3, c.cop,
               fmt::format("{:.1f} to {:.1f}", c.evaporator_leaving_min_c, c.evaporator_leaving_max_c),
               fmt::format("{:.1f} to {:.1f}", c.condenser_entering_min_c, c.condenser_entering_max_c), confidence_name(c.confidence));
}

void print_fabric(const Catalog& catalog) {
  fmt::print("{:<24}{:>8}{:>12}{:>10}{:>10}  {}\n", "switch", "ports", "Gbit/s", "Tbit/s", "W", "confidence");
  for (const auto& s : catalog.switches)
    fmt::print("{:<24}{:>8}{:>12.0f}{:>10.1f}{:>10.0f}  {}\n", s.id, s.ports, s.port_bytes_per_s * 8e-9, s.bytes_per_s() * 8e-12, s.power_w,
               confidence_name(s.confidence));
  fmt::print("\n{:<24}{:<14}{:>6}{:>10}{:>10}{:>10}  {}\n", "optical module", "kind", "", "Gbit/s", "W", "pJ/bit", "confidence");
  for (const auto& o : catalog.optics)
    fmt::print("{:<24}{:<14}{:>6}{:>10.0f}{:>10.1f}{:>10.1f}  {}\n", o.id, choices_of(o.kind)[static_cast<std::size_t>(o.kind)].value, "",
               o.rate_bytes_per_s * 8e-9, o.power_w, o.power_w / o.rate_bytes_per_s / 8 * 1e12, confidence_name(o.confidence));
}

void print_models(const AiSheets& sheets) {
  fmt::print("{:<22}{:>12}{:>12}{:>8}{:>8}{:>7}{:>6}{:>9}{:>12}{:>10}\n", "model", "parameters", "active", "layers", "hidden", "heads",
             "kv", "experts", "vocabulary", "sequence");
  for (const auto& m : sheets.models)
    fmt::print("{:<22}{:>10.2f} B{:>10.2f} B{:>8}{:>8}{:>7}{:>6}{:>9}{:>12}{:>10}\n", m.id, total_parameters(m) / 1e9,
               active_parameters(m) / 1e9, m.layers, m.hidden, m.heads, m.kv_heads.value_or(m.heads), m.experts, m.vocabulary, m.sequence);
  fmt::print("\n{:<22}{:<14}{:>16}{:>18}{:>18}\n", "table of layers", "kind", "forward GFLOP", "parameters", "embedding rows");
  for (const auto& t : sheets.tables)
    fmt::print("{:<22}{:<14}{:>16.4g}{:>16.4g} M{:>18.4g}\n", t.id, t.kind, forward_flops(t) / 1e9, dense_parameters(t) / 1e6,
               t.embedding_rows);
}

template <class Entry>
bool print_entry(const std::vector<Entry>& list, const std::string& id) {
  for (const auto& entry : list) {
    if (entry.id != id) continue;
    fmt::print("{}", write_json_of(entry, WriteStyle::indented));
    return true;
  }
  return false;
}

std::vector<std::string> entry_ids(const Catalog& catalog, const AiSheets& sheets) {
  std::vector<std::string> ids;
  for (const auto& entry : sheets.models) ids.push_back(entry.id);
  for (const auto& entry : sheets.tables) ids.push_back(entry.id);
  for (const auto& entry : sheets.stacks) ids.push_back(entry.id);
  for (const auto& entry : sheets.interconnects) ids.push_back(entry.id);
  for (const auto& entry : catalog.accelerators) ids.push_back(entry.id);
  for (const auto& entry : catalog.node_types) ids.push_back(entry.id);
  for (const auto& entry : catalog.rack_types) ids.push_back(entry.id);
  for (const auto& entry : catalog.chillers) ids.push_back(entry.id);
  for (const auto& entry : catalog.optics) ids.push_back(entry.id);
  for (const auto& entry : catalog.switches) ids.push_back(entry.id);
  return ids;
}

Exit show(const CatalogOptions& options) {
  Diagnostics diagnostics;
  const Catalog catalog = read_catalog(find_data_dir(), diagnostics);
  const AiSheets sheets = read_ai_sheets(find_data_dir(), diagnostics);
  print_problems(diagnostics, Language::en);
  if (diagnostics.has_errors()) return Exit::bad_input;
  if (!options.id.empty()) {
    if (print_entry(catalog.accelerators, options.id) || print_entry(catalog.node_types, options.id) ||
        print_entry(catalog.rack_types, options.id) || print_entry(catalog.chillers, options.id) ||
        print_entry(catalog.optics, options.id) || print_entry(catalog.switches, options.id) || print_entry(sheets.models, options.id) ||
        print_entry(sheets.tables, options.id) || print_entry(sheets.stacks, options.id) || print_entry(sheets.interconnects, options.id))
      return Exit::ok;
    diagnostics.add("E-IN-008", "catalog", options.id, nearest_name(options.id, entry_ids(catalog, sheets)),
                    {{"kind", "catalog entry"}, {"kind_zh", "目录条目"}});
    print_problems(diagnostics, Language::en);
    return Exit::bad_input;
  }
  if (options.format == "json") {
    fmt::print(
        "{{\"accelerators\": {}, \"node_types\": {}, \"rack_types\": {}, \"chillers\": {}, \"optics\": {}, \"switches\": {}, "
        "\"ai_models\": {}, \"layer_tables\": {}, "
        "\"training_stacks\": {}, "
        "\"interconnects\": {}}}\n",
        write_json_of(catalog.accelerators, WriteStyle::compact), write_json_of(catalog.node_types, WriteStyle::compact),
        write_json_of(catalog.rack_types, WriteStyle::compact), write_json_of(catalog.chillers, WriteStyle::compact),
        write_json_of(catalog.optics, WriteStyle::compact), write_json_of(catalog.switches, WriteStyle::compact),
        write_json_of(sheets.models, WriteStyle::compact), write_json_of(sheets.tables, WriteStyle::compact),
        write_json_of(sheets.stacks, WriteStyle::compact), write_json_of(sheets.interconnects, WriteStyle::compact));
    return Exit::ok;
  }
  const bool all = options.kind.empty();
  if (all || options.kind == "accelerators") print_accelerators(catalog);
  if (all) fmt::print("\n");
  if (all || options.kind == "nodes") print_nodes(catalog);
  if (all) fmt::print("\n");
  if (all || options.kind == "racks") print_racks(catalog);
  if (all) fmt::print("\n");
  if (all || options.kind == "chillers") print_chillers(catalog);
  if (all) fmt::print("\n");
  if (all || options.kind == "fabric") print_fabric(catalog);
  if (all) fmt::print("\n");
  if (all || options.kind == "models") print_models(sheets);
  return Exit::ok;
}

}  // namespace

void add_catalog(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "catalog", "List accelerators, node types, rack types, chillers, switches, optical modules and AI models that ship with the program");
  auto options = std::make_shared<CatalogOptions>();
  command->add_option("kind", options->kind, "accelerators, nodes, racks, chillers, fabric or models; nothing lists all")
      ->check(CLI::IsMember({"accelerators", "nodes", "racks", "chillers", "fabric", "models"}));
  command->add_option("--id", options->id, "Print one entry whole, with sources, as JSON");
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->callback([&action, options] { action = [options] { return show(*options); }; });
}

}  // namespace icctwin
