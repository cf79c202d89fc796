#pragma once
// One reader per format, for trace_reader.cpp.
#include <string>
#include <string_view>

#include "sim/scenario/trace/trace_reader.h"

namespace icctwin {

Trace parse_philly(std::string_view text, const std::string& name, Diagnostics& diagnostics);
Trace parse_openb_pods(std::string_view text, const std::string& name, Diagnostics& diagnostics);
Trace parse_acme_kalos(std::string_view text, const std::string& name, Diagnostics& diagnostics);
Trace parse_swf(std::string_view text, const std::string& name, Diagnostics& diagnostics, const TraceOptions& options);
Trace parse_batsim(std::string_view text, const std::string& name, Diagnostics& diagnostics, const TraceOptions& options);
Trace parse_opendc_tasks(std::string_view text, const std::string& name, Diagnostics& diagnostics);
Trace parse_icctwin(std::string_view text, const std::string& name, Diagnostics& diagnostics);

}  // namespace icctwin
