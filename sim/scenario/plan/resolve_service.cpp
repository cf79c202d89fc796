// Inference services: for each hour of the day a stretch of requests is served by the engine model, or a trace as it is.
//
// Requests of a stretch come as a Poisson process of the hour's rate; lengths are log-normal. The first fifth warms the engines up and is
// not counted. Left out: queues that one hour of the day hands to the next (a trace has them), slower answers of throttled accelerators.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "models/compute/serving/fleet.h"
#include "models/compute/serving/serving_setup.h"
#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/serving_catalog.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/plan/service_hours.h"
#include "sim/scenario/requests/request_reader.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

constexpr double warm_up_share = 0.2;
constexpr double replica_cpu_utilisation = 0.2;
constexpr double gb = 1e9;

template <class Entry>
std::string nearest_of(const std::vector<Entry>& entries, const std::string& word) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const auto& entry : entries) ids.push_back(entry.id);
  return nearest_name(word, ids);
}

class ServiceResolver {
 public:
  ServiceResolver(const ServiceSource& source, std::string where, const Scenario& scenario, const Catalog& catalog, const Places& places,
                  Plan& plan, Diagnostics& diagnostics)
      : source_(source),
        where_(std::move(where)),
        scenario_(scenario),
        catalog_(catalog),
        places_(places),
        plan_(plan),
        diagnostics_(diagnostics) {}

  void run() {
    const bool known = find_sheets(), consistent = check_words();
    std::optional<RequestTrace> trace;
    if (source_.requests_file) {
      trace = read_trace();
      if (!trace) return;
    }
    if (!known || !consistent) return;
    PlanService service = trace ? traced(trace->requests) : PlanService{.id = source_.id, .hours = sampled_day()};
    service.replicas = source_.replicas + source_.prompt_replicas;
    for (int r = 0; r < service.replicas; ++r) {
      PlanJob job{.id = fmt::format("{}-{:03}", source_.id, r + 1), .source = source_.id};
      job.duration_s = job.requested_s = 1e12;  // beyond any run
      job.accelerators = source_.tensor_parallel;
      job.accelerator_utilisation = service.hours[0].utilisation;
      job.cpu_utilisation = replica_cpu_utilisation;
      job.node_specs = std::uint64_t{1} << spec_;
      job.service = plan_.services.size();
      plan_.jobs.push_back(std::move(job));
    }
    plan_.services.push_back(std::move(service));
  }

 private:
  bool check_words() const {
    const std::size_t before = diagnostics_.problems().size();
    if (source_.hourly_ratio.size() != 24)
      diagnostics_.add("E-COOL-007", where_ + "/hourly_ratio", std::to_string(source_.hourly_ratio.size()), "24");
    if (source_.autoscaling && source_.autoscaling->replicas_min > source_.replicas)
      diagnostics_.add("E-JOB-025", where_ + "/autoscaling/replicas_min", std::to_string(source_.autoscaling->replicas_min),
                       std::to_string(source_.replicas));
    return diagnostics_.problems().size() == before;
  }

  std::optional<RequestTrace> read_trace() const {
    const auto path = places_.scenario_dir / *source_.requests_file;
    auto trace = read_requests(path, diagnostics_);
    if (!trace) return std::nullopt;
    if (const auto hash = hash_file(path)) plan_.files.push_back({"requests", *source_.requests_file, hash->sha256, hash->bytes});
    return trace;
  }

  bool find_sheets() {
    const AiSheets sheets = read_ai_sheets(places_.data_dir, diagnostics_);
    const ServingSheets serving = read_serving_sheets(places_.data_dir, diagnostics_);
    const TransformerModel* model = sheets.find_model(source_.model);
    if (!model)
      diagnostics_.add("E-IN-008", where_ + "/model", source_.model, nearest_of(sheets.models, source_.model),
                       {{"kind", "model"}, {"kind_zh", "模型"}});
    const ServingStack* stack = serving.find_stack(source_.stack);
    if (!stack)
      diagnostics_.add("E-IN-008", where_ + "/stack", source_.stack, nearest_of(serving.stacks, source_.stack),
                       {{"kind", "serving stack"}, {"kind_zh", "推理软件栈"}});
    const NodeSpec* node = nullptr;
    for (std::size_t s = 0; s < plan_.node_specs.size() && !node; ++s) {
      const NodeSpec& spec = plan_.node_specs[s];
      if (spec.accelerators == 0 || (!source_.node_type.empty() && source_.node_type != spec.id)) continue;
      node = &spec;
      spec_ = s;
    }
    if (!node) diagnostics_.add("E-JOB-001", where_ + "/node_type", source_.node_type, nearest_of(plan_.node_specs, source_.node_type));
    if (!model || !stack || !node) return false;
    const Accelerator* accelerator = find_accelerator(node->accelerator);
    if (!accelerator || source_.tensor_parallel > node->accelerators) {
      diagnostics_.add("E-JOB-023", where_ + "/tensor_parallel", std::to_string(source_.tensor_parallel),
                       std::to_string(node->accelerators));
      return false;
    }
    power_.idle_w = node->accelerator_idle_w;
    power_.max_w = node->accelerator_max_w;
    if (const auto* sheet = find_power(sheets.powers, accelerator->id)) power_.sheet = *sheet;
    plan_of_engine_.format = source_.format;
    plan_of_engine_.tensor_parallel = source_.tensor_parallel;
    std::string missing;
    const auto setup = serving_setup(*model, *accelerator, *stack, plan_of_engine_, missing);
    if (!setup) {
      diagnostics_.add("E-AI-006", where_ + "/model", accelerator->id, missing);
      return false;
    }
    setup_ = *setup;
    if (!setup_.fitted) diagnostics_.add("W-SRV-001", where_ + "/stack", stack->id, accelerator->id);
    limits_.token_budget = static_cast<std::int64_t>(plan_of_engine_.token_budget);
    limits_.sequences = static_cast<std::int64_t>(plan_of_engine_.sequences);
    limits_.blocks = static_cast<std::int64_t>(setup_.memory.cache_tokens / static_cast<double>(limits_.block_tokens));
    const double needed = source_.requests_file ? 1.0 : source_.prompt_tokens + source_.output_tokens;
    if (setup_.memory.cache_tokens < needed) {
      diagnostics_.add("E-JOB-024", where_ + "/tensor_parallel", fmt::format("{:.0f}", std::max(0.0, setup_.memory.cache_tokens)),
                       fmt::format("{:.0f}", needed),
                       {{"weights", fmt::format("{:.4g} GB", setup_.memory.weights_bytes / gb)},
                        {"memory", fmt::format("{:.4g} GB", setup_.memory.device_bytes / gb)}});
      return false;
    }
    return true;
  }

  const Accelerator* find_accelerator(const std::string& id) const {
    const auto own = std::ranges::find(scenario_.accelerators, id, &Accelerator::id);
    return own != scenario_.accelerators.end() ? &*own : catalog_.find_accelerator(id);
  }

  std::vector<ServedRequest> requests(std::size_t hour, double rate, double span_s) const {
    RandomStream random(static_cast<std::uint64_t>(scenario_.simulation.seed), fmt::format("service/{}/{}", source_.id, hour));
    const double sigma = source_.token_sigma;
    const auto length = [&](double mean) {
      const double drawn = mean * std::exp(sigma * random.normal() - sigma * sigma / 2);
      return static_cast<std::int64_t>(std::clamp(drawn, 1.0, setup_.memory.cache_tokens / 2));
    };
    std::vector<ServedRequest> all;
    for (double at_s = 0;;) {
      at_s += -std::log(1 - random.uniform()) / rate;
      if (at_s > span_s) return all;
      ServedRequest one;
      one.arrival_s = at_s;
      one.prompt_tokens = length(source_.prompt_tokens);
      one.output_tokens = length(source_.output_tokens);
      all.push_back(std::move(one));
    }
  }

  FleetOptions fleet() const {
    FleetOptions out;
    out.replicas = source_.replicas;
    out.prompt_replicas = source_.prompt_replicas;
    out.handover_bytes_per_s = source_.handover_bytes_per_s;
    const double token_bytes = cache_bytes_per_token(setup_.engine.shape, setup_.engine.precision, 1);
    out.prefix_blocks =
        static_cast<std::int64_t>(source_.prefix_store_bytes / (token_bytes * static_cast<double>(out.prefix_block_tokens)));
    if (const auto& words = source_.autoscaling)
      out.autoscaling = Autoscaling{words->replicas_min, source_.replicas,   0, words->interval_s, words->unfinished_per_replica,
                                    words->start_s,      words->stop_after_s};
    return out;
  }

  // One sample for each hour of the day. Replicas that follow the load begin with those of the hour before, the first hour with those that
  // the last hour of the day ends with.
  std::vector<ServiceHour> sampled_day() const {
    double sum = 0;
    for (const double ratio : source_.hourly_ratio) sum += ratio;
    const auto rate = [&](std::size_t hour) { return sum > 0 ? source_.requests_per_s * source_.hourly_ratio[hour] * 24 / sum : 0.0; };
    FleetOptions options = fleet();
    options.window_s = source_.sample_s;
    options.window_begin_s = warm_up_share * source_.sample_s;
    if (options.autoscaling) {
      options.window_begin_s = std::max(options.window_begin_s, options.autoscaling->start_s + options.autoscaling->interval_s);
      options.autoscaling->first = source_.replicas;
      sampled_hour(23, rate(23), options);
    }
    std::vector<ServiceHour> day;
    day.reserve(24);
    for (std::size_t h = 0; h < 24; ++h) day.push_back(sampled_hour(h, rate(h), options));
    return day;
  }

  ServiceHour sampled_hour(std::size_t index, double rate, FleetOptions& options) const {
    const auto asked = rate > 0 ? requests(index, rate, options.window_begin_s + options.window_s) : std::vector<ServedRequest>();
    const FleetResult result = serve(setup_.engine, limits_, options, asked);
    if (options.autoscaling) options.autoscaling->first = std::max(options.autoscaling->least, result.replicas_last);
    return service_hours({setup_.engine, options, asked, result}, 1, false, power_, goals())[0];
  }

  // A trace is served whole; its length is cut into equal parts of an hour or less.
  PlanService traced(const std::vector<ServedRequest>& asked) const {
    const double count = static_cast<double>(asked.size());
    const double span_s = std::max(1.0, asked.back().arrival_s * (count > 1 ? count / (count - 1) : 1.0));  // one gap after the last
    const double hours = std::ceil(span_s / s_per_h);
    FleetOptions options = fleet();
    options.window_s = span_s / hours;
    const FleetResult result = serve(setup_.engine, limits_, options, asked);
    if (!result.refused.empty())
      diagnostics_.add("W-SRV-003", where_ + "/requests_file", std::to_string(result.refused.size()), std::to_string(asked.size()),
                       {{"tokens", fmt::format("{:.0f}", setup_.memory.cache_tokens)}});
    PlanService service{.id = source_.id, .by_clock = false, .hour_s = options.window_s, .hours = {}};
    service.hours = service_hours({setup_.engine, options, asked, result}, static_cast<std::size_t>(hours), true, power_, goals());
    return service;
  }

  ServiceGoals goals() const { return {source_.first_token_goal_s, source_.per_token_goal_s}; }

  const ServiceSource& source_;
  std::string where_;
  const Scenario& scenario_;
  const Catalog& catalog_;
  const Places& places_;
  Plan& plan_;
  Diagnostics& diagnostics_;
  std::size_t spec_ = 0;
  ServicePower power_;
  ServingPlan plan_of_engine_;
  ServingSetup setup_;
  EngineLimits limits_;
};

}  // namespace

void resolve_service(const ServiceSource& source, const std::string& where, const Scenario& scenario, const Catalog& catalog,
                     const Places& places, Plan& plan, Diagnostics& diagnostics) {
  ServiceResolver(source, where, scenario, catalog, places, plan, diagnostics).run();
}

}  // namespace icctwin
