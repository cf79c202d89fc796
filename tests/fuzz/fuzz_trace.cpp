// Every trace reader on arbitrary bytes, packed or not: no crash, and what comes out keeps the promises of the headers.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/opendc_fragments.h"
#include "sim/scenario/trace/trace_reader.h"
#include "sim/scenario/trace/trace_writer.h"

namespace {

constexpr std::size_t max_unpacked_bytes = std::size_t{1} << 20;

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace icctwin;
  Diagnostics diagnostics;
  const auto text = unpack_text(std::string(reinterpret_cast<const char*>(data), size), "fuzz", diagnostics, max_unpacked_bytes);
  demand(text.has_value() != diagnostics.has_errors());
  if (!text) return 0;

  for (const auto& [format, name] : trace_format_names()) {
    Diagnostics found;
    const Trace trace = parse_trace(format, *text, "fuzz", found, {.swf_processor_is_node = size % 2 == 1});
    const TraceSummary& sum = trace.summary;
    demand(trace.format == name);
    demand(sum.rows_accepted == trace.jobs.size() && sum.rows_read == sum.rows_accepted + sum.rows_rejected);
    demand(std::ranges::is_sorted(trace.jobs, {}, &JobRecord::submit_s));
    demand(trace.jobs.empty() == found.has_errors());
    for (const Problem& problem : found.problems())
      demand(!sentence(problem, Language::en).empty() && !sentence(problem, Language::zh).empty());

    Diagnostics none;
    const std::string written = write_trace(trace);
    const Trace again = parse_trace(TraceFormat::icctwin, written, "written", none);
    demand(again.jobs == trace.jobs);
    demand(again.clock_note == trace.clock_note && again.source == trace.source && again.utc_offset_s == trace.utc_offset_s);
    demand(trace.jobs.empty() || (none.empty() && again.absolute_time == trace.absolute_time));
    demand(write_trace(again) == written || trace.jobs.empty());
  }
  Diagnostics found;
  parse_openb_nodes(*text, "fuzz", found);
  const std::size_t errors = found.count(Severity::error);
  const auto fragments = parse_opendc_fragments(*text, "fuzz", found);
  demand(fragments.has_value() == (found.count(Severity::error) == errors));
  if (fragments) demand(std::isfinite(fragments->mean_cpu_mhz()) && std::isfinite(fragments->mean_gpu_mhz()));
  return 0;
}
