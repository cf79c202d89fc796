// Alibaba cluster-trace-gpu-v2023 ("openb"): Kubernetes pods and nodes of a cluster whose GPUs are shared.
//
// Source of the trace: Weng et al., "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent",
// USENIX ATC 2023; github.com/alibaba/clusterdata. Rules:
//  - submission is creation_time; the run time is deletion_time - scheduled_time, so that waiting is not counted as running;
//  - a pod without scheduled_time (all Pending pods) never ran: its length is unknown and the row is rejected, whatever its phase;
//  - a pod that is Running when the record ends has the end of the observation as deletion_time: it is kept and counted as censored;
//  - gpu_milli is a share only for num_gpu = 1; pods with more GPUs have whole ones;
//  - num_gpu = 0 is a CPU-only job and is kept.
#include <array>

#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr double milli = 1000.0;
constexpr double bytes_per_mib = 1048576.0;

}  // namespace

Trace parse_openb_pods(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  TraceBuilder builder("openb_pods", name, diagnostics);
  RowLog& log = builder.log();
  CsvReader csv(text);
  std::array<Column, 11> columns = {{{"name"},
                                     {"cpu_milli"},
                                     {"memory_mib"},
                                     {"num_gpu"},
                                     {"gpu_milli"},
                                     {"gpu_spec", false},
                                     {"qos", false},
                                     {"pod_phase", false},
                                     {"creation_time", false},
                                     {"deletion_time", false},
                                     {"scheduled_time", false}}};
  const auto& [pod, cpu_milli, memory_mib, num_gpu, gpu_milli, gpu_spec, qos, phase, creation, deletion, scheduled] = columns;
  if (!find_columns(csv, columns, log)) return builder.give_up();
  const std::size_t width = csv.fields().size();
  // The multigpu50 variant has none of the times; each of its rows says so.
  const Column* missing_time = nullptr;
  for (const Column* column : {&scheduled, &deletion, &creation})
    if (!column->present()) missing_time = column;

  while (csv.next()) {
    Row row(csv, width, log);
    JobRecord job;
    if (missing_time) {
      row.reject(RowFault::no_times, missing_time->name, missing_time->name);
    } else if (row.ok() && row.raw(scheduled).empty()) {
      row.reject(RowFault::never_scheduled, phase.name, row.raw(phase));
    }
    if (!row.ok()) continue;
    if (row.raw(pod).empty()) row.reject(RowFault::missing_value, pod.name, "");
    job.id = row.text(pod);
    job.submit_s = row.number(creation);
    const double start_s = row.number(scheduled), end_s = row.number(deletion);
    if (row.ok() && end_s < start_s) row.reject(RowFault::end_before_start, deletion.name, row.raw(deletion), number_text(start_s));
    if (row.ok() && start_s < job.submit_s)
      row.reject(RowFault::end_before_start, scheduled.name, row.raw(scheduled), number_text(job.submit_s));
    job.duration_s = end_s - start_s;
    job.accelerators = row.count(num_gpu);
    const double share = row.number(gpu_milli) / milli;
    if (job.accelerators == 1) job.accelerator_fraction = share;
    job.cpus = row.rounded_up("cpu_milli / 1000", row.number(cpu_milli) / milli, max_cpus);
    job.memory_bytes = row.number(memory_mib) * bytes_per_mib;
    job.accelerator_type = row.text(gpu_spec);
    job.queue = row.text(qos);
    job.state = row.text(phase);
    const bool censored = job.state == "Running";
    builder.add(std::move(job), row, censored);
  }
  builder.trace().clock_note = "seconds from an undisclosed origin";
  return builder.finish();
}

std::vector<NodeRecord> parse_openb_nodes(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  std::vector<NodeRecord> nodes;
  RowLog log(name, diagnostics);
  CsvReader csv(text);
  std::array<Column, 5> columns = {{{"sn"}, {"cpu_milli"}, {"memory_mib"}, {"gpu"}, {"model", false}}};
  const auto& [sn, cpu_milli, memory_mib, gpu, model] = columns;
  if (!find_columns(csv, columns, log)) return nodes;
  const std::size_t width = csv.fields().size();
  std::unordered_set<std::string> names;
  while (csv.next()) {
    Row row(csv, width, log);
    if (row.ok() && row.raw(sn).empty()) row.reject(RowFault::missing_value, sn.name, "");
    NodeRecord node;
    node.sn = row.text(sn);
    node.cpu_milli = row.count(cpu_milli, max_cpus);
    node.memory_mib = row.count(memory_mib, max_cpus);
    node.gpu = row.count(gpu);
    node.model = row.text(model);
    if (row.ok() && !names.insert(node.sn).second) row.reject(RowFault::duplicate_id, sn.name, node.sn);
    if (row.ok()) nodes.push_back(std::move(node));
  }
  log.finish(nodes.size());
  return nodes;
}

}  // namespace icctwin
