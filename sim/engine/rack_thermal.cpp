#include "sim/engine/rack_thermal.h"

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "models/base/diagnostics.h"

namespace icctwin {
namespace {

constexpr double hysteresis_k = 3;           // throttling ends when the uncapped junction would stay this far below
constexpr double cap_band_ratio = 0.005;     // of the accelerator's maximum: smaller moves of a cap are not worth re-rating jobs
constexpr double leakage_band_k = 0.1;       // 0.2 % of the leakage
constexpr double stream_band_ratio = 0.005;  // of a CDU's stream
constexpr double door_band = 0.002;          // of a rack's heat
constexpr double bath_alarm_k = 5;           // of a closed bath above saturation at ambient pressure
constexpr double no_junction_c = -273.15;    // of racks without accelerators
constexpr std::size_t no_bath = static_cast<std::size_t>(-1);

struct AlarmWords {
  const char *begins, *ends, *code;
};

// In the order of RackAlarm.
constexpr std::array<AlarmWords, rack_alarm_count> words = {{
    {"throttle_begins", "throttle_ends", "W-RUN-030"},
    {"junction_limit_begins", "junction_limit_ends", "W-RUN-031"},
    {"thermal_runaway_begins", "thermal_runaway_ends", "W-RUN-032"},
    {"boiling_alarm_begins", "boiling_alarm_ends", "W-RUN-033"},
    {"bath_alarm_begins", "bath_alarm_ends", "W-RUN-034"},
}};

Eigen::Map<Eigen::ArrayXd> array(std::vector<double>& values) { return {values.data(), static_cast<Eigen::Index>(values.size())}; }

double watts(Microwatt power) { return static_cast<double>(power) * watt_per_microwatt; }

}  // namespace

std::string event_kind(const RackEvent& event) {
  const AlarmWords& word = words[static_cast<std::size_t>(event.alarm)];
  return event.begins ? word.begins : word.ends;
}

RackThermal::RackThermal(const Plan& plan) : plan_(plan), racks_(plan.racks.size()), bath_of_(plan.racks.size(), no_bath) {
  const std::size_t count = plan.racks.size();
  std::vector<double> design_w(plan.cooling.cdus.units, 0.0);
  for (const auto& rack : plan.racks)
    if (!design_w.empty()) design_w[rack.cdu] += plan.rack_specs[rack.spec].heat.design_liquid_w;
  for (auto* list : {&resistance_, &gain_, &source_, &above_, &hot_rise_, &mean_rise_, &throttle_c_, &limit_c_, &design_resistance_,
                     &decay_, &coolant_c_})
    list->assign(count, 0);
  lag_s_.assign(count, 1);
  hot_c_.assign(count, no_junction_c);
  mean_c_ = hot_c_;
  for (std::size_t r = 0; r < count; ++r) {
    const RackSpec& spec = plan.rack_specs[plan.racks[r].spec];
    const NodeSpec& node = plan.node_specs[spec.node_spec];
    Rack& rack = racks_[r];
    rack.heat = &spec.heat;
    rack.node = &node;
    rack.cdu = plan.racks[r].cdu;
    if (spec.heat.design_liquid_w > 0) rack.stream_share = spec.heat.design_liquid_w / design_w[rack.cdu];
    rack.accelerators = plan.racks[r].measured ? 0 : spec.nodes * node.accelerators;  // no junctions where only the input is known
    rack.air = std::get_if<AirPath>(&spec.heat.path);
    rack.boiling = std::get_if<BoilingPath>(&spec.heat.path);
    rack.leaks = rack.accelerators > 0 && node.chip.leak_ratio > 0;
    throttle_c_[r] = node.chip.throttle_c;
    limit_c_[r] = node.chip.limit_c;
    lag_s_[r] = node.chip.time_constant_s;
    if (rack.accelerators > 0) {
      const double accelerators_w = node.accelerator_max_w * rack.accelerators;
      const RackLoad full{spec.heat.design_w, spec.heat.design_liquid_w, node.accelerator_max_w,
                          accelerators_w,     rack.accelerators,         spec.heat.design_w_per_k};
      design_resistance_[r] = chip_side(spec.heat, node.chip.package_k_per_w, full).resistance_k_per_w;
    }
    pump_w_ += spec.heat.pump_w;
    if (rack.air && rack.air->door_effectiveness) doors_.push_back(r);
    if (rack.leaks) leaky_.push_back(r);
    if (rack.boiling && rack.accelerators > 0) boiling_.push_back(r);
    if (spec.heat.bath_j_per_k > 0) {
      bath_of_[r] = baths_.size();
      double alarm_c = std::numeric_limits<double>::infinity();
      if (rack.boiling) alarm_c = rack.boiling->boiling.saturation_c + bath_alarm_k;
      if (const auto* tank = std::get_if<ImmersionPath>(&spec.heat.path); tank && tank->fluid.boiling)
        alarm_c = tank->fluid.boiling->saturation_c;
      baths_.push_back({.rack = r, .alarm_c = alarm_c});
    }
  }
  stale_.assign(count, 1);
  hardest_.resize(count);
  for (auto& on : on_) on.assign(count, 0);
}

double RackThermal::source_c(std::size_t r) const {
  const Rack& rack = racks_[r];
  if (rack.accelerators == 0) return no_junction_c;
  if (rack.air) return around_.room_c;
  return bath_of_[r] == no_bath ? around_.cdu_supply_c[rack.cdu] : baths_[bath_of_[r]].temperature_c;
}

void RackThermal::take_surroundings(const Surroundings& around) {
  around_ = around;
  looked_stream_.resize(around_.cdu_stream_w_per_k.size(), -1);
  bool moved = false;
  for (std::size_t c = 0; c < looked_stream_.size(); ++c)
    moved |= std::abs(around_.cdu_stream_w_per_k[c] - looked_stream_[c]) > stream_band_ratio * std::abs(looked_stream_[c]);
  if (!moved) return;
  looked_stream_ = around_.cdu_stream_w_per_k;
  for (std::size_t r = 0; r < racks_.size(); ++r)
    if (racks_[r].stream_share > 0) stale_[r] = 1;
}

void RackThermal::settle(ItPower& power, const Surroundings& around, ItPowerListener& listener) {
  take_surroundings(around);
  for (Bath& bath : baths_) {
    const Rack& rack = racks_[bath.rack];
    const double heat_w = watts(power.rack_liquid(bath.rack)) + rack.heat->pump_w;
    const double supply_c = around_.cdu_supply_c[rack.cdu], stream = stream_w_per_k(bath.rack);
    double effectiveness = rack.heat->exchanger_effectiveness;
    if (rack.boiling) effectiveness = -std::expm1(-rack.boiling->condenser_w_per_k / stream);
    bath.temperature_c = supply_c + heat_w / (effectiveness * stream);
    if (rack.boiling) bath.temperature_c = std::max(bath.temperature_c, rack.boiling->boiling.saturation_c);
    bath.out_w = heat_w;
  }
  // Doors and leakage change the powers that they follow from: a few rounds are enough.
  constexpr int rounds = 5;
  for (int i = 0; i < rounds; ++i) {
    step_doors(power, listener);
    for (std::size_t r = 0; r < racks_.size(); ++r) {
      source_[r] = source_c(r);
      look_again(r, power);
    }
    for (const auto r : leaky_) step_leakage(r, power, listener);
  }
  for (std::size_t r = 0; r < racks_.size(); ++r) {
    hot_c_[r] = source_[r] + above_[r] + hot_rise_[r];
    mean_c_[r] = source_[r] + above_[r] + mean_rise_[r];
    coolant_c_[r] = source_[r] + above_[r];
  }
}

void RackThermal::begin_step(const ItPower& power, double length_s) {
  for (Bath& bath : baths_) bath.in_j = watts(power.rack_liquid(bath.rack)) * length_s;
}

void RackThermal::rack_changed(std::size_t rack, double liquid_by_w, double rest_s) {
  stale_[rack] = 1;
  if (bath_of_[rack] != no_bath) baths_[bath_of_[rack]].in_j += liquid_by_w * rest_s;
}

BathMeans RackThermal::step_baths(std::vector<double>& liquid_w, double step_s) {
  BathMeans means{0, pump_w_};
  for (Bath& bath : baths_) {
    const Rack& rack = racks_[bath.rack];
    const double servers_w = bath.in_j / step_s;
    const double in_w = servers_w + rack.heat->pump_w;
    const double supply_c = around_.cdu_supply_c[rack.cdu], stream = stream_w_per_k(bath.rack);
    if (rack.boiling) {
      const auto step = step_boiling_bath(bath.temperature_c, rack.boiling->boiling.saturation_c, rack.heat->bath_j_per_k, in_w,
                                          rack.boiling->condenser_w_per_k, stream, supply_c, step_s);
      bath.temperature_c = step.saturation_c;
      bath.out_w = step.out_w;
    } else {
      const auto step =
          step_bath(bath.temperature_c, rack.heat->bath_j_per_k, in_w, rack.heat->exchanger_effectiveness * stream, supply_c, step_s);
      bath.temperature_c = step.bath_c;
      bath.out_w = step.out_w;
    }
    liquid_w[rack.cdu] += bath.out_w - servers_w;
    means.stored_w += in_w - bath.out_w;
  }
  return means;
}

void RackThermal::step_doors(ItPower& power, ItPowerListener& listener) {
  for (const auto r : doors_) {
    const Rack& rack = racks_[r];
    const double rack_w = watts(power.rack(r));
    const double share = door_share(*rack.heat, *rack.air, rack_w, around_.room_c, around_.cdu_supply_c[rack.cdu]);
    const double before = rack_w > 0 ? watts(power.rack_liquid(r)) / rack_w : 0;
    if (std::abs(share - before) > door_band) power.set_liquid_fraction(r, share, listener);
  }
}

// Power or flow of the rack has changed: resistances and rises follow.
void RackThermal::look_again(std::size_t r, const ItPower& power) {
  stale_[r] = 0;
  const Rack& rack = racks_[r];
  if (rack.accelerators == 0) return;
  hardest_[r] = power.hardest_accelerator(r);
  const double accelerators_w = watts(power.rack_accelerators(r));
  const double stream = rack.stream_share > 0 ? stream_w_per_k(r) : 0.0;
  const auto* plates = std::get_if<PlatePath>(&rack.heat->path);
  const bool as_before = plates && !plates->processors_first && plate_side_.heat == rack.heat && plate_side_.stream_w_per_k == stream;
  if (!as_before) {
    const ChipSide side = chip_side(*rack.heat, rack.node->chip.package_k_per_w,
                                    {watts(power.rack(r)), watts(power.rack_liquid(r)), hardest_[r].power_w, accelerators_w,
                                     rack.accelerators, stream, hardest_[r].air_flow_ratio});
    plate_side_ = {rack.heat, stream, side, rack.node->chip.time_constant_s, 0};
    if (plates) plate_side_.lag_s += plates->standing_j_per_k * std::max(0.0, side.resistance_k_per_w - design_resistance_[r]);
    plate_side_.decay = std::exp(-step_s_ / plate_side_.lag_s);
  }
  resistance_[r] = plate_side_.side.resistance_k_per_w;
  above_[r] = plate_side_.side.above_source_k;
  lag_s_[r] = plate_side_.lag_s;
  decay_[r] = plate_side_.decay;
  hot_rise_[r] = resistance_[r] * hardest_[r].power_w;
  mean_rise_[r] = resistance_[r] * accelerators_w / rack.accelerators;
}

void RackThermal::step_leakage(std::size_t r, ItPower& power, ItPowerListener& listener) {
  const double coolant_c = source_[r] + above_[r];
  RackClimate climate = power.climate(r);
  if (std::abs(coolant_c - climate.coolant_c) > leakage_band_k ||
      std::abs(resistance_[r] - climate.resistance_k_per_w) * hardest_[r].power_w > leakage_band_k) {
    climate.coolant_c = coolant_c;
    climate.resistance_k_per_w = resistance_[r];
    power.set_climate(r, climate, listener);
  }
  const auto hot = settled_chip(racks_[r].node->chip, hardest_[r].power_w, coolant_c, resistance_[r]);
  hot_rise_[r] = hot.junction_c - coolant_c;
  gain_[r] = hot.gain;
}

// Begins, moves or ends the cap of a rack; true if it has changed.
bool RackThermal::step_cap(std::size_t r, ItPower& power, ItPowerListener& listener) {
  const Chip& chip = racks_[r].node->chip;
  const double coolant_c = source_[r] + above_[r], resistance = resistance_[r];
  RackClimate climate = power.climate(r);
  double cap_w = std::numeric_limits<double>::infinity();
  bool hot = hot_c_[r] > chip.throttle_c;
  if (on(RackAlarm::throttle, r)) {
    const auto free = settled_chip(chip, hardest_[r].free_w, coolant_c, resistance);
    hot = free.gain >= 1 || free.junction_c > chip.throttle_c - hysteresis_k;
  }
  if (hot) {
    cap_w = std::max(racks_[r].node->accelerator_idle_w, holding_power_w(chip, chip.throttle_c, coolant_c, resistance));
    while (cap_w > racks_[r].node->accelerator_idle_w && settled_chip(chip, cap_w, coolant_c, resistance).gain >= 1) cap_w *= 0.95;
  }
  if (cap_w == climate.cap_w || std::abs(cap_w - climate.cap_w) < cap_band_ratio * racks_[r].node->accelerator_max_w) return false;
  climate = {coolant_c, resistance, cap_w};
  power.set_climate(r, climate, listener);
  return true;
}

// The hottest junction with its clocks as low as they get within a step.
double RackThermal::throttled_c(std::size_t r) const {
  const double idle_c = source_[r] + above_[r] + resistance_[r] * racks_[r].node->accelerator_idle_w;
  return std::min(hot_c_[r], std::max(throttle_c_[r], idle_c));
}

double RackThermal::told_c(std::size_t r) const { return std::min(throttled_c(r), std::max(limit_c_[r], throttle_c_[r])); }

// tau dT/dt = T_coolant + rise - T with the rise of the step and a coolant that changes evenly in it; all racks at once.
void RackThermal::follow(double step_s) {
  if (step_s != step_s_) {
    step_s_ = step_s;
    plate_side_ = {};
    for (std::size_t r = 0; r < racks_.size(); ++r) decay_[r] = std::exp(-step_s_ / lag_s_[r]);
  }
  auto hot = array(hot_c_), mean = array(mean_c_), coolant = array(coolant_c_);
  const auto decay = array(decay_);
  const Eigen::ArrayXd now = array(source_) + array(above_);
  const Eigen::ArrayXd behind = (now - coolant) * array(lag_s_) / step_s;
  const Eigen::ArrayXd kept = (behind - coolant) * decay + now - behind;
  hot = hot * decay + kept + array(hot_rise_) * (1 - decay);
  mean = mean * decay + kept + array(mean_rise_) * (1 - decay);
  coolant = now;
  const double highest_c = hot_c_.empty() ? no_junction_c : hot.maxCoeff();
  junction_max_c_ = highest_c > no_junction_c ? highest_c : no_value;
}

std::vector<std::size_t> RackThermal::step_junctions(ItPower& power, const Surroundings& around, double step_s, ItPowerListener& listener) {
  time_s_ += step_s;
  take_surroundings(around);
  step_doors(power, listener);
  for (std::size_t r = 0; r < racks_.size(); ++r) {
    source_[r] = source_c(r);
    if (stale_[r]) look_again(r, power);
  }
  for (const auto r : leaky_) step_leakage(r, power, listener);

  follow(step_s);
  const bool too_hot = (array(hot_c_) > array(throttle_c_)).any();
  const bool beyond_limit = too_hot && (array(hot_c_) > array(limit_c_)).any();
  if (too_hot) {
    junction_max_c_ = no_junction_c;
    for (std::size_t r = 0; r < racks_.size(); ++r)
      if (racks_[r].accelerators > 0) junction_max_c_ = std::max(junction_max_c_, told_c(r));
  }
  std::vector<std::size_t> changed;
  if (any_on(RackAlarm::throttle) || too_hot) {
    throttled_accelerators_ = 0;
    for (std::size_t r = 0; r < racks_.size(); ++r) {
      if (!on(RackAlarm::throttle, r) && hot_c_[r] <= throttle_c_[r]) continue;
      const double junction_c = told_c(r);
      if (step_cap(r, power, listener)) changed.push_back(r);
      const bool capped = std::isfinite(power.climate(r).cap_w);
      alarm(RackAlarm::throttle, r, capped, junction_c, step_s);
      if (capped) throttled_accelerators_ += racks_[r].accelerators;
    }
  }
  if (any_on(RackAlarm::junction_limit) || beyond_limit)
    for (std::size_t r = 0; r < racks_.size(); ++r)
      alarm(RackAlarm::junction_limit, r, racks_[r].accelerators > 0 && throttled_c(r) > limit_c_[r], told_c(r), step_s);
  for (const auto r : leaky_) alarm(RackAlarm::runaway, r, gain_[r] >= 1, told_c(r), step_s);
  for (const auto r : boiling_) {
    const BoilingPath& path = *racks_[r].boiling;
    const double flux = hot_rise_[r] / resistance_[r] / path.surface.area_m2;
    alarm(RackAlarm::boiling, r, flux > boiling_alarm_ratio * critical_heat_flux_w_per_m2(path.surface, path.fluid), told_c(r), step_s);
  }
  for (const Bath& bath : baths_) alarm(RackAlarm::bath, bath.rack, bath.temperature_c > bath.alarm_c, bath.temperature_c, step_s);
  return changed;
}

void RackThermal::alarm(RackAlarm kind, std::size_t rack, bool now, double temperature_c, double step_s) {
  const auto k = static_cast<std::size_t>(kind);
  const bool before = on_[k][rack] != 0;
  if (!now && !before) return;
  Tally& tally = tallies_[k];
  if (now) {
    tally.rack_s += step_s;
    tally.highest_c = tally.first_s < 0 ? temperature_c : std::max(tally.highest_c, temperature_c);
  }
  if (now == before) return;
  on_[k][rack] = now ? 1 : 0;
  racks_on_[k] += now ? 1 : -1;
  events_.push_back({rack, kind, now, temperature_c});
  if (!now) return;
  if (kind == RackAlarm::runaway) ++runaways_;
  if (tally.first_s >= 0) return;
  tally.first_s = time_s_;
  tally.first_rack = rack;
}

double RackThermal::coolant_out_c(const ItPower& power, std::size_t r) const {
  if (racks_[r].stream_share <= 0) return no_value;
  const double stream = stream_w_per_k(r);
  if (stream <= 0) return around_.cdu_return_c[racks_[r].cdu];  // it stands
  const double heat_w = bath_of_[r] == no_bath ? watts(power.rack_liquid(r)) : baths_[bath_of_[r]].out_w;
  return around_.cdu_supply_c[racks_[r].cdu] + heat_w / stream;
}

void RackThermal::report(Diagnostics& problems) const {
  for (std::size_t k = 0; k < rack_alarm_count; ++k) {
    const Tally& tally = tallies_[k];
    if (tally.first_s < 0) continue;
    problems.add(words[k].code, "/halls", fmt::format("{:.1f} degC", tally.highest_c), fmt::format("{:.2f} h", tally.rack_s / s_per_h),
                 {{"name", plan_.racks[tally.first_rack].id}, {"first", fmt::format("{:.0f} s", tally.first_s)}});
  }
}

}  // namespace icctwin
