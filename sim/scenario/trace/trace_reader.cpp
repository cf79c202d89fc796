#include "sim/scenario/trace/trace_reader.h"

#include <algorithm>
#include <array>

#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr std::array<std::pair<TraceFormat, std::string_view>, 7> names = {{
    {TraceFormat::philly, "philly"},
    {TraceFormat::openb_pods, "openb_pods"},
    {TraceFormat::acme_kalos, "acme_kalos"},
    {TraceFormat::swf, "swf"},
    {TraceFormat::batsim, "batsim"},
    {TraceFormat::opendc_tasks, "opendc_tasks"},
    {TraceFormat::icctwin, "icctwin"},
}};

}  // namespace

std::span<const std::pair<TraceFormat, std::string_view>> trace_format_names() { return names; }

std::string_view trace_format_name(TraceFormat format) {
  return std::ranges::find(names, format, &std::pair<TraceFormat, std::string_view>::first)->second;
}

std::optional<TraceFormat> trace_format_from_name(std::string_view name) {
  const auto found = std::ranges::find(names, name, &std::pair<TraceFormat, std::string_view>::second);
  if (found == names.end()) return std::nullopt;
  return found->first;
}

Trace parse_trace(TraceFormat format, std::string_view text, const std::string& name, Diagnostics& diagnostics,
                  const TraceOptions& options) {
  switch (format) {
    case TraceFormat::philly:
      return parse_philly(text, name, diagnostics);
    case TraceFormat::openb_pods:
      return parse_openb_pods(text, name, diagnostics);
    case TraceFormat::acme_kalos:
      return parse_acme_kalos(text, name, diagnostics);
    case TraceFormat::swf:
      return parse_swf(text, name, diagnostics, options);
    case TraceFormat::batsim:
      return parse_batsim(text, name, diagnostics, options);
    case TraceFormat::opendc_tasks:
      return parse_opendc_tasks(text, name, diagnostics);
    case TraceFormat::icctwin:
      return parse_icctwin(text, name, diagnostics);
  }
  return {};
}

std::optional<Trace> read_trace(TraceFormat format, const std::filesystem::path& path, Diagnostics& diagnostics,
                                const TraceOptions& options) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  Trace trace = parse_trace(format, *text, path.generic_string(), diagnostics, options);
  if (trace.jobs.empty()) return std::nullopt;
  return trace;
}

std::vector<NodeRecord> read_openb_nodes(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  return text ? parse_openb_nodes(*text, path.generic_string(), diagnostics) : std::vector<NodeRecord>{};
}

}  // namespace icctwin
