// The scenario reader on arbitrary bytes: no crash, an error or a value, and a value survives being written and read.
//
// The first line of the input, if it begins with "/", is an override; the rest is the document.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sim/scenario/json/inputs.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/model/scenario.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace icctwin;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::string_view assignment;
  if (text.starts_with('/')) {
    assignment = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), assignment.size() + 1));
  }
  Diagnostics found;
  auto document = parse_json(text, "fuzz", found);
  demand(document.has_value() || found.has_errors());
  const Type& type = type_of<Scenario>();
  if (document) {
    if (!assignment.empty()) {
      const std::size_t before = found.problems().size();
      const bool done = apply_override(*document, type, assignment, found);
      demand(done == (found.problems().size() == before));
    }
    GivenPointers given;
    const auto scenario = read_as<Scenario>(*document, found, {}, &given);
    list_inputs(type, &scenario, given);
    if (!found.has_errors()) {
      const std::string written = write_json_of(scenario, WriteStyle::indented);
      Diagnostics none;
      const auto again = parse_json(written, "written", none);
      demand(again.has_value());
      demand(read_as<Scenario>(*again, none) == scenario);
      demand(none.empty());
    }
  }
  for (const Problem& problem : found.problems())
    demand(!sentence(problem, Language::en).empty() && !sentence(problem, Language::zh).empty());
  return 0;
}
