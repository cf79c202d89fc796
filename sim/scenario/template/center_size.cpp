#include "sim/scenario/template/center_size.h"

#include <fmt/format.h>

namespace icctwin {
namespace {

/// Thousands as the two languages write them: a comma; a thin space from five digits.
std::string grouped(int count, Language language) {
  std::string digits = std::to_string(count);
  if (language == Language::zh && digits.size() < 5) return digits;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += language == Language::zh ? "\u2009" : ",";
    text += digits[i];
  }
  return text;
}

}  // namespace

CoolingKind cooling_kind(const RackCooling& cooling) {
  if (std::holds_alternative<AirCooled>(cooling)) return CoolingKind::air;
  if (std::holds_alternative<RearDoorCooled>(cooling)) return CoolingKind::rear_door;
  if (std::holds_alternative<ColdPlateCooled>(cooling)) return CoolingKind::cold_plate;
  return CoolingKind::immersion;
}

const Accelerator* accelerator_of(const Catalog& catalog, const RackType& rack) {
  const NodeType* node = catalog.find_node_type(rack.node_type);
  return node && node->accelerator_count > 0 ? catalog.find_accelerator(node->accelerator) : nullptr;
}

std::vector<const RackType*> accelerator_racks(const Catalog& catalog) {
  std::vector<const RackType*> found;
  for (const RackType& rack : catalog.rack_types)
    if (accelerator_of(catalog, rack)) found.push_back(&rack);
  return found;
}

CenterSize center_size(const Catalog& catalog, const std::string& rack_type, int accelerators, Rounding rounding) {
  CenterSize size;
  size.asked = accelerators;
  const RackType* rack = catalog.find_rack_type(rack_type);
  if (!rack || !accelerator_of(catalog, *rack) || accelerators < 1) return size;
  size.per_node = catalog.find_node_type(rack->node_type)->accelerator_count;
  size.nodes_per_rack = rack->node_count;
  size.nodes = ceil_div(accelerators, size.per_node);
  size.racks = ceil_div(size.nodes, size.nodes_per_rack);
  if (rounding == Rounding::racks) size.nodes = size.racks * size.nodes_per_rack;
  size.last_rack_nodes = size.nodes % size.nodes_per_rack;
  size.accelerators = size.nodes * size.per_node;
  return size;
}

std::string size_words(const CenterSize& size, Rounding rounding, Language language) {
  const bool zh = language == Language::zh;
  const std::string total = grouped(size.accelerators, language), nodes = grouped(size.nodes, language);
  if (rounding == Rounding::racks || size.last_rack_nodes == 0)
    return fmt::format(fmt::runtime(zh ? "{} 柜 × {} 张 = {} 张" : "{} racks x {} = {}"), grouped(size.racks, language), size.per_rack(),
                       total);
  if (size.racks == 1)
    return fmt::format(fmt::runtime(zh ? "{} 台 × {} 张 = {} 张，装入 1 柜" : "{} servers x {} = {}; in one rack"), nodes, size.per_node,
                       total);
  return fmt::format(fmt::runtime(zh ? "{} 台 × {} 张 = {} 张，{} 柜各 {} 台，末柜 {} 台"
                                     : "{} servers x {} = {}; racks: {} with {} servers, the last with {}"),
                     nodes, size.per_node, total, grouped(size.racks - 1, language), size.nodes_per_rack, size.last_rack_nodes);
}

}  // namespace icctwin
