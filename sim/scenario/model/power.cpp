#include "sim/scenario/model/power.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

void TransformerBank::describe(Describe<TransformerBank>& d) {
  d.title("TransformerBank", "Transformers", "变压器").help("Equal transformers that share the load evenly.", "均分负载的同型变压器。");
  d.field<&TransformerBank::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Transformers", "变压器数量")
      .help("Of each path; default: enough for the design load.", "每路台数；默认按设计负荷配置。");
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

void Pdu::describe(Describe<Pdu>& d) {
  d.title("Pdu", "Rack PDU", "机柜配电单元")
      .help("One per rack and path; loss grows with the square of the load, racks of a row sharing its load evenly.",
            "每柜每路一个；损耗与负载平方成正比，同列机柜均分负载。");
  d.field<&Pdu::rated_w>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one unit.", "单个额定功率。")
      .unverified(engineering);
  d.field<&Pdu::full_load_loss_ratio>("full_load_loss_ratio")
      .ratio()
      .range(0, 0.1)
      .title("Full-load loss", "满载损耗率")
      .help("Share of the rated power lost at rated load.", "额定负载下的损耗占比。")
      .unverified("0.3-1 % at full load, engineering default");
}

void PowerChain::describe(Describe<PowerChain>& d) {
  d.title("PowerChain", "Power chain", "供配电").help("From the utility intake to the racks.", "从市电进线到机柜。");
  d.field<&PowerChain::paths>("paths")
      .ratio()
      .range(1, 2)
      .title("Paths", "供电路数")
      .help("1: one path, N or N+1 by its redundant units. 2: 2N, each path can carry everything and normally carries half.",
            "1 为单路，按冗余台数为 N 或 N+1；2 为 2N，每路可承担全部负荷，平时各承担一半。");
  d.field<&PowerChain::transformer>("transformer").title("Transformers", "变压器").help("Medium to low voltage.", "中压变低压。");
  d.field<&PowerChain::ups>("ups")
      .title("Uninterruptible supply", "不间断供电")
      .help("Between the low-voltage board and the busways.", "低压配电柜与小母线之间。");
  d.field<&PowerChain::busway>("busway").title("Busway", "小母线").help("From the supply to the racks.", "由供电设备到机柜。");
  d.field<&PowerChain::pdu>("pdu")
      .title("Rack PDUs", "机柜配电单元")
      .help("Between tap-off and equipment; absent: without loss and limit.", "插接箱与设备之间；不填则不计损耗与限值。");
  d.field<&PowerChain::lighting_w>("lighting_w")
      .at_least(0)
      .title("Lighting and other", "照明及其他")
      .help("Constant; default: 0.5 % of the design IT load.", "恒定；默认取设计 IT 负荷的 0.5%。")
      .unverified("0.5-1 % of IT, engineering default");
  d.field<&PowerChain::cooling_on_ups>("cooling_on_ups")
      .title("CDUs and fans on UPS", "CDU 与末端风机接 UPS")
      .help("Feed CDU pumps and room fans from the uninterruptible supply.", "CDU 水泵与末端风机由不间断电源供电。");
  d.field<&PowerChain::pv>("pv").title("Photovoltaics", "光伏").help("On the site; absent: none.", "场内光伏；不填则无。");
  d.field<&PowerChain::wind>("wind").title("Wind turbines", "风电").help("On the site; absent: none.", "场内风电；不填则无。");
  d.field<&PowerChain::battery>("battery").title("Battery storage", "储能电池").help("Absent: none.", "不填则无。");
  d.field<&PowerChain::generators>("generators")
      .title("Standby generators", "备用发电机组")
      .help("Start when the grid fails; absent: none.", "停电时启动；不填则无。");
  d.field<&PowerChain::export_price_cny_per_kwh>("export_price_cny_per_kwh")
      .at_least(0)
      .title("Export price", "上网电价")
      .help("Paid for surplus given to the grid; absent: nothing is exported, surplus is curtailed.",
            "余电上网价格；不填则不上网，余电弃用。");
  d.field<&PowerChain::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
