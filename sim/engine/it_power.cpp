#include "sim/engine/it_power.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

/// Listens to nothing; for the powers before the first job.
struct Silence : ItPowerListener {
  void part_changed(ItPart, Microwatt) override {}
  void rack_changed(std::size_t, Microwatt, Microwatt) override {}
  void job_changed(std::uint32_t, Microwatt, Microwatt) override {}
};

double with_leakage_w(const NodeSpec& spec, const RackClimate& climate, double reference_w) {
  if (spec.chip.leak_ratio <= 0) return reference_w;
  return settled_chip(spec.chip, reference_w, climate.coolant_c, climate.resistance_k_per_w).power_w;
}

}  // namespace

Microwatt microwatt(double power_w) { return std::llround(power_w / watt_per_microwatt); }

ItPower::ItPower(const Plan& plan)
    : plan_(plan), nodes_(plan.nodes), racks_(plan.racks.size()), jobs_(plan.jobs.size(), 0), pace_(plan.jobs.size(), 1) {
  utilisation_.reserve(plan.jobs.size());
  for (const PlanJob& job : plan.jobs) utilisation_.push_back(job.accelerator_utilisation * job.accelerator_fraction);
  std::size_t groups = 0;
  for (const auto& rack : plan.racks) groups += rack.groups;
  groups_.assign(groups, Group{0});
  Silence silence;
  const auto add = [&](ItPart part, Microwatt amount) { parts_[static_cast<std::size_t>(part)] += amount; };
  for (std::size_t r = 0; r < plan.racks.size(); ++r) {
    const PlanRack& rack = plan.racks[r];
    const RackSpec& rack_spec = plan.rack_specs[rack.spec];
    const NodeSpec& spec = plan.node_specs[rack_spec.node_spec];
    racks_[r] = {0, 0, 0, 0, rack_spec.liquid_fraction, {}};
    for (int i = 0; i < rack_spec.nodes; ++i)
      nodes_[rack.first_node + static_cast<std::size_t>(i)] = {static_cast<std::uint32_t>(r), {}, 0, 0, 0, {}};
    if (rack.measured) {
      racks_[r].liquid_fraction = design_liquid_ratio(plan, rack_spec);
      continue;
    }
    add(ItPart::memory, rack_spec.nodes * microwatt(spec.memory_w));
    add(ItPart::nic, rack_spec.nodes * microwatt(spec.nic_w));
    add(ItPart::storage, rack_spec.nodes * microwatt(spec.storage_w));
    add(ItPart::other, rack_spec.nodes * microwatt(spec.other_w));
    const Microwatt switches = microwatt(rack_spec.switch_w);
    add(ItPart::network_switch, switches);
    // The losses are what the groups take in above the parts; parts that never change are credited here, once.
    add(ItPart::supply_loss, -switches - rack_spec.nodes * (microwatt(spec.memory_w) + microwatt(spec.nic_w) + microwatt(spec.storage_w) +
                                                            microwatt(spec.other_w)));
    for (std::size_t g = 0; g < rack.groups; ++g) refresh_group(r, g, silence);
  }
  for (const PlanTelemetry& telemetry : plan.telemetry) play(telemetry, sample_at(telemetry, 0), silence);
}

std::optional<double> ItPower::cap_w(const Rack& rack) const {
  const auto& stated = plan_.scenario.operations.accelerator_cap_w;
  if (rack.climate.cap_w == std::numeric_limits<double>::infinity()) return stated;
  return std::min(rack.climate.cap_w, stated.value_or(rack.climate.cap_w));
}

double ItPower::speed(std::size_t rack, std::uint32_t job) const {
  const NodeSpec& spec = plan_.node_specs[plan_.rack_specs[plan_.racks[rack].spec].node_spec];
  return capped_speed(spec.accelerator_idle_w, spec.accelerator_max_w, utilisation_[job], cap_w(racks_[rack]),
                      plan_.scenario.operations.cap_exponent);
}

double ItPower::busy_w(const Rack& rack, const NodeSpec& spec, std::uint32_t index) const {
  const double power_w = accelerator_power_w(spec.accelerator_idle_w, spec.accelerator_max_w, utilisation_[index], cap_w(rack));
  if (pace_[index] >= 1) return power_w;
  const double own = speed(static_cast<std::size_t>(&rack - racks_.data()), index);
  if (pace_[index] >= own) return power_w;
  return spec.accelerator_idle_w + (power_w - spec.accelerator_idle_w) * pace_[index] / own;
}

ItPower::Hardest ItPower::hardest_accelerator(std::size_t rack) const {
  const PlanRack& place = plan_.racks[rack];
  Hardest hardest;
  for (int i = 0; i < plan_.rack_specs[place.spec].nodes; ++i) {
    const Hardest& one = nodes_[place.first_node + static_cast<std::size_t>(i)].hardest;
    if (one.power_w > hardest.power_w || (one.power_w == hardest.power_w && one.air_flow_ratio < hardest.air_flow_ratio)) {
      hardest.power_w = one.power_w;
      hardest.air_flow_ratio = one.air_flow_ratio;
    }
    hardest.free_w = std::max(hardest.free_w, one.free_w);
  }
  return hardest;
}

std::vector<std::uint32_t> ItPower::jobs_on(std::size_t rack) const {
  const PlanRack& place = plan_.racks[rack];
  std::vector<std::uint32_t> jobs;
  for (int i = 0; i < plan_.rack_specs[place.spec].nodes; ++i)
    for (const Resident& resident : nodes_[place.first_node + static_cast<std::size_t>(i)].residents) jobs.push_back(resident.job);
  std::ranges::sort(jobs);
  jobs.erase(std::unique(jobs.begin(), jobs.end()), jobs.end());
  return jobs;
}

void ItPower::set_climate(std::size_t rack, const RackClimate& climate, ItPowerListener& listener) {
  racks_[rack].climate = climate;
  for (std::size_t g = 0; g < plan_.racks[rack].groups; ++g) refresh_group(rack, g, listener);
}

void ItPower::set_liquid_fraction(std::size_t rack, double fraction, ItPowerListener& listener) {
  racks_[rack].liquid_fraction = fraction;
  update_liquid(rack, 0, listener);
}

void ItPower::set_utilisation(std::uint32_t job, double utilisation, const std::vector<Share>& shares, ItPowerListener& listener) {
  utilisation_[job] = utilisation * plan_.jobs[job].accelerator_fraction;
  refresh(shares, listener);
}

void ItPower::set_pace(std::uint32_t job, double pace, const std::vector<Share>& shares, ItPowerListener& listener) {
  if (pace == pace_[job]) return;
  pace_[job] = pace;
  refresh(shares, listener);
}

void ItPower::refresh_group(std::size_t rack_index, std::size_t group_in_rack, ItPowerListener& listener) {
  const PlanRack& rack = plan_.racks[rack_index];
  const RackSpec& rack_spec = plan_.rack_specs[rack.spec];
  const NodeSpec& spec = plan_.node_specs[rack_spec.node_spec];
  const int places = std::max(1, spec.accelerators);
  const double base_w = spec.cpu_idle_w + spec.memory_w + spec.nic_w + spec.storage_w + spec.other_w;
  const int first = static_cast<int>(group_in_rack) * rack_spec.nodes_per_group;
  const int last = std::min(rack_spec.nodes, first + rack_spec.nodes_per_group);

  struct NodeLoad {
    double direct_w, output_w;
  };
  Rack& state = racks_[rack_index];
  const double idle_w = with_leakage_w(spec, state.climate, spec.accelerator_idle_w);
  constexpr int most_on_stack = 256;
  NodeLoad few[most_on_stack];
  std::vector<NodeLoad> many(last - first > most_on_stack ? static_cast<std::size_t>(last - first) : 0);
  NodeLoad* loads = many.empty() ? few : many.data();

  Microwatt accelerator_by = 0, cpu_by = 0, fan_by = 0;
  double group_out_w = rack_spec.switch_w * (last - first) / rack_spec.nodes;
  for (int i = first; i < last; ++i) {
    Node& node = nodes_[rack.first_node + static_cast<std::size_t>(i)];
    double accelerators_w = spec.accelerators * idle_w;
    double cpu_w = spec.cpu_idle_w;
    node.hardest = {spec.accelerator_idle_w, spec.accelerator_idle_w, 1};
    for (const Resident& resident : node.residents) {
      const PlanJob& job = plan_.jobs[resident.job];
      if (spec.accelerators > 0) {
        const double busy = busy_w(state, spec, resident.job);
        accelerators_w += resident.places * (with_leakage_w(spec, state.climate, busy) - idle_w);
        const double free_w = accelerator_power_w(spec.accelerator_idle_w, spec.accelerator_max_w, utilisation_[resident.job],
                                                  plan_.scenario.operations.accelerator_cap_w);
        node.hardest = {std::max(node.hardest.power_w, busy), std::max(node.hardest.free_w, free_w), 1};
      }
      cpu_w += (spec.cpu_max_w - spec.cpu_idle_w) * job.cpu_utilisation * resident.places / places;
    }
    const double parts_w = base_w - spec.cpu_idle_w + cpu_w + accelerators_w;
    const double fan_w = rack_spec.heat.fan_ratio * node_fan_w(spec, parts_w);
    node.hardest.air_flow_ratio = node_air_flow_ratio(spec, parts_w);
    const double direct_w = parts_w + fan_w;
    const double output_w = input_power_w(spec.supply, direct_w);
    loads[i - first] = {direct_w, output_w};
    group_out_w += output_w;
    const Microwatt accelerator = microwatt(accelerators_w), cpu = microwatt(cpu_w), fan = microwatt(fan_w);
    accelerator_by += accelerator - node.accelerator;
    cpu_by += cpu - node.cpu;
    fan_by += fan - node.fan;
    node.accelerator = accelerator, node.cpu = cpu, node.fan = fan;
  }
  const double group_in_w = input_power_w(rack_spec.shelf, group_out_w);
  const double shelf_factor = group_out_w > 0 ? group_in_w / group_out_w : 1.0;

  for (int i = first; i < last; ++i) {
    Node& node = nodes_[rack.first_node + static_cast<std::size_t>(i)];
    if (node.residents.empty()) continue;
    const NodeLoad& load = loads[i - first];
    const double factor = load.direct_w > 0 ? load.output_w / load.direct_w * shelf_factor : 1.0;
    const double fan_w = static_cast<double>(node.fan) * watt_per_microwatt;
    for (Resident& resident : node.residents) {
      const PlanJob& job = plan_.jobs[resident.job];
      const double share = static_cast<double>(resident.places) / places;
      const double accelerators_w =
          spec.accelerators > 0 ? resident.places * with_leakage_w(spec, state.climate, busy_w(state, spec, resident.job)) : 0.0;
      const double cpu_w = (spec.cpu_max_w - spec.cpu_idle_w) * job.cpu_utilisation * share;
      const Microwatt drawn = microwatt((accelerators_w + cpu_w + share * (base_w + fan_w)) * factor);
      if (drawn == resident.drawn) continue;
      const Microwatt before = jobs_[resident.job];
      jobs_[resident.job] += drawn - resident.drawn;
      jobs_total_ += drawn - resident.drawn;
      resident.drawn = drawn;
      listener.job_changed(resident.job, before, jobs_[resident.job]);
    }
  }

  Group& group = groups_[rack.first_group + group_in_rack];
  const Microwatt input = microwatt(group_in_w);
  const Microwatt by = input - group.input;
  group.input = input;
  const auto tell = [&](ItPart part, Microwatt amount) {
    if (amount == 0) return;
    parts_[static_cast<std::size_t>(part)] += amount;
    listener.part_changed(part, amount);
  };
  tell(ItPart::accelerator, accelerator_by);
  tell(ItPart::cpu, cpu_by);
  tell(ItPart::fan, fan_by);
  tell(ItPart::supply_loss, by - accelerator_by - cpu_by - fan_by);
  state.power += by;
  state.accelerators += accelerator_by;
  state.cpus += cpu_by;
  update_liquid(rack_index, by, listener);
}

void ItPower::update_liquid(std::size_t rack_index, Microwatt power_by, ItPowerListener& listener) {
  const RackSpec& spec = plan_.rack_specs[plan_.racks[rack_index].spec];
  Rack& state = racks_[rack_index];
  double liquid_uw = static_cast<double>(state.power) * state.liquid_fraction;
  if (spec.heat.accelerator_capture > 0 && !plan_.racks[rack_index].measured)  // of measured racks the parts are not known
    liquid_uw += spec.heat.accelerator_capture * static_cast<double>(state.accelerators) +
                 spec.heat.cpu_capture * static_cast<double>(state.cpus) +
                 spec.heat.memory_capture * spec.nodes * plan_.node_specs[spec.node_spec].memory_w / watt_per_microwatt;
  const Microwatt liquid = microwatt(liquid_uw * watt_per_microwatt);
  const Microwatt liquid_by = liquid - state.liquid;
  if (power_by == 0 && liquid_by == 0) return;
  state.liquid = liquid;
  listener.rack_changed(rack_index, power_by, liquid_by);
}

void ItPower::play(const PlanTelemetry& telemetry, std::size_t sample, ItPowerListener& listener) {
  for (const PlanTelemetry::Column& column : telemetry.columns) {
    const Microwatt total = microwatt(column.power_w[sample]);
    const auto racks = static_cast<Microwatt>(column.racks.size());
    for (Microwatt i = 0; i < racks; ++i) {
      const std::size_t rack = column.racks[static_cast<std::size_t>(i)];
      const Microwatt power = total / racks + (i < total % racks ? 1 : 0);  // the shares add up to the measured power
      const Microwatt by = power - racks_[rack].power;
      if (by == 0) continue;
      parts_[static_cast<std::size_t>(ItPart::measured)] += by;
      listener.part_changed(ItPart::measured, by);
      racks_[rack].power = power;
      update_liquid(rack, by, listener);
    }
  }
}

void ItPower::refresh(const std::vector<Share>& shares, ItPowerListener& listener) {
  std::size_t last_group = static_cast<std::size_t>(-1);  // shares come in the order of nodes: equal groups follow each other
  for (const Share& share : shares) {
    const std::size_t rack_index = nodes_[share.node].rack;
    const PlanRack& rack = plan_.racks[rack_index];
    const std::size_t in_rack = (share.node - rack.first_node) / static_cast<std::size_t>(plan_.rack_specs[rack.spec].nodes_per_group);
    if (rack.first_group + in_rack == last_group) continue;
    last_group = rack.first_group + in_rack;
    refresh_group(rack_index, in_rack, listener);
  }
}

void ItPower::start(std::uint32_t job, const std::vector<Share>& shares, ItPowerListener& listener) {
  for (const Share& share : shares) nodes_[share.node].residents.push_back({job, share.places, 0});
  refresh(shares, listener);
}

void ItPower::end(std::uint32_t job, const std::vector<Share>& shares, ItPowerListener& listener) {
  for (const Share& share : shares) {
    auto& residents = nodes_[share.node].residents;
    const auto found = std::ranges::find(residents, job, &Resident::job);
    jobs_total_ -= found->drawn;
    jobs_[job] -= found->drawn;
    residents.erase(found);
  }
  pace_[job] = 1;  // it may start again elsewhere
  refresh(shares, listener);
}

}  // namespace icctwin
