// The reader of request traces on arbitrary bytes: no crash, and what comes out can be served.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sim/scenario/requests/request_reader.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace icctwin;
  Diagnostics found;
  const auto trace = parse_requests(std::string(reinterpret_cast<const char*>(data), size), "fuzz", found);
  demand(trace.has_value() != found.has_errors());
  for (const Problem& problem : found.problems())
    demand(!sentence(problem, Language::en).empty() && !sentence(problem, Language::zh).empty());
  if (!trace) return 0;
  demand(!trace->requests.empty() && trace->requests.front().arrival_s == 0);
  demand(std::ranges::is_sorted(trace->requests, {}, &ServedRequest::arrival_s));
  for (const ServedRequest& request : trace->requests) demand(request.prompt_tokens >= 1 && request.output_tokens >= 1);
  return 0;
}
