#include "models/compute/rack_type.h"

namespace icctwin {

void NoShelf::describe(Describe<NoShelf>& d) {
  d.title("NoShelf", "No power shelf", "无机柜电源框").help("Nodes are fed straight from the rack's supply.", "服务器直接由机柜配电供电。");
}

void LinearShelf::describe(Describe<LinearShelf>& d) {
  d.title("LinearShelf", "Rectifiers with linear loss", "线性损耗整流器")
      .help("Each rectifier feeds some nodes and its share of the rack's switches; input = (output + constant) / efficiency.",
            "每个整流器供若干服务器及其分摊的交换机；输入 =（输出 + 常数）/ 效率。");
  d.field<&LinearShelf::nodes_per_unit>("nodes_per_unit")
      .ratio()
      .range(1, 1024)
      .title("Nodes per rectifier", "每个整流器的服务器数")
      .help("Nodes fed by one rectifier.", "单个整流器供电的服务器数量。");
  d.field<&LinearShelf::constant_w>("constant_w")
      .at_least(0)
      .title("Constant", "常数项")
      .help("Power lost at any load, per rectifier.", "单个整流器与负载无关的损耗。");
  d.field<&LinearShelf::efficiency>("efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Efficiency", "效率")
      .help("Slope of the loss law.", "损耗线斜率对应的效率。")
      .unverified("engineering default");
}

void CurveShelf::describe(Describe<CurveShelf>& d) {
  d.title("CurveShelf", "Power shelves on a curve", "按效率曲线的电源框")
      .help("Power shelves that share the rack's load evenly.", "各电源框均分整柜负载。");
  d.field<&CurveShelf::curve>("curve")
      .title("Curve", "效率曲线")
      .help("80plus_titanium, 80plus_platinum or 80plus_ruby.", "80plus_titanium、80plus_platinum 或 80plus_ruby。")
      .refers_to("psu curve");
  d.field<&CurveShelf::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Rated output of one shelf.", "单个电源框的额定输出功率。")
      .source("NVIDIA DGX GB200 power shelf, 6 x 5.5 kW (docs.nvidia.com)");
  d.field<&CurveShelf::units>("units")
      .ratio()
      .range(1, 64)
      .title("Shelves", "电源框数量")
      .help("Shelves that share the load.", "分担负载的电源框数量。");
}

void RackType::describe(Describe<RackType>& d) {
  d.title("RackType", "Rack type", "机柜型号")
      .help("A rack: nodes of one type, switches, power shelf and how its heat leaves.", "机柜：同型服务器、交换机、电源框及散热方式。");
  d.field<&RackType::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&RackType::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&RackType::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&RackType::node_type>("node_type")
      .required()
      .title("Node type", "服务器型号")
      .help("Id of the node type.", "服务器型号标识。")
      .refers_to("node type");
  d.field<&RackType::node_count>("node_count")
      .ratio()
      .range(1, 1024)
      .title("Nodes", "服务器数量")
      .help("Nodes in the rack.", "机柜内服务器数量。");
  d.field<&RackType::switch_count>("switch_count")
      .ratio()
      .range(0, 1024)
      .title("Switches", "交换机数量")
      .help("Network switches in the rack.", "机柜内交换机数量。");
  d.field<&RackType::switch_w>("switch_w")
      .at_least(0)
      .title("Switch power", "交换机功率")
      .help("Of one switch, at any load.", "单台交换机，与负载无关。");
  d.field<&RackType::shelf>("shelf")
      .title("Power shelf", "机柜电源框")
      .help("Conversion shared by the nodes of the rack.", "机柜内共用的电源变换。");
  d.field<&RackType::cooling>("cooling").title("Cooling", "散热方式").help("How the rack's heat leaves.", "机柜热量的去向。");
  d.field<&RackType::width_mm>("width_mm").above(0).title("Width", "宽度").help("Outer width.", "外部宽度。");
  d.field<&RackType::depth_mm>("depth_mm").above(0).title("Depth", "深度").help("Outer depth.", "外部深度。");
  d.field<&RackType::height_u>("height_u").above(0).title("Height", "高度").help("Height in rack units.", "以 U 位计的高度。");
  d.field<&RackType::rated_w>("rated_w")
      .above(0)
      .title("Nameplate power", "铭牌功率")
      .help("Maximum input power stated by the maker.", "厂商标称的最大输入功率。");
  d.field<&RackType::confidence>("confidence")
      .title("Confidence", "可信度")
      .help("How far the data sheet can be trusted.", "数据的可信程度。");
  d.field<&RackType::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&RackType::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&RackType::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

}  // namespace icctwin
