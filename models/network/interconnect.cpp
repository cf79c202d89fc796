#include "models/network/interconnect.h"

#include <algorithm>

namespace icctwin {

void Interconnect::describe(Describe<Interconnect>& d) {
  d.title("Interconnect", "Interconnect", "互连")
      .help("Measured behaviour of collectives on one kind of link.", "某类互连上集合通信的实测特性。");
  d.field<&Interconnect::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Interconnect::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Interconnect::aliases>("aliases").title("Aliases", "别名").help("Names in tables of measurements.", "实测表中的名称。");
  d.field<&Interconnect::accelerators>("accelerators")
      .title("Accelerators", "加速卡")
      .help("Catalog ids that have it as scale-up link.", "以其为超节点互连的加速卡目录标识。");
  d.field<&Interconnect::scale_up>("scale_up")
      .title("Scale-up", "超节点内")
      .help("Inside a node; else between nodes.", "节点内互连；否则为节点间网络。");
  d.field<&Interconnect::rate_bytes_per_s>("rate_bytes_per_s")
      .above(0)
      .title("Line rate", "线速")
      .help("Per accelerator and direction.", "每卡单向。");
  d.field<&Interconnect::latency_s>("latency_s")
      .at_least(0)
      .title("Latency", "时延")
      .help("Of a collective over two ranks.", "两个进程间集合通信的时延。");
  d.field<&Interconnect::latency_per_peer_s>("latency_per_peer_s")
      .at_least(0)
      .title("Latency per peer", "每增一对端时延")
      .help("Of each further rank.", "每增加一个进程。");
  d.field<&Interconnect::bandwidth_share>("bandwidth_share")
      .ratio()
      .range(0, 1)
      .title("Bandwidth share", "带宽利用率")
      .help("Bus bandwidth of large messages over the line rate.", "大消息总线带宽与线速之比。");
  d.field<&Interconnect::broadcast_share>("broadcast_share")
      .ratio()
      .range(0, 1)
      .title("Broadcast share", "广播带宽比")
      .help("Of that bandwidth, in broadcast and reduce.", "广播与归约时相对上述带宽的比例。");
  d.field<&Interconnect::in_network_share>("in_network_share")
      .ratio()
      .range(0, 1)
      .title("In-network share", "网内归约带宽比")
      .help("Port bandwidth of in-switch reduction over the line rate; 0: none.", "交换机内归约的端口带宽与线速之比；0 表示无。");
  d.field<&Interconnect::fitted_to>("fitted_to")
      .title("Fitted to", "拟合依据")
      .help("What the constants were fitted to.", "常数拟合所用数据。");
  d.field<&Interconnect::fitted_cases>("fitted_cases")
      .title("Fitted cases", "拟合算例")
      .help("Rows that were used; all others are a test.", "参与拟合的数据行；其余用于检验。");
  d.field<&Interconnect::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&Interconnect::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&Interconnect::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

LinkTerms Interconnect::terms(double rate) const {
  return {latency_s, latency_per_peer_s, rate * bandwidth_share, rate * in_network_share};
}

namespace {

const Interconnect* first(const std::vector<Interconnect>& list, bool scale_up) {
  const auto found =
      std::ranges::find_if(list, [&](const Interconnect& one) { return one.scale_up == scale_up && one.accelerators.empty(); });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Interconnect* find_scale_up(const std::vector<Interconnect>& list, const std::string& accelerator) {
  const auto own = std::ranges::find_if(list, [&](const Interconnect& one) {
    return one.scale_up && std::ranges::find(one.accelerators, accelerator) != one.accelerators.end();
  });
  return own != list.end() ? &*own : first(list, true);
}

const Interconnect* find_scale_out(const std::vector<Interconnect>& list) { return first(list, false); }

}  // namespace icctwin
