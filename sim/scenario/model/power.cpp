#include "sim/scenario/model/power.h"

namespace icctwin {
namespace {
constexpr std::string_view engineering = "engineering default";
}

void TransformerBank::describe(Describe<TransformerBank>& d) {
  d.title("TransformerBank", "Transformers", "变压器").help("Equal transformers that share the load evenly.", "均分负载的同型变压器。");
  d.field<&TransformerBank::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Transformers", "变压器数量")
      .help("Default: enough for the design load.", "默认按设计负荷配置。");
  d.field<&TransformerBank::rated_va>("rated_va")
      .above(0)
      .title("Rated power", "额定容量")
      .help("Of one transformer.", "单台额定容量。")
      .source("largest 10 kV dry type in the range of GB 20052-2024");
  d.field<&TransformerBank::no_load_loss_w>("no_load_loss_w")
      .at_least(0)
      .title("No-load loss", "空载损耗")
      .help("Of one transformer.", "单台空载损耗。")
      .unverified("2500 kVA dry type, 2.1-2.6 kW, recalled");
  d.field<&TransformerBank::load_loss_w>("load_loss_w")
      .at_least(0)
      .title("Load loss", "负载损耗")
      .help("Of one transformer at rated load.", "单台额定负载下的负载损耗。")
      .unverified("2500 kVA dry type, 15.4-17.2 kW, recalled");
  d.field<&TransformerBank::power_factor>("power_factor")
      .ratio()
      .range(0.5, 1)
      .title("Power factor", "功率因数")
      .help("Of the load, after compensation.", "补偿后的负荷功率因数。")
      .unverified(engineering);
}

void NoUps::describe(Describe<NoUps>& d) {
  d.title("NoUps", "No UPS", "无 UPS").help("IT is fed straight from the low-voltage board.", "IT 负载直接由低压配电柜供电。");
}

void UpsBank::describe(Describe<UpsBank>& d) {
  d.title("UpsBank", "UPS", "不间断电源（UPS）")
      .help("Double-conversion units that share the load evenly; loss = rated (k0 + k1 x + k2 x²).",
            "双变换机组均分负载；损耗 = 额定 ×（k0 + k1 x + k2 x²）。");
  d.field<&UpsBank::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "台数")
      .help("Redundant ones included; default: enough for the design load.", "含冗余台数；默认按设计负荷配置。");
  d.field<&UpsBank::redundant_units>("redundant_units")
      .ratio()
      .range(0, 1000)
      .title("Redundant units", "冗余台数")
      .help("Used when the number of units is left to sizing.", "自动配置台数时附加的冗余台数。")
      .source("N+1");
  d.field<&UpsBank::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one unit.", "单台额定功率。")
      .unverified(engineering);
  constexpr std::string_view loss = "double conversion, 94.5/96.0/96.3 % at 25/50/100 % load";
  d.field<&UpsBank::loss_no_load_ratio>("loss_no_load_ratio")
      .ratio()
      .range(0, 0.2)
      .title("No-load loss", "空载损耗系数")
      .help("k0, of the rated power.", "k0，相对额定功率。")
      .unverified(loss);
  d.field<&UpsBank::loss_linear_ratio>("loss_linear_ratio")
      .ratio()
      .range(0, 0.2)
      .title("Proportional loss", "线性损耗系数")
      .help("k1, of the rated power.", "k1，相对额定功率。")
      .unverified(loss);
  d.field<&UpsBank::loss_square_ratio>("loss_square_ratio")
      .ratio()
      .range(0, 0.2)
      .title("Square-law loss", "平方损耗系数")
      .help("k2, of the rated power.", "k2，相对额定功率。")
      .unverified(loss);
}

void HvdcBank::describe(Describe<HvdcBank>& d) {
  d.title("HvdcBank", "High-voltage direct current", "高压直流（HVDC）")
      .help("240/336 V rectifier systems on an efficiency curve.", "240/336 V 整流系统，按效率曲线计算。");
  d.field<&HvdcBank::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "套数")
      .help("Redundant ones included; default: enough for the design load.", "含冗余；默认按设计负荷配置。");
  d.field<&HvdcBank::redundant_units>("redundant_units")
      .ratio()
      .range(0, 1000)
      .title("Redundant units", "冗余套数")
      .help("Used when the number of units is left to sizing.", "自动配置时附加的冗余套数。")
      .source("N+1");
  d.field<&HvdcBank::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one unit.", "单套额定功率。")
      .unverified(engineering);
  d.field<&HvdcBank::load_ratio>("load_ratio")
      .ratio()
      .range(0, 1)
      .title("Load points", "负载点")
      .help("Load ratios of the curve, rising.", "效率曲线的负载率，递增。")
      .unverified("240/336 V module, recalled");
  d.field<&HvdcBank::efficiency>("efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Efficiency points", "效率点")
      .help("Efficiency at each load point.", "各负载点的效率。")
      .unverified("240/336 V module, recalled");
}

void Busway::describe(Describe<Busway>& d) {
  d.title("Busway", "Busway", "小母线")
      .help("One busway per row, one tap-off per rack; loss grows with the square of the load.",
            "每列一条小母线，每柜一个插接箱；损耗与负载平方成正比。");
  d.field<&Busway::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one row's busway.", "单列小母线额定功率。")
      .unverified(engineering);
  d.field<&Busway::tap_rated_w>("tap_rated_w")
      .above(0)
      .title("Tap-off rating", "插接箱额定功率")
      .help("Of one rack's tap-off.", "单个机柜插接箱额定功率。")
      .unverified(engineering);
  d.field<&Busway::full_load_loss_ratio>("full_load_loss_ratio")
      .ratio()
      .range(0, 0.1)
      .title("Full-load loss", "满载损耗率")
      .help("Share of the rated power lost at rated load.", "额定负载下的损耗占比。")
      .unverified("0.3-1 % at full load, engineering default");
}

void PowerChain::describe(Describe<PowerChain>& d) {
  d.title("PowerChain", "Power chain", "供配电").help("From the utility intake to the racks.", "从市电进线到机柜。");
  d.field<&PowerChain::transformer>("transformer").title("Transformers", "变压器").help("Medium to low voltage.", "中压变低压。");
  d.field<&PowerChain::ups>("ups")
      .title("Uninterruptible supply", "不间断供电")
      .help("Between the low-voltage board and the busways.", "低压配电柜与小母线之间。");
  d.field<&PowerChain::busway>("busway").title("Busway", "小母线").help("From the supply to the racks.", "由供电设备到机柜。");
  d.field<&PowerChain::lighting_w>("lighting_w")
      .at_least(0)
      .title("Lighting and other", "照明及其他")
      .help("Constant; default: 0.5 % of the design IT load.", "恒定；默认取设计 IT 负荷的 0.5%。")
      .unverified("0.5-1 % of IT, engineering default");
  d.field<&PowerChain::cooling_on_ups>("cooling_on_ups")
      .title("CDUs and fans on UPS", "CDU 与末端风机接 UPS")
      .help("Feed CDU pumps and room fans from the uninterruptible supply.", "CDU 水泵与末端风机由不间断电源供电。");
  d.field<&PowerChain::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
