// Sizes chillers, condenser loop and heat rejection where the scenario leaves them open, and checks what it states.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"
#include "models/cooling/pump.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/cooling_sizing.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

class RejectionSizing {
 public:
  RejectionSizing(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics)
      : scenario_(scenario),
        catalog_(catalog),
        cooling_(scenario.cooling),
        plan_(plan),
        out_(plan.cooling),
        diagnostics_(diagnostics),
        pressure_pa_(station_pressure_pa(scenario.site.elevation_m)) {}

  void run() {
    chillers();
    economizer();
    rejection();
    check_free_cooling();
  }

 private:
  // The chillers carry the chilled loop at design, and the facility loop too where they trim it.
  double chiller_design_w() const {
    const double chilled_w = out_.chilled.design_heat_w + out_.chilled.pump_w;
    return cooling_.trim_chiller ? chilled_w + out_.facility.design_heat_w + out_.facility.pump_w : chilled_w;
  }

  // A record of the scenario, else of the catalog; nothing, and a problem, if there is none that can be used.
  const ChillerRecord* find_record(const std::string& id) {
    for (std::size_t i = 0; i < scenario_.chillers.size(); ++i) {
      if (scenario_.chillers[i].id != id) continue;
      if (is_complete(scenario_.chillers[i])) return &scenario_.chillers[i];
      diagnostics_.add("E-COOL-009", fmt::format("/chillers/{}", i), id);
      return nullptr;
    }
    if (const ChillerRecord* known = catalog_.find_chiller(id)) return known;
    std::vector<std::string> names;
    for (const auto& one : scenario_.chillers) names.push_back(one.id);
    for (const auto& one : catalog_.chillers) names.push_back(one.id);
    diagnostics_.add("E-IN-008", "/cooling/chiller/record", id, nearest_name(id, names),
                     {{"kind", "chiller record"}, {"kind_zh", "冷水机组样本"}});
    return nullptr;
  }

  void chillers() {
    out_.chillers.trim = cooling_.trim_chiller;
    if (const auto* carnot = std::get_if<CarnotChillerPlant>(&cooling_.chiller)) {
      CarnotChiller chiller;
      chiller.carnot_share = carnot->carnot_share;
      chiller.approach_evaporator_k = carnot->evaporator_approach_k;
      chiller.approach_condenser_k = carnot->condenser_approach_k;
      chiller.cop_max = carnot->cop_max;
      chiller.capacity_w = carnot->capacity_w.value_or(chiller_design_w());
      out_.chillers.capacity_w = chiller.capacity_w;
      out_.chillers.carnot = chiller;
      out_.chillers.units = carnot->units;
    } else if (const auto* electric = std::get_if<ElectricChillerPlant>(&cooling_.chiller)) {
      const ChillerRecord* record = find_record(electric->record);
      if (!record) return;
      out_.chillers.record = chiller_of(*record);
      out_.chillers.record->extrapolate = electric->outside_record == OutsideRecord::extrapolate;
      out_.chillers.stage_load_ratio = electric->stage_load_ratio;
      out_.chillers.units = electric->units.value_or(
          std::max(1, static_cast<int>(std::ceil(chiller_design_w() * cooling_.sizing_margin / out_.chillers.record->capacity_w))));
      out_.chillers.capacity_w = out_.chillers.units * out_.chillers.record->capacity_w;
    }
    if (!std::holds_alternative<NoChiller>(cooling_.chiller))
      require_capacity(diagnostics_, out_.chillers.capacity_w, out_.chilled.design_heat_w / cooling_.sizing_margin, "/cooling/chiller",
                       "The chillers", "冷水机组");
  }

  void economizer() {
    if (const auto* series = std::get_if<IntegratedEconomizer>(&cooling_.economizer)) {
      out_.chillers.economizer = EconomizerControl{.integrated = true,
                                                   .free_to_partial_k = series->free_to_partial_k,
                                                   .partial_to_free_k = series->partial_to_free_k,
                                                   .partial_to_full_k = series->partial_to_full_k,
                                                   .full_to_partial_k = series->full_to_partial_k,
                                                   .wait_s = series->wait_s,
                                                   .approach_k = series->approach_k};
    } else if (const auto* beside = std::get_if<NonIntegratedEconomizer>(&cooling_.economizer)) {
      out_.chillers.economizer = EconomizerControl{.integrated = false,
                                                   .free_to_partial_k = beside->supply_dead_band_k,
                                                   .wait_s = beside->wait_s,
                                                   .switch_c = beside->switch_wet_bulb_c};
    }
    if (out_.chillers.economizer && std::holds_alternative<NoChiller>(cooling_.chiller))
      diagnostics_.add("E-COOL-006", "/cooling/economizer");
  }

  void rejection() {
    out_.rejection.optimal_set_point = cooling_.condenser_set_point == CondenserSetPoint::optimal;
    // Chiller power at design by the usual COP of 5; the tower must take it on top of the loops.
    constexpr double design_cop = 5;
    const double chiller_w = std::holds_alternative<NoChiller>(cooling_.chiller) ? 0 : chiller_design_w() / design_cop;
    const double loops_w = out_.facility.design_heat_w + out_.facility.pump_w + out_.chilled.design_heat_w + out_.chilled.pump_w;
    const double heat_w = loops_w + chiller_w;
    const double needed_w = plan_.design_liquid_w + plan_.design_air_w;
    double range_k = 5;
    if (const auto* tower = std::get_if<CoolingTowerPlant>(&cooling_.heat_rejection)) {
      range_k = tower->design_range_k;
      out_.rejection.capacity_w = tower->capacity_w.value_or(heat_w);
      MerkelRating rating;
      rating.water_kg_per_s = out_.rejection.capacity_w / range_k / water_heat_capacity_j_per_kg_k;
      rating.wet_bulb_c = tower->design_wet_bulb_c;
      rating.water_out_c = tower->design_wet_bulb_c + tower->design_approach_k;
      rating.water_in_c = rating.water_out_c + range_k;
      rating.pressure_pa = pressure_pa_;
      out_.rejection.tower = merkel_tower(rating);
      if (!is_feasible(*out_.rejection.tower)) infeasible("The cooling tower", "冷却塔", rating.water_in_c, rating.water_out_c);
      out_.rejection.cells = tower->cells;
      out_.rejection.spray_pump_w = tower->spray_pump_ratio * out_.rejection.capacity_w;
      out_.rejection.cell_min_flow_ratio = tower->cell_min_flow_ratio;
      if (tower->model == TowerModel::york_calc) {
        out_.rejection.york = york_tower({rating.water_kg_per_s, rating.wet_bulb_c, tower->design_approach_k, range_k});
        if (!is_feasible(*out_.rejection.york)) infeasible("The cooling tower", "冷却塔", rating.water_in_c, rating.water_out_c);
      }
      design_leaving_c_ = rating.water_out_c;
      out_.rejection.fan_w = tower->fan_ratio * out_.rejection.capacity_w;
      set_limits(tower->set_approach_k, tower->leaving_min_c, tower->leaving_max_c);
      if (out_.chillers.economizer) out_.rejection.guard_c = tower->freeze_guard_c;
      out_.rejection.cycles_of_concentration = tower->cycles_of_concentration;
      out_.rejection.drift_ratio = tower->drift_ratio;
    } else if (const auto* source = std::get_if<SourceWaterPlant>(&cooling_.heat_rejection)) {
      range_k = source->design_range_k;
      out_.rejection.capacity_w = source->capacity_w.value_or(heat_w);
      source_water(*source);
    } else {
      const auto& dry = std::get<DryCoolerPlant>(cooling_.heat_rejection);
      range_k = dry.design_water_in_c - dry.design_water_out_c;
      if (range_k <= 0) {
        infeasible("The dry cooler", "干冷器", dry.design_water_in_c, dry.design_water_out_c);
        return;
      }
      out_.rejection.capacity_w = dry.capacity_w.value_or(heat_w);
      DryCoolerRating rating;
      rating.heat_w = out_.rejection.capacity_w;
      rating.water_in_c = dry.design_water_in_c;
      rating.water_out_c = dry.design_water_out_c;
      rating.dry_bulb_c = dry.design_dry_bulb_c;
      out_.rejection.fan_w = rating.fan_power_w = dry.fan_ratio * out_.rejection.capacity_w;
      out_.rejection.dry_cooler = dry_cooler(rating);
      if (!is_feasible(*out_.rejection.dry_cooler)) infeasible("The dry cooler", "干冷器", dry.design_water_in_c, dry.design_water_out_c);
      design_leaving_c_ = dry.design_water_out_c;
      set_limits(dry.set_approach_k, dry.leaving_min_c, dry.leaving_max_c);
      if (dry.adiabatic) {
        const AdiabaticAssist& pads = *dry.adiabatic;
        out_.rejection.pads = AdiabaticPads{pads.saturation_efficiency, pads.start_dry_bulb_c, pads.fan_power_ratio,
                                            pads.pump_power_ratio * out_.rejection.capacity_w};
        out_.rejection.cycles_of_concentration = pads.cycles_of_concentration;
      }
    }
    require_capacity(diagnostics_, out_.rejection.capacity_w, needed_w, "/cooling/heat_rejection/capacity_w", "The heat rejection",
                     "散热设备");
    const auto water = coolant_properties(CoolantKind::water);
    out_.rejection.capacity_w_per_k = cooling_.condenser_flow_kg_per_s ? *cooling_.condenser_flow_kg_per_s * water.specific_heat_j_per_kg_k
                                                                       : out_.rejection.capacity_w / range_k;
    const SizedPumps pumps =
        size_pumps(cooling_.condenser_pump, out_.rejection.capacity_w_per_k, water, "/cooling/condenser_pump", diagnostics_);
    out_.rejection.pump_w = pumps.power_w;
    out_.rejection.min_flow_ratio = cooling_.condenser_pump.min_flow_ratio;
    out_.rejection.pumps = pumps.units;
    out_.rejection.heat_capacity_j_per_k = out_.rejection.capacity_w_per_k * cooling_.facility_loop.thermal_time_s;
  }

  void source_water(const SourceWaterPlant& words) {
    const auto water = coolant_properties(CoolantKind::water);
    const auto& monthly_c = words.monthly_c.empty() ? scenario_.site.water_source_temperature_c : words.monthly_c;
    if (monthly_c.size() != 12) {
      diagnostics_.add("E-COOL-007", "/cooling/heat_rejection/monthly_c", std::to_string(monthly_c.size()), "12");
      return;
    }
    const double heat_w = out_.rejection.capacity_w;
    SourceWater source;
    source.monthly_c = monthly_c;
    source.discharge_max_c = words.discharge_max_c;
    source.rise_max_k = words.discharge_rise_max_k;
    source.static_head_ratio = words.static_head_ratio;
    const double condenser = heat_w / words.design_range_k, stream = heat_w / words.design_source_rise_k;
    // Condenser water enters at approach + range above the source.
    const double reached = heat_w / (std::min(condenser, stream) * (words.design_approach_k + words.design_range_k));
    if (reached >= 1) {
      infeasible("The source water exchanger", "水源换热器", words.design_approach_k + words.design_range_k, words.design_approach_k);
      return;
    }
    source.exchanger.effectiveness_nominal = reached;
    source.exchanger.flow_1_nominal_kg_per_s = condenser / water.specific_heat_j_per_kg_k;
    source.exchanger.flow_2_nominal_kg_per_s = stream / water.specific_heat_j_per_kg_k;
    source.pump_w =
        pump_power_w(stream / water.specific_heat_j_per_kg_k / water.density_kg_per_m3, words.pump_pressure_pa, words.pump_efficiency);
    design_leaving_c_ = *std::ranges::max_element(monthly_c) + words.design_approach_k;
    set_limits(words.set_approach_k, words.leaving_min_c, words.leaving_max_c);
    out_.rejection.source = source;
  }

  void infeasible(const char* part, const char* part_zh, double in_c, double out_c) {
    diagnostics_.add("E-COOL-005", "/cooling/heat_rejection", fmt::format("{:.2f} -> {:.2f} degC", in_c, out_c), {},
                     {{"part", part}, {"part_zh", part_zh}});
  }

  void set_limits(double approach_k, double least_c, double most_c) {
    out_.rejection.set_approach_k = approach_k;
    out_.rejection.leaving_min_c = least_c;
    out_.rejection.leaving_max_c = most_c;
    out_.rejection.guard_c = least_c;
    if (least_c > most_c)
      diagnostics_.add("E-PLAN-009", "/cooling/heat_rejection/leaving_min_c", degrees_text(least_c), degrees_text(most_c));
  }

  // An exchanger of effectiveness e holds supply T_s over rise r while the cold water is at most T_s + r - r/e.
  void check_free_cooling() {
    const auto check = [&](const WaterLoop& words, const LoopPlan& loop_plan, bool chilled, const char* where, const char* part,
                           const char* part_zh) {
      if (loop_plan.design_heat_w <= 0 || chilled || words.exchanger_effectiveness <= 0) return;
      const double warmest_c = words.supply_c + words.design_rise_k * (1 - 1 / words.exchanger_effectiveness);
      if (design_leaving_c_ > warmest_c)
        diagnostics_.add("W-COOL-001", where, degrees_text(design_leaving_c_), degrees_text(warmest_c),
                         {{"part", part}, {"part_zh", part_zh}});
    };
    const bool none = std::holds_alternative<NoChiller>(cooling_.chiller);
    check(cooling_.facility_loop, out_.facility, cooling_.trim_chiller && !none, "/cooling/facility_loop/supply_c", "the facility loop",
          "一次侧");
    check(cooling_.chilled_loop, out_.chilled, !none, "/cooling/chilled_loop/supply_c", "the chilled loop", "冷冻水环路");
  }

  const Scenario& scenario_;
  const Catalog& catalog_;
  const CoolingPlant& cooling_;
  const Plan& plan_;
  CoolingPlan& out_;
  Diagnostics& diagnostics_;
  double pressure_pa_;
  double design_leaving_c_ = 0;
};

}  // namespace

void resolve_rejection(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics) {
  RejectionSizing(scenario, catalog, plan, diagnostics).run();
}

}  // namespace icctwin
