// Shares racks out to the CDUs and sizes what the scenario leaves open.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/dielectric.h"
#include "models/cooling/heat_exchanger.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/cooling_sizing.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr double heat_per_cdu_w = 1e6;      // one CDU per megawatt where the scenario does not say
constexpr double supply_limit_above_k = 5;  // limits where the scenario gives none
constexpr double return_limit_above_k = 10;

CoolantProperties properties(CoolantChoice choice) {
  switch (choice) {
    case CoolantChoice::water:
      return coolant_properties(CoolantKind::water);
    case CoolantChoice::pg25:
      return coolant_properties(CoolantKind::pg25);
    case CoolantChoice::dielectric:
      break;
  }
  const Dielectric& oil = dielectric(DielectricFluid::pao);
  return {oil.density_kg_per_m3, oil.specific_heat_j_per_kg_k, oil.viscosity_pa_s, oil.conductivity_w_per_m_k};
}

class CduSizing {
 public:
  CduSizing(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics)
      : cooling_(scenario.cooling), plan_(plan), out_(plan.cooling.cdus), diagnostics_(diagnostics) {}

  void run() {
    if (plan_.design_liquid_w <= 0) return;
    for (const auto& spec : plan_.rack_specs) spec_w_.push_back(spec.heat.design_liquid_w + spec.heat.pump_w);
    share_out();
    for (std::size_t g = 0; g < served_.size(); ++g) {
      where_ = g == 0 ? "/cooling/cdu" : fmt::format("/cooling/cdu_groups/{}", g - 1);
      size(words(g), served_[g]);
    }
  }

 private:
  const CduGroup& words(std::size_t group) const { return group == 0 ? cooling_.cdu : cooling_.cdu_groups[group - 1]; }

  // Racks with liquid cooling, by group: the first that names the rack, its row, hall or type.
  void share_out() {
    served_.resize(1 + cooling_.cdu_groups.size());
    std::vector<bool> taken(plan_.racks.size(), false);
    for (std::size_t g = 1; g < served_.size(); ++g) {
      for (std::size_t s = 0; s < words(g).serves.size(); ++s) {
        const std::string& name = words(g).serves[s];
        bool known = false;
        for (std::size_t i = 0; i < plan_.racks.size(); ++i) {
          const PlanRack& rack = plan_.racks[i];
          const bool meant = name == plan_.rack_specs[rack.spec].id || name == plan_.rows[rack.row].id ||
                             name == plan_.hall_ids[rack.hall] || name == rack.id;
          known = known || meant;
          if (!meant || taken[i] || spec_w_[rack.spec] <= 0) continue;
          taken[i] = true;
          served_[g].push_back(i);
        }
        if (!known)
          diagnostics_.add("E-IN-008", fmt::format("/cooling/cdu_groups/{}/serves/{}", g - 1, s), name, nearest_name(name, names()),
                           {{"kind", "rack type, hall, row or rack"}, {"kind_zh", "机柜型号、主机房、机柜列或机柜"}});
      }
      std::ranges::sort(served_[g]);
    }
    for (std::size_t i = 0; i < plan_.racks.size(); ++i)
      if (!taken[i] && spec_w_[plan_.racks[i].spec] > 0) served_[0].push_back(i);
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all = plan_.hall_ids;
    for (const auto& spec : plan_.rack_specs) all.push_back(spec.id);
    for (const auto& row : plan_.rows) all.push_back(row.id);
    return all;
  }

  void size(const CduGroup& cdu, const std::vector<std::size_t>& racks) {
    if (racks.empty()) {
      if (&cdu != &cooling_.cdu) diagnostics_.add("E-COOL-020", where_, cdu.id);
      return;
    }
    CduGroupPlan group;
    group.id = cdu.id;
    group.first = out_.units;
    double heat_w = 0;
    for (const std::size_t i : racks) heat_w += spec_w_[plan_.racks[i].spec];
    const auto redundant = static_cast<std::size_t>(cdu.redundant_units);
    group.manifold = redundant > 0;
    group.units = cdu.units ? static_cast<std::size_t>(*cdu.units)
                            : std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(heat_w / heat_per_cdu_w))) + redundant;
    if (!group.manifold) group.units = std::min(group.units, racks.size());
    if (redundant >= group.units) {
      diagnostics_.add("E-COOL-021", where_ + "/redundant_units", fmt::format("{}", redundant), fmt::format("{}", group.units));
      return;
    }
    const auto needed = static_cast<double>(group.units - redundant);

    // The racks are shared out to the CDUs in order, as evenly as whole racks allow; a manifold shares their heat evenly.
    std::vector<double> cdu_heat_w(group.units, 0.0);
    for (std::size_t k = 0; k < racks.size(); ++k) {
      PlanRack& rack = plan_.racks[racks[k]];
      const std::size_t cdu_of_group = k * group.units / racks.size();
      rack.cdu = group.first + cdu_of_group;
      cdu_heat_w[cdu_of_group] += spec_w_[rack.spec];
    }
    const double largest_w = group.manifold ? heat_w / needed : *std::ranges::max_element(cdu_heat_w);
    group.capacity_w = cdu.capacity_w.value_or(std::max(largest_w, heat_w / needed) * cooling_.sizing_margin);
    require_capacity(diagnostics_, group.capacity_w, largest_w, (where_ + "/capacity_w").c_str(), "The most loaded CDU", "负荷最大的 CDU");

    group.supply_c = cdu.supply_c;
    group.design_rise_k = cdu.design_rise_k;
    group.supply_limit_c = cdu.supply_limit_c.value_or(cdu.supply_c + supply_limit_above_k);
    group.return_limit_c = cdu.return_limit_c.value_or(cdu.supply_c + cdu.design_rise_k + return_limit_above_k);
    group.capacity_w_per_k = group.capacity_w / cdu.design_rise_k;
    // Design point: heat = eps m cp (return - facility supply), return = facility supply + approach + rise.
    group.effectiveness = cdu.design_rise_k / (cdu.design_rise_k + cdu.approach_k);
    group.heat_capacity_j_per_k = group.capacity_w_per_k * cdu.thermal_time_s;
    group.flow_by_return = cdu.flow_control == FlowControl::return_temperature;
    if (const auto* fixed = std::get_if<FixedPump>(&cdu.pump)) {
      group.pump_w = fixed->power_w;
      group.pump_fixed = true;
      group.pumps = {fixed->running_units, fixed->standby_units, 0};
    } else {
      const auto& pump = std::get<VariablePump>(cdu.pump);
      const SizedPumps pumps = size_pumps(pump, group.capacity_w_per_k, properties(cdu.coolant), where_ + "/pump", diagnostics_);
      group.pump_w = pumps.power_w;
      group.min_flow_ratio = pump.min_flow_ratio;
      group.pumps = pumps.units;
    }
    if (const auto* plate = std::get_if<PlateExchangerCdu>(&cdu.exchanger)) plates(cdu, *plate, group);
    check_temperatures(cdu);

    out_.units += group.units;
    out_.capacity_w += needed * group.capacity_w;
    out_.pump_w += static_cast<double>(group.units) * group.pump_w;
    out_.groups.push_back(group);
  }

  // Equal films on both sides: UA = hA / 2.
  void plates(const CduGroup& cdu, const PlateExchangerCdu& plate, CduGroupPlan& group) {
    const double reach_k = cdu.design_rise_k + cdu.approach_k;
    CduPlates out;
    out.primary_w_per_k = group.capacity_w / plate.primary_rise_k;
    const double smaller = std::min(out.primary_w_per_k, group.capacity_w_per_k),
                 larger = std::max(out.primary_w_per_k, group.capacity_w_per_k);
    const double effectiveness_design = group.capacity_w / (smaller * reach_k);
    const double ntu = ntu_from_effectiveness(FlowRegime::counter, effectiveness_design, smaller / larger);
    if (plate.primary_rise_k >= reach_k || !std::isfinite(ntu)) {
      diagnostics_.add("E-COOL-002", where_ + "/exchanger/primary_rise_k", fmt::format("{} K", plate.primary_rise_k),
                       fmt::format("{} K", reach_k));
      return;
    }
    out.film_w_per_k = 2 * ntu * smaller;
    if (const auto* pi = std::get_if<PiValve>(&plate.valve)) {
      out.controller = PiController{pi->gain_per_k, pi->integral_time_s, 0, 1, 1 / pi->stroke_time_s};
      out.valve = {pi->rangeability, pi->authority};
    }
    group.plates = out;
  }

  void check_temperatures(const CduGroup& cdu) {
    const WaterLoop& loop = cooling_.facility_loop;
    const double reach_k = cdu.design_rise_k + cdu.approach_k;
    if (loop.design_rise_k >= reach_k)
      diagnostics_.add("E-COOL-002", "/cooling/facility_loop/design_rise_k", fmt::format("{} K", loop.design_rise_k),
                       fmt::format("{} K", reach_k));
    const double least_c = loop.supply_c + cdu.approach_k;
    if (cdu.supply_c < least_c - 1e-9)
      diagnostics_.add("E-COOL-003", where_ + "/supply_c", degrees_text(cdu.supply_c), degrees_text(least_c));
    const auto limit = [&](const std::optional<double>& stated_c, double set_c, const char* key) {
      if (stated_c && *stated_c <= set_c) diagnostics_.add("E-COOL-022", where_ + key, degrees_text(*stated_c), degrees_text(set_c));
    };
    limit(cdu.supply_limit_c, cdu.supply_c, "/supply_limit_c");
    limit(cdu.return_limit_c, cdu.supply_c + cdu.design_rise_k, "/return_limit_c");
  }

  const CoolingPlant& cooling_;
  Plan& plan_;
  CdusPlan& out_;
  Diagnostics& diagnostics_;
  std::vector<double> spec_w_;  // heat to liquid at full load, by rack model
  std::vector<std::vector<std::size_t>> served_;
  std::string where_;
};

}  // namespace

void resolve_cdus(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) { CduSizing(scenario, plan, diagnostics).run(); }

}  // namespace icctwin
