// Inference services: for each hour of the day a stretch of requests is served by the engine model.
//
// Requests come as a Poisson process of the hour's rate; lengths are log-normal. The first fifth warms the engines up and is not counted.
// Power: prompts and single tokens by the time that the engines spend on them (models/compute/phase_power.h), idle replicas with an open
// context between. Left out: queues that one hour hands to the next.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/compute/serving/fleet.h"
#include "models/compute/serving/serving_setup.h"
#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/serving_catalog.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"

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
    if (!find_sheets()) return;
    if (source_.hourly_ratio.size() != 24) {
      diagnostics_.add("E-COOL-007", where_ + "/hourly_ratio", std::to_string(source_.hourly_ratio.size()), "24");
      return;
    }
    double sum = 0;
    for (const double ratio : source_.hourly_ratio) sum += ratio;
    PlanService service{source_.id, source_.replicas, {}};
    for (std::size_t h = 0; h < 24; ++h)
      service.hours[h] = hour(h, sum > 0 ? source_.requests_per_s * source_.hourly_ratio[h] * 24 / sum : 0.0);
    for (int r = 0; r < source_.replicas; ++r) {
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
    idle_w_ = node->accelerator_idle_w;
    max_w_ = node->accelerator_max_w;
    if (const auto* power = find_power(serving.powers, accelerator->id)) power_ = *power;
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
    const double needed = source_.prompt_tokens + source_.output_tokens;
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

  std::vector<ServedRequest> requests(std::size_t hour, double rate) const {
    RandomStream random(static_cast<std::uint64_t>(scenario_.simulation.seed), fmt::format("service/{}/{}", source_.id, hour));
    const double span_s = source_.sample_s * (1 + warm_up_share), sigma = source_.token_sigma;
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

  ServiceHour hour(std::size_t index, double rate) const {
    ServiceHour out;
    const double awake_w = power_.hour_awake_ratio * max_w_;
    const auto share_of = [&](double mean_w) { return std::clamp((mean_w - idle_w_) / std::max(1.0, max_w_ - idle_w_), 0.0, 1.0); };
    out.utilisation = share_of(awake_w);
    if (rate <= 0) return out;
    const auto asked = requests(index, rate);
    if (asked.empty()) return out;
    FleetOptions fleet;
    fleet.replicas = source_.replicas;
    const FleetResult result = serve(setup_.engine, limits_, fleet, asked);

    // What was answered within the sample, and how fast.
    const double from_s = source_.sample_s * warm_up_share, to_s = from_s + source_.sample_s;
    std::vector<double> first, per_token;
    double came = 0, attained = 0, answered = 0, tokens = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const RequestTimes& times = result.times[i];
      if (times.finish_s >= from_s && times.finish_s < to_s) {
        answered += 1;
        tokens += static_cast<double>(asked[i].output_tokens);
      }
      if (asked[i].arrival_s < from_s) continue;
      came += 1;
      if (times.finish_s < 0) continue;
      const double first_s = times.first_token_s - asked[i].arrival_s;
      const double each_s =
          asked[i].output_tokens > 1 ? (times.finish_s - times.first_token_s) / static_cast<double>(asked[i].output_tokens - 1) : 0.0;
      first.push_back(first_s);
      per_token.push_back(each_s);
      attained += first_s <= source_.first_token_goal_s && each_s <= source_.per_token_goal_s ? 1 : 0;
    }
    out.asked_per_s = came / source_.sample_s;
    out.requests_per_s = answered / source_.sample_s;
    out.output_tokens_per_s = tokens / source_.sample_s;
    out.first_token_p95_s = percentiles(first).p95;
    out.per_token_p95_s = percentiles(per_token).p95;
    out.attained = came > 0 ? attained / came : 0;

    const EngineWork& work = result.work;
    const double t = source_.tensor_parallel;
    double busy_j = work.prompt_s * prompt_power_w(power_, max_w_);
    if (work.decode_s > 0)
      busy_j +=
          work.decode_s * decode_power_w(power_, max_w_, work.decode_bytes / (t * setup_.engine.device.memory_bytes_per_s * work.decode_s),
                                         work.decode_flop / (t * setup_.engine.device.flop_per_s * work.decode_s));
    // Over the time until the last answer, all replicas.
    const double span_s = std::max(to_s, work.last_s) * source_.replicas, busy_s = std::min(span_s, work.prompt_s + work.decode_s);
    out.utilisation = share_of((busy_j + (span_s - busy_s) * awake_w) / span_s);
    return out;
  }

  const ServiceSource& source_;
  std::string where_;
  const Scenario& scenario_;
  const Catalog& catalog_;
  const Places& places_;
  Plan& plan_;
  Diagnostics& diagnostics_;
  std::size_t spec_ = 0;
  double idle_w_ = 0, max_w_ = 0;
  AcceleratorPower power_;
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
