// Sizes what the scenario leaves open and checks what it states against the design heat.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"
#include "models/cooling/pump.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/quantity_text.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr double air_density_kg_per_m3 = 1.2;
constexpr double heat_per_cdu_w = 1e6;  // one CDU per megawatt where the scenario does not say

std::string degrees(double t_c) { return fmt::format("{:.1f} degC", t_c); }

double pump_design_w(const VariablePump& pump, double stream_w_per_k, const CoolantProperties& fluid) {
  return pump_power_w(stream_w_per_k / fluid.specific_heat_j_per_kg_k / fluid.density_kg_per_m3, pump.pressure_pa, pump.efficiency);
}

class Sizing {
 public:
  Sizing(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics)
      : cooling_(scenario.cooling),
        plan_(plan),
        out_(plan.cooling),
        diagnostics_(diagnostics),
        pressure_pa_(station_pressure_pa(scenario.site.elevation_m)) {}

  void run() {
    cdus();
    loop(cooling_.facility_loop, out_.facility, facility_heat_w());
    room_air();
    loop(cooling_.chilled_loop, out_.chilled, plan_.design_air_w > 0 ? out_.air_capacity_w + out_.air_fan_w : 0);
    chillers();
    rejection();
    check_free_cooling();
  }

 private:
  void require(double capacity_w, double heat_w, const char* where, const char* part, const char* part_zh) {
    if (capacity_w < heat_w * (1 - 1e-9))
      diagnostics_.add("E-COOL-001", where, power_text(capacity_w), power_text(heat_w), {{"part", part}, {"part_zh", part_zh}});
  }

  double facility_heat_w() const { return out_.cdus == 0 ? 0 : static_cast<double>(out_.cdus) * (out_.cdu_capacity_w + out_.cdu_pump_w); }

  void cdus() {
    const CduGroup& cdu = cooling_.cdu;
    const double heat_w = plan_.design_liquid_w;
    if (heat_w <= 0) return;
    out_.cdus = static_cast<std::size_t>(cdu.units.value_or(std::max(1, static_cast<int>(std::ceil(heat_w / heat_per_cdu_w)))));
    out_.cdus = std::min(out_.cdus, plan_.racks.size());
    const double units = static_cast<double>(out_.cdus);

    // Racks with cold plates are shared out to the CDUs in order, as evenly as whole racks allow.
    std::vector<std::size_t> wet;
    for (std::size_t i = 0; i < plan_.racks.size(); ++i)
      if (plan_.rack_specs[plan_.racks[i].spec].liquid_fraction > 0) wet.push_back(i);
    out_.cdus = std::min(out_.cdus, wet.size());
    std::vector<double> cdu_heat_w(out_.cdus, 0.0);
    std::vector<double> spec_w;
    for (const auto& spec : plan_.rack_specs) spec_w.push_back(uniform_rack_input_w(plan_, spec, 1, 1) * spec.liquid_fraction);
    for (std::size_t k = 0; k < wet.size(); ++k) {
      PlanRack& rack = plan_.racks[wet[k]];
      rack.cdu = k * out_.cdus / wet.size();
      cdu_heat_w[rack.cdu] += spec_w[rack.spec];
    }
    const double largest_w = *std::ranges::max_element(cdu_heat_w);
    out_.cdu_capacity_w = cdu.capacity_w.value_or(std::max(largest_w, heat_w / units) * cooling_.sizing_margin);
    require(out_.cdu_capacity_w, largest_w, "/cooling/cdu/capacity_w", "The most loaded CDU", "负荷最大的 CDU");

    const auto coolant = coolant_properties(cdu.coolant == CoolantChoice::water ? CoolantKind::water : CoolantKind::pg25);
    out_.cdu_supply_c = cdu.supply_c;
    out_.cdu_design_rise_k = cdu.design_rise_k;
    out_.cdu_capacity_w_per_k = out_.cdu_capacity_w / cdu.design_rise_k;
    // Design point: heat = eps m cp (return - facility supply), return = facility supply + approach + rise.
    out_.cdu_effectiveness = cdu.design_rise_k / (cdu.design_rise_k + cdu.approach_k);
    out_.cdu_heat_capacity_j_per_k = out_.cdu_capacity_w_per_k * cdu.thermal_time_s;
    if (const auto* fixed = std::get_if<FixedPump>(&cdu.pump)) {
      out_.cdu_pump_fixed = true;
      out_.cdu_pump_w = fixed->power_w;
      out_.cdu_min_flow_ratio = 1;
    } else {
      const auto& pump = std::get<VariablePump>(cdu.pump);
      out_.cdu_pump_w = pump_design_w(pump, out_.cdu_capacity_w_per_k, coolant);
      out_.cdu_min_flow_ratio = pump.min_flow_ratio;
    }
    const double reach_k = cdu.design_rise_k + cdu.approach_k;
    if (cooling_.facility_loop.design_rise_k >= reach_k)
      diagnostics_.add("E-COOL-002", "/cooling/facility_loop/design_rise_k", fmt::format("{} K", cooling_.facility_loop.design_rise_k),
                       fmt::format("{} K", reach_k));
    const double least_c = cooling_.facility_loop.supply_c + cdu.approach_k;
    if (cdu.supply_c < least_c - 1e-9) diagnostics_.add("E-COOL-003", "/cooling/cdu/supply_c", degrees(cdu.supply_c), degrees(least_c));
  }

  void loop(const WaterLoop& words, LoopPlan& loop_plan, double heat_w) {
    const auto water = coolant_properties(CoolantKind::water);
    loop_plan.supply_c = words.supply_c;
    loop_plan.design_capacity_w_per_k = heat_w / words.design_rise_k;
    loop_plan.min_flow_ratio = words.pump.min_flow_ratio;
    loop_plan.pump_w = pump_design_w(words.pump, loop_plan.design_capacity_w_per_k, water);
    loop_plan.design_heat_w = heat_w;
    loop_plan.exchanger_effectiveness = words.exchanger_effectiveness;
    loop_plan.heat_capacity_j_per_k = loop_plan.design_capacity_w_per_k * words.thermal_time_s;
  }

  void room_air() {
    const RoomAir& air = cooling_.air;
    out_.air_supply_c = air.supply_c;
    out_.air_capacity_w = air.capacity_w.value_or(plan_.design_air_w * cooling_.sizing_margin);
    require(out_.air_capacity_w, plan_.design_air_w, "/cooling/air/capacity_w", "The room air handlers", "机房空调");
    out_.air_capacity_w_per_k = out_.air_capacity_w / air.design_rise_k;
    out_.air_fan_w = pump_power_w(out_.air_capacity_w_per_k / dry_air_heat_capacity_j_per_kg_k / air_density_kg_per_m3, air.fan_pressure_pa,
                                  air.fan_efficiency);
    out_.air_min_flow_ratio = air.min_flow_ratio;
    out_.air_coil_effectiveness = air.coil_effectiveness;
    out_.air_heat_capacity_j_per_k = out_.air_capacity_w_per_k * air.thermal_time_s;
    const double reach_k = air.coil_effectiveness * (air.supply_c + air.design_rise_k - cooling_.chilled_loop.supply_c);
    if (out_.air_capacity_w > 0 && reach_k < air.design_rise_k)
      diagnostics_.add("E-COOL-004", "/cooling/air/coil_effectiveness", fmt::format("{:.1f} K", reach_k),
                       fmt::format("{:.1f} K", air.design_rise_k));
  }

  // The chillers carry the chilled loop at design, and the facility loop too where they trim it.
  double chiller_design_w() const {
    const double chilled_w = out_.chilled.design_heat_w + out_.chilled.pump_w;
    return cooling_.trim_chiller ? chilled_w + out_.facility.design_heat_w + out_.facility.pump_w : chilled_w;
  }

  void chillers() {
    out_.trim_chiller = cooling_.trim_chiller;
    if (const auto* carnot = std::get_if<CarnotChillerPlant>(&cooling_.chiller)) {
      CarnotChiller chiller;
      chiller.carnot_share = carnot->carnot_share;
      chiller.approach_evaporator_k = carnot->evaporator_approach_k;
      chiller.approach_condenser_k = carnot->condenser_approach_k;
      chiller.cop_max = carnot->cop_max;
      chiller.capacity_w = carnot->capacity_w.value_or(chiller_design_w());
      out_.chiller_capacity_w = chiller.capacity_w;
      out_.carnot = chiller;
    } else if (const auto* electric = std::get_if<ElectricChillerPlant>(&cooling_.chiller)) {
      out_.record = find_chiller_record(electric->record);
      if (!out_.record) {
        static const std::vector<std::string> names = {"mcquay_wsc_471", "york_yt_1055"};
        diagnostics_.add("E-IN-008", "/cooling/chiller/record", electric->record, nearest_name(electric->record, names),
                         {{"kind", "chiller record"}, {"kind_zh", "冷水机组样本"}});
        return;
      }
      out_.chiller_units = electric->units.value_or(
          std::max(1, static_cast<int>(std::ceil(chiller_design_w() * cooling_.sizing_margin / out_.record->capacity_w))));
      out_.chiller_capacity_w = out_.chiller_units * out_.record->capacity_w;
    }
    if (!std::holds_alternative<NoChiller>(cooling_.chiller))
      require(out_.chiller_capacity_w, out_.chilled.design_heat_w / cooling_.sizing_margin, "/cooling/chiller", "The chillers", "冷水机组");
  }

  void rejection() {
    // Chiller power at design by the usual COP of 5; the tower must take it on top of the loops.
    constexpr double design_cop = 5;
    const double chiller_w = std::holds_alternative<NoChiller>(cooling_.chiller) ? 0 : chiller_design_w() / design_cop;
    const double loops_w = out_.facility.design_heat_w + out_.facility.pump_w + out_.chilled.design_heat_w + out_.chilled.pump_w;
    const double heat_w = loops_w + chiller_w;
    const double needed_w = plan_.design_liquid_w + plan_.design_air_w;
    double range_k = 5;
    if (const auto* tower = std::get_if<CoolingTowerPlant>(&cooling_.heat_rejection)) {
      range_k = tower->design_range_k;
      out_.rejection_capacity_w = tower->capacity_w.value_or(heat_w);
      MerkelRating rating;
      rating.water_kg_per_s = out_.rejection_capacity_w / range_k / water_heat_capacity_j_per_kg_k;
      rating.wet_bulb_c = tower->design_wet_bulb_c;
      rating.water_out_c = tower->design_wet_bulb_c + tower->design_approach_k;
      rating.water_in_c = rating.water_out_c + range_k;
      rating.pressure_pa = pressure_pa_;
      out_.tower = merkel_tower(rating);
      if (!is_feasible(*out_.tower)) infeasible("The cooling tower", "冷却塔", rating.water_in_c, rating.water_out_c);
      design_leaving_c_ = rating.water_out_c;
      out_.rejection_fan_w = tower->fan_ratio * out_.rejection_capacity_w;
      set_limits(tower->set_approach_k, tower->leaving_min_c, tower->leaving_max_c);
      out_.cycles_of_concentration = tower->cycles_of_concentration;
      out_.drift_ratio = tower->drift_ratio;
    } else {
      const auto& dry = std::get<DryCoolerPlant>(cooling_.heat_rejection);
      range_k = dry.design_water_in_c - dry.design_water_out_c;
      if (range_k <= 0) {
        infeasible("The dry cooler", "干冷器", dry.design_water_in_c, dry.design_water_out_c);
        return;
      }
      out_.rejection_capacity_w = dry.capacity_w.value_or(heat_w);
      DryCoolerRating rating;
      rating.heat_w = out_.rejection_capacity_w;
      rating.water_in_c = dry.design_water_in_c;
      rating.water_out_c = dry.design_water_out_c;
      rating.dry_bulb_c = dry.design_dry_bulb_c;
      out_.rejection_fan_w = rating.fan_power_w = dry.fan_ratio * out_.rejection_capacity_w;
      out_.dry_cooler = dry_cooler(rating);
      if (!is_feasible(*out_.dry_cooler)) infeasible("The dry cooler", "干冷器", dry.design_water_in_c, dry.design_water_out_c);
      design_leaving_c_ = dry.design_water_out_c;
      set_limits(dry.set_approach_k, dry.leaving_min_c, dry.leaving_max_c);
    }
    require(out_.rejection_capacity_w, needed_w, "/cooling/heat_rejection/capacity_w", "The heat rejection", "散热设备");
    const auto water = coolant_properties(CoolantKind::water);
    out_.condenser_capacity_w_per_k = out_.rejection_capacity_w / range_k;
    out_.condenser_pump_w = pump_design_w(cooling_.condenser_pump, out_.condenser_capacity_w_per_k, water);
    out_.condenser_min_flow_ratio = cooling_.condenser_pump.min_flow_ratio;
    out_.condenser_heat_capacity_j_per_k = out_.condenser_capacity_w_per_k * cooling_.facility_loop.thermal_time_s;
  }

  void infeasible(const char* part, const char* part_zh, double in_c, double out_c) {
    diagnostics_.add("E-COOL-005", "/cooling/heat_rejection", fmt::format("{:.2f} -> {:.2f} degC", in_c, out_c), {},
                     {{"part", part}, {"part_zh", part_zh}});
  }

  void set_limits(double approach_k, double least_c, double most_c) {
    out_.set_approach_k = approach_k;
    out_.leaving_min_c = least_c;
    out_.leaving_max_c = most_c;
    if (least_c > most_c) diagnostics_.add("E-PLAN-009", "/cooling/heat_rejection/leaving_min_c", degrees(least_c), degrees(most_c));
  }

  // An exchanger of effectiveness e holds supply T_s over rise r while the cold water is at most T_s + r - r/e.
  void check_free_cooling() {
    const auto check = [&](const WaterLoop& words, const LoopPlan& loop_plan, bool chilled, const char* where, const char* part,
                           const char* part_zh) {
      if (loop_plan.design_heat_w <= 0 || chilled || words.exchanger_effectiveness <= 0) return;
      const double warmest_c = words.supply_c + words.design_rise_k * (1 - 1 / words.exchanger_effectiveness);
      if (design_leaving_c_ > warmest_c)
        diagnostics_.add("W-COOL-001", where, degrees(design_leaving_c_), degrees(warmest_c), {{"part", part}, {"part_zh", part_zh}});
    };
    const bool none = std::holds_alternative<NoChiller>(cooling_.chiller);
    check(cooling_.facility_loop, out_.facility, cooling_.trim_chiller && !none, "/cooling/facility_loop/supply_c", "the facility loop",
          "一次侧");
    check(cooling_.chilled_loop, out_.chilled, !none, "/cooling/chilled_loop/supply_c", "the chilled loop", "冷冻水环路");
  }

  const CoolingPlant& cooling_;
  Plan& plan_;
  CoolingPlan& out_;
  Diagnostics& diagnostics_;
  double pressure_pa_;
  double design_leaving_c_ = 0;
};

}  // namespace

void resolve_cooling(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) { Sizing(scenario, plan, diagnostics).run(); }

}  // namespace icctwin
