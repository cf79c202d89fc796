// Power of the fabric, from the scenario's numbers or the catalog's sheets, and its topology.
#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

/// The sheet's power, unless the scenario states one; an unknown sheet is a problem either way.
template <class Sheet>
double power_of(const std::optional<double>& stated_w, const std::string& id, const std::vector<Sheet>& sheets, const char* kind,
                const char* kind_zh, const std::string& where, Diagnostics& diagnostics) {
  if (id.empty()) return stated_w.value_or(0);
  const auto sheet = std::ranges::find(sheets, id, &Sheet::id);
  if (sheet != sheets.end()) return stated_w.value_or(sheet->power_w);
  std::vector<std::string> known;
  known.reserve(sheets.size());
  for (const Sheet& one : sheets) known.push_back(one.id);
  diagnostics.add("E-IN-008", where, id, nearest_name(id, known), {{"kind", kind}, {"kind_zh", kind_zh}});
  return 0;
}

}  // namespace

void resolve_fabric(const Fabric& fabric, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < fabric.switches.size(); ++i) {
    const SwitchGroup& group = fabric.switches[i];
    plan.fabric_w += group.count * power_of(group.power_w, group.switch_type, catalog.switches, "switch type", "交换机型号",
                                            fmt::format("/fabric/switches/{}/switch_type", i), diagnostics);
  }
  for (std::size_t i = 0; i < fabric.link_classes.size(); ++i) {
    const LinkClass& link = fabric.link_classes[i];
    plan.fabric_w += static_cast<double>(link.count) * link.transceivers_per_link *
                     power_of(link.transceiver_w, link.optics, catalog.optics, "optical module", "光模块型号",
                              fmt::format("/fabric/link_classes/{}/optics", i), diagnostics);
  }
  if (fabric.topology) {
    const FabricTopology& words = *fabric.topology;
    plan.clos = ClosFabric{plan.nodes,
                           words.nodes_per_leaf,
                           words.leaves_per_pod,
                           words.cards_per_node,
                           words.card_bytes_per_s,
                           words.leaf_oversubscription,
                           words.pod_oversubscription,
                           words.ecmp_share,
                           words.uplink_bytes_per_s.value_or(0),
                           words.spines_per_pod.value_or(0)};
    if (words.spines_per_pod && spines(*plan.clos) > leaf_cables(*plan.clos))
      diagnostics.add("E-OPS-012", "/fabric/topology/spines_per_pod", fmt::format("{}", *words.spines_per_pod),
                      fmt::format("{}", leaf_cables(*plan.clos)));
  }
}

}  // namespace icctwin
