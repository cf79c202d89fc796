#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <optional>

#include "models/base/civil_time.h"
#include "sim/results/folder/write_folder.h"
#include "sim/scenario/trace/chakra_reader.h"
#include "sim/scenario/trace/opendc_fragments.h"
#include "sim/scenario/trace/simai_reader.h"
#include "sim/scenario/trace/trace_reader.h"
#include "sim/scenario/trace/trace_writer.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

constexpr std::string_view simai = "simai", chakra = "chakra";

bool is_training(std::string_view format) { return format == simai || format == chakra; }

struct ImportOptions {
  std::string format, file, fragments, out, language = "en";
  bool swf_nodes = false, quiet = false;
};

void print_summary(const Trace& trace) {
  const TraceSummary& s = trace.summary;
  const auto line = [](std::string_view name, const std::string& value) { fmt::print("  {:<30}{}\n", name, value); };
  const auto instant = [&](double time_s) {
    return trace.absolute_time ? format_iso8601(time_s, trace.utc_offset_s.value_or(0)) : fmt::format("{} s", time_s);
  };
  line("rows read", fmt::format("{}", s.rows_read));
  line("rows accepted", fmt::format("{}", s.rows_accepted));
  line("rows rejected", fmt::format("{}", s.rows_rejected));
  for (std::size_t f = 0; f < row_fault_count; ++f)
    if (s.rejected_by_fault[f] > 0)
      line(fmt::format("  {}", row_fault_name(static_cast<RowFault>(f))), fmt::format("{}", s.rejected_by_fault[f]));
  line("rows out of order", fmt::format("{}", s.out_of_order_rows));
  line("accelerator-hours", fmt::format("{:.1f}", s.accelerator_hours));
  if (s.node_hours > 0) line("node-hours", fmt::format("{:.1f}", s.node_hours));
  line("largest job, accelerators", fmt::format("{}", s.largest_job_accelerators));
  line("jobs with a share of one", fmt::format("{}", s.fractional_jobs));
  line("CPU-only jobs", fmt::format("{}", s.cpu_only_jobs));
  line("first submission", instant(s.first_submit_s));
  line("last end, if none waits", instant(s.last_end_s));
  line("span", fmt::format("{:.2f} days", s.span_s / 86400));
  if (!trace.clock_note.empty()) line("clock", trace.clock_note);
}

void print_fragments(const FragmentTable& table) {
  const auto line = [](std::string_view name, const std::string& value) { fmt::print("  {:<30}{}\n", name, value); };
  line("fragments accepted", fmt::format("{}", table.rows_accepted));
  line("fragments rejected", fmt::format("{}", table.rows_rejected));
  line("tasks with fragments", fmt::format("{}", table.tasks.size()));
  line("mean CPU use of a task", fmt::format("{:.1f} MHz", table.mean_cpu_mhz()));
  line("mean GPU use of a task", fmt::format("{:.1f} MHz", table.mean_gpu_mhz()));
}

void print_training(const TrainingLayers& step) {
  const auto line = [](std::string_view name, const std::string& value) { fmt::print("  {:<30}{}\n", name, value); };
  const TrainingSummary sum = summarise(step);
  line("policy", step.policy);
  line("devices", fmt::format("{}", step.devices));
  line("tensor, expert, pipeline", fmt::format("{} x {} x {}", step.tensor_parallel, step.expert_parallel, step.pipeline_parallel));
  line("gradient accumulation", fmt::format("{}", step.gradient_accumulation));
  line("bytes between stages", fmt::format("{:.0f}", step.pipeline_bytes));
  line("layers", fmt::format("{}", step.layers.size()));
  for (std::size_t p = 0; p < pass_count; ++p)
    line(fmt::format("compute, {}", pass_name(static_cast<Pass>(p))), fmt::format("{:.6f} s", sum.compute_s[p]));
  line("weight update", fmt::format("{:.6f} s", sum.update_s));
  fmt::print("\n  {:<18}{:<16}{:<13}{:>9}{:>22}\n", "direction", "collective", "group", "messages", "bytes");
  for (const CommunicationTotal& kind : sum.communication)
    fmt::print("  {:<18}{:<16}{:<13}{:>9}{:>22.0f}\n", pass_name(kind.pass), communication_name(kind.communication), group_name(kind.group),
               kind.messages, kind.bytes);
  fmt::print("\n  {:<24}{:>7}{:>12}{:>12}{:>12}{:>18}{:>18}{:>18}\n", "layer", "number", "fwd [s]", "in.grad [s]", "w.grad [s]", "fwd [B]",
             "in.grad [B]", "w.grad [B]");
  for (const LayerTotal& layer : sum.by_name)
    fmt::print("  {:<24}{:>7}{:>12.6f}{:>12.6f}{:>12.6f}{:>18.0f}{:>18.0f}{:>18.0f}\n", layer.name, layer.layers, layer.compute_s[0],
               layer.compute_s[1], layer.compute_s[2], layer.bytes[0], layer.bytes[1], layer.bytes[2]);
}

void print_graph(const ChakraTrace& trace) {
  // Kinds of collectives as the schema numbers them.
  constexpr std::array<std::string_view, 10> kinds = {
      "all_reduce", "reduce",         "all_gather",           "gather", "scatter", "broadcast",
      "all_to_all", "reduce_scatter", "reduce_scatter_block", "barrier"};
  const auto line = [](std::string_view name, const std::string& value) { fmt::print("  {:<30}{}\n", name, value); };
  const GraphSummary& sum = trace.summary;
  if (!trace.version.empty()) line("version", trace.version);
  line("nodes", fmt::format("{}", trace.nodes.size()));
  line("data dependencies", fmt::format("{}", sum.dependencies));
  line("control dependencies", fmt::format("{}", sum.control));
  line("on nodes not in the file", fmt::format("{}", sum.missing));
  fmt::print("\n  {:<18}{:>9}{:>16}{:>16}\n", "type", "nodes", "device [s]", "host [s]");
  for (std::size_t type = 0; type < graph_node_types; ++type)
    if (sum.nodes[type] > 0)
      fmt::print("  {:<18}{:>9}{:>16.6f}{:>16.6f}\n", graph_node_type_name(static_cast<GraphNodeType>(type)), sum.nodes[type],
                 sum.device_s[type], sum.cpu_s[type]);
  if (sum.collectives.empty() && sum.message_bytes <= 0) return;
  fmt::print("\n  {:<24}{:>9}{:>22}\n", "messages", "nodes", "bytes");
  for (const auto& [kind, messages] : sum.collectives)
    fmt::print("  {:<24}{:>9}{:>22.0f}\n", kind < kinds.size() ? std::string(kinds[kind]) : fmt::format("kind {}", kind), messages.nodes,
               messages.bytes);
  if (sum.message_bytes > 0) fmt::print("  {:<24}{:>9}{:>22.0f}\n", "sends and receives", sum.nodes[5] + sum.nodes[6], sum.message_bytes);
}

// A description of one step, not a list of jobs: it is summed up, and there is no table to write.
Exit import_training(const ImportOptions& options) {
  Diagnostics diagnostics;
  std::optional<TrainingLayers> step;
  std::optional<ChakraTrace> graph;
  if (options.format == simai) {
    step = read_simai(options.file, diagnostics);
  } else {
    graph = read_chakra(options.file, diagnostics);
  }
  print_problems(diagnostics, language_of(options.language));
  if (step) print_training(*step);
  if (graph) print_graph(*graph);
  return step || graph ? Exit::ok : Exit::bad_input;
}

Exit import(const ImportOptions& options) {
  Diagnostics diagnostics;
  const auto trace =
      read_trace(*trace_format_from_name(options.format), options.file, diagnostics, {.swf_processor_is_node = options.swf_nodes});
  std::optional<FragmentTable> fragments;
  if (!options.fragments.empty()) {
    fragments = read_opendc_fragments(options.fragments, diagnostics);
    if (trace && fragments) check_fragments(*fragments, *trace, options.fragments, diagnostics);
  }
  const bool usable = trace && (fragments || options.fragments.empty());
  if (!options.quiet || !usable) print_problems(diagnostics, language_of(options.language));
  if (!usable) return Exit::bad_input;
  print_summary(*trace);
  if (fragments) print_fragments(*fragments);
  if (options.out.empty()) return Exit::ok;
  try {
    write_text(options.out, write_trace(*trace));
  } catch (const WriteError& error) {
    Diagnostics failed;
    failed.add("E-RUN-003", options.out, error.what());
    print_problems(failed, language_of(options.language));
    return Exit::run_failed;
  }
  fmt::print("{}\n", options.out);
  return Exit::ok;
}

}  // namespace

void add_import(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("import", "Read a job trace, print its summary and write it in our own CSV format; or sum up a training workload");
  auto options = std::make_shared<ImportOptions>();
  std::vector<std::string> names = {std::string(simai), std::string(chakra)};
  for (const auto& [format, name] : trace_format_names()) names.emplace_back(name);
  command->add_option("format", options->format, "Format of the file")->required()->check(CLI::IsMember(names));
  command->add_option("file", options->file, "Trace file; may be compressed (.gz)")->required();
  command->add_option("--fragments", options->fragments, "Fragments of opendc_tasks: check and sum them up");
  command->add_option("--out,-o", options->out, "Trace CSV to write (docs/trace-format.md)");
  command->add_flag("--swf-nodes", options->swf_nodes, "A processor of an SWF log or a resource of a Batsim workload is a whole node");
  command->add_flag("--quiet,-q", options->quiet, "Do not list the rejected rows, only count them");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] {
    if (is_training(options->format) && !options->out.empty())
      throw CLI::ValidationError("--out", "a training workload holds no jobs to write");
    if (options->format != "opendc_tasks" && !options->fragments.empty())
      throw CLI::ValidationError("--fragments", "only opendc_tasks has fragments");
    action = [options] { return is_training(options->format) ? import_training(*options) : import(*options); };
  });
}

}  // namespace icctwin
