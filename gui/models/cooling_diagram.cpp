#include "gui/models/cooling_diagram.h"

#include <algorithm>

#include "models/cooling/dielectric.h"

namespace icctwin::gui {
namespace {

RackCoolingKind kind_of(const HeatPath& path) {
  if (const auto* air = std::get_if<AirPath>(&path)) return air->door_effectiveness ? RackCoolingKind::rear_door : RackCoolingKind::air;
  if (std::holds_alternative<PlatePath>(path)) return RackCoolingKind::cold_plate;
  if (std::holds_alternative<ImmersionPath>(path)) return RackCoolingKind::immersion;
  return std::holds_alternative<BoilingPath>(path) ? RackCoolingKind::two_phase : RackCoolingKind::spray;
}

/// Racks stand in the plan in the order of halls, rows, copies of rows, groups and counts.
std::vector<CooledRacks> racks_of(const Plan& plan) {
  std::vector<CooledRacks> kinds;
  auto rack = plan.racks.begin();
  for (std::size_t h = 0; h < plan.scenario.halls.size(); ++h)
    for (std::size_t r = 0; r < plan.scenario.halls[h].rows.size(); ++r) {
      const Row& row = plan.scenario.halls[h].rows[r];
      for (int copy = 0; copy < row.count; ++copy)
        for (std::size_t g = 0; g < row.racks.size(); ++g)
          for (int i = 0; i < row.racks[g].count && rack != plan.racks.end(); ++i, ++rack) {
            const RackHeat& heat = plan.rack_specs[rack->spec].heat;
            const RackCoolingKind kind = kind_of(heat.path);
            auto known = std::ranges::find(kinds, kind, &CooledRacks::kind);
            if (known == kinds.end())
              known = kinds.insert(
                  kinds.end(),
                  {kind, "/halls/" + std::to_string(h) + "/rows/" + std::to_string(r) + "/racks/" + std::to_string(g), 0, 0, 0});
            ++known->racks;
            known->liquid_w += heat.design_liquid_w;
            known->air_w += heat.design_w - heat.design_liquid_w;
          }
    }
  return kinds;
}

CoolantProperties properties(CoolantChoice choice) {
  if (choice == CoolantChoice::water) return coolant_properties(CoolantKind::water);
  if (choice == CoolantChoice::pg25) return coolant_properties(CoolantKind::pg25);
  const Dielectric& oil = dielectric(DielectricFluid::pao);
  return {oil.density_kg_per_m3, oil.specific_heat_j_per_kg_k, oil.viscosity_pa_s, oil.conductivity_w_per_m_k};
}

double flow_m3_per_s(double w_per_k, const CoolantProperties& fluid) {
  return w_per_k / fluid.specific_heat_j_per_kg_k / fluid.density_kg_per_m3;
}

LoopSizes loop_of(const LoopPlan& plan, const WaterLoop& words) {
  return {plan.supply_c,
          plan.supply_c + words.design_rise_k,
          flow_m3_per_s(plan.design_capacity_w_per_k, properties(CoolantChoice::water)),
          words.pump.pressure_pa,
          plan.pump_w,
          plan.pumps.running,
          plan.pumps.standby};
}

CduBank bank_of(const CduGroupPlan& plan, const CduGroup& words, std::string pointer) {
  CduBank bank{plan.id,         std::move(pointer),  plan.units,          static_cast<std::size_t>(words.redundant_units),
               plan.capacity_w, plan.supply_limit_c, plan.return_limit_c, {}};
  const auto needed = static_cast<double>(plan.units - bank.redundant);
  bank.loop = {plan.supply_c,
               plan.supply_c + plan.design_rise_k,
               flow_m3_per_s(needed * plan.capacity_w_per_k, properties(words.coolant)),
               0,
               static_cast<double>(plan.units) * plan.pump_w,
               plan.pumps.running,
               plan.pumps.standby};
  if (const auto* pump = std::get_if<VariablePump>(&words.pump)) bank.loop.pressure_pa = pump->pressure_pa;
  return bank;
}

std::vector<CduBank> banks_of(const Plan& plan) {
  const CoolingPlant& words = plan.scenario.cooling;
  std::vector<CduBank> banks;
  for (const CduGroupPlan& group : plan.cooling.cdus.groups) {
    const auto named = std::ranges::find(words.cdu_groups, group.id, &CduGroup::id);
    const bool own = named != words.cdu_groups.end() && !(banks.empty() && group.id == words.cdu.id);
    banks.push_back(own ? bank_of(group, *named, "/cooling/cdu_groups/" + std::to_string(named - words.cdu_groups.begin()))
                        : bank_of(group, words.cdu, "/cooling/cdu"));
  }
  return banks;
}

void take_rejection(const RejectionPlan& plan, const CoolingPlant& words, CoolingDiagram& d) {
  d.rejection = plan.source ? RejectionKind::source_water : plan.dry_cooler ? RejectionKind::dry_cooler : RejectionKind::tower;
  d.cells = plan.cells;
  d.rejection_capacity_w = plan.capacity_w;
  d.rejection_fan_w = plan.fan_w;
  d.leaving_max_c = plan.leaving_max_c;
  d.pads = plan.pads.has_value();
  const double range_k = plan.capacity_w_per_k > 0 ? plan.capacity_w / plan.capacity_w_per_k : 0;
  double leaving_c = plan.leaving_max_c;
  if (const auto* tower = std::get_if<CoolingTowerPlant>(&words.heat_rejection))
    leaving_c = tower->design_wet_bulb_c + tower->design_approach_k;
  if (const auto* dry = std::get_if<DryCoolerPlant>(&words.heat_rejection)) leaving_c = dry->design_water_out_c;
  if (const auto* source = std::get_if<SourceWaterPlant>(&words.heat_rejection); source && plan.source && !plan.source->monthly_c.empty())
    leaving_c = *std::ranges::max_element(plan.source->monthly_c) + source->design_approach_k;
  d.condenser = {leaving_c,
                 leaving_c + range_k,
                 flow_m3_per_s(plan.capacity_w_per_k, properties(CoolantChoice::water)),
                 words.condenser_pump.pressure_pa,
                 plan.pump_w,
                 plan.pumps.running,
                 plan.pumps.standby};
}

}  // namespace

CoolingDiagram cooling_diagram_of(const Plan& plan) {
  const CoolingPlan& cooling = plan.cooling;
  const CoolingPlant& words = plan.scenario.cooling;
  CoolingDiagram d;
  d.racks = racks_of(plan);
  d.liquid_w = plan.design_liquid_w;
  d.air_w = plan.design_air_w;
  d.cdus = banks_of(plan);
  if (cooling.facility.design_heat_w > 0) d.facility = loop_of(cooling.facility, words.facility_loop);
  if (cooling.chilled.design_heat_w > 0) d.chilled = loop_of(cooling.chilled, words.chilled_loop);
  d.room_supply_c = cooling.air_supply_c;
  d.room_return_c = cooling.air_supply_c + words.air.design_rise_k;
  d.room_limit_c = cooling.air_supply_limit_c;
  d.air_units = cooling.air_units;
  d.air_capacity_w = cooling.air_capacity_w;
  d.air_fan_w = cooling.air_fan_w;
  d.outside_air = cooling.outside_air.has_value();
  d.chillers = cooling.chillers.carnot || cooling.chillers.record ? cooling.chillers.units : 0;
  d.chiller_capacity_w = cooling.chillers.capacity_w;
  d.trim = cooling.chillers.trim && d.chillers > 0;
  // Without a machine the exchanger is the only way; one that no effectiveness is given is not there.
  d.economizer = words.chilled_loop.exchanger_effectiveness > 0;
  if (cooling.tank) d.tank = CoolingDiagram::Tank{cooling.tank->tank.volume_m3};
  if (cooling.reuse)
    d.reuse =
        CoolingDiagram::Reuse{cooling.reuse->demand_w, cooling.reuse->supply_c, cooling.reuse->return_c, cooling.reuse->pump.has_value()};
  take_rejection(cooling.rejection, words, d);
  return d;
}

}  // namespace icctwin::gui
