// Acme, cluster Kalos (Shanghai AI Laboratory, 2023): completed LLM training jobs, in the encoding of converted_kalos_trace.csv.
//
// Source of the trace: Hu et al., "Characterization of Large Language Model Development in the Datacenter", NSDI 2024;
// github.com/InternLM/AcmeTrace. The conversion hides the real quantities: run time = num_iteration x 0.5 s (cut to 0.5 s),
// nodes = gpu_workers, GPUs = gpu_workers x gpu_per_worker, CPUs = cpu_per_gpu_worker x GPUs, memory = tensorsizes x 100 GB for each
// worker, profiled_network 1000 for pre-training and 500 for fine-tuning or other work. The columns of iteration times and parameter
// servers are constants of the conversion and are not used.
#include <array>

#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr double seconds_per_iteration = 0.5;
constexpr double bytes_per_tensor_size = 100e9;  // decimal gigabytes: unverified, the source says only "GB"
constexpr double pretraining_network = 1000;

}  // namespace

Trace parse_acme_kalos(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  TraceBuilder builder("acme_kalos", name, diagnostics);
  RowLog& log = builder.log();
  CsvReader csv(text);
  std::array<Column, 12> columns = {{{"job_id"},
                                     {"arrival_time"},
                                     {"num_iteration"},
                                     {"gpu_workers"},
                                     {"gpu_per_worker"},
                                     {"cpu_per_gpu_worker", false},
                                     {"tensorsizes", false},
                                     {"profiled_network", false},
                                     {"iteration_computing_time", false},
                                     {"iteration_networking_time", false},
                                     {"ps", false},
                                     {"cpu_per_ps_worker", false}}};
  if (!find_columns(csv, columns, log)) return builder.give_up();
  const Column &id = columns[0], &arrival = columns[1], &iterations = columns[2], &workers = columns[3], &per_worker = columns[4],
               &cpu_per_gpu = columns[5], &tensor_sizes = columns[6], &network = columns[7];
  const std::size_t width = csv.fields().size();

  while (csv.next()) {
    Row row(csv, width, log);
    if (!row.ok()) continue;
    if (row.raw(id).empty()) row.reject(RowFault::missing_value, id.name, "");
    JobRecord job;
    job.id = row.text(id);
    job.submit_s = row.number(arrival);
    job.duration_s = row.number(iterations) * seconds_per_iteration;
    job.nodes = row.count(workers);
    job.accelerators = row.rounded_up("gpu_workers x gpu_per_worker", static_cast<double>(job.nodes) * row.count(per_worker));
    if (row.ok() && job.accelerators == 0) row.reject(RowFault::no_accelerators, "gpu_workers x gpu_per_worker", "0");
    job.cpus = row.rounded_up("cpu_per_gpu_worker x GPUs", row.number_or(cpu_per_gpu, 0) * job.accelerators, max_cpus);
    job.memory_bytes = row.number_or(tensor_sizes, 0) * bytes_per_tensor_size * job.nodes;
    if (network.present()) job.queue = row.number(network) == pretraining_network ? "Pretrain" : "SFT or Other";
    job.state = "COMPLETED";  // the conversion kept no other jobs
    builder.add(std::move(job), row);
  }
  builder.trace().clock_note = "seconds since the first submission of the trace";
  return builder.finish();
}

}  // namespace icctwin
