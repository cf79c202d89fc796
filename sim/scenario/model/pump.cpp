#include "sim/scenario/model/pump.h"

namespace icctwin {
namespace {
constexpr std::string_view engineering = "engineering default";
}  // namespace

void VariablePump::describe(Describe<VariablePump>& d) {
  d.title("VariablePump", "Variable-speed pumps", "变频水泵")
      .help("Power = flow x pressure / efficiency at design, falling with the cube of the flow ratio.",
            "设计工况功率 = 流量 × 压差 / 效率，随流量比三次方下降。");
  d.field<&VariablePump::pressure_pa>("pressure_pa")
      .at_least(0)
      .title("Design pressure", "设计扬程压差")
      .help("Pressure rise at design flow.", "设计流量下的压升。")
      .unverified(engineering);
  d.field<&VariablePump::efficiency>("efficiency")
      .ratio()
      .range(0.05, 1)
      .title("Efficiency", "效率")
      .help("Wire to water at design.", "设计工况电到水总效率。")
      .unverified(engineering);
  d.field<&VariablePump::min_flow_ratio>("min_flow_ratio")
      .ratio()
      .range(0.05, 1)
      .title("Least flow", "最小流量比")
      .help("Flow never falls below this share of design.", "流量下限占设计流量的比例。")
      .unverified(engineering);
}

}  // namespace icctwin
