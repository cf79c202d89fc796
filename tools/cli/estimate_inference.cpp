// icctwin estimate inference: one engine, or a service on a trace of requests.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/base/conversions.h"
#include "models/compute/serving/fleet.h"
#include "models/compute/serving/serving_estimate.h"
#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/catalog/serving_catalog.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/requests/request_reader.h"
#include "sim/validation/inference_kinds.h"
#include "tools/cli/estimate.h"

namespace icctwin {
namespace {

constexpr double giga = 1e9, ms = 1e-3;
constexpr double million = 1e6;

struct InferenceOptions {
  std::string model, accelerator, stack = "vllm_v1", dtype = "bf16", format = "text", language = "en", trace;
  int tensor_parallel = 1, expert_parallel = 1, accelerators = 8, replicas = 1, prompt_replicas = 0, replicas_most = 0;
  double prompt_tokens = 1024, output_tokens = 256, batch = 0, token_budget = 2048, sequences = 256;
  double price_per_hour = 0, first_token_ms = 0, per_token_ms = 0, prefix_store_tokens = 0;
  std::size_t requests = 0;
  bool best = false;
};

/// What the options name.
struct Sheets {
  TransformerModel model;
  Accelerator accelerator;
  ServingStack stack;
  AcceleratorPower power;
  ServingFormat dtype = ServingFormat::bf16;
};

/// The nearest id: by spelling, else the one that begins with most of the word.
template <class Entry>
std::string nearest_id(const std::vector<Entry>& entries, const std::string& word) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const Entry& entry : entries) ids.push_back(entry.id);
  if (std::string near = nearest_name(word, ids); !near.empty()) return near;
  std::string best;
  std::size_t most = 0;
  for (const std::string& id : ids) {
    const auto common = static_cast<std::size_t>(std::ranges::mismatch(id, word).in1 - id.begin());
    if (best.empty() || common > most) best = id, most = common;
  }
  return best;
}

void unknown(const char* kind, const char* kind_zh, const char* option, const std::string& word, const std::string& near,
             Diagnostics& diagnostics) {
  diagnostics.add("E-IN-008", option, word, near, {{"kind", kind}, {"kind_zh", kind_zh}});
}

/// All sheets that the options name; nothing after problems, of which all are told.
std::optional<Sheets> find_sheets(const InferenceOptions& options, Diagnostics& diagnostics) {
  const auto data = find_data_dir();
  const auto accelerators = read_catalog(data, diagnostics).accelerators;
  const AiSheets ai = read_ai_sheets(data, diagnostics);
  const auto& models = ai.models;
  const auto serving = read_serving_sheets(data, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  Sheets sheets;
  if (options.model.ends_with(".json")) {
    if (const auto own = read_model_file(options.model, diagnostics)) sheets.model = *own;
  } else if (const auto* model = validation::model_of_words(models, options.model)) {
    sheets.model = *model;
  } else {
    unknown("model", "模型", "--model", options.model, validation::nearest_model(models, options.model), diagnostics);
  }
  if (const auto* accelerator = validation::accelerator_of_words(accelerators, options.accelerator)) {
    sheets.accelerator = *accelerator;
  } else {
    unknown("accelerator", "加速卡", "--accelerator", options.accelerator, nearest_id(accelerators, options.accelerator), diagnostics);
  }
  if (const auto* stack = serving.find_stack(options.stack)) {
    sheets.stack = *stack;
  } else {
    unknown("serving stack", "推理软件栈", "--stack", options.stack, nearest_id(serving.stacks, options.stack), diagnostics);
  }
  const auto formats = choices_of(ServingFormat{});
  for (std::size_t i = 0; i < formats.size(); ++i)
    if (formats[i].value == options.dtype) sheets.dtype = static_cast<ServingFormat>(i);
  if (diagnostics.has_errors()) return std::nullopt;
  if (const auto* power = find_power(ai.powers, sheets.accelerator.id)) sheets.power = *power;
  return sheets;
}

std::string gb(double bytes) { return fmt::format("{:.4g} GB", bytes / giga); }

/// What works instead of a plan that does not: more accelerators per engine, else a smaller format.
std::string what_works(const Sheets& sheets, const ServingPlan& plan, const ServiceLoad& load, bool zh) {
  const auto works = [&](const ServingPlan& one) {
    std::string missing;
    const auto setup = serving_setup(sheets.model, sheets.accelerator, sheets.stack, one, missing);
    return setup && estimate_serving(*setup, one, sheets.power, sheets.accelerator.max_w, load, 1).batch_most >= 1;
  };
  constexpr int most = 64;
  for (const ServingFormat format : {plan.format, ServingFormat::fp8, ServingFormat::int8, ServingFormat::fp4}) {
    ServingPlan one = plan;
    one.format = format;
    for (const int t : possible_tensor_parallel(sheets.model, most)) {
      one.tensor_parallel = t;
      if (t < plan.tensor_parallel || !works(one)) continue;
      const auto name = choices_of(format)[static_cast<std::size_t>(format)].value;
      return zh ? fmt::format("最接近的可行方案：{}，--tp {}。", name, t)
                : fmt::format("The nearest that works: {} with --tp {}.", name, t);
    }
  }
  return zh ? "请换用显存更大的加速卡或更小的模型。" : "Choose an accelerator with more memory, or a smaller model.";
}

/// Whether the plan can serve; tells which term is too large, by how much, and what works.
bool check_fit(const Sheets& sheets, const ServingSetup& setup, const ServingPlan& plan, const ServiceLoad& load, double batch,
               Diagnostics& diagnostics) {
  const ServingMemory& memory = setup.memory;
  const auto advice = [&](bool zh) { return what_works(sheets, plan, load, zh); };
  const double taken = memory.weights_bytes + memory.activations_bytes + memory.runtime_bytes;
  if (memory.cache_bytes < memory.token_bytes) {
    const std::pair<double, const char*> terms[] = {
        {memory.weights_bytes, "weights"}, {memory.activations_bytes, "activations"}, {memory.runtime_bytes, "runtime"}};
    const auto& largest = *std::ranges::max_element(terms);
    const double there = sheets.stack.memory.of_free ? memory.device_bytes : sheets.stack.memory.utilisation * memory.device_bytes;
    diagnostics.add("E-SRV-001", "--tp", gb(taken), gb(there),
                    {{"off", gb(taken + memory.token_bytes - there)},
                     {"term", fmt::format("{} {}", largest.second, gb(largest.first))},
                     {"advice", advice(false)},
                     {"advice_zh", advice(true)}});
    return false;
  }
  const double per_request = load.prompt_tokens + load.output_tokens;
  if (memory.cache_tokens < per_request) {
    diagnostics.add(
        "E-SRV-002", "--prompt", fmt::format("{:.0f}", per_request), fmt::format("{:.0f}", memory.cache_tokens),
        {{"off", fmt::format("{:.0f}", per_request - memory.cache_tokens)}, {"advice", advice(false)}, {"advice_zh", advice(true)}});
    return false;
  }
  const double most = std::floor(std::min(plan.sequences, memory.cache_tokens / per_request));
  if (batch > most) {
    diagnostics.add("E-SRV-003", "--batch", fmt::format("{:.0f}", batch), fmt::format("{:.0f}", most),
                    {{"tokens", fmt::format("{:.0f}", per_request)}, {"cache", fmt::format("{:.0f}", memory.cache_tokens)}});
    return false;
  }
  return true;
}

void warn(const Sheets& sheets, const ServingSetup& setup, Diagnostics& diagnostics) {
  if (!setup.fitted) diagnostics.add("W-SRV-001", "--accelerator", sheets.stack.id, sheets.accelerator.id);
  if (setup.assumed_link) diagnostics.add("W-SRV-002", "--accelerator", sheets.accelerator.id, "64 GB/s");
}

void print_parts(const char* what, const IterationTime& t) {
  fmt::print("  {:<34}{:>10.2f} ms   compute {:.2f}, weights {:.2f}, cache {:.2f}, collectives {:.2f}, host {:.2f}\n", what, t.total_s / ms,
             (t.compute_s + t.elementwise_s + t.surcharge_s) / ms, t.weights_s / ms, t.cache_s / ms, t.collectives_s / ms, t.host_s / ms);
}

double cost_per_million(const ServingEstimate& e, double price_per_hour) {
  return price_per_hour * e.plan.tensor_parallel / s_per_h / e.output_tokens_per_s * million;
}

void print_estimate(const InferenceOptions& options, const Sheets& sheets, const ServingEstimate& e) {
  fmt::print("{} on {} x {}, {}, {}\n", sheets.model.name.empty() ? sheets.model.id : sheets.model.name, e.plan.tensor_parallel,
             sheets.accelerator.name, choices_of(e.plan.format)[static_cast<std::size_t>(e.plan.format)].value, sheets.stack.name);
  fmt::print("prompt {:.0f}, output {:.0f} tokens, batch {:.0f} (largest {:.0f})\n\n", options.prompt_tokens, options.output_tokens,
             e.batch, e.batch_most);
  fmt::print("time (the parts overlap)\n");
  print_parts("first token, engine idle", e.prompt_time);
  print_parts("per token, steady service", e.steady_time);
  print_parts("per token, decoding alone", e.decode_time);
  fmt::print("\nthroughput of the engine\n");
  fmt::print("  {:<34}{:>10.1f} /s, {:.1f} /s per accelerator\n", "output tokens", e.output_tokens_per_s,
             e.output_tokens_per_s / e.plan.tensor_parallel);
  fmt::print("  {:<34}{:>10.1f} /s\n", "prompt tokens", e.prompt_tokens_per_s);
  fmt::print("  {:<34}{:>10.3f} /s\n", "requests", e.requests_per_s);
  const ServingMemory& m = e.memory;
  const double t = e.plan.tensor_parallel;
  fmt::print("\nmemory of an accelerator, {:.4g} GB\n", m.device_bytes / t / giga);
  for (const auto& [name, bytes] : {std::pair{"weights", m.weights_bytes},
                                    {"activations at their peak", m.activations_bytes},
                                    {"runtime", m.runtime_bytes},
                                    {"cache", m.cache_bytes},
                                    {"left unused", m.unused_bytes}})
    fmt::print("  {:<34}{:>10.2f} GB\n", name, bytes / t / giga);
  fmt::print("  {:<34}{:>10.0f} of {:.4g} KB each, all accelerators\n", "tokens in the cache", m.cache_tokens, m.token_bytes / 1e3);
  fmt::print("\npower of an accelerator, {:.0f} W at most\n", sheets.accelerator.max_w);
  fmt::print("  {:<34}{:>10.0f} W   {:.0f} % of the time\n", "prompts", e.prompt_w, e.prompt_share * 100);
  fmt::print("  {:<34}{:>10.0f} W   {:.0f} % of the bandwidth, {:.1f} % of the peak\n", "decoding", e.decode_w, e.bandwidth_use * 100,
             e.compute_use * 100);
  fmt::print("  {:<34}{:>10.0f} W\n", "mean", e.mean_w);
  fmt::print("  {:<34}{:>10.3f} J, accelerators alone\n", "energy per output token", e.joule_per_output_token);
  if (options.price_per_hour > 0)
    fmt::print("\ncost\n  {:<34}{:>10.4g} per million output tokens at {:g} per accelerator and hour\n", "",
               cost_per_million(e, options.price_per_hour), options.price_per_hour);
}

nlohmann::ordered_json parts_json(const IterationTime& t) {
  return {{"total_s", t.total_s},
          {"compute_s", t.compute_s + t.elementwise_s + t.surcharge_s},
          {"weights_s", t.weights_s},
          {"cache_s", t.cache_s},
          {"collectives_s", t.collectives_s},
          {"host_s", t.host_s}};
}

nlohmann::ordered_json estimate_json(const InferenceOptions& options, const Sheets& sheets, const ServingEstimate& e) {
  nlohmann::ordered_json json = {{"model", sheets.model.id},
                                 {"accelerator", sheets.accelerator.id},
                                 {"stack", sheets.stack.id},
                                 {"dtype", choices_of(e.plan.format)[static_cast<std::size_t>(e.plan.format)].value},
                                 {"tensor_parallel", e.plan.tensor_parallel},
                                 {"prompt_tokens", options.prompt_tokens},
                                 {"output_tokens", options.output_tokens},
                                 {"batch", e.batch},
                                 {"batch_most", e.batch_most},
                                 {"first_token", parts_json(e.prompt_time)},
                                 {"per_token", parts_json(e.steady_time)},
                                 {"decode", parts_json(e.decode_time)},
                                 {"output_tokens_per_s", e.output_tokens_per_s},
                                 {"prompt_tokens_per_s", e.prompt_tokens_per_s},
                                 {"requests_per_s", e.requests_per_s},
                                 {"memory",
                                  {{"device_bytes", e.memory.device_bytes},
                                   {"weights_bytes", e.memory.weights_bytes},
                                   {"activations_bytes", e.memory.activations_bytes},
                                   {"runtime_bytes", e.memory.runtime_bytes},
                                   {"cache_bytes", e.memory.cache_bytes},
                                   {"unused_bytes", e.memory.unused_bytes},
                                   {"cache_tokens", e.memory.cache_tokens},
                                   {"token_bytes", e.memory.token_bytes}}},
                                 {"prompt_w", e.prompt_w},
                                 {"decode_w", e.decode_w},
                                 {"mean_w", e.mean_w},
                                 {"prompt_share", e.prompt_share},
                                 {"joule_per_output_token", e.joule_per_output_token}};
  if (options.price_per_hour > 0) json["cost_per_million_output_tokens"] = cost_per_million(e, options.price_per_hour);
  return json;
}

void print_search(const InferenceOptions& options, const Sheets& sheets, const ServingSearchResult& result) {
  fmt::print("{} on {}, prompt {:.0f}, output {:.0f} tokens: best batch for each tensor parallelism, {} plans tried\n\n",
             sheets.model.name.empty() ? sheets.model.id : sheets.model.name, sheets.accelerator.name, options.prompt_tokens,
             options.output_tokens, result.tried);
  fmt::print("{:>4}{:>8}{:>16}{:>16}{:>18}{:>14}{:>12}{:>12}{}\n", "tp", "batch", "first token ms", "per token ms", "tokens/s per acc.",
             "tokens/s", "mean W", "J/token", options.price_per_hour > 0 ? "  cost per M" : "");
  for (const ServingEstimate& e : result.best)
    fmt::print("{:>4}{:>8.0f}{:>16.1f}{:>16.2f}{:>18.1f}{:>14.1f}{:>12.0f}{:>12.3f}{}\n", e.plan.tensor_parallel, e.batch,
               e.first_token_s / ms, e.per_token_s / ms, e.output_tokens_per_s / e.plan.tensor_parallel, e.output_tokens_per_s, e.mean_w,
               e.joule_per_output_token,
               options.price_per_hour > 0 ? fmt::format("{:>12.4g}", cost_per_million(e, options.price_per_hour)) : "");
}

Exit search(const InferenceOptions& options, const Sheets& sheets, const ServingPlan& plan, const ServiceLoad& load,
            Diagnostics& diagnostics) {
  ServingGoal goal;
  if (options.first_token_ms > 0) goal.first_token_s = options.first_token_ms * ms;
  if (options.per_token_ms > 0) goal.per_token_s = options.per_token_ms * ms;
  goal.accelerators_most = options.accelerators;
  const ServingSearchResult result = search_serving(sheets.model, sheets.accelerator, sheets.stack, plan, sheets.power, load, goal);
  if (result.best.empty()) {
    std::string missing;
    ServingPlan largest = plan;
    largest.tensor_parallel = possible_tensor_parallel(sheets.model, options.accelerators).back();
    const auto setup = serving_setup(sheets.model, sheets.accelerator, sheets.stack, largest, missing);
    if (!setup) {
      diagnostics.add("E-AI-006", "--accelerator", sheets.accelerator.id, missing);
    } else if (!result.nearest) {
      check_fit(sheets, *setup, largest, load, 0, diagnostics);
    } else {
      const ServingEstimate& n = *result.nearest;
      diagnostics.add("E-SRV-005", "--best", fmt::format("{:.4g} ms, {:.4g} ms", n.first_token_s / ms, n.per_token_s / ms),
                      fmt::format("--tp {} --batch {:.0f}", n.plan.tensor_parallel, n.batch));
    }
    return Exit::bad_input;
  }
  if (options.format == "json") {
    auto list = nlohmann::ordered_json::array();
    for (const ServingEstimate& e : result.best) list.push_back(estimate_json(options, sheets, e));
    fmt::print("{}\n", nlohmann::ordered_json{{"tried", result.tried}, {"best", list}}.dump(2));
  } else {
    print_search(options, sheets, result);
  }
  return Exit::ok;
}

/// A service on a trace.
struct Service {
  FleetResult result;
  ServiceTimes times;
  double mean_w = 0;  ///< of an accelerator while its engine works
  double busy_s = 0;
  double energy_j = 0;  ///< of all accelerators, idle replicas included
  double joule_per_output_token = 0;
};

Service serve_trace(const InferenceOptions& options, const Sheets& sheets, const ServingSetup& setup, const ServingPlan& plan,
                    const std::vector<ServedRequest>& requests) {
  EngineLimits limits;
  limits.token_budget = static_cast<std::int64_t>(plan.token_budget);
  limits.sequences = static_cast<std::int64_t>(plan.sequences);
  limits.blocks = static_cast<std::int64_t>(setup.memory.cache_tokens / static_cast<double>(limits.block_tokens));
  FleetOptions fleet;
  fleet.replicas = options.replicas;
  fleet.prompt_replicas = options.prompt_replicas;
  if (options.replicas_most > options.replicas)
    fleet.autoscaling = Autoscaling{.least = options.replicas, .most = options.replicas_most, .unfinished_per_replica = plan.sequences / 2};
  fleet.prefix_blocks = static_cast<std::int64_t>(options.prefix_store_tokens / static_cast<double>(fleet.prefix_block_tokens));
  Service service;
  service.result = serve(setup.engine, limits, fleet, requests);
  service.times = service_times(requests, service.result.times);
  const EngineWork& work = service.result.work;
  const double t = plan.tensor_parallel, max_w = sheets.accelerator.max_w;
  service.busy_s = work.prompt_s + work.decode_s;
  double busy_j = work.prompt_s * prompt_power_w(sheets.power, max_w);
  if (work.decode_s > 0)
    busy_j += work.decode_s * decode_power_w(sheets.power, max_w,
                                             work.decode_bytes / (t * setup.engine.device.memory_bytes_per_s * work.decode_s),
                                             work.decode_flop / (t * setup.engine.device.flop_per_s * work.decode_s));
  service.mean_w = service.busy_s > 0 ? busy_j / service.busy_s : 0;
  const double idle_s = std::max(0.0, service.result.replica_s - service.busy_s);
  service.energy_j = t * (busy_j + idle_s * sheets.power.hour_awake_ratio * max_w);
  double outputs = 0;
  for (std::size_t i = 0; i < requests.size(); ++i)
    if (service.result.times[i].finish_s >= 0) outputs += static_cast<double>(requests[i].output_tokens);
  service.joule_per_output_token = outputs > 0 ? service.energy_j / outputs : 0;
  return service;
}

nlohmann::ordered_json percentiles_json(const Percentiles& p) {
  return {{"mean", p.mean}, {"p50", p.p50}, {"p90", p.p90}, {"p95", p.p95}, {"p99", p.p99}, {"max", p.max}};
}

void print_service(const InferenceOptions& options, const Service& service, const ServingPlan& plan, std::size_t requests) {
  const ServiceTimes& times = service.times;
  fmt::print("{} requests of {}, {} finished, {} refused because no cache holds them, {:.1f} s from first to last\n", requests,
             options.trace, times.finished, service.result.refused.size(), times.span_s);
  fmt::print("replicas of {} accelerators: {} at most, {:.4g} replica-hours, busy {:.1f} %\n\n", plan.tensor_parallel,
             service.result.replicas_most, service.result.replica_s / s_per_h,
             service.busy_s / std::max(1e-9, service.result.replica_s) * 100);
  fmt::print("  {:<28}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}\n", "", "mean", "p50", "p90", "p95", "p99", "max");
  const auto line = [](const char* name, const Percentiles& p) {
    fmt::print("  {:<28}{:>12.4f}{:>12.4f}{:>12.4f}{:>12.4f}{:>12.4f}{:>12.4f}\n", name, p.mean, p.p50, p.p90, p.p95, p.p99, p.max);
  };
  line("time to first token, s", times.first_token_s);
  line("time per output token, s", times.per_token_s);
  line("end to end, s", times.end_to_end_s);
  fmt::print("\n  {:<28}{:>12.2f} /s\n  {:<28}{:>12.1f} /s\n  {:<28}{:>12.1f} /s\n", "requests", times.requests_per_s, "prompt tokens",
             times.prompt_tokens_per_s, "output tokens", times.output_tokens_per_s);
  fmt::print("  {:<28}{:>12}\n  {:<28}{:>12}\n  {:<28}{:>12}\n", "iterations", service.result.work.iterations, "pushed out of the cache",
             service.result.work.pushed_out, "prompt tokens found kept", service.result.prompt_tokens_reused);
  fmt::print("  {:<28}{:>12.0f} W of an accelerator while its engine works\n", "power", service.mean_w);
  fmt::print("  {:<28}{:>12.3f} J, accelerators alone, idle time included\n", "energy per output token", service.joule_per_output_token);
  if (options.price_per_hour > 0)
    fmt::print("  {:<28}{:>12.4g} at {:g} per accelerator and hour\n", "cost",
               options.price_per_hour * plan.tensor_parallel * service.result.replica_s / s_per_h, options.price_per_hour);
}

Exit serve_file(const InferenceOptions& options, const Sheets& sheets, const ServingSetup& setup, const ServingPlan& plan,
                Diagnostics& diagnostics) {
  auto trace = read_requests(options.trace, diagnostics);
  if (!trace) return Exit::bad_input;
  std::vector<ServedRequest> requests = std::move(trace->requests);
  if (options.requests > 0) {
    const double gap_s = requests.back().arrival_s / static_cast<double>(std::max<std::size_t>(1, requests.size() - 1));
    requests = repeated(requests, options.requests, requests.back().arrival_s + gap_s);
  }
  const Service service = serve_trace(options, sheets, setup, plan, requests);
  if (options.format != "json") {
    print_service(options, service, plan, requests.size());
    return Exit::ok;
  }
  const EngineWork& work = service.result.work;
  const nlohmann::ordered_json json = {{"requests", requests.size()},
                                       {"finished", service.times.finished},
                                       {"refused", service.result.refused.size()},
                                       {"span_s", service.times.span_s},
                                       {"replicas_most", service.result.replicas_most},
                                       {"replica_s", service.result.replica_s},
                                       {"busy_s", service.busy_s},
                                       {"first_token_s", percentiles_json(service.times.first_token_s)},
                                       {"per_token_s", percentiles_json(service.times.per_token_s)},
                                       {"end_to_end_s", percentiles_json(service.times.end_to_end_s)},
                                       {"requests_per_s", service.times.requests_per_s},
                                       {"prompt_tokens_per_s", service.times.prompt_tokens_per_s},
                                       {"output_tokens_per_s", service.times.output_tokens_per_s},
                                       {"iterations", work.iterations},
                                       {"pushed_out", work.pushed_out},
                                       {"prompt_tokens_reused", service.result.prompt_tokens_reused},
                                       {"mean_w", service.mean_w},
                                       {"energy_j", service.energy_j},
                                       {"joule_per_output_token", service.joule_per_output_token}};
  fmt::print("{}\n", json.dump(2));
  return Exit::ok;
}

Exit answer(const InferenceOptions& options, Diagnostics& diagnostics) {
  const auto sheets = find_sheets(options, diagnostics);
  if (!sheets) return Exit::bad_input;
  ServingPlan plan;
  plan.format = sheets->dtype;
  plan.tensor_parallel = options.tensor_parallel;
  plan.expert_parallel = options.expert_parallel;
  plan.token_budget = options.token_budget;
  plan.sequences = std::min(options.sequences, options.token_budget);
  const ServiceLoad load{options.prompt_tokens, options.output_tokens};
  if (options.best) return search(options, *sheets, plan, load, diagnostics);
  if (sheets->model.heads % plan.tensor_parallel != 0) {
    int nearest = 1;
    for (const int t : possible_tensor_parallel(sheets->model, sheets->model.heads))
      if (std::abs(t - plan.tensor_parallel) < std::abs(nearest - plan.tensor_parallel)) nearest = t;
    diagnostics.add("E-SRV-004", "--tp", std::to_string(plan.tensor_parallel), std::to_string(sheets->model.heads),
                    {{"nearest", std::to_string(nearest)}});
    return Exit::bad_input;
  }
  std::string missing;
  const auto setup = serving_setup(sheets->model, sheets->accelerator, sheets->stack, plan, missing);
  if (!setup) {
    diagnostics.add("E-AI-006", "--accelerator", sheets->accelerator.id, missing);
    return Exit::bad_input;
  }
  const ServiceLoad one_token{1, 1};
  if (!check_fit(*sheets, *setup, plan, options.trace.empty() ? load : one_token, options.batch, diagnostics)) return Exit::bad_input;
  warn(*sheets, *setup, diagnostics);
  if (!options.trace.empty()) return serve_file(options, *sheets, *setup, plan, diagnostics);
  const ServingEstimate estimate = estimate_serving(*setup, plan, sheets->power, sheets->accelerator.max_w, load, options.batch);
  if (options.format == "json") {
    fmt::print("{}\n", estimate_json(options, *sheets, estimate).dump(2));
  } else {
    print_estimate(options, *sheets, estimate);
  }
  return Exit::ok;
}

}  // namespace

void add_estimate_inference(CLI::App& estimate, Action& action) {
  auto* command = estimate.add_subcommand("inference", "Times, throughput, memory, power and cost of serving a model");
  auto options = std::make_shared<InferenceOptions>();
  std::vector<std::string> formats;
  for (const Choice& choice : choices_of(ServingFormat{})) formats.emplace_back(choice.value);
  const auto counts = CLI::Range(1, 100000000);
  command->add_option("--model", options->model, "Model of the catalog, or a JSON file of one")->required();
  command->add_option("--accelerator", options->accelerator, "Accelerator of the catalog")->required();
  command->add_option("--tp", options->tensor_parallel, "Accelerators that share the weights of an engine")->check(counts);
  command->add_option("--ep", options->expert_parallel, "Engines that share the experts")->check(counts);
  command->add_option("--dtype", options->dtype, "Number format")->check(CLI::IsMember(formats));
  command->add_option("--stack", options->stack, "Serving stack of the catalog");
  command->add_option("--prompt", options->prompt_tokens, "Tokens of a prompt")->check(counts);
  command->add_option("--output", options->output_tokens, "Tokens of an answer")->check(counts);
  command->add_option("--batch", options->batch, "Requests at a time; default: as many as fit")->check(counts);
  command->add_option("--token-budget", options->token_budget, "Tokens of an iteration")->check(counts);
  command->add_option("--sequences", options->sequences, "Requests at a time at most")->check(counts);
  command->add_flag("--best", options->best, "Search tensor parallelism and batch for the most tokens per accelerator");
  command->add_option("--accelerators", options->accelerators, "--best: accelerators of an engine at most")->check(counts);
  command->add_option("--first-token-ms", options->first_token_ms, "--best: limit to the time to the first token")
      ->check(CLI::PositiveNumber);
  command->add_option("--per-token-ms", options->per_token_ms, "--best: limit to the time per token")->check(CLI::PositiveNumber);
  command->add_option("--price", options->price_per_hour, "Price of an accelerator and hour")->check(CLI::PositiveNumber);
  command->add_option("--trace", options->trace, "Serve the requests of a file (Azure, Mooncake or our own columns)");
  command->add_option("--replicas", options->replicas, "--trace: engines")->check(CLI::Range(1, 10000));
  command->add_option("--replicas-most", options->replicas_most, "--trace: engines at most; they follow the load")
      ->check(CLI::Range(1, 10000));
  command->add_option("--prompt-replicas", options->prompt_replicas, "--trace: engines for prompts alone")->check(CLI::Range(1, 10000));
  command->add_option("--prefix-tokens", options->prefix_store_tokens, "--trace: room of the store of prompts")->check(CLI::PositiveNumber);
  command->add_option("--requests", options->requests, "--trace: repeat it until there are so many")->check(CLI::Range(1, 100000000));
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] {
    action = [options] {
      Diagnostics diagnostics;
      const Exit code = answer(*options, diagnostics);
      std::fflush(stdout);
      print_problems(diagnostics, language_of(options->language));
      return code;
    };
  });
}

}  // namespace icctwin
