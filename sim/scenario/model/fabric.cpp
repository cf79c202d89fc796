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
      .help("Of one module.", "单个光模块。");
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
      .help("Of one switch without optical modules.", "单台功率，不含光模块。");
}

void Fabric::describe(Describe<Fabric>& d) {
  d.title("Fabric", "Network fabric", "组网")
      .help("Link classes and switches; contention is not modelled yet.", "链路类与交换机；尚未模拟拥塞。");
  d.field<&Fabric::link_classes>("link_classes").title("Link classes", "链路类").help("Bundles of equal links.", "同类链路束。");
  d.field<&Fabric::switches>("switches").title("Switches", "交换机").help("Switches outside the compute racks.", "计算机柜之外的交换机。");
  d.field<&Fabric::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
