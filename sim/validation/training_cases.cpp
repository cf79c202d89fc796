#include "sim/validation/training_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "models/base/conversions.h"
#include "sim/validation/case_table.h"

namespace icctwin {
namespace {

using validation::CaseTable;
using validation::TableRow;

std::string letters_and_digits(std::string_view text) {
  std::string kept;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c))) kept += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return kept;
}

template <class Value>
std::optional<Value> choice_of(std::string_view text) {
  const auto all = choices_of(Value{});
  for (std::size_t i = 0; i < all.size(); ++i)
    if (letters_and_digits(text) == all[i].value) return static_cast<Value>(i);
  return std::nullopt;
}

/// Sentences of the problems in one line.
std::string reasons(const Diagnostics& diagnostics) {
  std::string text;
  for (const Problem& problem : diagnostics.problems()) text += (text.empty() ? "" : " ") + sentence(problem, Language::en);
  return text;
}

const Accelerator* accelerator_of(TableRow& row, std::string_view column, const std::vector<Accelerator>& accelerators) {
  const std::string name(row.text(column));
  const Accelerator* found = accelerator_of_name(accelerators, name);
  if (!found) row.unknown_accelerator(column);
  return found;
}

/// The columns of a step.
TrainingCase step_case(TableRow& row, const std::vector<Accelerator>& accelerators) {
  TrainingCase one;
  one.accelerator = accelerator_of(row, "accelerator", accelerators);
  TransformerModel& m = one.model;
  m.layers = row.count("layers");
  m.hidden = row.count("hidden");
  m.heads = row.count("heads");
  m.vocabulary = row.count_or("vocab", 51200);
  m.sequence = row.count("seq");
  m.learned_positions = m.biases = true;  // the GPT layout, unless the row says otherwise
  if (row.has("kv_heads")) m.kv_heads = row.count("kv_heads");
  if (row.has("head_dim")) m.head_dim = row.count("head_dim");
  if (row.has("ffn_hidden")) m.ffn_hidden = row.count("ffn_hidden");
  m.gated = row.flag_or("gated", false);
  m.experts = row.count_or("experts", 0, 0);
  m.experts_per_token = row.count_or("experts_per_token", 0, 0);

  one.accelerators = row.count("gpus");
  one.accelerators_per_node = row.count_or("gpus_per_node", 8);
  one.nic_bytes_per_s = row.positive_or("nic_gbps_per_gpu", 200) * bytes_per_gbit;
  ParallelPlan& p = one.plan;
  p.sequence = m.sequence;
  p.global_batch = row.count("global_batch");
  p.tensor = row.count("tp");
  p.pipeline = row.count("pp");
  p.context = row.count_or("cp", 1);
  p.expert = row.count_or("ep", 1);
  const long long inner = static_cast<long long>(p.tensor) * p.pipeline * p.context;
  p.data = row.count_or("dp", inner > 0 ? static_cast<int>(std::max(1LL, one.accelerators / inner)) : 1);
  one.open.micro_batch = !row.has("micro_batch");
  one.open.virtual_stages = !row.has("virtual_stages");
  one.open.recompute = !row.has("recompute");
  p.micro_batch = row.count_or("micro_batch", 1);
  p.virtual_stages = row.count_or("virtual_stages", 1);
  p.sequence_parallel = row.flag_or("sequence_parallel", false);
  p.zero_stage = row.count_or("zero_stage", 0, 0);
  if (p.zero_stage > 3) row.reject("zero_stage", "0, 1, 2 or 3");
  if (!one.open.recompute) {
    const auto kind = choice_of<Recompute>(row.text("recompute"));
    if (!kind) row.reject("recompute", "none, selective or full");
    p.recompute = kind.value_or(Recompute::none);
  }
  if (row.has("dtype")) {
    const auto kind = choice_of<Precision>(row.text("dtype"));
    if (!kind) row.reject("dtype", "fp16, bf16 or fp8");
    p.precision = kind.value_or(Precision::bf16);
  }
  one.measured_s = row.positive("measured_iter_s");
  return one;
}

/// The columns of MLPerf's GPT-3 runs: time per step with its share of the evaluation; in FP8 where it was used.
TrainingCase mlperf_case(TableRow& row, const std::vector<Accelerator>& accelerators, const TransformerModel& model) {
  TrainingCase one;
  one.accelerator = accelerator_of(row, "chip", accelerators);
  one.model = model;
  one.accelerators = row.count("chips");
  one.nic_bytes_per_s = row.positive_or("nic_gbps_per_gpu", 400) * bytes_per_gbit;
  ParallelPlan& p = one.plan;
  p.sequence = model.sequence;
  p.global_batch = row.count("global_batch");
  one.open = {!row.has("mbs_from_cfg_name"), true, true};
  one.open_layout = !row.has("tp_from_cfg_name") || !row.has("pp_from_cfg_name");
  p.tensor = row.count_or("tp_from_cfg_name", 1);
  p.pipeline = row.count_or("pp_from_cfg_name", 1);
  p.micro_batch = row.count_or("mbs_from_cfg_name", 1);
  p.data = std::max(1, one.accelerators / std::max(1, p.tensor * p.pipeline));
  p.sequence_parallel = p.tensor > 1;
  p.zero_stage = 1;
  // The submissions on H100 trained in FP8 from the first round on, those on other accelerators that have it from v3.1.
  const bool eight =
      one.accelerator && one.accelerator->fp8_flop_per_s && (one.accelerator->id.starts_with("h100") || row.text("round") != "v3.0");
  p.precision = eight ? Precision::fp8 : Precision::bf16;
  one.measured_s = row.positive("s_per_step_equiv_incl_eval");
  return one;
}

}  // namespace

const Accelerator* accelerator_of_name(const std::vector<Accelerator>& list, std::string_view name) {
  std::string wanted = letters_and_digits(name);
  for (const std::string_view server : {"dgx", "hgx"})
    if (wanted.starts_with(server)) wanted.erase(0, server.size());
  if (wanted.empty()) return nullptr;
  for (const Accelerator& one : list)
    if (letters_and_digits(one.id) == wanted || letters_and_digits(one.name) == wanted) return &one;
  for (const Accelerator& one : list)
    if (letters_and_digits(one.id).starts_with(wanted)) return &one;
  return nullptr;
}

std::optional<TrainingCases> read_training_cases(const std::filesystem::path& path, const std::vector<Accelerator>& accelerators,
                                                 const TransformerModel* mlperf_model, Diagnostics& diagnostics) {
  auto table = CaseTable::read(path, diagnostics);
  if (!table) return std::nullopt;
  const bool mlperf = mlperf_model && table->has_column("chip") && table->has_column("chips");
  const bool complete =
      mlperf ? table->require({"chip", "chips", "global_batch", "s_per_step_equiv_incl_eval"})
             : table->require({"accelerator", "layers", "hidden", "heads", "seq", "gpus", "global_batch", "tp", "pp", "measured_iter_s"});
  if (!complete) return std::nullopt;
  TrainingCases read;
  read.rejected = table->broken_rows();
  for (std::size_t i = 0; i < table->size(); ++i) {
    TableRow row = table->row(i);
    TrainingCase one = mlperf ? mlperf_case(row, accelerators, *mlperf_model) : step_case(row, accelerators);
    one.line = row.line();
    one.name = row.name(mlperf ? "system" : "case");
    if (!row.good()) {
      ++read.rejected;
      continue;
    }
    Diagnostics found;
    if (!one.open_layout && !check_plan(one.model, one.plan, one.accelerators, one.accelerators_per_node, {}, found)) {
      read.impossible.push_back({one.line, one.name, reasons(found)});
      continue;
    }
    read.cases.push_back(std::move(one));
  }
  return read;
}

}  // namespace icctwin
