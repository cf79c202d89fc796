#include "models/compute/node_type.h"

namespace icctwin {

void LosslessSupply::describe(Describe<LosslessSupply>& d) {
  d.title("LosslessSupply", "No power supply", "无电源模块")
      .help("No conversion here; the loss is booked elsewhere.", "此处无变换，损耗计在其他环节。");
}

void CurveSupply::describe(Describe<CurveSupply>& d) {
  d.title("CurveSupply", "Power supplies on a curve", "按效率曲线的电源")
      .help("Supplies that share the load evenly, with a label's efficiency curve.", "各电源均分负载，效率取自认证曲线。");
  d.field<&CurveSupply::curve>("curve")
      .title("Curve", "效率曲线")
      .help("80plus_titanium, 80plus_platinum or 80plus_ruby.", "80plus_titanium、80plus_platinum 或 80plus_ruby。")
      .refers_to("psu curve");
  d.field<&CurveSupply::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Rated output of one supply.", "单个电源的额定输出功率。")
      .unverified("typical of an 8-accelerator server");
  d.field<&CurveSupply::units>("units")
      .ratio()
      .range(1, 64)
      .title("Supplies", "电源数量")
      .help("Supplies that share the load, redundant ones included.", "分担负载的电源数量（含冗余）。");
}

void LinearSupply::describe(Describe<LinearSupply>& d) {
  d.title("LinearSupply", "Converter with linear loss", "线性损耗变换器")
      .help("Input = (output + constant) / efficiency.", "输入 =（输出 + 常数）/ 效率。");
  d.field<&LinearSupply::constant_w>("constant_w")
      .at_least(0)
      .title("Constant", "常数项")
      .help("Power lost at any load.", "与负载无关的损耗。");
  d.field<&LinearSupply::efficiency>("efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Efficiency", "效率")
      .help("Slope of the loss law.", "损耗线斜率对应的效率。")
      .unverified("engineering default");
}

void NodeType::describe(Describe<NodeType>& d) {
  d.title("NodeType", "Node type", "服务器型号")
      .help("A server: what it holds and what its parts draw on the direct-current side.", "服务器：配置以及各部件在直流侧的功率。");
  d.field<&NodeType::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&NodeType::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&NodeType::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&NodeType::accelerator>("accelerator")
      .title("Accelerator", "加速卡")
      .help("Id of the accelerator; empty for none.", "加速卡标识；无加速卡时留空。")
      .refers_to("accelerator");
  d.field<&NodeType::accelerator_count>("accelerator_count")
      .ratio()
      .range(0, 1024)
      .title("Accelerators", "加速卡数量")
      .help("Accelerators in the node.", "单台服务器的加速卡数量。");
  d.field<&NodeType::scale_up_accelerators>("scale_up_accelerators")
      .ratio()
      .range(1, 100000)
      .title("Scale-up domain", "超节点规模")
      .help("Accelerators that one scale-up network joins over several nodes (NVL72: 72). Default: those of the node.",
            "由同一超节点互连跨服务器连接的加速卡数（NVL72 为 72）。默认为单台服务器内的加速卡。");
  d.field<&NodeType::accelerator_max_w>("accelerator_max_w")
      .above(0)
      .advanced()
      .title("Accelerator maximum power", "加速卡最大功率")
      .help("As configured in this node; default: the data sheet.", "本型号中的设定值；默认取数据表。");
  d.field<&NodeType::accelerator_idle_w>("accelerator_idle_w")
      .at_least(0)
      .advanced()
      .title("Accelerator idle power", "加速卡空闲功率")
      .help("As configured in this node; default: the data sheet.", "本型号中的设定值；默认取数据表。");
  d.field<&NodeType::cpu_count>("cpu_count")
      .ratio()
      .range(0, 64)
      .title("Processors", "处理器数量")
      .help("Processors in the node.", "单台服务器的处理器数量。");
  d.field<&NodeType::cpu_max_w>("cpu_max_w")
      .at_least(0)
      .title("Processor maximum power", "处理器最大功率")
      .help("Of one processor.", "单个处理器。")
      .unverified("typical server processor");
  d.field<&NodeType::cpu_idle_w>("cpu_idle_w")
      .at_least(0)
      .title("Processor idle power", "处理器空闲功率")
      .help("Of one processor.", "单个处理器。")
      .unverified("typical server processor");
  d.field<&NodeType::memory_w>("memory_w").at_least(0).title("Memory power", "内存功率").help("Of the node.", "整机。");
  d.field<&NodeType::nic_count>("nic_count")
      .ratio()
      .range(0, 256)
      .title("Network cards", "网卡数量")
      .help("Network interface cards in the node.", "单台服务器的网卡数量。");
  d.field<&NodeType::nic_w>("nic_w")
      .at_least(0)
      .title("Network card power", "网卡功率")
      .help("Of one card.", "单块网卡。")
      .unverified("typical 200-400 Gbit/s card");
  d.field<&NodeType::storage_w>("storage_w").at_least(0).title("Storage power", "存储功率").help("Local drives of the node.", "本地硬盘。");
  d.field<&NodeType::other_w>("other_w")
      .at_least(0)
      .title("Other power", "其他功率")
      .help("Board, regulators, management and in-node switches.", "主板、稳压、管理与机内交换芯片。");
  d.field<&NodeType::fan_max_w>("fan_max_w")
      .at_least(0)
      .title("Fan power", "风扇功率")
      .help("Of the node's fans at full air flow.", "满风量时整机风扇功率。");
  d.field<&NodeType::fan_min_ratio>("fan_min_ratio")
      .ratio()
      .range(0, 1)
      .advanced()
      .title("Least fan speed", "最低风扇转速比")
      .help("Relative speed below which the fans do not fall.", "风扇最低相对转速。")
      .unverified("engineering default");
  d.field<&NodeType::psu>("psu")
      .title("Power supply", "电源")
      .help("Conversion from the rack's supply to the node's direct-current side.", "由机柜供电到整机直流侧的变换。");
  d.field<&NodeType::rated_w>("rated_w")
      .above(0)
      .title("Nameplate power", "铭牌功率")
      .help("Maximum input power stated by the maker.", "厂商标称的最大输入功率。");
  d.field<&NodeType::confidence>("confidence")
      .title("Confidence", "可信度")
      .help("How far the data sheet can be trusted.", "数据的可信程度。");
  d.field<&NodeType::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&NodeType::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&NodeType::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

}  // namespace icctwin
