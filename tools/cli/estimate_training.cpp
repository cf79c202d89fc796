// icctwin estimate training: a model on so many accelerators.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "models/base/conversions.h"
#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/estimate/table_estimate.h"
#include "sim/scenario/estimate/training_estimate.h"
#include "tools/cli/estimate.h"

namespace icctwin {
namespace {

struct TrainingOptions {
  TrainingRequest request;
  double nic_gbps = 400;
  double tokens = 0, price_per_accelerator_hour = 0, price_per_kwh = 0;
  std::string recompute, precision = "bf16", format = "text", language = "en";
};

std::string_view word_of(Recompute kind) { return choices_of(Recompute{})[static_cast<std::size_t>(kind)].value; }

/// What follows for a whole training.
struct Totals {
  double power_w, swing_w, j_per_token, time_s, energy_kwh, accelerator_hours, cost;
};

Totals totals_of(const TrainingEstimate& e, const TrainingOptions& options) {
  const TrainingStep& step = e.plans[0].step;
  Totals t{};
  t.power_w = e.power.total_w() * e.accelerators;
  t.swing_w = (e.power.high_w - e.power.low_w) * e.accelerators;
  t.j_per_token = t.power_w / step.tokens_per_s;
  t.time_s = options.tokens / step.tokens_per_s;
  t.energy_kwh = t.power_w * t.time_s / j_per_kwh;
  t.accelerator_hours = t.time_s / s_per_h * e.accelerators;
  t.cost = t.accelerator_hours * options.price_per_accelerator_hour + t.energy_kwh * options.price_per_kwh;
  return t;
}

std::string duration_words(double time_s) {
  if (time_s >= 2 * s_per_day) return fmt::format("{:.1f} days", time_s / s_per_day);
  if (time_s >= 2 * s_per_h) return fmt::format("{:.1f} h", time_s / s_per_h);
  return fmt::format("{:.3g} s", time_s);
}

void print_ranking(const TrainingEstimate& e) {
  fmt::print("\n{} layouts that fit, of {} settings rated\n", e.plans.size(), e.tried);
  fmt::print("{:>4}{:>8}{:>9}{:>10}{:>7}{:>8}{:>8}{:>9}  {:<10}{:>6}{:>10}{:>14}{:>8}{:>10}\n", "rank", "tensor", "context", "pipeline",
             "data", "expert", "micro", "virtual", "recompute", "ZeRO", "step s", "tokens/s", "MFU", "GiB used");
  for (std::size_t i = 0; i < e.plans.size(); ++i) {
    const auto& [p, s] = e.plans[i];
    fmt::print("{:>4}{:>8}{:>9}{:>10}{:>7}{:>8}{:>8}{:>9}  {:<10}{:>6}{:>10.4g}{:>14.0f}{:>7.1f}%{:>10.1f}\n", i + 1, p.tensor, p.context,
               p.pipeline, p.data, p.expert, p.micro_batch, p.virtual_stages, word_of(p.recompute), p.zero_stage, s.step_s, s.tokens_per_s,
               s.mfu * 100, s.memory.used_bytes() / gib);
  }
}

void print_text(const TrainingEstimate& e, const TrainingOptions& options) {
  const ParallelPlan& p = e.plans[0].plan;
  const TrainingStep& s = e.plans[0].step;
  fmt::print("{}: {:.4g} B parameters, {:.4g} B active per token; {} x {}, constants of {}\n",
             e.model.name.empty() ? e.model.id : e.model.name, total_parameters(e.model) / 1e9, active_parameters(e.model) / 1e9,
             e.accelerators, e.accelerator.name, e.stack);
  fmt::print("tensor {}{}, context {}, pipeline {} x {} virtual, data {}, expert {}; ZeRO {}, recompute {}, {}\n", p.tensor,
             p.sequence_parallel ? " with sequence parallelism" : "", p.context, p.pipeline, p.virtual_stages, p.data, p.expert,
             p.zero_stage, word_of(p.recompute), choices_of(Precision{})[static_cast<std::size_t>(p.precision)].value);
  fmt::print("{} sequences of {} tokens per step, micro-batches of {}\n", p.global_batch, p.sequence, p.micro_batch);
  if (!e.chosen.empty()) fmt::print("chosen, because not given (fastest that fits): {}\n", fmt::join(e.chosen, ", "));

  fmt::print("\n{:<34}{:>12}{:>9}\n", "time of a step", "s", "share");
  const auto line = [&](const char* what, double time_s) {
    if (time_s > 0) fmt::print("  {:<32}{:>12.4f}{:>8.1f}%\n", what, time_s, time_s / s.step_s * 100);
  };
  line("compute", s.compute_s);
  line("recomputation", s.recompute_s);
  line("host launching kernels", s.host_s);
  line("tensor-parallel communication", s.tensor_s);
  line("context-parallel communication", s.context_s);
  line("expert-parallel communication", s.expert_s);
  line("pipeline messages", s.pipeline_s);
  line("pipeline bubble", s.bubble_s);
  line("gradient communication", s.data_s);
  line("optimizer and accumulation", s.optimizer_s);
  line("stragglers, network noise", s.scale_s);
  line("input data, fixed", s.loading_s);
  fmt::print("  {:<32}{:>12.4f}\n", "step", s.step_s);

  const TrainingMemory& m = s.memory;
  fmt::print("\n{:<34}{:>12}\n", "memory of the fullest accelerator", "GiB");
  const auto bytes = [&](const char* what, double value) {
    if (value > 0) fmt::print("  {:<32}{:>12.2f}\n", what, value / gib);
  };
  bytes("weights", m.weights_bytes);
  bytes("gradients", m.gradients_bytes);
  bytes("optimizer state", m.optimizer_bytes);
  bytes("embedding and head", m.embedding_bytes);
  bytes("activations", m.activations_bytes);
  bytes("logits", m.logits_bytes);
  bytes("headroom kept", m.headroom_bytes);
  fmt::print("  {:<32}{:>12.2f} of {:.2f}\n", "used, without headroom", m.used_bytes() / gib, m.capacity_bytes / gib);

  const Totals t = totals_of(e, options);
  fmt::print("\n{:<34}{:>14.0f}\n{:<34}{:>13.1f}%\n{:<34}{:>13.1f}%\n", "tokens/s", s.tokens_per_s, "MFU", s.mfu * 100, "HFU", s.hfu * 100);
  fmt::print("{:<34}{:>14.0f} W  (unverified; {})\n", "power per accelerator", e.power.total_w(),
             e.node_type.empty() ? std::string("the accelerator alone") : "with its share of " + e.node_type);
  fmt::print("{:<34}{:>14.4g} kW\n{:<34}{:>14.4g} J\n", "power of all", t.power_w / 1e3, "energy per token", t.j_per_token);
  fmt::print("{:<34}{:>14.4g} kW between computing and waiting, {:.3g} times a second\n", "swing of the accelerators", t.swing_w / 1e3,
             e.power.frequency_hz);
  if (options.tokens > 0) {
    fmt::print("{:<34}{:>14}\n{:<34}{:>14.4g}\n{:<34}{:>14.4g} MWh\n", fmt::format("time for {:.4g} tokens", options.tokens),
               duration_words(t.time_s), "accelerator-hours", t.accelerator_hours, "energy", t.energy_kwh / 1e3);
    if (t.cost > 0) fmt::print("{:<34}{:>14.6g} (prices as given)\n", "cost", t.cost);
  }
  if (e.plans.size() > 1) print_ranking(e);
}

nlohmann::ordered_json plan_json(const RatedPlan& rated) {
  const auto& [p, s] = rated;
  const TrainingMemory& m = s.memory;
  return {{"tensor", p.tensor},
          {"context", p.context},
          {"pipeline", p.pipeline},
          {"data", p.data},
          {"expert", p.expert},
          {"virtual_stages", p.virtual_stages},
          {"micro_batch", p.micro_batch},
          {"global_batch", p.global_batch},
          {"sequence", p.sequence},
          {"sequence_parallel", p.sequence_parallel},
          {"zero_stage", p.zero_stage},
          {"recompute", word_of(p.recompute)},
          {"step_s", s.step_s},
          {"tokens_per_s", s.tokens_per_s},
          {"mfu", s.mfu},
          {"hfu", s.hfu},
          {"parts_s",
           {{"compute", s.compute_s},
            {"recompute", s.recompute_s},
            {"host", s.host_s},
            {"tensor", s.tensor_s},
            {"context", s.context_s},
            {"expert", s.expert_s},
            {"pipeline", s.pipeline_s},
            {"bubble", s.bubble_s},
            {"data", s.data_s},
            {"optimizer", s.optimizer_s},
            {"scale", s.scale_s},
            {"loading", s.loading_s}}},
          {"memory_bytes",
           {{"weights", m.weights_bytes},
            {"gradients", m.gradients_bytes},
            {"optimizer", m.optimizer_bytes},
            {"embedding", m.embedding_bytes},
            {"activations", m.activations_bytes},
            {"logits", m.logits_bytes},
            {"headroom", m.headroom_bytes},
            {"capacity", m.capacity_bytes}}}};
}

void print_json(const TrainingEstimate& e, const TrainingOptions& options) {
  nlohmann::ordered_json plans = nlohmann::ordered_json::array();
  for (const RatedPlan& one : e.plans) plans.push_back(plan_json(one));
  const Totals t = totals_of(e, options);
  nlohmann::ordered_json out = {{"model", e.model.id},
                                {"parameters", total_parameters(e.model)},
                                {"active_parameters", active_parameters(e.model)},
                                {"accelerator", e.accelerator.id},
                                {"accelerators", e.accelerators},
                                {"stack", e.stack},
                                {"node_type", e.node_type},
                                {"chosen", e.chosen},
                                {"plans", plans},
                                {"power_w", t.power_w},
                                {"power_per_accelerator_w", e.power.total_w()},
                                {"swing_w", t.swing_w},
                                {"swing_hz", e.power.frequency_hz},
                                {"j_per_token", t.j_per_token}};
  if (options.tokens > 0) {
    out["tokens"] = options.tokens;
    out["time_s"] = t.time_s;
    out["energy_kwh"] = t.energy_kwh;
    out["accelerator_hours"] = t.accelerator_hours;
    if (t.cost > 0) out["cost"] = t.cost;
  }
  fmt::print("{}\n", out.dump(2));
}

void print_table(const LayerTable& table, const TableEstimate& e, const TrainingOptions& options) {
  const TableStep& s = e.step;
  const std::pair<const char*, double> parts[] = {{"compute", s.compute_s},   {"host", s.host_s},           {"lookup", s.lookup_s},
                                                  {"exchange", s.exchange_s}, {"gradients", s.gradients_s}, {"optimizer", s.optimizer_s},
                                                  {"scale", s.scale_s},       {"loading", s.loading_s}};
  if (options.format == "json") {
    nlohmann::ordered_json times;
    for (const auto& [name, time_s] : parts) times[name] = time_s;
    fmt::print("{}\n", nlohmann::ordered_json{{"model", table.id},
                                              {"forward_flops", forward_flops(table)},
                                              {"dense_parameters", dense_parameters(table)},
                                              {"embedding_entries", embedding_entries(table)},
                                              {"accelerators", options.request.accelerators},
                                              {"stack", e.stack},
                                              {"global_batch", e.global_batch},
                                              {"step_s", s.step_s},
                                              {"samples_per_s", s.samples_per_s},
                                              {"mfu", s.mfu},
                                              {"parts_s", times},
                                              {"state_bytes", s.state_bytes},
                                              {"power_per_accelerator_w", e.power.total_w()},
                                              {"j_per_sample", e.power.total_w() * options.request.accelerators / s.samples_per_s}}
                           .dump(2));
    return;
  }
  fmt::print("{} ({}): {:.4g} GFLOP forward per sample, {:.4g} M parameters in layers, {:.4g} M in embeddings; {} x {}, constants of {}\n",
             table.name, table.kind, forward_flops(table) / 1e9, dense_parameters(table) / 1e6, embedding_entries(table) / 1e6,
             options.request.accelerators, options.request.accelerator, e.stack);
  fmt::print("{} samples per step, data parallel; no measured case stands behind this: order of magnitude\n\n", e.global_batch);
  for (const auto& [name, time_s] : parts)
    if (time_s > 0) fmt::print("  {:<32}{:>12.6f} s{:>8.1f}%\n", name, time_s, time_s / s.step_s * 100);
  fmt::print("  {:<32}{:>12.6f} s\n\n{:<34}{:>14.0f}\n{:<34}{:>13.1f}%\n{:<34}{:>14.2f} of {:.2f} GiB\n", "step", s.step_s, "samples/s",
             s.samples_per_s, "MFU", s.mfu * 100, "state, without activations", s.state_bytes / gib, e.capacity_bytes / gib);
  fmt::print("{:<34}{:>14.0f} W  (unverified)\n{:<34}{:>14.4g} J\n", "power per accelerator", e.power.total_w(), "energy per sample",
             e.power.total_w() * options.request.accelerators / s.samples_per_s);
}

Exit estimate(const TrainingOptions& options) {
  Diagnostics diagnostics;
  const auto folder = find_data_dir();
  const Catalog catalog = read_catalog(folder, diagnostics);
  const AiSheets sheets = read_ai_sheets(folder, diagnostics);
  if (const LayerTable* table = sheets.find_table(options.request.model); table && !diagnostics.has_errors()) {
    const auto rated = estimate_table(*table, options.request, catalog, sheets, diagnostics);
    if (rated) print_table(*table, *rated, options);
    std::fflush(stdout);
    print_problems(diagnostics, language_of(options.language));
    return rated ? Exit::ok : Exit::bad_input;
  }
  std::optional<TrainingEstimate> found;
  if (!diagnostics.has_errors()) found = estimate_training(options.request, catalog, sheets, diagnostics);
  if (found) {
    if (options.format == "json") {
      print_json(*found, options);
    } else {
      print_text(*found, options);
    }
    std::fflush(stdout);
  }
  print_problems(diagnostics, language_of(options.language));
  return found ? Exit::ok : Exit::bad_input;
}

void finish(TrainingOptions& options) {
  options.request.nic_bytes_per_s = options.nic_gbps * bytes_per_gbit;
  for (std::size_t i = 0; i < choices_of(Recompute{}).size(); ++i)
    if (options.recompute == choices_of(Recompute{})[i].value) options.request.recompute = static_cast<Recompute>(i);
  for (std::size_t i = 0; i < choices_of(Precision{}).size(); ++i)
    if (options.precision == choices_of(Precision{})[i].value) options.request.precision = static_cast<Precision>(i);
}

}  // namespace

void add_estimate_training(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("training", "One training step of a language model, and what follows for the whole training");
  auto options = std::make_shared<TrainingOptions>();
  TrainingRequest& r = options->request;
  constexpr int most = 10000000;
  const CLI::Range whole(1, most);
  command->add_option("--model", r.model, "Id of a catalog model (icctwin catalog models), or a JSON file with the same fields")
      ->required();
  command->add_option("--accelerator", r.accelerator, "Id of a catalog accelerator")->required();
  command->add_option("--count", r.accelerators, "Accelerators")->required()->check(whole);
  command->add_option("--per-node", r.accelerators_per_node, "Accelerators in a node (8)")->check(whole);
  command->add_option("--domain", r.scale_up_accelerators, "Accelerators in a scale-up domain over several nodes; default: by the server")
      ->check(whole);
  command->add_option("--nic-gbps", options->nic_gbps, "Network card of each accelerator, Gbit/s (400)")->check(CLI::Range(0.001, 1e6));
  command->add_option("--fabric", r.fabric_accelerators, "Most accelerators that the network joins")->check(whole);
  command->add_option("--tensor", r.tensor, "Tensor-parallel group")->check(whole);
  command->add_option("--context", r.context, "Context-parallel group")->check(whole);
  command->add_option("--pipeline", r.pipeline, "Pipeline stages")->check(whole);
  command->add_option("--data", r.data, "Data-parallel group; default: what the others leave")->check(whole);
  command->add_option("--expert", r.expert, "Expert-parallel group, inside data x context")->check(whole);
  command->add_option("--virtual-stages", r.virtual_stages, "Interleaved chunks per stage; default: the fastest that fits")->check(whole);
  command->add_option("--micro-batch", r.micro_batch, "Sequences; default: the fastest that fits")->check(whole);
  command->add_option("--global-batch", r.global_batch, "Sequences per step; default: about 4 Mi tokens")->check(whole);
  command->add_option("--sequence", r.sequence, "Tokens per sequence; default: the model's")->check(whole);
  command->add_option("--zero", r.zero_stage, "ZeRO stage (1 with more than one data rank)")->check(CLI::Range(0, 3));
  command->add_option("--recompute", options->recompute, "none, selective or full; default: the fastest that fits")
      ->check(CLI::IsMember({"none", "selective", "full"}));
  command->add_option("--sequence-parallel", r.sequence_parallel, "true or false; default: with a tensor group");
  command->add_option("--precision", options->precision, "fp16, bf16 or fp8 (bf16)")->check(CLI::IsMember({"fp16", "bf16", "fp8"}));
  command->add_flag("--uneven-stages", r.uneven_stages, "Let pipeline stages differ by a layer");
  command->add_flag("--best", r.best, "Search the parallelism that is not given, and print the ranking");
  command->add_option("--top", r.keep, "Layouts in the ranking (10)")->check(CLI::Range(1, 1000));
  command->add_option("--tokens", options->tokens, "Tokens of the whole training, as 1.5e13")->check(CLI::Range(1.0, 1e20));
  command->add_option("--price", options->price_per_accelerator_hour, "Price of an accelerator-hour")->check(CLI::NonNegativeNumber);
  command->add_option("--power-price", options->price_per_kwh, "Price of a kWh")->check(CLI::NonNegativeNumber);
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] {
    action = [options] {
      finish(*options);
      return estimate(*options);
    };
  });
}

}  // namespace icctwin
