#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "models/compute/serving/saturated.h"
#include "models/compute/serving/serving_setup.h"
#include "sim/validation/case_table.h"
#include "sim/validation/inference_kinds.h"

namespace icctwin::validation {
namespace {

constexpr double ms = 1e-3;
// Where a row of saturated service does not say it.
constexpr double assumed_prompt = 4096, assumed_output = 1024, assumed_context = 1024, assumed_prompt_batch_tokens = 16384;
// Above this prompt the average power of splitwise-sim falls although nothing else does: its window misses the prompt.
constexpr double longest_prompt_with_average_power = 2048;
constexpr double least_power_ratio = 0.02;  // below: the cell means "missing"

/// Names of the columns in one of the two layouts.
struct Columns {
  std::string_view parallel, format, input, output, batch, prompt_ms, token_ms, average_power, peak_power;
};
constexpr Columns serving_columns = {"parallelism(tp/ep)", "dtype",         "input_tokens",       "output_tokens",      "batch",
                                     "prompt_time_ms",     "token_time_ms", "avg_power_frac_TDP", "peak_power_frac_TDP"};
constexpr Columns splitwise_columns = {"tensor_parallel", "dtype",      "prompt_size",   "token_size", "batch_size",
                                       "prompt_time",     "token_time", "average_power", "peak_power"};

/// Degrees of parallelism: "8", "TP8", "8/4", "EP320".
struct Degrees {
  int tensor = 1, expert = 1;
};

std::optional<Degrees> parse_degrees(std::string_view text) {
  Degrees degrees;
  bool expert = false, any = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      int value = 0;
      const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), value);
      if (error != std::errc{} || value < 1 || value > 100000) return std::nullopt;
      (expert ? degrees.expert : degrees.tensor) = value;
      any = true;
      i = static_cast<std::size_t>(end - text.data());
      continue;
    }
    if (c == '/' || c == 'E' || c == 'e') {
      expert = true;
    } else if (c == 'T' || c == 't') {
      expert = false;
    } else if (c != 'P' && c != 'p' && c != ' ' && c != ',' && c != '+' && c != '=' && c != '-') {
      return std::nullopt;
    }
    ++i;
  }
  return any ? std::optional(degrees) : std::nullopt;
}

std::optional<ServingFormat> parse_format(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (lower.empty() || lower == "fp16" || lower == "float16" || lower == "half") return ServingFormat::fp16;
  if (lower == "bf16" || lower == "bfloat16") return ServingFormat::bf16;
  if (lower.starts_with("fp8")) return ServingFormat::fp8;
  if (lower == "int8" || lower == "w8a8") return ServingFormat::int8;
  if (lower.starts_with("fp4") || lower == "nvfp4" || lower == "mxfp4") return ServingFormat::fp4;
  return std::nullopt;
}

class ServingTable {
 public:
  ServingTable(CaseTable& table, std::string file, const InferenceSheets& sheets, InferenceValidation& result, Diagnostics& diagnostics)
      : table_(table),
        file_(std::move(file)),
        sheets_(sheets),
        result_(result),
        diagnostics_(diagnostics),
        columns_(table.has_column("prompt_size") ? splitwise_columns : serving_columns) {
    if (columns_.parallel != "tensor_parallel" && !table.has_column(columns_.parallel)) {
      for (const std::string_view other : {"parallelism", "tp", "tensor_parallel"})
        if (table.has_column(other)) columns_.parallel = other;
    }
  }

  void row(std::size_t index) {
    TableRow row = table_.row(index);
    if (!read(row)) {
      ++result_.rejected;
      return;
    }
    const std::size_t before = result_.rows.size(), ruled_out = result_.ruled_out.size();
    bool measured = false;
    if (row.has(columns_.prompt_ms) || row.has(columns_.token_ms)) {
      measured = true;
      one_batch(row);
    } else if (row.has("tokens_per_s") || row.has("tokens_per_s_per_accel")) {
      measured = true;
      throughput(row);
    }
    if (!measured) reject("it has no measured time and no throughput");
    if (!row.good()) {
      ++result_.rejected;
      result_.rows.resize(before);
      result_.ruled_out.resize(ruled_out);
    }
  }

 private:
  void reject(const std::string& reason) {
    diagnostics_.add("E-VAL-009", fmt::format("{}:{}", file_, line_), reason);
    ++result_.rejected;
  }

  /// What all rows have; false after a problem.
  bool read(TableRow& row) {
    line_ = row.line();
    const std::string place = fmt::format("{}:{}", file_, line_);
    model_ = model_of_words(sheets_.models, row.text("model"));
    if (model_ == nullptr)
      diagnostics_.add("E-VAL-013", place, std::string(row.text("model")), nearest_model(sheets_.models, row.text("model")));
    accelerator_ = accelerator_of_words(sheets_.accelerators, row.text("hardware"));
    if (accelerator_ == nullptr) row.unknown_accelerator("hardware");
    degrees_ = {};
    if (row.has(columns_.parallel)) {
      const auto degrees = parse_degrees(row.text(columns_.parallel));
      if (!degrees) row.reject(columns_.parallel, "a number of accelerators, \"8\", \"8/4\" or \"EP32\"");
      degrees_ = degrees.value_or(Degrees{});
    } else if (row.has("accelerators")) {
      degrees_.tensor = row.count("accelerators");
    }
    const auto format = parse_format(row.text(columns_.format));
    if (!format) row.reject(columns_.format, "fp16, bf16, fp8, int8 or fp4");
    format_ = format.value_or(ServingFormat::fp16);
    return row.good() && model_ != nullptr;
  }

  bool set_up(const char* stack_id, double token_budget, double sequences) {
    stack_ = sheets_.serving.find_stack(stack_id);
    std::string missing = "no constants of a software stack";
    setup_ = std::nullopt;
    if (stack_ != nullptr) {
      const ServingPlan plan{format_, degrees_.tensor, degrees_.expert, token_budget, sequences};
      setup_ = serving_setup(*model_, *accelerator_, *stack_, plan, missing);
    }
    if (!setup_) reject(fmt::format("the sheet of {} lacks {}", accelerator_->id, missing));
    return setup_.has_value();
  }

  IterationTime time_of(const IterationLoad& load) const {
    const EngineModel& m = setup_->engine;
    return iteration_time(m.shape, m.device, m.precision, m.constants, m.tensor_parallel, load);
  }

  void add(const std::string& name, std::string quantity, double predicted, double measured, double null_model, bool fitted,
           std::string note = {}) {
    result_.rows.push_back({line_, name, std::move(quantity), predicted, measured, null_model, fitted, std::move(note)});
  }

  /// Prompts and single tokens of one batch that runs by itself.
  void one_batch(TableRow& row) {
    const double prompt = row.positive(columns_.input), output = row.positive_or(columns_.output, 1), batch = row.positive(columns_.batch);
    const double prompt_s = row.has(columns_.prompt_ms) ? row.positive(columns_.prompt_ms) * ms : 0;
    const double token_s = row.has(columns_.token_ms) ? row.positive(columns_.token_ms) * ms : 0;
    if (!row.good() || !set_up("splitwise_2023", prompt * batch, batch)) return;
    const std::string name =
        fmt::format("{} {} tp{} in{} batch{}", row.text("model"), row.text("hardware"), degrees_.tensor, prompt, batch);
    const bool fitted = std::ranges::find(stack_->fitted_cases, name) != stack_->fitted_cases.end();
    if (row.text("hardware").ends_with("-pcap")) {
      result_.ruled_out.push_back({line_, name, "power-capped rows of splitwise-sim are copies, prompt times 1.3: synthetic"});
      return;
    }
    const EngineModel& m = setup_->engine;
    const IterationTime prompts = time_of(prefill_load(prompt, batch)), tokens = time_of(decode_load(prompt + output / 2, batch));
    const double t = m.tensor_parallel, peak = t * m.device.flop_per_s;
    const auto beyond_peak = [&](const IterationTime& time, double measured_s, const char* what) {
      const double share = time.flop / (measured_s * peak);
      const double bytes_share = time.memory_bytes / (measured_s * t * m.device.memory_bytes_per_s);
      if (share <= 1 && bytes_share <= 1) return false;
      result_.ruled_out.push_back({line_, name,
                                   share > 1 ? fmt::format("{} implies {:.2f} times the peak FLOP/s", what, share)
                                             : fmt::format("{} implies {:.2f} times the peak bandwidth", what, bytes_share)});
      return true;
    };
    // What was timed was not the whole batch, so that the other cells of the row cannot be trusted either.
    if (prompt_s > 0 && beyond_peak(prompts, prompt_s, "prompt time")) return;
    if (token_s > 0 && beyond_peak(tokens, token_s, "token time")) return;
    if (prompt_s > 0)
      add(name, "prompt time [ms]", prompts.total_s / ms, prompt_s / ms, prompts.flop / peak / stack_->null_compute_ratio / ms, fitted);
    if (token_s > 0) add(name, "token time [ms]", tokens.total_s / ms, token_s / ms, m.shape.layers * stack_->null_layer_s / ms, fitted);
    power(row, name, prompt, prompts, tokens, prompt_s, token_s);
  }

  /// Power of the same batch, at its measured times: the power model alone is judged.
  void power(TableRow& row, const std::string& name, double prompt, const IterationTime& prompts, const IterationTime& tokens,
             double prompt_s, double token_s) {
    const AcceleratorPower* sheet = find_power(sheets_.powers, accelerator_->id);
    if (sheet == nullptr || token_s <= 0) return;
    const auto cell = [&](std::string_view column) {
      double value = 0;
      const std::string_view text = row.text(column);
      std::from_chars(text.data(), text.data() + text.size(), value);
      return value > least_power_ratio ? value : 0.0;
    };
    const bool fitted = std::ranges::find(sheet->fitted_cases, name) != sheet->fitted_cases.end();
    const double t = setup_->engine.tensor_parallel;
    const double bytes_use = tokens.memory_bytes / (t * setup_->engine.device.memory_bytes_per_s * token_s);
    const double flop_use = tokens.flop / (t * setup_->engine.device.flop_per_s * token_s);
    const double decode = decode_power_w(*sheet, 1, bytes_use, flop_use);
    if (const double average = cell(columns_.average_power); average > 0) {
      if (prompt > longest_prompt_with_average_power) {
        result_.ruled_out.push_back(
            {line_, name, "average power of a prompt over 2048 tokens: the sampling window misses part of the request"});
      } else {
        add(name, "decode power [share of TDP]", decode, average, sheet->null_decode_ratio, fitted);
      }
    }
    const double duration_s = prompt_s > 0 ? prompt_s : prompts.total_s;
    if (const double peak = cell(columns_.peak_power); peak > 0)
      add(name, "peak power [share of TDP]", sensed_peak_w(*sheet, prompt_power_w(*sheet, 1), decode, duration_s), peak,
          sheet->null_peak_ratio, fitted);
  }

  /// Throughput of an engine that is never short of requests.
  void throughput(TableRow& row) {
    const std::string_view kind = row.text("kind");
    const bool prompts_only = kind.starts_with("prefill");
    const double accelerators = row.has("accelerators") ? row.positive("accelerators") : degrees_.tensor;
    const double measured = row.has("tokens_per_s") ? row.positive("tokens_per_s") : row.positive("tokens_per_s_per_accel") * accelerators;
    std::string note;
    const auto given_or = [&](std::string_view column, double assumed, const char* what) {
      if (row.has(column)) return row.positive(column);
      note += fmt::format("{}{} {} assumed", note.empty() ? "" : ", ", what, assumed);
      return assumed;
    };
    const bool lengths = row.has(columns_.input) || row.has(columns_.output);
    const double prompt = given_or(columns_.input, lengths || prompts_only ? assumed_prompt : assumed_context, "prompt");
    const double output = prompts_only ? 1 : given_or(columns_.output, lengths ? assumed_output : 1, "output");
    double batch = 0;
    if (row.has(columns_.batch) && row.text(columns_.batch) != "saturated") batch = row.positive(columns_.batch);
    if (!row.good()) return;
    if (degrees_.tensor > accelerators) degrees_.tensor = static_cast<int>(accelerators);
    const ServingStack* stack = sheets_.serving.find_stack("tensorrt_llm_2025");
    if (!set_up("tensorrt_llm_2025", 8192, stack != nullptr ? stack->batch_most : 1)) return;
    if (setup_->assumed_link) note += fmt::format("{}link of 64 GB/s assumed", note.empty() ? "" : ", ");
    const double engines = accelerators / degrees_.tensor;
    const std::string name = fmt::format("{} {} {} tp{} in{} out{}", row.text("model"), row.text("hardware"), row.text(columns_.format),
                                         degrees_.tensor, prompt, output);
    const bool fitted = std::ranges::find(stack_->fitted_cases, name) != stack_->fitted_cases.end();
    const EngineModel& m = setup_->engine;
    IterationLoad load;
    double made = 0;
    if (prompts_only) {
      load = prefill_load(prompt, assumed_prompt_batch_tokens / prompt);
      made = load.tokens;
    } else {
      const bool decode_only = !lengths || kind.starts_with("decode");
      const double most = batch > 0 ? batch / engines : stack_->batch_most;
      const double per_request = decode_only ? prompt : prompt + output / 2;
      const double fits = setup_->memory.cache_tokens / per_request;
      if (fits < 1) {
        reject(fmt::format("not one request fits: {:.3g} GB are left for the cache", setup_->memory.cache_bytes / 1e9));
        return;
      }
      made = std::min(most, fits);
      load = decode_only ? decode_load(prompt, made) : steady_load(made, prompt, output);
    }
    const IterationTime time = time_of(load);
    const double t = m.tensor_parallel;
    const double ideal_s = std::max(time.flop / (t * m.device.flop_per_s), time.memory_bytes / (t * m.device.memory_bytes_per_s));
    // A row is impossible if its tokens alone need more than the peak.
    const double share = time.flop / made * measured / engines / (t * m.device.flop_per_s);
    if (share > 1) {
      result_.ruled_out.push_back({line_, name, fmt::format("the throughput implies {:.2f} times the peak FLOP/s", share)});
      return;
    }
    const char* quantity = prompts_only ? "prompt throughput [tokens/s]"
                           : !lengths   ? "decode throughput [tokens/s]"
                                        : "throughput [tokens/s]";
    add(name, quantity, engines * made / time.total_s, measured, engines * made / ideal_s * stack_->null_roofline_ratio, fitted, note);
  }

  CaseTable& table_;
  std::string file_;
  const InferenceSheets& sheets_;
  InferenceValidation& result_;
  Diagnostics& diagnostics_;
  Columns columns_;
  int line_ = 0;
  const TransformerModel* model_ = nullptr;
  const Accelerator* accelerator_ = nullptr;
  Degrees degrees_;
  ServingFormat format_ = ServingFormat::fp16;
  const ServingStack* stack_ = nullptr;
  std::optional<ServingSetup> setup_;
};

}  // namespace

bool is_serving_table(std::string_view header) {
  const auto has = [header](std::string_view word) { return header.find(word) != std::string_view::npos; };
  return has("model") && has("hardware") && (has("prompt_time") || has("token_time") || has("tokens_per_s"));
}

InferenceValidation validate_serving_table(const std::filesystem::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics) {
  InferenceValidation result;
  result.file = path.filename().string();
  result.kind = "serving table";
  auto table = CaseTable::read(path, diagnostics);
  if (!table || !table->require({"model", "hardware"})) {
    ++result.rejected;
    return result;
  }
  result.rejected = table->broken_rows();
  ServingTable reader(*table, result.file, sheets, result, diagnostics);
  for (std::size_t i = 0; i < table->size(); ++i) reader.row(i);
  group_rows(result);
  return result;
}

}  // namespace icctwin::validation
