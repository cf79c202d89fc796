#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>

#include "models/compute/serving/fleet.h"
#include "models/compute/serving/serving_setup.h"
#include "sim/scenario/text/read_file.h"
#include "sim/validation/inference_kinds.h"

namespace icctwin::validation {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* stack_of_runs = "vllm_v1";

/// A request and what was measured of it, on the engine's clock.
struct MeasuredRequest {
  ServedRequest request;
  RequestTimes times;
};

double number_or(const json& object, const char* key, double otherwise) {
  if (!object.is_object()) return otherwise;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return otherwise;
  const double value = found->get<double>();
  return std::isfinite(value) ? value : otherwise;
}

std::string text_or(const json& object, const char* key, const std::string& otherwise) {
  if (!object.is_object()) return otherwise;
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

const json& part(const json& object, const char* key) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

/// One line of requests.jsonl; a reason if it cannot be used.
std::optional<MeasuredRequest> parse_request(std::string_view line, double& arrival_clock_s, double& queued_s, std::string& reason) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return reason = "it is no JSON object", std::nullopt;
  constexpr double none = -std::numeric_limits<double>::infinity();
  MeasuredRequest one;
  const double prompt = number_or(object, "input_toks", none), output = number_or(object, "output_toks", none);
  arrival_clock_s = number_or(object, "arrival_time", none);
  queued_s = number_or(object, "queued_ts", none);
  one.times.first_token_s = number_or(object, "first_token_ts", none);
  one.times.finish_s = number_or(object, "last_token_ts", none);
  if (!(prompt >= 1 && prompt <= 1e9 && output >= 1 && output <= 1e9))
    return reason = "input_toks or output_toks is no count", std::nullopt;
  if (queued_s == none || one.times.first_token_s == none || one.times.finish_s == none)
    return reason = "queued_ts, first_token_ts or last_token_ts is missing", std::nullopt;
  if (one.times.first_token_s < queued_s || one.times.finish_s < one.times.first_token_s) return reason = "its times go back", std::nullopt;
  one.request.prompt_tokens = static_cast<std::int64_t>(prompt);
  one.request.output_tokens = static_cast<std::int64_t>(output);
  return one;
}

/// All usable requests in order of arrival. Arrivals are stamped by another clock: the shortest way to the queue is taken as none.
std::vector<MeasuredRequest> read_requests(std::string_view text, const std::string& name, InferenceValidation& result,
                                           Diagnostics& diagnostics) {
  std::vector<MeasuredRequest> list;
  std::vector<double> arrivals, queued;
  int line = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line;
    if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    std::string reason;
    double arrival_s = 0, queued_s = 0;
    if (auto one = parse_request(row, arrival_s, queued_s, reason)) {
      list.push_back(*one);
      arrivals.push_back(arrival_s);
      queued.push_back(queued_s);
    } else {
      diagnostics.add("E-VAL-009", fmt::format("{}:{}", name, line), reason);
      ++result.rejected;
    }
  }
  double shift_s = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < list.size(); ++i) shift_s = std::min(shift_s, queued[i] - arrivals[i]);
  double begin_s = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < list.size(); ++i) {
    list[i].request.arrival_s = std::isfinite(shift_s) ? arrivals[i] + shift_s : queued[i];
    begin_s = std::min(begin_s, list[i].request.arrival_s);
  }
  for (MeasuredRequest& one : list) {
    one.request.arrival_s -= begin_s;
    one.times.first_token_s -= begin_s;
    one.times.finish_s -= begin_s;
  }
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.request.arrival_s < b.request.arrival_s; });
  return list;
}

/// The same engine at full peaks and without any overhead.
EngineModel ideal(EngineModel model) {
  ServingConstants& c = model.constants;
  c = {};
  c.compute_ratio = c.bandwidth_ratio = c.cache_ratio = 1;
  c.overlap_exponent = 64;
  c.collective_latency_s = 0;
  c.collective_bytes_per_s = std::numeric_limits<double>::infinity();
  return model;
}

void compare(const std::string& name, const ServiceTimes& measured, const ServiceTimes& predicted, const ServiceTimes& null_model,
             bool fitted, const std::string& note, InferenceValidation& result) {
  const auto add = [&](const char* quantity, double p, double m, double n) {
    if (m > 0) result.rows.push_back({0, name, quantity, p, m, n, fitted, note});
  };
  add("total time [s]", predicted.span_s, measured.span_s, null_model.span_s);
  const auto percentiles = [&](const char* p50, const char* p90, const char* p99, Percentiles ServiceTimes::*of) {
    add(p50, (predicted.*of).p50, (measured.*of).p50, (null_model.*of).p50);
    add(p90, (predicted.*of).p90, (measured.*of).p90, (null_model.*of).p90);
    add(p99, (predicted.*of).p99, (measured.*of).p99, (null_model.*of).p99);
  };
  percentiles("time to first token p50 [s]", "time to first token p90 [s]", "time to first token p99 [s]", &ServiceTimes::first_token_s);
  percentiles("time per output token p50 [s]", "time per output token p90 [s]", "time per output token p99 [s]",
              &ServiceTimes::per_token_s);
  percentiles("end to end p50 [s]", "end to end p90 [s]", "end to end p99 [s]", &ServiceTimes::end_to_end_s);
}

}  // namespace

InferenceValidation validate_engine_run(const fs::path& folder, const InferenceSheets& sheets, Diagnostics& diagnostics) {
  InferenceValidation result;
  const std::string run = fs::absolute(folder).lexically_normal().filename().string();
  std::error_code error;
  const char* requests_name = fs::exists(folder / "requests.jsonl", error) ? "requests.jsonl" : "requests.jsonl.gz";
  result.file = run + "/" + requests_name;
  result.kind = "engine run";
  const auto refuse = [&](const std::string& where, const std::string& reason) {
    diagnostics.add("E-VAL-009", where, reason);
    ++result.rejected;
    return result;
  };
  const auto meta_text = read_file(folder / "meta.json", diagnostics);
  const auto requests_text = read_file(folder / requests_name, diagnostics);
  if (!meta_text || !requests_text) {
    ++result.rejected;
    return result;
  }
  const json meta = json::parse(*meta_text, nullptr, false);
  if (!meta.is_object()) return refuse(run + "/meta.json", "it is no JSON object");
  const json& settings = part(meta, "engine_kwargs");
  const std::string model_name = text_or(meta, "model", text_or(settings, "model", ""));
  const TransformerModel* model = model_of_words(sheets.models, model_name);
  if (model == nullptr) {
    diagnostics.add("E-VAL-013", run + "/meta.json", model_name, nearest_model(sheets.models, model_name));
    ++result.rejected;
    return result;
  }
  const std::string device = text_or(part(meta, "hardware"), "device_name", run.substr(0, run.find("__")));
  const Accelerator* accelerator = accelerator_of_words(sheets.accelerators, device);
  if (accelerator == nullptr) {
    diagnostics.add("E-VAL-011", run + "/meta.json", device);
    ++result.rejected;
    return result;
  }
  const ServingStack* stack = sheets.serving.find_stack(stack_of_runs);
  if (stack == nullptr) return refuse(result.file, "no constants of the stack");
  const auto whole = [&](const json& object, const char* key, int otherwise) {
    return static_cast<int>(std::clamp(number_or(object, key, otherwise), 1.0, 1e9));
  };
  ServingPlan plan;
  plan.tensor_parallel = whole(settings, "tensor_parallel_size", 1);
  plan.sequences = whole(settings, "max_num_seqs", 256);
  plan.token_budget = whole(settings, "max_num_batched_tokens", 2048);
  const int replicas = whole(settings, "data_parallel_size", 1);
  const std::string dtype = text_or(settings, "dtype", "bfloat16"), quantization = text_or(settings, "quantization", "");
  plan.format = quantization.starts_with("fp8") ? ServingFormat::fp8 : dtype == "float16" ? ServingFormat::fp16 : ServingFormat::bf16;
  if (part(settings, "enable_expert_parallel") == true) plan.expert_parallel = replicas;
  std::string missing;
  const auto setup = serving_setup(*model, *accelerator, *stack, plan, missing);
  if (!setup) return refuse(result.file, fmt::format("the sheet of {} lacks {}", accelerator->id, missing));

  const auto measured = read_requests(*requests_text, result.file, result, diagnostics);
  if (measured.empty()) return refuse(result.file, "it holds no request");
  EngineLimits limits;
  limits.token_budget = static_cast<std::int64_t>(plan.token_budget);
  limits.sequences = static_cast<std::int64_t>(plan.sequences);
  const json& cache = part(meta, "kv_cache");
  limits.block_tokens = whole(cache, "block_size", 16);
  const double given_blocks = number_or(cache, "num_gpu_blocks", 0);
  const double own_blocks = std::floor(setup->memory.cache_tokens / static_cast<double>(limits.block_tokens));
  limits.blocks = static_cast<std::int64_t>(given_blocks > 0 ? given_blocks : own_blocks);
  FleetOptions options;
  options.replicas = replicas;
  options.dispatch = Dispatch::least_unfinished;
  std::vector<ServedRequest> requests;
  std::vector<RequestTimes> times;
  for (const MeasuredRequest& one : measured) {
    requests.push_back(one.request);
    times.push_back(one.times);
  }
  const FleetResult predicted = serve(setup->engine, limits, options, requests);
  if (!predicted.refused.empty())
    return refuse(result.file, fmt::format("{} requests do not fit into a cache of {} tokens", predicted.refused.size(),
                                           limits.blocks * limits.block_tokens));
  const FleetResult null_model = serve(ideal(setup->engine), limits, options, requests);
  const bool fitted = std::ranges::find(stack->fitted_cases, run) != stack->fitted_cases.end();
  const std::string note = given_blocks > 0 ? "cache blocks as measured" : "";
  const ServiceTimes of_measured = service_times(requests, times), of_predicted = service_times(requests, predicted.times);
  compare(run, of_measured, of_predicted, service_times(requests, null_model.times), fitted, note, result);
  if (given_blocks > 0)
    result.rows.push_back(
        {0, run, "cache capacity [tokens]", own_blocks * static_cast<double>(limits.block_tokens),
         given_blocks * static_cast<double>(limits.block_tokens),
         std::floor(stack->memory.utilisation * setup->memory.device_bytes - setup->memory.weights_bytes) / setup->memory.token_bytes,
         fitted, "null: activations and runtime not subtracted"});
  group_rows(result);
  return result;
}

}  // namespace icctwin::validation
