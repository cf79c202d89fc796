#include "sim/scenario/model/fabric.h"

namespace icctwin {

void LinkClass::describe(Describe<LinkClass>& d) {
  d.title("LinkClass", "Link class", "链路类").help("Equal links between two tiers.", "两层之间的同类链路。");
  d.field<&LinkClass::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&LinkClass::from>("from").title("From", "起点").help("Lower tier.", "下层。");
  d.field<&LinkClass::to>("to").title("To", "终点").help("Upper tier.", "上层。");
  d.field<&LinkClass::count>("count").ratio().range(0, 1e8).title("Links", "链路数").help("Links of this class.", "该类链路数量。");
  d.field<&LinkClass::bandwidth_bytes_per_s>("bandwidth_bytes_per_s")
      .above(0)
      .title("Bandwidth", "带宽")
      .help("Of one link, per direction.", "单链路单向带宽。")
      .source("400 Gbit/s");
  d.field<&LinkClass::latency_s>("latency_s")
      .at_least(0)
      .advanced()
      .title("Latency", "时延")
      .help("Of one link.", "单链路时延。")
      .unverified("engineering default");
  d.field<&LinkClass::transceivers_per_link>("transceivers_per_link")
      .ratio()
      .range(0, 8)
      .title("Optical modules per link", "每链路光模块数")
      .help("Zero for copper.", "铜缆取 0。")
      .source("one at each end");
  d.field<&LinkClass::transceiver_w>("transceiver_w")
      .range(0, 100)
      .title("Optical module power", "光模块功率")
      .help("Of one module. Default: that of the optics; without any, none.", "单个光模块。默认取所选光模块；未选则为 0。");
  d.field<&LinkClass::optics>("optics")
      .refers_to("optical module")
      .title("Optical module", "光模块型号")
      .help("Of the catalog (icctwin catalog fabric): gives its power.", "目录中的型号（icctwin catalog fabric），给出其功率。");
}

void SwitchGroup::describe(Describe<SwitchGroup>& d) {
  d.title("SwitchGroup", "Switches", "交换机")
      .help("Equal switches of one tier, outside the compute racks.", "同层同型交换机，位于计算机柜之外。");
  d.field<&SwitchGroup::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&SwitchGroup::tier>("tier")
      .title("Tier", "层级")
      .help("leaf, spine, core or any name of yours.", "leaf、spine、core 或自定义名称。");
  d.field<&SwitchGroup::count>("count").ratio().range(0, 1e6).title("Switches", "数量").help("Switches of this group.", "该组交换机数量。");
  d.field<&SwitchGroup::power_w>("power_w")
      .at_least(0)
      .title("Power", "功率")
      .help("Of one switch without optical modules. Default: that of the switch type; without any, none.",
            "单台功率，不含光模块。默认取所选型号；未选则为 0。");
  d.field<&SwitchGroup::switch_type>("switch_type")
      .refers_to("switch type")
      .title("Switch type", "交换机型号")
      .help("Of the catalog (icctwin catalog fabric): gives its power.", "目录中的型号（icctwin catalog fabric），给出其功率。");
}

void FabricTopology::describe(Describe<FabricTopology>& d) {
  d.title("FabricTopology", "Fabric topology", "网络拓扑")
      .help(
          "Leaf-spine, or three tiers with pods; rails are taken together. Groups of a dragonfly+ are pods with their global links as one "
          "bundle.",
          "叶脊或带 pod 的三层网络，各轨道合并考虑；dragonfly+ 的组可作为 pod，其全局链路合为一束。");
  d.field<&FabricTopology::nodes_per_leaf>("nodes_per_leaf")
      .ratio()
      .range(1, 100000)
      .title("Nodes per leaf", "每叶服务器数")
      .help("On one leaf switch, or on one group of rail switches.", "单台叶交换机（或一组轨道交换机）下的服务器数。")
      .unverified("engineering default");
  d.field<&FabricTopology::leaves_per_pod>("leaves_per_pod")
      .ratio()
      .range(0, 100000)
      .title("Leaves per pod", "每 pod 叶数")
      .help("0: two tiers, without pods.", "0 表示两层、无 pod。");
  d.field<&FabricTopology::cards_per_node>("cards_per_node")
      .ratio()
      .range(1, 64)
      .title("Network cards per node", "每服务器网卡数")
      .help("On the compute fabric: rails.", "计算网络网卡（轨道）数。")
      .source("one per accelerator");
  d.field<&FabricTopology::card_bytes_per_s>("card_bytes_per_s")
      .above(0)
      .title("Rate of a card", "单网卡速率")
      .help("Per direction.", "单向速率。")
      .source("400 Gbit/s");
  d.field<&FabricTopology::leaf_oversubscription>("leaf_oversubscription")
      .ratio()
      .range(0.1, 100)
      .title("Oversubscription of the leaves", "叶层收敛比")
      .help("Bandwidth below a leaf over its uplinks; 1: non-blocking.", "叶交换机下行与上行带宽之比，1 为无阻塞。")
      .source("1: non-blocking");
  d.field<&FabricTopology::pod_oversubscription>("pod_oversubscription")
      .ratio()
      .range(0.1, 100)
      .title("Oversubscription of the pods", "pod 收敛比")
      .help("Uplinks of a pod's leaves over its links to the core; 1: non-blocking.", "pod 内叶层上行与 pod 至核心带宽之比，1 为无阻塞。")
      .source("Llama 3: 7 at the aggregation layer, arXiv 2407.21783");
  d.field<&FabricTopology::ecmp_share>("ecmp_share")
      .ratio()
      .range(0.1, 1)
      .title("Share left by hashing", "哈希可用份额")
      .help("Of the uplinks' capacity: flows that hash onto the same cable leave others idle.", "流哈希不均（ECMP）后上行带宽的可用份额。")
      .unverified("engineering default");
  d.field<&FabricTopology::uplink_bytes_per_s>("uplink_bytes_per_s")
      .above(0)
      .title("Rate of an uplink", "单条上行链路速率")
      .help("Of one cable of a bundle, per direction; with it cables are counted, which fail one by one. Default: that of a card.",
            "链路束中单条线缆的单向速率，用于计算线缆数量（逐条失效）。默认与网卡相同。");
  d.field<&FabricTopology::spines_per_pod>("spines_per_pod")
      .ratio()
      .range(1, 100000)
      .title("Spines per pod", "每 pod 脊交换机数")
      .help("Of all leaves in two tiers. Default: one for each uplink of a leaf.", "两层网络为全网数量。默认与单叶上行链路数相同。");
}

void Fabric::describe(Describe<Fabric>& d) {
  d.title("Fabric", "Network fabric", "组网")
      .help("Link classes and switches, and the topology on which jobs share bandwidth.", "链路类、交换机，以及作业共享带宽的拓扑。");
  d.field<&Fabric::link_classes>("link_classes").title("Link classes", "链路类").help("Bundles of equal links.", "同类链路束。");
  d.field<&Fabric::switches>("switches").title("Switches", "交换机").help("Switches outside the compute racks.", "计算机柜之外的交换机。");
  d.field<&Fabric::topology>("topology")
      .title("Topology", "拓扑")
      .help("With it, jobs with a communication profile slow each other down where they share links; default: they do not.",
            "给出后，具有通信特征的作业在共享链路上互相影响；默认不模拟。");
  d.field<&Fabric::storage_bytes_per_s>("storage_bytes_per_s")
      .above(0)
      .title("Storage network", "存储网络")
      .help(
          "What the storage network and tier deliver to the whole center. A job whose source states no bandwidth of its own writes its "
          "checkpoints, and reads them, at the share of its accelerators.",
          "存储网络与存储系统对全中心的总带宽。来源未给出带宽的作业，按其加速卡占比写入与读取检查点。");
  d.field<&Fabric::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
