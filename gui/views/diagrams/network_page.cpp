#include "gui/views/diagrams/network_page.h"

#include "gui/document/words.h"
#include "gui/models/diagrams.h"
#include "gui/models/workbench.h"
#include "gui/views/diagrams/network_scene.h"

namespace icctwin::gui {

NetworkPage::NetworkPage(Workbench& bench, Commands& commands)
    : DiagramPage(bench, commands, "network", {"Topology of the network fabric", "组网拓扑图"}) {}

Scene NetworkPage::make_scene(const Diagrams& diagrams, const Instant&) { return network_scene(diagrams.network, unfolded_); }

DiagramPage::Lack NetworkPage::lack(const Diagrams& diagrams) const {
  if (!diagrams.network.empty()) return {};
  return {words({"No network fabric yet.", "尚无组网。"}),
          words({"Add a topology, so that jobs share bandwidth, or link classes and switch groups, whose power is counted.",
                 "请添加拓扑（作业将争用带宽），或添加链路与交换机组（计入功率）。"}),
          words({"Add a topology", "添加拓扑"}), [this] {
            bench_.document().set("/fabric/topology", new_value(*bench_.document().place("/fabric/topology").type));
            bench_.select(std::string("/fabric/topology"));
          }};
}

}  // namespace icctwin::gui
