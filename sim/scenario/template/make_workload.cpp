#include "sim/scenario/template/make_workload.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"

namespace icctwin {
namespace {

/// Mean of sizes spread log-uniformly.
double mean_size(int low, int high) { return high > low ? (high - low) / std::log(static_cast<double>(high) / low) : low; }

/// As many jobs as keep a share of the nodes busy through the span.
int jobs_for(double node_share, int nodes, const SyntheticSource& of) {
  const double mean_s = of.duration_median_s * std::exp(of.duration_sigma * of.duration_sigma / 2);
  return std::clamp(static_cast<int>(std::lround(node_share * nodes * of.span_s / (mean_size(of.nodes_min, of.nodes_max) * mean_s))), 1,
                    200'000);
}

/// Long jobs over many nodes, hard at work.
SyntheticSource training(double share, int nodes, double span_s) {
  SyntheticSource made;
  made.id = "training";
  made.span_s = span_s;
  made.nodes_min = 1;
  made.nodes_max = std::max(1, nodes / 4);
  made.duration_median_s = 12 * s_per_h;
  made.duration_sigma = 0.8;
  made.duration_min_s = 600;
  made.duration_max_s = 7 * s_per_day;
  made.accelerator_utilisation_min = 0.5;
  made.accelerator_utilisation_max = 0.9;
  made.cpu_utilisation_min = 0.1;
  made.cpu_utilisation_max = 0.4;
  made.jobs = jobs_for(share, nodes, made);
  return made;
}

/// Replicas that come and go, on a node or few, waiting for requests part of the time.
SyntheticSource inference(double share, int nodes, double span_s) {
  SyntheticSource made;
  made.id = "inference";
  made.span_s = span_s;
  made.nodes_min = 1;
  made.nodes_max = std::clamp(nodes / 16, 1, 4);
  made.duration_median_s = 6 * s_per_h;
  made.duration_sigma = 0.6;
  made.duration_min_s = 1800;
  made.duration_max_s = 2 * s_per_day;
  made.accelerator_utilisation_min = 0.2;
  made.accelerator_utilisation_max = 0.6;
  made.cpu_utilisation_min = 0.2;
  made.cpu_utilisation_max = 0.5;
  made.jobs = jobs_for(share, nodes, made);
  return made;
}

}  // namespace

std::vector<WorkloadSource> make_workload(const CenterOptions& options, int nodes, const std::string& trace_file) {
  const double span_s = options.days * s_per_day;
  switch (options.mix) {
    case WorkloadMix::training:
      return {training(0.8, nodes, span_s)};
    case WorkloadMix::inference:
      return {inference(0.7, nodes, span_s)};
    case WorkloadMix::mixed:
      return {training(0.5, nodes, span_s), inference(0.25, nodes, span_s)};
    case WorkloadMix::trace:
      break;
  }
  TraceSource trace;
  trace.id = "philly";
  trace.format = TraceFormatName::philly;
  trace.file = trace_file;
  return {trace};
}

}  // namespace icctwin
