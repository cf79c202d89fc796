// Sizes the chilled-water tank, and checks tank, heat reuse and outside air.
#include <fmt/format.h>

#include <algorithm>

#include "models/base/conversions.h"
#include "models/cooling/coolant.h"
#include "sim/scenario/plan/cooling_sizing.h"

namespace icctwin {
namespace {

template <std::size_t n>
std::array<double, n> ratios(const std::vector<double>& given, const char* where, Diagnostics& diagnostics) {
  std::array<double, n> all;
  all.fill(1);
  if (given.empty()) return all;
  if (given.size() != n) {
    diagnostics.add("E-COOL-007", where, std::to_string(given.size()), std::to_string(n));
    return all;
  }
  std::ranges::copy(given, all.begin());
  return all;
}

void tank(const ThermalStorage& words, CoolingPlan& out, Diagnostics& diagnostics) {
  if (out.chilled.design_heat_w <= 0) {
    diagnostics.add("E-COOL-008", "/cooling/thermal_storage", {}, {}, {{"part", "chilled loop"}, {"part_zh", "冷冻水环路"}});
    return;
  }
  TankPlan plan;
  plan.tank.volume_m3 = words.volume_m3;
  plan.tank.height_m = words.height_m;
  plan.tank.insulation_thickness_m = words.insulation_thickness_m;
  plan.tank.insulation_conductivity_w_per_m_k = words.insulation_conductivity_w_per_m_k;
  plan.layers = static_cast<std::size_t>(words.layers);
  plan.span_k = out.chilled.design_heat_w / out.chilled.design_capacity_w_per_k;
  const auto water = coolant_properties(CoolantKind::water);
  const double full_j = words.volume_m3 * water.density_kg_per_m3 * water.specific_heat_j_per_kg_k * plan.span_k;
  plan.charge_w = full_j / (words.charge_h * s_per_h);
  plan.discharge_w = full_j / (words.discharge_h * s_per_h);
  plan.reserve_ratio = words.reserve_ratio;
  plan.emergency_rise_k = words.emergency_rise_k;
  plan.by_tariff = words.strategy == TankStrategy::tariff;
  out.tank = plan;
}

void reuse(const HeatReuse& words, CoolingPlan& out, Diagnostics& diagnostics) {
  if (out.facility.design_heat_w <= 0) {
    diagnostics.add("E-COOL-008", "/cooling/heat_reuse", {}, {}, {{"part", "facility loop"}, {"part_zh", "一次侧"}});
    return;
  }
  if (words.supply_c <= words.return_c)
    diagnostics.add("E-PLAN-009", "/cooling/heat_reuse/return_c", degrees_text(words.return_c), degrees_text(words.supply_c));
  ReusePlan plan;
  plan.supply_c = words.supply_c;
  plan.return_c = words.return_c;
  plan.demand_w = words.demand_w;
  plan.monthly_ratio = ratios<12>(words.monthly_ratio, "/cooling/heat_reuse/monthly_ratio", diagnostics);
  plan.hourly_ratio = ratios<24>(words.hourly_ratio, "/cooling/heat_reuse/hourly_ratio", diagnostics);
  plan.price_cny_per_kwh = words.price_cny_per_kwh;
  const double loop_c = out.facility.supply_c + out.facility.design_heat_w / out.facility.design_capacity_w_per_k;
  if (const auto* direct = std::get_if<DirectReuse>(&words.way)) {
    plan.approach_k = direct->approach_k;
    if (loop_c - direct->approach_k <= words.return_c)
      diagnostics.add("W-COOL-002", "/cooling/heat_reuse", degrees_text(loop_c), degrees_text(words.return_c + direct->approach_k));
  } else {
    const auto& pump = std::get<HeatPumpReuse>(words.way);
    plan.electricity_inside = pump.electricity_inside;
    plan.pump =
        ReuseHeatPump{pump.capacity_w.value_or(words.demand_w), pump.carnot_share, pump.approach_k, pump.source_drop_k, pump.cop_max};
  }
  out.reuse = plan;
}

void outside_air(const RoomAir& room, CoolingPlan& out, Diagnostics& diagnostics) {
  const OutsideAir& words = *room.outside_air;
  if (words.dew_point_min_c > words.dew_point_max_c)
    diagnostics.add("E-PLAN-009", "/cooling/air/outside_air/dew_point_min_c", degrees_text(words.dew_point_min_c),
                    degrees_text(words.dew_point_max_c));
  const double more = room.fan_pressure_pa > 0 ? words.filter_pressure_pa / room.fan_pressure_pa : 0.0;
  out.outside_air = OutsideAirPlan{words.dry_bulb_max_c, words.dew_point_min_c, words.dew_point_max_c, more};
}

}  // namespace

void resolve_storage(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  const CoolingPlant& cooling = scenario.cooling;
  if (cooling.thermal_storage) tank(*cooling.thermal_storage, plan.cooling, diagnostics);
  if (cooling.heat_reuse) reuse(*cooling.heat_reuse, plan.cooling, diagnostics);
  if (cooling.air.outside_air) outside_air(cooling.air, plan.cooling, diagnostics);
}

}  // namespace icctwin
