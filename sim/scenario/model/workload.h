#pragma once
// What the center works on: a list of sources of jobs.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/parallel_plan.h"
#include "sim/scenario/model/failures.h"
#include "sim/scenario/model/service.h"

namespace icctwin {

enum class TraceFormatName { philly, openb_pods, acme_kalos, swf, batsim, opendc_tasks, icctwin };
std::vector<Choice> choices_of(TraceFormatName);

/// How hard a job works its hardware: the traces do not say.
struct JobIntensity {
  double accelerator_utilisation = 0.7;
  double cpu_utilisation = 0.2;
  bool operator==(const JobIntensity&) const = default;
  static void describe(Describe<JobIntensity>&);
};

enum class TrafficChoice { ring, all_to_all };
std::vector<Choice> choices_of(TrafficChoice);

/// What the jobs of a source send over the fabric between their nodes.
struct Communication {
  double exposed_ratio = 0.1;
  double hidden_ratio = 0.2;
  TrafficChoice pattern = TrafficChoice::ring;
  bool operator==(const Communication&) const = default;
  static void describe(Describe<Communication>&);
};

/// Jobs of a recorded trace, taken from a window and mapped onto the run's clock.
struct TraceSource {
  static constexpr std::string_view tag = "trace";
  std::string id = "trace";
  TraceFormatName format = TraceFormatName::icctwin;
  std::string file;
  std::string window_start;    ///< ISO 8601, or seconds on the trace's clock; empty: the first submission
  bool carry_over = true;      ///< jobs submitted before the window that would still run are started at its beginning
  double duration_factor = 1;  ///< recorded duration is multiplied by this (recorded hardware / modelled hardware)
  bool swf_processor_is_node = false;
  std::vector<std::string> node_types;  ///< only these may run the jobs; empty: all
  JobIntensity intensity;
  std::optional<Checkpoints> checkpoints;
  std::optional<Communication> communication;
  bool operator==(const TraceSource&) const = default;
  static void describe(Describe<TraceSource>&);
};

/// Random jobs: Poisson arrivals, log-uniform sizes, log-normal durations, uniform utilisations.
struct SyntheticSource {
  static constexpr std::string_view tag = "synthetic";
  std::string id = "synthetic";
  int jobs = 1000;
  double span_s = 86400;  ///< arrivals fall into this span
  int nodes_min = 1, nodes_max = 1024;
  double duration_median_s = 3600;
  double duration_sigma = 1.0;  ///< of the logarithm
  double duration_min_s = 60, duration_max_s = 86400;
  double accelerator_utilisation_min = 0.3, accelerator_utilisation_max = 1.0;
  double cpu_utilisation_min = 0.1, cpu_utilisation_max = 0.6;
  std::vector<std::string> node_types;
  std::optional<Checkpoints> checkpoints;
  std::optional<Communication> communication;
  bool operator==(const SyntheticSource&) const = default;
  static void describe(Describe<SyntheticSource>&);
};

/// A job written down in the scenario.
struct ListedJob {
  std::string id;
  double submit_s = 0;  ///< after the run's start
  double duration_s = 3600;
  int nodes = 0;  ///< whole nodes; 0: by accelerators
  int accelerators = 0;
  std::optional<double> requested_s;
  JobIntensity intensity;
  bool operator==(const ListedJob&) const = default;
  static void describe(Describe<ListedJob>&);
};

struct ListSource {
  static constexpr std::string_view tag = "list";
  std::string id = "list";
  std::vector<ListedJob> jobs;
  std::vector<std::string> node_types;
  std::optional<Checkpoints> checkpoints;
  std::optional<Communication> communication;
  bool operator==(const ListSource&) const = default;
  static void describe(Describe<ListSource>&);
};

/// A training job by its model and layout; what is left out is chosen, the fastest that fits.
struct TrainingJob {
  std::string id;
  double submit_s = 0;  ///< after the run's start
  std::string model;
  int accelerators = 8;
  std::optional<double> tokens, samples;  ///< of a language model, of others
  std::optional<int> tensor, context, pipeline, expert, virtual_stages, micro_batch, global_batch, sequence, zero_stage;
  std::optional<Recompute> recompute;
  Precision precision = Precision::bf16;
  std::optional<double> requested_s;
  bool operator==(const TrainingJob&) const = default;
  static void describe(Describe<TrainingJob>&);
};

/// Training jobs that are described, not recorded: their step time, memory, power and traffic follow from the model.
struct TrainingSource {
  static constexpr std::string_view tag = "training";
  std::string id = "training";
  std::vector<TrainingJob> jobs;
  std::string node_type;  ///< empty: the first with accelerators
  double nic_bytes_per_s = 50e9;
  std::optional<Checkpoints> checkpoints;
  bool operator==(const TrainingSource&) const = default;
  static void describe(Describe<TrainingSource>&);
};

enum class TelemetryFormat { icctwin, frontier_cdu };
std::vector<Choice> choices_of(TelemetryFormat);
enum class TelemetryQuantity { rack_power, liquid_heat };
std::vector<Choice> choices_of(TelemetryQuantity);

/// A measured series that plays onto racks or CDU groups in the place of jobs.
struct TelemetrySource {
  static constexpr std::string_view tag = "telemetry";
  std::string id = "telemetry";
  TelemetryFormat format = TelemetryFormat::icctwin;
  std::string file;
  TelemetryQuantity quantity = TelemetryQuantity::rack_power;
  double window_start_s = 0;  ///< after the first sample; there the run begins
  double power_factor = 1;
  bool operator==(const TelemetrySource&) const = default;
  static void describe(Describe<TelemetrySource>&);
};

using WorkloadSource = std::variant<TraceSource, SyntheticSource, ListSource, TelemetrySource, TrainingSource, ServiceSource>;

}  // namespace icctwin
