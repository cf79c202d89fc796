#include "sim/scenario/model/economizer.h"

namespace icctwin {
namespace {

constexpr std::string_view modelica_examples = "Modelica Buildings library, data-center examples (integrated primary load side economizer)";

template <class Economizer>
void waiting_time(Describe<Economizer>& d) {
  d.template field<&Economizer::wait_s>("wait_s")
      .range(0, 86400)
      .title("Waiting time", "等待时间")
      .help("A condition must hold this long before the mode changes.", "条件持续满足该时间后才切换模式。")
      .source(modelica_examples);
}

}  // namespace

void IdealEconomizer::describe(Describe<IdealEconomizer>& d) {
  d.title("IdealEconomizer", "Ideal control", "理想控制")
      .help("The exchanger takes what it can and the chillers the rest, without modes or waiting.",
            "换热器承担其所能，其余由冷水机组承担，无模式切换与等待。");
}

void IntegratedEconomizer::describe(Describe<IntegratedEconomizer>& d) {
  d.title("IntegratedEconomizer", "Integrated, with modes", "集成式（含模式）")
      .help(
          "In series before the chillers. Free cooling: fans hold the chilled supply. Partly mechanical: fans at full speed, chillers "
          "trim. "
          "Fully mechanical: exchanger bypassed, fans hold the condenser set point.",
          "串联于冷水机组之前。自然冷却：风机控制冷冻水供水温度；部分机械制冷：风机满速，机组补冷；完全机械制冷：旁通换热器，"
          "风机控制冷却水设定温度。");
  d.field<&IntegratedEconomizer::free_to_partial_k>("free_to_partial_k")
      .range(0, 10)
      .title("Free to partly mechanical", "自然冷却转部分机械")
      .help("When the water leaves the exchanger warmer than its set point by this.", "换热器出水高于设定值超过该值时。")
      .source(modelica_examples);
  d.field<&IntegratedEconomizer::partial_to_free_k>("partial_to_free_k")
      .range(0, 10)
      .title("Partly mechanical to free", "部分机械转自然冷却")
      .help("When it leaves at most this much above the set point.", "换热器出水不高于设定值加该值时。")
      .source(modelica_examples);
  d.field<&IntegratedEconomizer::partial_to_full_k>("partial_to_full_k")
      .range(0, 10)
      .title("Partly to fully mechanical", "部分机械转完全机械")
      .help("When the exchanger cools the water by less than this.", "换热器温降小于该值时。")
      .source(modelica_examples);
  d.field<&IntegratedEconomizer::full_to_partial_k>("full_to_partial_k")
      .range(0, 10)
      .title("Fully to partly mechanical", "完全机械转部分机械")
      .help("When the return is warmer than wet bulb, approach and this together.", "回水高于湿球、逼近度与该值之和时。")
      .source(modelica_examples);
  d.field<&IntegratedEconomizer::approach_k>("approach_k")
      .range(0, 20)
      .title("Tower approach", "冷却塔逼近度")
      .help("Assumed by the control when it judges whether the exchanger would help.", "控制判断换热器是否有效时采用的逼近度。")
      .source(modelica_examples);
  waiting_time(d);
}

void NonIntegratedEconomizer::describe(Describe<NonIntegratedEconomizer>& d) {
  d.title("NonIntegratedEconomizer", "Not integrated", "非集成式")
      .help("Either the exchanger or the chillers carry the whole load.", "换热器与冷水机组二者择一承担全部负荷。");
  d.field<&NonIntegratedEconomizer::switch_wet_bulb_c>("switch_wet_bulb_c")
      .range(-30, 30)
      .title("Switching wet bulb", "切换湿球温度")
      .help("Free cooling below it while fewer than two chillers run.", "低于该值且运行机组少于两台时采用自然冷却。")
      .unverified("engineering default");
  d.field<&NonIntegratedEconomizer::supply_dead_band_k>("supply_dead_band_k")
      .range(0, 10)
      .title("Supply dead band", "供水死区")
      .help("Chillers start when the supply is warmer than its set point by this.", "供水高于设定值超过该值时启动机组。")
      .source(modelica_examples);
  waiting_time(d);
}

}  // namespace icctwin
