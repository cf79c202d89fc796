#include "gui/models/network_diagram.h"

#include <algorithm>

namespace icctwin::gui {
namespace {

template <class Sheet>
double power_of(const std::optional<double>& stated_w, const std::string& id, const std::vector<Sheet>& sheets) {
  const auto sheet = std::ranges::find(sheets, id, &Sheet::id);
  return stated_w.value_or(sheet == sheets.end() ? 0 : sheet->power_w);
}

NetworkTopology topology_of(const ClosFabric& clos) {
  NetworkTopology t;
  t.leaves = leaves(clos);
  t.pods = pods(clos);
  t.spines = spines(clos);
  t.leaf_cables = leaf_cables(clos);
  t.pod_cables = t.pods > 1 ? pod_cables(clos) : 0;
  t.nodes_per_leaf = clos.nodes_per_leaf;
  t.cards_per_node = clos.cards_per_node;
  t.leaves_per_pod = clos.leaves_per_pod > 0 ? static_cast<std::size_t>(clos.leaves_per_pod) : t.leaves;
  t.card_bytes_per_s = clos.card_bytes_per_s;
  t.uplink_bytes_per_s = clos.uplink_bytes_per_s > 0 ? clos.uplink_bytes_per_s : clos.card_bytes_per_s;
  t.leaf_oversubscription = clos.leaf_oversubscription;
  t.pod_oversubscription = clos.pod_oversubscription;
  return t;
}

}  // namespace

NetworkDiagram network_diagram_of(const Plan& plan, const Catalog& catalog) {
  const Fabric& fabric = plan.scenario.fabric;
  NetworkDiagram d;
  d.nodes = plan.nodes;
  d.accelerators = plan.accelerators;
  for (std::size_t i = 0; i < fabric.switches.size(); ++i) {
    const SwitchGroup& group = fabric.switches[i];
    d.switches.push_back({group.id, group.tier, "/fabric/switches/" + std::to_string(i), group.switch_type, group.count,
                          power_of(group.power_w, group.switch_type, catalog.switches)});
  }
  for (std::size_t i = 0; i < fabric.link_classes.size(); ++i) {
    const LinkClass& link = fabric.link_classes[i];
    d.links.push_back({link.id, link.from, link.to, link.optics, "/fabric/link_classes/" + std::to_string(i), link.count,
                       link.bandwidth_bytes_per_s, link.count * link.transceivers_per_link,
                       power_of(link.transceiver_w, link.optics, catalog.optics)});
  }
  if (plan.clos && plan.clos->nodes > 0) d.topology = topology_of(*plan.clos);
  return d;
}

const NetworkTier* NetworkDiagram::tier(std::string_view name) const {
  const auto found = std::ranges::find(switches, name, [](const NetworkTier& one) { return std::string_view(one.tier); });
  return found == switches.end() ? nullptr : &*found;
}

const NetworkLinks* NetworkDiagram::between(std::string_view from, std::string_view to) const {
  const auto joins = [&](const NetworkLinks& one) { return (one.from == from && one.to == to) || (one.from == to && one.to == from); };
  const auto found = std::ranges::find_if(links, joins);
  return found == links.end() ? nullptr : &*found;
}

}  // namespace icctwin::gui
