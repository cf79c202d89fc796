#include "sim/scenario/model/supply.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {
namespace {

constexpr std::string_view hvdc_module = "240/336 V module, recalled";
constexpr std::string_view dc800_converter = "medium voltage to 800 V, 98-98.5 %, recalled";

template <auto Field, class Bank>
void describe_units(Describe<Bank>& d) {
  d.template field<Field>("units")
      .ratio()
      .range(1, 1000)
      .title("Units", "台数")
      .help("Of each path, redundant ones included; default: enough for the design load.", "每路台数，含冗余；默认按设计负荷配置。");
}

template <auto Field, class Bank>
void describe_redundant(Describe<Bank>& d) {
  d.template field<Field>("redundant_units")
      .ratio()
      .range(0, 1000)
      .title("Redundant units", "冗余台数")
      .help("Of each path, added where the number of units is left to sizing: 0 is N, 1 is N+1. Default: 1 with one path, 0 with two (2N).",
            "每路自动配置台数时附加：0 为 N，1 为 N+1。默认单路为 1，双路（2N）为 0。");
}

template <auto Field, class Bank>
void describe_rating(Describe<Bank>& d) {
  d.template field<Field>("rated_w")
      .above(0)
      .title("Rated power", "额定功率")
      .help("Of one unit.", "单台额定功率。")
      .unverified(engineering);
}

template <auto Load, auto Efficiency, class Owner>
void describe_curve(Describe<Owner>& d, std::string_view source) {
  d.template field<Load>("load_ratio")
      .ratio()
      .range(0, 1)
      .title("Load points", "负载点")
      .help("Load ratios of the curve, rising.", "效率曲线的负载率，递增。")
      .unverified(source);
  d.template field<Efficiency>("efficiency")
      .ratio()
      .range(0.5, 1)
      .title("Efficiency points", "效率点")
      .help("Efficiency at each load point.", "各负载点的效率。")
      .unverified(source);
}

template <auto Field, class Bank>
void describe_staging(Describe<Bank>& d) {
  d.template field<Field>("staging")
      .title("Module staging", "模块休眠")
      .help("Put modules to sleep at part load; absent: all run.", "低负载时部分模块休眠；不填则全部运行。");
}

}  // namespace

std::vector<Choice> choices_of(UpsMode) {
  return {{"double_conversion", {"double conversion", "双变换"}}, {"eco", {"eco", "经济（ECO）"}}};
}

std::vector<Choice> choices_of(Dc800Source) {
  return {{"solid_state_transformer", {"solid-state transformer", "固态变压器"}}, {"sidecar", {"sidecar rectifier", "边柜整流"}}};
}

void NoUps::describe(Describe<NoUps>& d) {
  d.title("NoUps", "No UPS", "无 UPS").help("IT is fed straight from the low-voltage board.", "IT 负载直接由低压配电柜供电。");
}

void ModuleStaging::describe(Describe<ModuleStaging>& d) {
  d.title("ModuleStaging", "Module staging", "模块休眠")
      .help("As many modules run as hold the target load, and some to spare; sleeping modules lose nothing.",
            "按目标负载率确定运行模块数并留备用；休眠模块不计损耗。");
  d.field<&ModuleStaging::module_rated_w>("module_rated_w")
      .above(0)
      .title("Module rating", "模块额定功率")
      .help("Of one module; a unit has as many as fit its rating.", "单个模块额定功率；每台模块数由额定功率决定。")
      .unverified(engineering);
  d.field<&ModuleStaging::target_load_ratio>("target_load_ratio")
      .ratio()
      .range(0.1, 1)
      .title("Target load", "目标负载率")
      .help("Load ratio that running modules are brought to at most.", "运行模块的负载率上限目标。")
      .unverified(engineering);
  d.field<&ModuleStaging::spare_modules>("spare_modules")
      .ratio()
      .range(0, 1000)
      .title("Spare modules", "备用模块数")
      .help("Running beside those needed, on each path.", "每路在所需模块之外保持运行的数量。")
      .unverified(engineering);
}

void UpsBank::describe(Describe<UpsBank>& d) {
  d.title("UpsBank", "UPS", "不间断电源（UPS）")
      .help("Units of a path share its load evenly; loss = rated (k0 + k1 x + k2 x²).",
            "每路机组均分负载；损耗 = 额定 ×（k0 + k1 x + k2 x²）。");
  describe_units<&UpsBank::units>(d);
  describe_redundant<&UpsBank::redundant_units>(d);
  describe_rating<&UpsBank::rated_w>(d);
  d.field<&UpsBank::mode>("mode")
      .title("Mode", "运行模式")
      .help("Double conversion, or eco (the bypass carries the load).", "双变换，或经济模式（旁路供电）。");
  const auto loss = [&]<auto Field>(std::string_view key, Text title, Text help, std::string_view source) {
    d.field<Field>(key).ratio().range(0, 0.2).title(title.en, title.zh).help(help.en, help.zh).unverified(source);
  };
  constexpr std::string_view converted = "double conversion, 94.5/96.0/96.3 % at 25/50/100 % load";
  loss.operator()<&UpsBank::loss_no_load_ratio>("loss_no_load_ratio", {"No-load loss", "空载损耗系数"},
                                                {"k0, of the rated power.", "k0，相对额定功率。"}, converted);
  loss.operator()<&UpsBank::loss_linear_ratio>("loss_linear_ratio", {"Proportional loss", "线性损耗系数"},
                                               {"k1, of the rated power.", "k1，相对额定功率。"}, converted);
  loss.operator()<&UpsBank::loss_square_ratio>("loss_square_ratio", {"Square-law loss", "平方损耗系数"},
                                               {"k2, of the rated power.", "k2，相对额定功率。"}, converted);
  constexpr std::string_view eco = "eco mode, 98.7/98.9 % at 50/100 % load";
  loss.operator()<&UpsBank::eco_no_load_ratio>("eco_no_load_ratio", {"No-load loss, eco", "ECO 空载损耗系数"},
                                               {"k0 in eco mode.", "经济模式的 k0。"}, eco);
  loss.operator()<&UpsBank::eco_linear_ratio>("eco_linear_ratio", {"Proportional loss, eco", "ECO 线性损耗系数"},
                                              {"k1 in eco mode.", "经济模式的 k1。"}, eco);
  loss.operator()<&UpsBank::eco_square_ratio>("eco_square_ratio", {"Square-law loss, eco", "ECO 平方损耗系数"},
                                              {"k2 in eco mode.", "经济模式的 k2。"}, eco);
  describe_staging<&UpsBank::staging>(d);
}

void HvdcBank::describe(Describe<HvdcBank>& d) {
  d.title("HvdcBank", "240/336 V direct current", "高压直流（HVDC）")
      .help("Rectifier systems on an efficiency curve, with or without a share straight from the mains.",
            "整流系统按效率曲线计算，可部分由市电直供。");
  describe_units<&HvdcBank::units>(d);
  describe_redundant<&HvdcBank::redundant_units>(d);
  describe_rating<&HvdcBank::rated_w>(d);
  describe_curve<&HvdcBank::load_ratio, &HvdcBank::efficiency>(d, hvdc_module);
  d.field<&HvdcBank::mains_direct_ratio>("mains_direct_ratio")
      .ratio()
      .range(0, 1)
      .title("Share straight from the mains", "市电直供占比")
      .help("0.5: each server has one input on the mains and one on direct current.", "0.5 表示服务器一路市电、一路高压直流。");
  d.field<&HvdcBank::mains_direct_loss_ratio>("mains_direct_loss_ratio")
      .ratio()
      .range(0, 0.2)
      .title("Loss of the mains path", "市电直供损耗率")
      .help("Of the power that goes straight.", "相对市电直供功率。")
      .unverified("99 % on the mains path, recalled");
  describe_staging<&HvdcBank::staging>(d);
}

void RackConverter::describe(Describe<RackConverter>& d) {
  d.title("RackConverter", "Rack converter", "机柜直流变换").help("From 800 V to the rack's 50 V busbar.", "800 V 变换到机柜 50 V 母排。");
  describe_curve<&RackConverter::load_ratio, &RackConverter::efficiency>(d, "800 to 50 V, 97.5-98 %, recalled");
}

void Dc800Bank::describe(Describe<Dc800Bank>& d) {
  d.title("Dc800Bank", "800 V direct current", "800 V 直流")
      .help("Converters to 800 V on an efficiency curve, from medium voltage or from the low-voltage board.",
            "变换到 800 V 直流，取自中压或低压配电柜，按效率曲线计算。");
  d.field<&Dc800Bank::source>("source")
      .title("Source", "取电方式")
      .help("Solid-state transformers pass the transformers by; sidecars stand behind them.", "固态变压器绕过变压器；边柜接在变压器之后。");
  describe_units<&Dc800Bank::units>(d);
  describe_redundant<&Dc800Bank::redundant_units>(d);
  describe_rating<&Dc800Bank::rated_w>(d);
  describe_curve<&Dc800Bank::load_ratio, &Dc800Bank::efficiency>(d, dc800_converter);
  d.field<&Dc800Bank::rack_converter>("rack_converter")
      .title("Rack converter", "机柜直流变换")
      .help("Takes the place of the power shelves, or of the server supplies where there are none; absent: they stay.",
            "取代机柜电源框，无电源框时取代服务器电源；不填则保留原电源。");
  describe_staging<&Dc800Bank::staging>(d);
}

}  // namespace icctwin
