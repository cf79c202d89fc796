// Failures of IT equipment against the nodes there are, and the checkpoints of jobs.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "models/base/conversions.h"
#include "models/reliability/checkpoint.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

double units_of(const Plan& plan, FailureScope scope) {
  switch (scope) {
    case FailureScope::accelerator:
      return static_cast<double>(plan.accelerators);
    case FailureScope::node:
      return static_cast<double>(plan.nodes);
    case FailureScope::rack:
      return static_cast<double>(plan.racks.size());
    case FailureScope::uplink:
      return plan.clos ? static_cast<double>(leaves(*plan.clos) * leaf_cables(*plan.clos) + pods(*plan.clos) * pod_cables(*plan.clos)) : 0;
    case FailureScope::spine_switch:
      return plan.clos ? static_cast<double>(std::max<std::size_t>(1, pods(*plan.clos)) * spines(*plan.clos)) : 0;
    case FailureScope::leaf_switch:
      return plan.clos ? static_cast<double>(leaves(*plan.clos)) : 0;
  }
  return 0;
}

/// Units of a kind whose failure interrupts a job on so many accelerators and nodes.
double units_of_job(const Plan& plan, FailureScope scope, double accelerators, double nodes) {
  switch (scope) {
    case FailureScope::accelerator:
      return accelerators;
    case FailureScope::node:
      return nodes;
    case FailureScope::rack:
      return std::max(1.0, nodes / (static_cast<double>(plan.nodes) / static_cast<double>(std::max<std::size_t>(1, plan.racks.size()))));
    case FailureScope::leaf_switch:
      return plan.clos ? std::max(1.0, nodes / plan.clos->nodes_per_leaf) : 0;
    case FailureScope::uplink:
    case FailureScope::spine_switch:
      return 0;  // the job goes on
  }
  return 0;
}

void resolve_cables(const Failures& words, const std::string& where, Plan& plan, Diagnostics& diagnostics) {
  for (std::size_t k = 0; k < words.kinds.size(); ++k) {
    const FailureKind& kind = words.kinds[k];
    const std::string at = fmt::format("{}/kinds/{}", where, k);
    if (of_fabric(kind.scope) && !plan.clos) diagnostics.add("E-OPS-013", at + "/scope", kind.id);
    if (takes_cables(kind.scope) && kind.repair_s <= 0) diagnostics.add("E-OPS-016", at + "/repair_s", kind.id);
  }
  for (std::size_t i = 0; i < words.scheduled_cables.size(); ++i) {
    const CableFailure& one = words.scheduled_cables[i];
    const std::string at = fmt::format("{}/scheduled_cables/{}", where, i);
    if (!plan.clos) {
      diagnostics.add("E-OPS-013", at, fmt::format("{}", one.bundle));
      continue;
    }
    const bool of_leaf = one.tier == BundleTier::leaf;
    const std::size_t bundles = of_leaf ? leaves(*plan.clos) : pods(*plan.clos);
    const std::size_t cables = of_leaf ? leaf_cables(*plan.clos) : pod_cables(*plan.clos);
    if (static_cast<std::size_t>(one.bundle) >= bundles)
      diagnostics.add("E-OPS-014", at + "/bundle", fmt::format("{}", one.bundle), fmt::format("{}", bundles),
                      {{"name", of_leaf ? "leaf" : "pod"}, {"name_zh", of_leaf ? "叶交换机" : "pod"}});
    else if (static_cast<std::size_t>(one.cables) > cables)
      diagnostics.add("E-OPS-015", at + "/cables", fmt::format("{}", one.cables), fmt::format("{}", cables));
    else if (one.begin_s >= plan.duration_s)
      diagnostics.add("E-OPS-003", at + "/begin_s", fmt::format("{:.0f} s", one.begin_s), fmt::format("{:.0f} s", plan.duration_s));
    else
      plan.reliability->scheduled_cables.push_back(
          {static_cast<std::uint32_t>(one.bundle) + static_cast<std::uint32_t>(of_leaf ? 0 : leaves(*plan.clos)),
           static_cast<std::size_t>(one.cables), one.begin_s, one.duration_s});
  }
}

/// Nodes of the most frequent type, from the last one on.
std::vector<std::size_t> last_nodes(const Plan& plan, std::size_t count, std::size_t& of_type) {
  std::vector<std::vector<std::size_t>> nodes(plan.node_specs.size());
  for (const PlanRack& rack : plan.racks)
    for (std::size_t n = 0; n < static_cast<std::size_t>(plan.rack_specs[rack.spec].nodes); ++n)
      if (!rack.measured) nodes[plan.rack_specs[rack.spec].node_spec].push_back(rack.first_node + n);
  std::vector<std::size_t> most;
  for (auto& list : nodes)
    if (list.size() > most.size()) most = std::move(list);
  of_type = most.size();
  if (count >= of_type) return {};
  return {most.end() - static_cast<std::ptrdiff_t>(count), most.end()};
}

struct Hardware {
  double nodes = 0, accelerators = 0;
};

/// Nodes and accelerators of a job; whole jobs hold their share of the center where the node type is not known yet.
Hardware hardware_of(const Plan& plan, const PlanJob& job) {
  const double per_node =
      static_cast<double>(std::max<std::size_t>(1, plan.accelerators)) / static_cast<double>(std::max<std::size_t>(1, plan.nodes));
  const double accelerators = job.accelerators > 0 ? job.accelerators : job.nodes * per_node;
  return {job.nodes > 0 ? job.nodes : std::max(1.0, accelerators / per_node), accelerators};
}

}  // namespace

void resolve_failures(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  if (!scenario.operations.failures) return;
  const Failures& words = *scenario.operations.failures;
  const std::string where = "/operations/failures";
  ReliabilityPlan& out = plan.reliability.emplace();
  for (const FailureKind& kind : words.kinds)
    out.kinds.push_back(
        {kind.id, kind.scope, {units_of(plan, kind.scope), kind.rate_per_year / s_per_julian_year, kind.repair_s, kind.repair_varies}});
  for (const PlanRack& rack : plan.racks) {
    const RackSpec& spec = plan.rack_specs[rack.spec];
    for (std::size_t n = 0; n < static_cast<std::size_t>(spec.nodes); ++n)
      out.node_of_accelerator.insert(out.node_of_accelerator.end(), static_cast<std::size_t>(plan.node_specs[spec.node_spec].accelerators),
                                     rack.first_node + n);
  }
  for (std::size_t i = 0; i < words.scheduled.size(); ++i) {
    const NodeFailure& one = words.scheduled[i];
    const std::string at = fmt::format("{}/scheduled/{}", where, i);
    if (static_cast<std::size_t>(one.node) >= plan.nodes)
      diagnostics.add("E-OPS-010", at + "/node", fmt::format("{}", one.node), fmt::format("{}", plan.nodes));
    else if (one.begin_s >= plan.duration_s)
      diagnostics.add("E-OPS-003", at + "/begin_s", fmt::format("{:.0f} s", one.begin_s), fmt::format("{:.0f} s", plan.duration_s));
    else
      out.scheduled.push_back({static_cast<std::size_t>(one.node), one.begin_s, one.duration_s});
  }
  resolve_cables(words, where, plan, diagnostics);
  std::size_t of_type = 0;
  out.spare_nodes = last_nodes(plan, static_cast<std::size_t>(words.spare_nodes), of_type);
  if (static_cast<std::size_t>(words.spare_nodes) >= of_type && words.spare_nodes > 0)
    diagnostics.add("E-OPS-011", where + "/spare_nodes", fmt::format("{}", words.spare_nodes), fmt::format("{}", of_type));
}

double interruptions_per_s(const Plan& plan, const PlanJob& job) {
  if (!plan.reliability) return 0;
  const auto [nodes, accelerators] = hardware_of(plan, job);
  double per_s = 0;
  for (const PlanFailureKind& kind : plan.reliability->kinds)
    per_s += units_of_job(plan, kind.scope, accelerators, nodes) * kind.process.rate_per_s;
  return per_s;
}

void resolve_checkpoints(const Checkpoints& words, const Plan& plan, PlanJob& job) {
  job.checkpoint_pause_s = words.pause_s;
  job.checkpoint_delay_s = words.background_s;
  job.restart_s = words.restart_s;
  std::optional<double> storage_bytes_per_s = words.storage_bytes_per_s;
  if (!storage_bytes_per_s && plan.scenario.fabric.storage_bytes_per_s && plan.accelerators > 0)
    storage_bytes_per_s = *plan.scenario.fabric.storage_bytes_per_s *
                          std::min(1.0, hardware_of(plan, job).accelerators / static_cast<double>(plan.accelerators));
  if (storage_bytes_per_s && job.checkpoint_bytes > 0) {
    const double write_s = job.checkpoint_bytes / *storage_bytes_per_s;
    (words.asynchronous ? job.checkpoint_delay_s : job.checkpoint_pause_s) = write_s;
    job.restart_s += write_s;
  }
  const double per_s = interruptions_per_s(plan, job);
  if (words.interval_s)
    job.checkpoint_interval_s = *words.interval_s;
  else if (per_s > 0)
    job.checkpoint_interval_s = std::max(job.checkpoint_delay_s, young_daly_interval_s(job.checkpoint_pause_s, 1 / per_s));
  // Pauses are short against a step of the plant: the job's power is the mean with them.
  if (job.waiting_utilisation && job.checkpoint_interval_s > 0)
    job.accelerator_utilisation += (*job.waiting_utilisation - job.accelerator_utilisation) * job.checkpoint_pause_s /
                                   (job.checkpoint_interval_s + job.checkpoint_pause_s);
}

void check_checkpoints(const Checkpoints& words, const std::string& where, Diagnostics& diagnostics) {
  if (words.interval_s && words.background_s > *words.interval_s)
    diagnostics.add("E-JOB-020", where + "/background_s", fmt::format("{:.0f} s", words.background_s),
                    fmt::format("{:.0f} s", *words.interval_s));
}

}  // namespace icctwin
