#include "models/compute/rack_cooling.h"

namespace icctwin {
namespace {

constexpr std::string_view engineering = "engineering default";

template <class T>
void describe_servers_in_air(Describe<T>& d) {
  d.template field<&T::recirculation_ratio>("recirculation_ratio")
      .ratio()
      .range(0, 0.5)
      .title("Recirculation", "热风回流比例")
      .help("Share of the servers' intake that is exhaust air; small behind contained aisles.",
            "服务器进风中回流热风的占比；通道封闭时很小。")
      .unverified(engineering);
  d.template field<&T::design_rise_k>("design_rise_k")
      .range(3, 40)
      .title("Air rise", "空气温升")
      .help("Through the servers at full load and full fan speed.", "满载、风扇满速时流经服务器的温升。")
      .unverified(engineering);
  d.template field<&T::sink_k_per_w>("sink_k_per_w")
      .above(0)
      .advanced()
      .title("Heat sink", "散热器热阻")
      .help("From one accelerator's surface to the intake air at full fan speed; default: 32 K at its maximum power.",
            "单卡表面到进风的热阻（风扇满速）；默认按最大功率 32 K 温升。")
      .unverified(engineering);
}

template <class T>
void describe_bath(Describe<T>& d) {
  d.template field<&T::fluid>("fluid")
      .title("Fluid", "冷却液")
      .help("In which or with which the servers are cooled.", "浸没或喷淋所用的冷却液。");
  d.template field<&T::liquid_fraction>("liquid_fraction")
      .ratio()
      .range(0, 1)
      .above(0)
      .title("Liquid share", "液冷占比")
      .help("Share of the rack's heat taken by the fluid; the rest passes through the walls to the room.",
            "由冷却液带走的热量占比，其余经壳体散入机房。")
      .unverified(engineering);
  d.template field<&T::fluid_m3>("fluid_m3")
      .above(0)
      .title("Fluid volume", "液量")
      .help("In tank or sump; it holds heat.", "液槽或集液槽中的液量，用于蓄热。")
      .unverified(engineering);
}

template <class T>
void describe_pumped_bath(Describe<T>& d) {
  d.template field<&T::exchanger_effectiveness>("exchanger_effectiveness")
      .ratio()
      .range(0.1, 1)
      .title("Exchanger effectiveness", "换热器效能")
      .help("Of a coil between fluid and CDU coolant; 1: the fluid itself runs through the CDU.",
            "冷却液与 CDU 工质之间盘管的效能；1 表示冷却液直接流经 CDU。")
      .source("no coil: the CDU pumps the fluid");
  d.template field<&T::pump_w>("pump_w")
      .at_least(0)
      .title("Pump power", "循环泵功率")
      .help("Of the rack's own pumps, at any load; counted as cooling, not as IT. The CDU's pumps are counted there.",
            "机柜自带循环泵，与负载无关；计入制冷而非 IT。CDU 水泵另计。");
}

}  // namespace

void AirCooled::describe(Describe<AirCooled>& d) {
  d.title("AirCooled", "Air cooling", "风冷").help("All heat goes to the room's air.", "全部热量进入机房空气。");
  describe_servers_in_air(d);
}

void RearDoorCooled::describe(Describe<RearDoorCooled>& d) {
  d.title("RearDoorCooled", "Rear-door exchanger", "背板换热")
      .help("Air through the servers; a passive coil in the rear door, on the CDU's coolant, takes part of the heat from the exhaust.",
            "空气流经服务器；背门中的被动盘管由 CDU 供液，从排风中带走部分热量。");
  d.field<&RearDoorCooled::effectiveness>("effectiveness")
      .ratio()
      .range(0.05, 0.99)
      .title("Effectiveness", "效能")
      .help("Of the coil on the air side.", "盘管空气侧效能。")
      .unverified(engineering);
  describe_servers_in_air(d);
}

std::vector<Choice> choices_of(PlatedParts) {
  return {{"accelerators", {"accelerators", "加速卡"}},
          {"accelerators_processors", {"accelerators and processors", "加速卡和处理器"}},
          {"accelerators_processors_memory", {"accelerators, processors and memory", "加速卡、处理器和内存"}}};
}

void ColdPlateCooled::describe(Describe<ColdPlateCooled>& d) {
  d.title("ColdPlateCooled", "Cold plates", "冷板")
      .help("Cold plates take a share of the heat, the rest goes to the air.", "冷板带走部分热量，其余进入空气。");
  d.field<&ColdPlateCooled::liquid_fraction>("liquid_fraction")
      .ratio()
      .range(0, 1)
      .above(0)
      .title("Liquid share", "液冷占比")
      .help("Share of the rack's heat taken by liquid; default: what the parts on plates draw, times the captured share.",
            "液体带走的热量占比；默认取装有冷板部件的功率乘以捕获比例。")
      .source("cold plates take 0.70/0.80/0.90 of IT heat (SiteFootprint defaults, minimum/mode/maximum)");
  d.field<&ColdPlateCooled::plates>("plates")
      .title("Parts on plates", "装冷板的部件")
      .help("Plates of the accelerators are in parallel, those of processors and memory in series with them.",
            "加速卡冷板并联，处理器与内存冷板与之串联。");
  d.field<&ColdPlateCooled::capture_ratio>("capture_ratio")
      .ratio()
      .range(0.1, 1)
      .title("Captured share", "捕获比例")
      .help("Share of the heat of the parts on plates that the coolant takes; not used where liquid_fraction is given.",
            "冷板部件热量中由液体带走的比例；给定 liquid_fraction 时不用。")
      .unverified(engineering);
  d.field<&ColdPlateCooled::processors_first>("processors_first")
      .title("Processors first", "先经处理器")
      .help("The coolant passes processors and memory before the accelerators, and reaches these warmer.",
            "工质先流经处理器和内存，再到加速卡，因而温度更高。");
  d.field<&ColdPlateCooled::plate_w_per_k>("plate_w_per_k")
      .above(0)
      .advanced()
      .title("Plate conductance", "冷板导热能力")
      .help("Wall to coolant of one accelerator's plate at the design flow; default: 0.07 W/K per watt of its maximum power.",
            "设计流量下单卡冷板壁面到工质的热导；默认每瓦最大功率 0.07 W/K。")
      .unverified(engineering);
  d.field<&ColdPlateCooled::base_k_per_w>("base_k_per_w")
      .at_least(0)
      .advanced()
      .title("Plate base", "冷板底板热阻")
      .help("Conduction through the base of the plate; default: 2 K at the accelerator's maximum power.",
            "冷板底板的导热热阻；默认按最大功率 2 K 温升。")
      .unverified(engineering);
  d.field<&ColdPlateCooled::standing_j_per_k>("standing_j_per_k")
      .at_least(0)
      .advanced()
      .title("Plate heat capacity", "冷板热容")
      .help(
          "Metal of one accelerator's plate and the coolant in it: what slows the rise when the flow falls; default: 0.5 J/K per watt of "
          "its "
          "maximum power.",
          "单卡冷板金属及其内工质的热容，断流时减缓升温；默认每瓦最大功率 0.5 J/K。")
      .unverified(engineering);
  d.field<&ColdPlateCooled::flow_exponent>("flow_exponent")
      .ratio()
      .range(0, 0.8)
      .advanced()
      .title("Flow exponent", "流量指数")
      .help("Conductance with flow: 0.33-0.5 laminar micro-channels, 0.8 turbulent.", "热导随流量的指数：微通道层流 0.33–0.5，湍流 0.8。")
      .source("Kays and London, Compact Heat Exchangers");
  d.field<&ColdPlateCooled::fan_ratio>("fan_ratio")
      .ratio()
      .range(0, 1)
      .title("Fan share", "风扇占比")
      .help("Fan power relative to the server's own; 1: the server type already has the smaller fans.",
            "风扇功率相对服务器型号的比例；1 表示型号中已是较小的风扇。")
      .source("the shipped server types for cold plates have 2-6 % of fans");
}

void ImmersionCooled::describe(Describe<ImmersionCooled>& d) {
  d.title("ImmersionCooled", "Single-phase immersion", "单相浸没")
      .help("Servers without fans in a pumped bath of dielectric fluid that hangs on a CDU.",
            "服务器去风扇浸于循环的绝缘冷却液中，由 CDU 供冷。");
  describe_bath(d);
  describe_pumped_bath(d);
  d.field<&ImmersionCooled::sink_m2>("sink_m2")
      .above(0)
      .advanced()
      .title("Heat sink area", "散热器面积")
      .help("Wetted area of one accelerator's heat sink; default: 0.00028 m2 per watt of its maximum power.",
            "单卡散热器浸润面积；默认每瓦最大功率 0.00028 m²。")
      .unverified(engineering);
  d.field<&ImmersionCooled::sink_height_m>("sink_height_m")
      .range(0.005, 1)
      .advanced()
      .title("Heat sink height", "散热器高度")
      .help("Along which the fluid rises.", "冷却液上升流经的高度。")
      .unverified(engineering);
  d.field<&ImmersionCooled::flow_factor>("flow_factor")
      .ratio()
      .range(1, 5)
      .title("Flow factor", "强化系数")
      .help("Heat transfer over that of natural convection, by pumped flow or jets.", "循环或射流相对自然对流的传热强化。")
      .unverified("jets reach 2.6: Buildings 14 (2024) 2635; 1.5 is an engineering default");
}

void TwoPhaseCooled::describe(Describe<TwoPhaseCooled>& d) {
  d.title("TwoPhaseCooled", "Two-phase immersion", "两相浸没")
      .help("Servers without fans in a closed bath that boils on the chips; a coil on the CDU's coolant condenses the vapour.",
            "服务器去风扇浸于密闭沸腾液槽，蒸气由 CDU 供液的盘管冷凝。");
  describe_bath(d);
  d.field<&TwoPhaseCooled::boiling_m2>("boiling_m2")
      .above(0)
      .advanced()
      .title("Boiling surface", "沸腾面积")
      .help("Of one accelerator's lid; default: 8.6e-6 m2 per watt of its maximum power.", "单卡沸腾盖板面积；默认每瓦最大功率 8.6e-6 m²。")
      .unverified(engineering);
  d.field<&TwoPhaseCooled::surface_factor>("surface_factor")
      .ratio()
      .range(1, 3)
      .title("Surface factor", "表面强化系数")
      .help("Gain of a coated surface in heat transfer and critical heat flux.", "强化涂层对传热系数与临界热流的提升。")
      .unverified("coatings raise the critical flux 1-3 times");
  d.field<&TwoPhaseCooled::condenser_w_per_k>("condenser_w_per_k")
      .above(0)
      .title("Condenser conductance", "冷凝盘管热导")
      .help("Of the rack's coil; default: sized for the design heat with the plant's margin.", "机柜冷凝盘管；默认按设计热量及裕量配置。");
}

void SprayCooled::describe(Describe<SprayCooled>& d) {
  d.title("SprayCooled", "Spray cooling", "喷淋液冷")
      .help("Dielectric fluid is sprayed onto the heat sinks of servers without fans and collected in a sump.",
            "绝缘冷却液喷淋到去风扇服务器的散热器上，汇入集液槽。");
  describe_bath(d);
  describe_pumped_bath(d);
  d.field<&SprayCooled::wetted_m2>("wetted_m2")
      .above(0)
      .advanced()
      .title("Wetted area", "喷淋面积")
      .help("Of one accelerator's heat sink; default: 1.4e-5 m2 per watt of its maximum power.",
            "单卡散热器喷淋面积；默认每瓦最大功率 1.4e-5 m²。")
      .unverified(engineering);
  d.field<&SprayCooled::drop_diameter_m>("drop_diameter_m")
      .range(1e-5, 5e-3)
      .advanced()
      .title("Drop diameter", "液滴直径")
      .help("Sauter mean diameter.", "索特平均直径。")
      .unverified(engineering);
  d.field<&SprayCooled::flux_m_per_s>("flux_m_per_s")
      .range(1e-4, 1)
      .advanced()
      .title("Spray flux", "喷淋通量")
      .help("Volume flow per wetted area.", "单位面积的体积流量。")
      .unverified(engineering);
  d.field<&SprayCooled::spray_k_per_w>("spray_k_per_w")
      .above(0)
      .title("Spray resistance", "喷淋热阻")
      .help("Measured, from one accelerator's surface to the spray; default: computed.", "实测的单卡表面到喷淋液热阻；默认由关联式计算。");
}

}  // namespace icctwin
