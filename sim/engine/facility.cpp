#include "sim/engine/facility.h"

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "models/site/water_source.h"

namespace icctwin {
namespace {

constexpr double m3_per_kg = 1e-3;  // make-up water is billed at 1 kg per litre

constexpr std::array it_accounts = {Account::it_accelerator, Account::it_cpu,     Account::it_memory, Account::it_nic,
                                    Account::it_storage,     Account::it_other,   Account::it_fan,    Account::it_switch,
                                    Account::it_supply_loss, Account::it_measured};

}  // namespace

// What does not leave by liquid warms the room: air share of the racks, fabric, busways, lighting. Losses of transformers and
// uninterruptible supply stay in electrical rooms that are ventilated to the outside.
PlantLoad Facility::plant_load(const ItMeans& it) const {
  return {it.liquid_w,
          it.rack_w - it.liquid_total_w + plan_.fabric_w + distribution_loss(plan_, it.row_w).total_w() + plan_.power.lighting_w};
}

PlantOrders Facility::plant_orders(double unix_s) const {
  PlantOrders orders;
  if (const auto& source = plan_.cooling.rejection.source)
    orders.source_c = water_source_at_c(source->monthly_c, unix_s, plan_.utc_offset_s);
  if (const auto& reuse = plan_.cooling.reuse) {
    const CivilTime civil = civil_from_unix(unix_s, plan_.utc_offset_s);
    orders.reuse_demand_w = reuse->demand_w * reuse->monthly_ratio[static_cast<std::size_t>(civil.month - 1)] *
                            reuse->hourly_ratio[static_cast<std::size_t>(civil.hour)];
  }
  if (const auto& tank = plan_.cooling.tank) {
    const TariffClass now = tariff_class_at(plan_.tariff, unix_s, plan_.utc_offset_s);
    const bool cheap = now == TariffClass::valley || now == TariffClass::deep_valley;
    const bool dear = now == TariffClass::peak || now == TariffClass::sharp_peak;
    orders.tank = cheap || !tank->by_tariff ? TankOrder::charge : dear ? TankOrder::discharge : TankOrder::hold;
  }
  return orders;
}

void Facility::settle(const ItMeans& it, double unix_s) {
  plant_ = settled_plant(plan_.cooling, plant_load(it), weather_at(plan_.weather, unix_s, plan_.utc_offset_s), plant_orders(unix_s));
  take_surroundings(plan_.cooling.air_supply_c);
}

void Facility::take_surroundings(double room_c) {
  surroundings_.cdu_supply_c = plant_.cdu_supply_c;
  surroundings_.cdu_return_c = plant_.cdu_return_c;
  surroundings_.cdu_stream_w_per_k = plant_.cdu_flow;
  for (const CduGroupPlan& group : plan_.cooling.cdus.groups)
    for (std::size_t i = group.first; i < group.first + group.units; ++i) surroundings_.cdu_stream_w_per_k[i] *= group.capacity_w_per_k;
  surroundings_.room_c = room_c;
}

void Facility::step(const ItMeans& it, StepRecord& record) {
  const double step_s = record.end_s - record.begin_s;
  const double middle_unix_s = plan_.start_unix_s + (record.begin_s + record.end_s) / 2;
  const WeatherSample weather = weather_at(plan_.weather, middle_unix_s, plan_.utc_offset_s);
  const PlantLoad load = plant_load(it);
  const PlantResult plant = step_plant(plan_.cooling, plant_, load, weather, step_s, plant_orders(middle_unix_s));
  const double movable_w = plant.cdu_pump_w + it.rack_pump_w + plant.air_fan_w;
  const double fixed_w = plant.facility_pump_w + plant.chilled_pump_w + plant.condenser_pump_w + plant.chiller_w + plant.rejection_fan_w +
                         plant.source_pump_w + plant.pad_pump_w + plant.heat_pump_w;
  const ChainLoad chain_load{it.rack_w + plan_.fabric_w, plan_.power.cooling_on_ups ? movable_w : 0.0,
                             plan_.power.cooling_on_ups ? fixed_w : fixed_w + movable_w};
  const ChainResult chain = power_chain(plan_.power, chain_load, distribution_loss(plan_, it.row_w));
  take_surroundings(plan_.cooling.air_capacity_w > 0 ? plant.air_supply_c : plan_.cooling.air_supply_c);
  const double intensity = carbon_intensity_at(plan_.carbon, middle_unix_s);
  const OnsiteStep supply = feed(chain, record, intensity);

  Amounts& amounts = record.amounts;
  const auto book = [&](Account account, double power_w) { amounts[account] += power_w * step_s; };
  for (std::size_t p = 0; p < it_part_count; ++p) book(it_accounts[p], it.part_w[p]);
  book(Account::it_fabric, plan_.fabric_w);
  book(Account::loss_pdu, chain.pdu_w);
  book(Account::loss_busway, chain.busway_w);
  book(Account::loss_ups, chain.ups_w);
  book(Account::loss_transformer, supply.transformer_w);
  record_onsite(supply, chain, record);
  book(Account::cooling_cdu_pump, plant.cdu_pump_w);
  book(Account::cooling_immersion_pump, it.rack_pump_w);
  book(Account::cooling_facility_pump, plant.facility_pump_w);
  book(Account::cooling_chilled_pump, plant.chilled_pump_w);
  book(Account::cooling_condenser_pump, plant.condenser_pump_w);
  book(Account::cooling_air_fan, plant.air_fan_w);
  book(Account::cooling_chiller, plant.chiller_w);
  book(Account::cooling_source_pump, plant.source_pump_w);
  book(Account::cooling_pad_pump, plant.pad_pump_w);
  book(Account::cooling_heat_pump, plant.heat_pump_w);
  book(Account::cooling_rejection_fan, plant.rejection_fan_w);
  book(Account::other_lighting, plan_.power.lighting_w);

  // Heat: what is produced in loops and rooms must come out through the tower or stay in the water; the rest leaves straight to outdoors.
  book(Account::heat_it_liquid, it.liquid_total_w);
  book(Account::heat_it_air, it.rack_w - it.liquid_total_w + plan_.fabric_w);
  book(Account::heat_building, chain.pdu_w + chain.busway_w + plan_.power.lighting_w);
  const double loops_w = plant.cdu_pump_w + it.rack_pump_w + plant.facility_pump_w + plant.chilled_pump_w + plant.condenser_pump_w +
                         plant.air_fan_w + plant.chiller_w;
  // Fans and the pumps of source and pads warm the outside.
  const double outside_w = plant.rejection_fan_w + plant.source_pump_w + plant.pad_pump_w;
  book(Account::heat_plant, loops_w + outside_w + plant.heat_pump_w);
  book(Account::heat_environment, plant.tank_gain_w);
  const double rooms_w = chain.ups_w + supply.transformer_w + supply.battery_loss_w;
  book(Account::heat_electrical, rooms_w);
  book(Account::heat_rejected, plant.rejected_w);
  book(Account::heat_ambient, rooms_w + outside_w);
  book(Account::heat_reused, plant.reused_w);
  book(Account::heat_stored, plant.stored_w + it.bath_stored_w);
  book(Account::heat_tank, plant.tank_stored_w);

  book(Account::water_makeup, plant.makeup_kg_per_s);
  book(Account::water_evaporation, plant.evaporation_kg_per_s);
  book(Account::water_drift, plant.drift_kg_per_s);
  book(Account::water_blowdown, plant.blowdown_kg_per_s);

  const double price = price_per_kwh_at(plan_.tariff, middle_unix_s, plan_.utc_offset_s);
  const double bought_kwh = amounts[Account::grid] * kwh_per_j;
  amounts[Account::carbon_location] += bought_kwh * intensity;
  amounts[Account::carbon_market] += bought_kwh * market_carbon_kg_per_kwh(plan_.scenario.site.market_carbon, intensity);
  amounts[Account::carbon_embodied] += plan_.embodied_kg_per_s * step_s;
  amounts[Account::cost_energy] += bought_kwh * price;
  if (plan_.cooling.reuse)
    amounts[Account::cost_heat_revenue] -= plant.reused_w * step_s * kwh_per_j * plan_.cooling.reuse->price_cny_per_kwh;
  amounts[Account::cost_water] += plant.makeup_kg_per_s * step_s * m3_per_kg * plan_.water_price_cny_per_m3;

  const double it_w = it.rack_w + plan_.fabric_w;
  const auto set = [&](Channel channel, double value) { record.channels[static_cast<std::size_t>(channel)] = value; };
  const double pumps_w = plant.cdu_pump_w + it.rack_pump_w + plant.facility_pump_w + plant.chilled_pump_w + plant.condenser_pump_w +
                         plant.source_pump_w + plant.pad_pump_w;
  const double accelerators_w = it.part_w[static_cast<std::size_t>(ItPart::accelerator)];
  const double loss_w = chain.loss_w() + supply.transformer_w + supply.battery_loss_w;
  set(Channel::facility_power_w, chain.demand_w() + supply.transformer_w + supply.battery_loss_w);
  set(Channel::it_power_w, it_w);
  set(Channel::accelerator_power_w, accelerators_w);
  set(Channel::it_other_power_w, it_w - accelerators_w);
  set(Channel::loss_power_w, loss_w);
  set(Channel::cooling_power_w, pumps_w + plant.air_fan_w + plant.chiller_w + plant.rejection_fan_w + plant.heat_pump_w);
  set(Channel::chiller_power_w, plant.chiller_w);
  set(Channel::pump_power_w, pumps_w);
  set(Channel::air_fan_power_w, plant.air_fan_w);
  set(Channel::rejection_fan_power_w, plant.rejection_fan_w);
  set(Channel::lighting_power_w, plan_.power.lighting_w);
  set(Channel::dry_bulb_c, weather.dry_bulb_c);
  set(Channel::wet_bulb_c, weather.wet_bulb_c);
  set(Channel::facility_supply_c, plant_.facility_supply_c);
  set(Channel::facility_return_c, plant_.facility_return_c);
  set(Channel::chilled_supply_c, plant_.chilled_supply_c);
  set(Channel::chilled_return_c, plant_.chilled_return_c);
  set(Channel::condenser_supply_c, plant_.condenser_c);
  set(Channel::coolant_supply_c, plant.coolant_supply_max_c);
  set(Channel::coolant_return_c, plant.coolant_return_c);
  set(Channel::room_supply_c, plant.air_supply_c);
  set(Channel::room_return_c, plant_.air_return_c);
  const double loop_heat_w = plant.economizer_w + plant.chiller_load_w;
  set(Channel::free_cooling_ratio, loop_heat_w > 0 ? plant.economizer_w / loop_heat_w : 1.0);
  set(Channel::economizer_heat_w, plant.economizer_w);
  set(Channel::chiller_heat_w, plant.chiller_load_w);
  set(Channel::outside_air_heat_w, plant.outside_air_w);
  set(Channel::reused_heat_w, plant.reused_w);
  set(Channel::tank_heat_w, plant.tank_heat_w);
  set(Channel::tank_charge_ratio, plant.tank_charge_ratio);
  set(Channel::cooling_mode, static_cast<double>(plant.mode));
  set(Channel::makeup_kg_per_s, plant.makeup_kg_per_s);
  set(Channel::carbon_kg_per_kwh, intensity);
  set(Channel::price_cny_per_kwh, price);
  record.chiller_on = plant.chiller_load_w > 0;
  record.chiller_out_of_range = plant.chiller_out_of_range;
  record.limits_left = plant.limits;
  record.tank_ride_through_s = plant.tank_ride_through_s;
  record.tank_emergency = plant.tank_emergency;
  record.cooling_mode = static_cast<int>(plant.mode);
  record.rejection_at_full_speed = plant.tower_fan_full;
  record.coolant_supply_max_c = plant.coolant_supply_max_c;
  record.coolant_hot_c = plant.coolant_hot_c;
  record.coolant_set_c = plant.coolant_set_c;
  LimitWatch& watch = record.limits;
  watch.now_c = {plant.coolant_supply_max_c, plant.coolant_return_max_c, plant.air_supply_c};
  watch.over_k = {plant.supply_over_limit_k, plant.return_over_limit_k,
                  plan_.cooling.air_capacity_w > 0 ? plant.air_supply_c - plan_.cooling.air_supply_limit_c : -no_limit_k};
  watch.hottest_cdu = plant.hottest_cdu;
}

OnsiteStep Facility::feed(const ChainResult& chain, const StepRecord& record, double intensity_kg_per_kwh) {
  const OnsitePlan& onsite = plan_.onsite;
  const double middle_unix_s = plan_.start_unix_s + (record.begin_s + record.end_s) / 2;
  double pv_w = 0, wind_w = 0;
  if (onsite.has_renewables()) {
    const WeatherPosition position = locate(plan_.weather, middle_unix_s, plan_.utc_offset_s);
    if (onsite.has_pv) pv_w = onsite.pv_w[position.after];  // radiation is the mean over the step that ends at a sample
    if (onsite.has_wind) wind_w = value_at(onsite.wind_w, position);
  }
  GridSignals signals;
  signals.carbon_kg_per_kwh = intensity_kg_per_kwh;
  if (onsite.battery && onsite.battery->strategy == DispatchStrategy::tariff)
    signals.tariff_class = tariff_class_at(plan_.tariff, middle_unix_s, plan_.utc_offset_s);
  return onsite_.step(chain, pv_w, wind_w, signals, record.begin_s, record.end_s);
}

// Books and channels of grid, sources and storage.
void Facility::record_onsite(const OnsiteStep& supply, const ChainResult& chain, StepRecord& record) const {
  const double step_s = record.end_s - record.begin_s;
  Amounts& amounts = record.amounts;
  const auto book = [&](Account account, double power_w) { amounts[account] += power_w * step_s; };
  const auto set = [&](Channel channel, double value) { record.channels[static_cast<std::size_t>(channel)] = value; };
  book(Account::grid, supply.grid_w);
  set(Channel::grid_power_w, supply.grid_w);
  const OnsitePlan& onsite = plan_.onsite;
  if (!onsite.any()) return;
  book(Account::pv, supply.pv_w);
  book(Account::wind, supply.wind_w);
  book(Account::generator, supply.generator_w);
  book(Account::unserved, supply.unserved_protected_w + supply.unserved_other_w);
  book(Account::exported, supply.exported_w);
  book(Account::loss_battery, supply.battery_loss_w);
  book(Account::battery_stored, supply.battery_stored_w);
  if (onsite.export_price_cny_per_kwh)
    amounts[Account::cost_export] -= supply.exported_w * step_s * kwh_per_j * *onsite.export_price_cny_per_kwh;
  if (onsite.generators) {
    const double fuel_l = supply.fuel_l_per_s * step_s;
    amounts[Account::fuel_diesel] += fuel_l;
    amounts[Account::carbon_fuel] += fuel_l * onsite.generators->carbon_kg_per_l;
    amounts[Account::cost_fuel] += fuel_l * onsite.generators->price_cny_per_l;
  }
  set(Channel::pv_power_w, supply.pv_w);
  set(Channel::wind_power_w, supply.wind_w);
  set(Channel::generator_power_w, supply.generator_w);
  set(Channel::battery_power_w, supply.battery_w);
  set(Channel::battery_soc, onsite_.state_of_charge());
  OnsiteRecord& told = record.onsite;
  told.curtailed_j = supply.curtailed_w * step_s;
  told.unserved_protected_j = supply.unserved_protected_w * step_s;
  told.unserved_other_j = supply.unserved_other_w * step_s;
  told.outage_s = supply.outage_ratio * step_s;
  told.generators_on = supply.generator_w > 0;
  told.ride_through_s = onsite_.ride_through_s(chain.ups_in_w);
  told.battery_cycles = onsite_.equivalent_cycles();
  told.battery_faded_ratio = onsite_.faded_ratio();
}

double ups_output_j(const StepRecord& record) {
  double sum_j = record.amounts[Account::it_fabric] + record.amounts[Account::loss_pdu] + record.amounts[Account::loss_busway];
  for (const Account account : it_accounts) sum_j += record.amounts[account];
  return sum_j;
}

}  // namespace icctwin
