#pragma once
// What the scenario's sources of jobs ask of the center, before anything is run: from the plan of the last check.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {
struct LoadedScenario;
struct Plan;
}  // namespace icctwin

namespace icctwin::gui {

/// A described training: what the estimate says of its step.
struct TrainingFigures {
  std::string pointer, id, model;
  int accelerators = 0;
  std::string layout;  ///< "TP 8 · PP 4 · DP 16"
  double step_s = 0, mfu = 0, tokens_per_s = 0, samples_per_s = 0, duration_s = 0;
  double used_bytes = 0, capacity_bytes = 0;  ///< of one accelerator, without and with what is kept free; 0: not known
  std::string problem_en, problem_zh;         ///< why there is no estimate
};

/// An inference service by hour of the day, or of its recorded requests.
struct ServiceFigures {
  std::string pointer, id, model;
  int replicas = 0;
  bool by_clock = true;
  double hour_s = 3600;
  std::vector<float> asked_per_s, replicas_up, attained;
  double asked_mean_per_s = 0, output_tokens_mean_per_s = 0;
};

struct SourceFigures {
  std::string pointer, id;
  Text sort;                                     ///< kind of the source
  std::size_t jobs = 0;                          ///< within the run
  double accelerator_hours = 0, node_hours = 0;  ///< if each job started when it was submitted and ran to its end
  int largest = 0;                               ///< accelerators of its largest job
  double first_s = 0, last_s = 0;                ///< submissions, after the start of the run
  std::string file;                              ///< of recorded sources
};

/// Something that takes equipment out of service for a time.
struct EventSpan {
  std::string pointer, id;
  Text what;
  double begin_s = 0, end_s = 0;
};

struct WorkloadFigures {
  double start_unix_s = 0, duration_s = 0;
  int utc_offset_s = 0;
  double step_s = 3600;
  std::shared_ptr<std::vector<double>> end_s;     ///< of the steps, after the start of the run
  std::shared_ptr<std::vector<float>> wanted;     ///< accelerators, if each job started when it was submitted
  std::shared_ptr<std::vector<float>> services;   ///< of these, held by services
  std::shared_ptr<std::vector<float>> submitted;  ///< jobs in a step
  double accelerators = 0, nodes = 0;
  double accelerator_hours = 0;  ///< asked for within the run
  std::vector<SourceFigures> sources;
  std::vector<TrainingFigures> trainings;
  std::vector<ServiceFigures> inference;
  std::vector<EventSpan> events;
  std::size_t random_failure_kinds = 0;

  // Of the trace, if there is one.
  std::size_t trace_rows = 0, trace_accepted = 0, trace_rejected = 0;
  double trace_accelerator_hours = 0, trace_span_s = 0;
  int trace_largest = 0;

  double load() const { return accelerators > 0 && duration_s > 0 ? accelerator_hours / (accelerators * duration_s / 3600) : 0; }
};

/// Takes as long as the estimates of the trainings take: not for the window's thread. Relative paths are below the folder.
WorkloadFigures workload_figures(const LoadedScenario& loaded, const Plan& plan, const std::string& folder);

}  // namespace icctwin::gui
