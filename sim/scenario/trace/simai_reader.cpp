// Definition: SimAI (github.com/aliyun/SimAI), workloads of its generator AICB, after the text workloads of ASTRA-sim 1. Line 1: the
// policy, then keys with their values. Line 2: number of layers. Each further line has 12 blank-separated fields: name; dependency (-1);
// then for forward, input gradient and weight gradient the compute time [ns], the collective and its size [byte]; the time of the weight
// update [ns]. Rules:
//  - a collective with the suffix _EP is among experts, _DP_EP data-parallel among the same experts; without a suffix it is
//    tensor-parallel forward and for input gradients, data-parallel for weight gradients;
//  - the dependency is checked to be a number and not used.
#include "sim/scenario/trace/simai_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::size_t layer_field_count = 12, most_bad_layers = 20;
constexpr double s_per_ns = 1e-9;
constexpr double most_ns = 1e18, most_layer_bytes = 1e18, most_devices = 1e8;  // beyond any machine in sight
constexpr std::string_view collective_names = "NONE, ALLREDUCE, ALLGATHER, REDUCESCATTER, ALLTOALL, with _EP or _DP_EP";

std::vector<std::string_view> split_blanks(std::string_view line) {
  std::vector<std::string_view> fields;
  for (line = trim(line); !line.empty(); line = trim(line)) {
    fields.push_back(line.substr(0, line.find_first_of(" \t")));
    line.remove_prefix(fields.back().size());
  }
  return fields;
}

class SimaiParser {
 public:
  SimaiParser(const std::string& name, Diagnostics& diagnostics) : name_(name), diagnostics_(diagnostics) {}

  std::optional<TrainingLayers> parse(std::string_view text) {
    CsvReader lines(text, '\n');  // whole lines: no line holds the separator
    if (!next(lines)) {
      diagnostics_.add("E-TRC-010", name_);
      return std::nullopt;
    }
    read_header(split_blanks(lines.fields().front()));
    double announced = 0;
    std::size_t announced_line = line_ + 1;
    if (next(lines)) {
      announced = number(lines.fields().front(), "number of layers", 1, most_devices, true);
      announced_line = line_;
    } else {
      add("E-TRC-011", "number of layers", "", "2");
    }
    while (problems_ < most_bad_layers && next(lines)) read_layer(split_blanks(lines.fields().front()));
    if (problems_ >= most_bad_layers) {
      diagnostics_.add("E-TRC-013", place(line_), std::to_string(most_bad_layers));
      return std::nullopt;
    }
    if (announced > 0 && static_cast<double>(layers_seen_) != announced) {
      line_ = announced_line;
      add("E-TRC-012", "", std::to_string(layers_seen_), number_text(announced));
    }
    if (problems_ > 0) return std::nullopt;
    return std::move(step_);
  }

 private:
  std::string place(std::size_t line) const { return name_ + ":" + std::to_string(line); }

  bool next(CsvReader& lines) {
    if (!lines.next()) return false;
    line_ = lines.line();
    return true;
  }

  void add(std::string_view code, std::string_view column, std::string value, std::string limit) {
    ++problems_;
    diagnostics_.add(code, place(line_), std::move(value), std::move(limit), {{"column", std::string(column)}});
  }

  double number(std::string_view field, std::string_view what, double least, double most, bool whole) {
    const auto value = parse_number(field);
    if (value && *value >= least && *value <= most && (!whole || *value == std::floor(*value))) return *value;
    add("E-TRC-011", what, printable(trim(field)), (whole ? "whole " : "") + number_text(least) + " .. " + number_text(most));
    return least;
  }

  // The key's value, which follows it; the last key of some files has no colon.
  void read_header(std::span<const std::string_view> words) {
    if (words.empty() || !is_clean_text(words.front())) {
      add("E-TRC-011", "policy", words.empty() ? "" : printable(words.front()), "HYBRID_TRANSFORMER_FWD_IN_BCKWD");
      return;
    }
    step_.policy = printable(words.front());
    const auto count = [&](std::string_view key, int otherwise) {
      const auto found = std::ranges::find(words, key);
      if (found == words.end()) return otherwise;
      const auto value = found + 1 == words.end() ? std::string_view{} : *(found + 1);
      return static_cast<int>(number(value, key, 1, most_devices, true));
    };
    step_.tensor_parallel = count("model_parallel_NPU_group:", 1);
    step_.expert_parallel = count("ep:", 1);
    step_.pipeline_parallel = count("pp:", 1);
    step_.gradient_accumulation = count("ga:", 1);
    step_.devices = count("all_gpus:", 0);
    if (step_.devices == 0) add("E-TRC-011", "all_gpus:", "", "whole 1 .. " + number_text(most_devices));
    for (const std::string_view key : {"pp_comm", "pp_comm:"}) {
      const auto found = std::ranges::find(words, key);
      if (found == words.end()) continue;
      step_.pipeline_bytes = number(found + 1 == words.end() ? std::string_view{} : *(found + 1), key, 0, most_layer_bytes, false);
    }
  }

  void read_layer(std::span<const std::string_view> fields) {
    ++layers_seen_;
    if (fields.size() != layer_field_count) {
      add("E-TRC-014", "", std::to_string(fields.size()), std::to_string(layer_field_count));
      return;
    }
    TrainingLayer layer;
    if (!is_clean_text(fields[0])) add("E-TRC-011", "name", printable(fields[0]), "UTF-8");
    layer.name = printable(fields[0]);
    number(fields[1], "dependency", -1, most_devices, true);
    for (std::size_t p = 0; p < pass_count; ++p) {
      const std::string what = std::string(pass_name(static_cast<Pass>(p)));
      LayerPass& pass = layer.passes[p];
      pass.compute_s = number(fields[2 + 3 * p], what + " time", 0, most_ns, false) * s_per_ns;
      read_collective(fields[3 + 3 * p], static_cast<Pass>(p), what, pass);
      pass.bytes = number(fields[4 + 3 * p], what + " size", 0, most_layer_bytes, false);
    }
    layer.update_s = number(fields[11], "update time", 0, most_ns, false) * s_per_ns;
    step_.layers.push_back(std::move(layer));
  }

  void read_collective(std::string_view field, Pass direction, const std::string& what, LayerPass& pass) {
    constexpr std::array<std::pair<std::string_view, LayerCommunication>, 5> kinds = {{
        {"NONE", LayerCommunication::none},
        {"ALLREDUCE", LayerCommunication::all_reduce},
        {"ALLGATHER", LayerCommunication::all_gather},
        {"REDUCESCATTER", LayerCommunication::reduce_scatter},
        {"ALLTOALL", LayerCommunication::all_to_all},
    }};
    pass.group = direction == Pass::weight_gradient ? LayerGroup::data : LayerGroup::tensor;
    std::string_view stem = field;
    for (const auto& [suffix, group] : {std::pair<std::string_view, LayerGroup>{"_DP_EP", LayerGroup::data_expert},
                                        std::pair<std::string_view, LayerGroup>{"_EP", LayerGroup::expert}}) {
      if (!stem.ends_with(suffix)) continue;
      stem.remove_suffix(suffix.size());
      pass.group = group;
      break;
    }
    const auto found = std::ranges::find(kinds, stem, &std::pair<std::string_view, LayerCommunication>::first);
    if (found == kinds.end()) {
      add("E-TRC-011", what + " collective", printable(field), std::string(collective_names));
    } else {
      pass.communication = found->second;
    }
  }

  const std::string& name_;
  Diagnostics& diagnostics_;
  TrainingLayers step_;
  std::size_t line_ = 0, layers_seen_ = 0, problems_ = 0;
};

}  // namespace

std::optional<TrainingLayers> parse_simai(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  return SimaiParser(name, diagnostics).parse(text);
}

std::optional<TrainingLayers> read_simai(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_simai(*text, path.generic_string(), diagnostics);
}

}  // namespace icctwin
