#include "sim/engine/onsite.h"

#include <algorithm>
#include <limits>

namespace icctwin {
namespace {

constexpr double charging_margin = 0.97;  // of the room below a limit: charging raises the transformers' losses too

}  // namespace

Onsite::Onsite(const Plan& plan) : plan_(plan), onsite_(plan.onsite) {
  if (onsite_.battery) state_ = charged_battery(onsite_.battery->battery, onsite_.battery->initial_soc);
}

double Onsite::state_of_charge() const { return onsite_.battery ? icctwin::state_of_charge(onsite_.battery->battery, state_) : 0.0; }

double Onsite::equivalent_cycles() const { return onsite_.battery ? icctwin::equivalent_cycles(onsite_.battery->battery, state_) : 0.0; }

double Onsite::ride_through_s(double load_w) const {
  if (!onsite_.battery) return 0;
  const Battery& battery = onsite_.battery->battery;
  const double carried_w = load_w + battery.auxiliary_w;
  if (carried_w > battery.power_w || carried_w <= 0) return 0;
  const double above_floor_j = std::max(0.0, state_.stored_j - battery.soc_min * capacity_j(battery, state_));
  return above_floor_j * battery.converter_efficiency * battery.discharge_efficiency / carried_w;
}

BatteryStep Onsite::step_cells(double asked_w, double soc_floor, double span_s) {
  return onsite_.battery ? step_battery(onsite_.battery->battery, state_, asked_w, soc_floor, span_s) : BatteryStep{};
}

// Power that the dispatch wants at the terminals while the grid is there; `net_w` is what sources on the site leave to be bought.
double Onsite::asked_w(const ChainResult& chain, double renewables_w, double net_w, const GridSignals& signals) const {
  const BatteryPlan& plan = *onsite_.battery;
  const double full_w = plan.battery.power_w;
  const auto room_below_w = [&](double limit_w) {
    return limit_w - intake(plan_.power, chain, renewables_w - plan.battery.auxiliary_w).grid_w;
  };
  double asked_w = 0;
  switch (plan.strategy) {
    case DispatchStrategy::standby:
      asked_w = full_w;
      break;
    case DispatchStrategy::peak_shaving: {
      const double room_w = room_below_w(plan.limit_w);
      asked_w = room_w > 0 ? room_w * charging_margin : room_w;
      break;
    }
    case DispatchStrategy::tariff:
      if (signals.tariff_class == TariffClass::valley || signals.tariff_class == TariffClass::deep_valley) asked_w = full_w;
      if (signals.tariff_class == TariffClass::peak || signals.tariff_class == TariffClass::sharp_peak) asked_w = -full_w;
      break;
    case DispatchStrategy::carbon:
      if (signals.carbon_kg_per_kwh <= plan.charge_kg_per_kwh)
        asked_w = full_w;
      else if (signals.carbon_kg_per_kwh >= plan.discharge_kg_per_kwh)
        asked_w = -full_w;
      break;
    case DispatchStrategy::self_consumption:
      asked_w = -net_w;
      break;
  }
  const bool below_reserve = state_of_charge() < plan.reserve_soc;
  if (below_reserve && plan.strategy != DispatchStrategy::peak_shaving) asked_w = full_w;
  if (plan.charging_limit_w && asked_w > 0) asked_w = std::clamp(room_below_w(*plan.charging_limit_w) * charging_margin, 0.0, asked_w);
  asked_w = std::max(asked_w, -net_w);              // a surplus is stored before it is curtailed
  return std::max(asked_w, -std::max(net_w, 0.0));  // the battery does not export
}

void Onsite::add_with_grid(OnsiteStep& sum, const ChainResult& chain, double pv_w, double wind_w, const GridSignals& signals, double span_s,
                           double share) {
  const double auxiliary_w = onsite_.battery ? onsite_.battery->battery.auxiliary_w : 0.0;
  const double demand_w = chain.demand_w() + auxiliary_w;
  double renewables_w = pv_w + wind_w;
  const double net_w = demand_w - renewables_w;
  const BatteryStep cells =
      onsite_.battery ? step_cells(asked_w(chain, renewables_w, net_w, signals), onsite_.battery->reserve_soc, span_s) : BatteryStep{};
  double curtailed_w = 0;
  if (!onsite_.export_price_cny_per_kwh)
    curtailed_w = std::clamp(renewables_w + cells.discharge_w - cells.charge_w - demand_w, 0.0, renewables_w);
  const double given = renewables_w > 0 ? 1 - curtailed_w / renewables_w : 0.0;
  renewables_w -= curtailed_w;
  const Intake bought = intake(plan_.power, chain, renewables_w + cells.discharge_w - cells.charge_w - auxiliary_w);
  sum.pv_w += share * given * pv_w;
  sum.wind_w += share * given * wind_w;
  sum.curtailed_w += share * curtailed_w;
  sum.battery_w += share * (cells.discharge_w - cells.charge_w);
  sum.battery_stored_w += share * cells.stored_w;
  sum.battery_loss_w += share * (cells.loss_w + auxiliary_w);
  sum.grid_w += share * std::max(bought.grid_w, 0.0);
  sum.exported_w += share * std::max(-bought.grid_w, 0.0);
  sum.transformer_w += share * bought.transformer_w;
}

void Onsite::add_without_grid(OnsiteStep& sum, const ChainResult& chain, double pv_w, double wind_w, bool generators_ready, double span_s,
                              double share) {
  const double auxiliary_w = onsite_.battery ? onsite_.battery->battery.auxiliary_w : 0.0;
  const double demand_w = chain.demand_w() + auxiliary_w, protected_w = chain.ups_in_w + auxiliary_w;
  const bool battery_holds = onsite_.battery && discharge_limit_w(onsite_.battery->battery, state_, 0, span_s) > 0;
  const double wanted_w =
      generators_ready || (battery_holds && onsite_.battery->feeds_center) ? demand_w : (battery_holds ? protected_w : 0.0);
  const double available_w = battery_holds || generators_ready ? pv_w + wind_w : 0.0;
  const double direct_w = std::min(available_w, wanted_w);
  const GeneratorResult engines = generators_ready ? run_generators(onsite_.generators->set, wanted_w - direct_w) : GeneratorResult{};
  const double rest_w = wanted_w - direct_w - engines.power_w;
  const BatteryStep cells = step_cells(rest_w > 0 ? -rest_w : available_w - direct_w, 0, span_s);
  const double served_w = direct_w + engines.power_w + cells.discharge_w;
  const double renewables_w = direct_w + cells.charge_w;
  const double given = pv_w + wind_w > 0 ? renewables_w / (pv_w + wind_w) : 0.0;
  sum.pv_w += share * given * pv_w;
  sum.wind_w += share * given * wind_w;
  sum.curtailed_w += share * (pv_w + wind_w - renewables_w);
  sum.generator_w += share * engines.power_w;
  sum.fuel_l_per_s += share * engines.fuel_l_per_s;
  sum.battery_w += share * (cells.discharge_w - cells.charge_w);
  sum.battery_stored_w += share * cells.stored_w;
  sum.battery_loss_w += share * (cells.loss_w + auxiliary_w);
  const double unserved_protected_w = std::max(0.0, protected_w - served_w);
  sum.unserved_protected_w += share * unserved_protected_w;
  sum.unserved_other_w += share * (demand_w - served_w - unserved_protected_w);
  sum.outage_ratio += share;
}

OnsiteStep Onsite::step(const ChainResult& chain, double pv_w, double wind_w, const GridSignals& signals, double begin_s, double end_s) {
  OnsiteStep sum;
  const double step_s = end_s - begin_s;
  double at_s = begin_s;
  while (at_s < end_s) {
    while (next_outage_ < onsite_.outages.size() && onsite_.outages[next_outage_].end_s <= at_s) ++next_outage_;
    if (next_outage_ == onsite_.outages.size() || onsite_.outages[next_outage_].begin_s >= end_s) {
      add_with_grid(sum, chain, pv_w, wind_w, signals, end_s - at_s, (end_s - at_s) / step_s);
      break;
    }
    const GridOutage& outage = onsite_.outages[next_outage_];
    if (outage.begin_s > at_s) {
      add_with_grid(sum, chain, pv_w, wind_w, signals, outage.begin_s - at_s, (outage.begin_s - at_s) / step_s);
      at_s = outage.begin_s;
    }
    const double ready_s = onsite_.generators ? outage.begin_s + onsite_.generators->set.start_s : std::numeric_limits<double>::infinity();
    const double until_s = std::min({end_s, outage.end_s, ready_s > at_s ? ready_s : end_s});
    add_without_grid(sum, chain, pv_w, wind_w, ready_s <= at_s, until_s - at_s, (until_s - at_s) / step_s);
    at_s = until_s;
  }
  return sum;
}

}  // namespace icctwin
