#include "sim/scenario/model/chillers.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

std::vector<Choice> choices_of(OutsideRecord) {
  return {{"clip", {"hold at its edge", "取边界值"}}, {"extrapolate", {"extrapolate its polynomials", "外推多项式"}}};
}

void NoChiller::describe(Describe<NoChiller>& d) {
  d.title("NoChiller", "No chiller", "无冷水机组").help("Free cooling only.", "仅自然冷却。");
}

void CarnotChillerPlant::describe(Describe<CarnotChillerPlant>& d) {
  d.title("CarnotChillerPlant", "Chillers as a share of Carnot", "卡诺比例冷水机组")
      .help("COP = share x T_evaporator / (T_condenser - T_evaporator), capped; valid for warm chilled water where records end.",
            "COP = 比例 × 蒸发温度 /（冷凝温度 − 蒸发温度），设上限；适用于超出样本范围的高温冷水。");
  d.field<&CarnotChillerPlant::carnot_share>("carnot_share")
      .ratio()
      .range(0.1, 0.9)
      .title("Share of Carnot", "卡诺比例")
      .help("Second-law efficiency of the plant.", "机组的热力学完善度。")
      .source(footprint);
  d.field<&CarnotChillerPlant::evaporator_approach_k>("evaporator_approach_k")
      .range(0, 20)
      .title("Evaporator approach", "蒸发器端差")
      .help("Leaving water above evaporation.", "出水温度与蒸发温度之差。")
      .unverified(engineering);
  d.field<&CarnotChillerPlant::condenser_approach_k>("condenser_approach_k")
      .range(0, 20)
      .title("Condenser approach", "冷凝器端差")
      .help("Condensation above leaving condenser water.", "冷凝温度与冷却水出水之差。")
      .unverified(engineering);
  d.field<&CarnotChillerPlant::cop_max>("cop_max")
      .ratio()
      .range(1, 50)
      .title("Largest COP", "COP 上限")
      .help("The COP is never taken higher.", "COP 不超过该值。")
      .source(footprint);
  d.field<&CarnotChillerPlant::capacity_w>("capacity_w")
      .above(0)
      .title("Capacity", "制冷量")
      .help("Of all chillers; default: sized.", "全部机组制冷量；默认自动配置。");
  d.field<&CarnotChillerPlant::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "台数")
      .help("Equal machines that share the capacity; each that stands still takes its share away.",
            "均分制冷量的同型机组台数；停运一台即减少相应份额。");
}

void ElectricChillerPlant::describe(Describe<ElectricChillerPlant>& d) {
  d.title("ElectricChillerPlant", "Chillers from a record", "按样本的冷水机组")
      .help("DOE-2 model with measured polynomials; conditions outside the record are clipped and reported.",
            "DOE-2 模型与实测多项式；超出样本范围的工况截断并报告。");
  d.field<&ElectricChillerPlant::record>("record")
      .title("Record", "样本")
      .help("Id of a record of the scenario or the catalog (icctwin catalog chillers).",
            "方案或目录中的样本标识（icctwin catalog chillers）。")
      .refers_to("chiller record");
  d.field<&ElectricChillerPlant::units>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "台数")
      .help("Default: enough for the design heat.", "默认按设计热量配置。");
  d.field<&ElectricChillerPlant::stage_load_ratio>("stage_load_ratio")
      .ratio()
      .range(0.3, 1)
      .title("Staging load", "加机负荷率")
      .help("Another machine starts when those that run would exceed this share of their rated capacity.",
            "运行机组将超过额定冷量的该比例时加开一台。")
      .unverified(engineering);
  d.field<&ElectricChillerPlant::outside_record>("outside_record")
      .advanced()
      .title("Outside the record", "超出样本时")
      .help("Counted and reported in either case; extrapolation reproduces published results that did so.",
            "两种方式均计数并报告；外推用于复现采用外推的公开结果。");
}

}  // namespace icctwin
