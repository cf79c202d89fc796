#include "sim/scenario/model/pump.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

void MeasuredPump::describe(Describe<MeasuredPump>& d) {
  d.title("MeasuredPump", "Measured pump", "实测水泵曲线")
      .help(
          "Points of one pump at rated speed; by the affinity laws it runs at the speed that meets the design point. When pumps fail, the "
          "flow that the others still bring follows from their curve and the pressure loss of the circuit.",
          "单台水泵额定转速下的测点；按相似定律运行在满足设计工况的转速。部分水泵故障时，其余水泵的流量由其曲线与管路阻力确定。");
  d.field<&MeasuredPump::flow_m3_per_s>("flow_m3_per_s").required().at_least(0).title("Flows", "流量点").help("Rising.", "递增。");
  d.field<&MeasuredPump::head_pa>("head_pa")
      .required()
      .at_least(0)
      .title("Pressure rises", "压升点")
      .help("At these flows.", "对应各流量。");
  d.field<&MeasuredPump::power_w>("power_w")
      .required()
      .at_least(0)
      .title("Powers", "功率点")
      .help("Electric, at these flows.", "对应各流量的电功率。");
  d.field<&MeasuredPump::branch_loss_ratio>("branch_loss_ratio")
      .ratio()
      .range(0.01, 0.9)
      .title("Loss of the branch", "支路阻力占比")
      .help("Share of the design pressure that is lost in the pump's own branch (valves, strainer).",
            "设计压差中消耗于水泵支路（阀门、过滤器）的占比。")
      .unverified(engineering);
  d.field<&MeasuredPump::check_valves>("check_valves")
      .title("Check valves", "止回阀")
      .help("Without them water flows backwards through pumps that stand still.", "没有止回阀时，水会倒流经过停运的水泵。");
}

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
  d.field<&VariablePump::drive_loss_slope>("drive_loss_slope")
      .ratio()
      .range(0, 0.04)
      .advanced()
      .title("Part-load loss of the drive", "变频器部分负荷损失")
      .help("The efficiency falls by this for each unit of (design speed / speed - 1); 0.02 is usual.",
            "转速每降低一个（设计转速 / 转速 − 1），效率下降该值；通常约 0.02。")
      .unverified("0.97 - 0.02 / speed is an engineering rule");
  d.field<&VariablePump::running_units>("running_units")
      .ratio()
      .range(1, 1000)
      .title("Pumps that run", "运行台数")
      .help("Equal pumps that together bring the design flow.", "共同提供设计流量的同型水泵台数。");
  d.field<&VariablePump::standby_units>("standby_units")
      .ratio()
      .range(0, 1000)
      .title("Pumps on standby", "备用台数")
      .help("Start at once in place of pumps that fail.", "运行泵故障时立即投入。");
  d.field<&VariablePump::measured>("measured")
      .advanced()
      .title("Measured pump", "实测水泵曲线")
      .help("Takes the place of the efficiency; without it, pumps that are left bring flow in proportion to their number.",
            "代替效率；未给出时，剩余水泵的流量与台数成正比。");
}

}  // namespace icctwin
