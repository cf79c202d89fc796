#include "models/network/switch_gear.h"

namespace icctwin {
namespace {

template <class Entry>
void describe_trust(Describe<Entry>& d) {
  d.template field<&Entry::confidence>("confidence")
      .title("Confidence", "可信度")
      .help("How far the data sheet can be trusted.", "数据的可信程度。");
  d.template field<&Entry::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.template field<&Entry::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.template field<&Entry::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

}  // namespace

std::vector<Choice> choices_of(OpticsKind) {
  return {{"dsp", {"pluggable with a signal processor", "可插拔，带 DSP"}},
          {"linear", {"linear pluggable (LPO)", "线性直驱可插拔（LPO）"}},
          {"co_packaged", {"co-packaged with the switch chip (CPO)", "与交换芯片共封装（CPO）"}},
          {"copper", {"passive copper", "无源铜缆"}}};
}

void Optics::describe(Describe<Optics>& d) {
  d.title("Optics", "Optical module", "光模块").help("Data sheet of one end of a link.", "链路单端器件的数据表。");
  d.field<&Optics::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Optics::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Optics::kind>("kind").title("Kind", "类型").help("How it makes its signal.", "信号方式。");
  d.field<&Optics::rate_bytes_per_s>("rate_bytes_per_s")
      .above(0)
      .title("Rate", "速率")
      .help("Per direction.", "单向速率。")
      .source("800 Gbit/s");
  d.field<&Optics::power_w>("power_w")
      .required()
      .range(0, 100)
      .title("Power", "功率")
      .help("Of one end at full rate, as its maker states it.", "单端满速功率，取厂商标称值。");
  describe_trust(d);
}

void SwitchType::describe(Describe<SwitchType>& d) {
  d.title("SwitchType", "Switch type", "交换机型号").help("Data sheet of one switch.", "单台交换机的数据表。");
  d.field<&SwitchType::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&SwitchType::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&SwitchType::ports>("ports")
      .ratio()
      .range(1, 4096)
      .title("Ports", "端口数")
      .help("At the rate beside.", "所列速率下的端口数。")
      .source("64 x 800 Gbit/s");
  d.field<&SwitchType::port_bytes_per_s>("port_bytes_per_s")
      .above(0)
      .title("Rate of a port", "端口速率")
      .help("Per direction.", "单向速率。")
      .source("800 Gbit/s");
  d.field<&SwitchType::power_w>("power_w")
      .required()
      .at_least(0)
      .title("Power", "功率")
      .help("Typical, without optics; those of a co-packaged switch are booked as optics too.",
            "典型值，不含光器件；共封装光引擎也按光模块计。");
  describe_trust(d);
}

}  // namespace icctwin
