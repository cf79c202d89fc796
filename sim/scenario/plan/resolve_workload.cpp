// Sources of jobs become one list on the run's clock.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "models/base/civil_time.h"
#include "models/base/random.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/text/sha256.h"
#include "sim/scenario/trace/trace_reader.h"

namespace icctwin {
namespace {

// Of PlanJob::node_specs; a plan with more node types is refused, but its other problems are still looked for.
constexpr std::size_t node_spec_bits = 64;

class Workload {
 public:
  Workload(const Scenario& scenario, const Catalog& catalog, const Places& places, bool read_files, Plan& plan, Diagnostics& diagnostics)
      : scenario_(scenario), catalog_(catalog), places_(places), read_files_(read_files), plan_(plan), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t s = 0; s < scenario_.workload.size(); ++s) {
      where_ = fmt::format("/workload/{}", s);
      std::visit([this](const auto& source) { add_all(source); }, scenario_.workload[s]);
    }
    std::ranges::stable_sort(plan_.jobs, {}, &PlanJob::submit_s);
    keep_to_accelerators();
    if (!diagnostics_.has_errors()) report_too_large();  // a rack that is missing by mistake is no small center
  }

 private:
  void add_all(const TelemetrySource& source) { add(source); }
  void add_all(const ServiceSource& source) {
    if (read_files_) resolve_service(source, where_, scenario_, catalog_, places_, plan_, diagnostics_);
  }

  template <class Source>
  void add_all(const Source& source) {
    const std::size_t first = plan_.jobs.size();
    add(source);
    if (source.checkpoints) {
      check_checkpoints(*source.checkpoints, where_ + "/checkpoints", diagnostics_);
      for (std::size_t j = first; j < plan_.jobs.size(); ++j) resolve_checkpoints(*source.checkpoints, plan_, plan_.jobs[j]);
    }
    if constexpr (requires { source.communication; })
      if (source.communication) communicate(*source.communication, first);
  }

  void communicate(const Communication& words, std::size_t first) {
    const double sum = words.exposed_ratio + words.hidden_ratio;
    if (sum > 1) diagnostics_.add("E-JOB-021", where_ + "/communication/hidden_ratio", fmt::format("{:g}", sum), "1");
    for (std::size_t j = first; j < plan_.jobs.size(); ++j) {
      plan_.jobs[j].communication = {words.exposed_ratio, words.hidden_ratio};
      plan_.jobs[j].traffic = words.pattern == TrafficChoice::ring ? TrafficPattern::ring : TrafficPattern::all_to_all;
    }
  }

  std::string job_id(const std::string& source, const std::string& id) const {
    return scenario_.workload.size() > 1 ? source + ":" + id : id;
  }

  std::uint64_t allowed_specs(const std::vector<std::string>& node_types) {
    if (node_types.empty()) return ~std::uint64_t{0};
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < node_types.size(); ++i) {
      const auto found = std::ranges::find(plan_.node_specs, node_types[i], &NodeSpec::id);
      if (found != plan_.node_specs.end()) {
        bits |= std::uint64_t{1} << std::min<std::ptrdiff_t>(found - plan_.node_specs.begin(), node_spec_bits - 1);
        continue;
      }
      std::vector<std::string> known;
      for (const auto& spec : plan_.node_specs) known.push_back(spec.id);
      diagnostics_.add("E-JOB-001", fmt::format("{}/node_types/{}", where_, i), node_types[i], nearest_name(node_types[i], known));
    }
    return bits;
  }

  double requested_s(double stated_s, double duration_s) const {
    return stated_s > 0 ? stated_s : duration_s * scenario_.operations.requested_time_factor;
  }

  void add(const TraceSource& source) {
    const auto specs = allowed_specs(source.node_types);
    if (!read_files_) return;
    const auto path = places_.scenario_dir / source.file;
    const auto format = static_cast<TraceFormat>(source.format);
    Diagnostics found;
    const auto trace = read_trace(format, path, found, {.swf_processor_is_node = source.swf_processor_is_node});
    append_relative(diagnostics_, found, places_);
    if (!trace) return;
    if (const auto hash = hash_file(path)) plan_.files.push_back({"trace", source.file, hash->sha256, hash->bytes});
    const auto start_s = window_start_s(source, *trace);
    if (!start_s) return;
    std::size_t taken = 0, carried = 0, fractional = 0;
    for (const auto& record : trace->jobs) {
      PlanJob job{.id = job_id(source.id, record.id), .source = source.id, .user = record.user.empty() ? record.queue : record.user};
      job.submit_s = record.submit_s - *start_s;
      job.duration_s = record.duration_s * source.duration_factor;
      job.requested_s = requested_s(record.requested_s * source.duration_factor, job.duration_s);
      if (job.submit_s >= plan_.duration_s) break;  // sorted by submission
      if (job.submit_s < 0) {
        if (!source.carry_over || job.submit_s + job.duration_s <= 0) continue;
        job.duration_s += job.submit_s;
        job.requested_s = std::max(job.requested_s + job.submit_s, job.duration_s);
        job.submit_s = 0;
        job.carried_over = true;
        ++carried;
      }
      job.accelerators = record.accelerators;
      job.nodes = record.accelerators > 0 ? 0 : std::max(1, record.nodes);
      job.accelerator_fraction = record.accelerator_fraction;
      job.accelerator_utilisation = source.intensity.accelerator_utilisation;
      job.cpu_utilisation = source.intensity.cpu_utilisation;
      job.node_specs = specs;
      fractional += record.accelerator_fraction < 1 ? 1 : 0;
      ++taken;
      plan_.jobs.push_back(std::move(job));
    }
    if (taken == 0) diagnostics_.add("W-JOB-002", where_);
    if (fractional > 0) diagnostics_.add("H-JOB-001", where_, std::to_string(fractional));
    plan_.trace = trace->summary;
    note_clock(source, *trace, *start_s, taken, carried);
  }

  std::optional<double> window_start_s(const TraceSource& source, const Trace& trace) {
    if (source.window_start.empty()) return trace.jobs.empty() ? 0 : trace.jobs.front().submit_s;
    double seconds = 0;
    const char* end = source.window_start.data() + source.window_start.size();
    if (const auto read = std::from_chars(source.window_start.data(), end, seconds);
        read.ec == std::errc{} && read.ptr == end && std::isfinite(seconds))
      return seconds;
    const auto time = parse_iso8601(source.window_start);
    if (!time) {
      diagnostics_.add("E-JOB-004", where_ + "/window_start", source.window_start);
      return std::nullopt;
    }
    if (!trace.absolute_time) {
      diagnostics_.add("E-JOB-005", where_ + "/window_start", source.window_start);
      return std::nullopt;
    }
    return time->utc_offset_s ? time->unix_s : time->unix_s - trace.utc_offset_s.value_or(plan_.utc_offset_s);
  }

  void note_clock(const TraceSource& source, const Trace& trace, double start_s, std::size_t taken, std::size_t carried) {
    const std::string from = trace.absolute_time ? format_iso8601(start_s, trace.utc_offset_s.value_or(0)) : fmt::format("{} s", start_s);
    const std::string to = format_iso8601(plan_.start_unix_s, plan_.utc_offset_s);
    plan_.clock.push_back(
        {"trace " + source.id,
         fmt::format("{} of the trace is {} of the run; {} jobs taken, {} of them carried over from before. {}", from, to, taken, carried,
                     trace.clock_note),
         fmt::format("轨迹的 {} 对应仿真的 {}；取 {} 个作业，其中 {} 个自窗前带入。{}", from, to, taken, carried, trace.clock_note)});
  }

  void add(const SyntheticSource& source) {
    const auto specs = allowed_specs(source.node_types);
    bool ordered = check_order(source.nodes_min, source.nodes_max, "nodes_min");
    ordered &= check_order(source.duration_min_s, source.duration_max_s, "duration_min_s");
    ordered &= check_order(source.accelerator_utilisation_min, source.accelerator_utilisation_max, "accelerator_utilisation_min");
    ordered &= check_order(source.cpu_utilisation_min, source.cpu_utilisation_max, "cpu_utilisation_min");
    if (!ordered) return;
    RandomStream random(static_cast<std::uint64_t>(scenario_.simulation.seed), "workload/" + source.id);
    std::vector<PlanJob> jobs(static_cast<std::size_t>(source.jobs));
    for (auto& job : jobs) {
      job.source = source.id;
      // Uniform instants, sorted below, are the arrivals of a Poisson process given their number.
      job.submit_s = random.uniform(0, source.span_s);
      const double size = std::exp(random.uniform(std::log(source.nodes_min), std::log(source.nodes_max + 1.0)));
      job.nodes = std::clamp(static_cast<int>(size), source.nodes_min, source.nodes_max);
      const double duration_s = source.duration_median_s * std::exp(source.duration_sigma * random.normal());
      job.duration_s = std::clamp(duration_s, source.duration_min_s, source.duration_max_s);
      job.requested_s = requested_s(0, job.duration_s);
      job.accelerator_utilisation = random.uniform(source.accelerator_utilisation_min, source.accelerator_utilisation_max);
      job.cpu_utilisation = random.uniform(source.cpu_utilisation_min, source.cpu_utilisation_max);
      job.node_specs = specs;
    }
    std::ranges::stable_sort(jobs, {}, &PlanJob::submit_s);
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].id = job_id(source.id, fmt::format("{}-{:06}", source.id, i + 1));
    std::erase_if(jobs, [&](const PlanJob& job) { return job.submit_s >= plan_.duration_s; });
    plan_.jobs.insert(plan_.jobs.end(), std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
    plan_.clock.push_back({"synthetic " + source.id, "Arrivals are drawn on the run's own clock.", "到达时刻直接在仿真时钟上生成。"});
  }

  bool check_order(double low, double high, const char* key) {
    if (low > high) diagnostics_.add("E-JOB-003", where_ + "/" + key, fmt::format("{}", low), fmt::format("{}", high));
    return low <= high;
  }

  void add(const ListSource& source) {
    const auto specs = allowed_specs(source.node_types);
    for (std::size_t i = 0; i < source.jobs.size(); ++i) {
      const ListedJob& listed = source.jobs[i];
      if (listed.nodes == 0 && listed.accelerators == 0) diagnostics_.add("E-JOB-002", fmt::format("{}/jobs/{}", where_, i));
      if (listed.submit_s >= plan_.duration_s) continue;
      PlanJob job{.id = job_id(source.id, listed.id), .source = source.id, .submit_s = listed.submit_s, .duration_s = listed.duration_s};
      job.requested_s = requested_s(listed.requested_s.value_or(0), listed.duration_s);
      job.nodes = listed.nodes;
      job.accelerators = listed.nodes > 0 ? 0 : listed.accelerators;
      job.accelerator_utilisation = listed.intensity.accelerator_utilisation;
      job.cpu_utilisation = listed.intensity.cpu_utilisation;
      job.node_specs = specs;
      plan_.jobs.push_back(std::move(job));
    }
  }

  void add(const TrainingSource& source) {
    const std::size_t first = plan_.jobs.size();
    resolve_training(source, where_, scenario_, catalog_, places_, plan_, diagnostics_);
    for (std::size_t j = first; j < plan_.jobs.size(); ++j) plan_.jobs[j].id = job_id(source.id, plan_.jobs[j].id);
  }

  void add(const TelemetrySource& source) {
    if (read_files_) resolve_telemetry(source, where_, places_, plan_, diagnostics_);
  }

  // Jobs counted in accelerators cannot run where there are none.
  void keep_to_accelerators() {
    std::uint64_t with_accelerators = 0;
    for (std::size_t k = 0; k < std::min(plan_.node_specs.size(), node_spec_bits); ++k)
      if (plan_.node_specs[k].accelerators > 0) with_accelerators |= std::uint64_t{1} << k;
    for (auto& job : plan_.jobs)
      if (job.nodes == 0) job.node_specs &= with_accelerators;
  }

  // A job that no node type could ever hold will be rejected when it arrives; the user is told before.
  void report_too_large() {
    std::vector<std::int64_t> nodes(plan_.node_specs.size(), 0);
    for (const auto& rack : plan_.racks)
      if (!rack.measured) nodes[plan_.rack_specs[rack.spec].node_spec] += plan_.rack_specs[rack.spec].nodes;
    std::size_t too_large = 0;
    int largest = 0;
    for (const auto& job : plan_.jobs) {
      bool fits = false;
      for (std::size_t s = 0; s < std::min(nodes.size(), node_spec_bits) && !fits; ++s) {
        if (!(job.node_specs >> s & 1)) continue;
        fits = job.nodes > 0 ? job.nodes <= nodes[s] : job.accelerators <= nodes[s] * plan_.node_specs[s].accelerators;
      }
      if (fits) continue;
      ++too_large;
      largest = std::max({largest, job.nodes, job.accelerators});
    }
    if (too_large > 0) diagnostics_.add("W-JOB-001", "/workload", std::to_string(too_large), std::to_string(largest));
  }

  const Scenario& scenario_;
  const Catalog& catalog_;
  const Places& places_;
  bool read_files_;
  Plan& plan_;
  Diagnostics& diagnostics_;
  std::string where_;
};

}  // namespace

void resolve_workload(const Scenario& scenario, const Catalog& catalog, const Places& places, bool read_files, Plan& plan,
                      Diagnostics& diagnostics) {
  Workload(scenario, catalog, places, read_files, plan, diagnostics).run();
}

}  // namespace icctwin
