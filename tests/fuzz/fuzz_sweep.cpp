// Sweep files and shards on arbitrary bytes: no crash, an error or a design, and what is read survives being written and read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sim/scenario/json/write.h"
#include "sim/sweep/design/design.h"
#include "sim/sweep/prepare/prepare.h"
#include "sim/sweep/run/record.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace icctwin;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto record = read_record(text)) {
    const auto again = read_record(record_line(*record));
    demand(again && again->hash == record->hash && again->kpis.size() == record->kpis.size());
  }
  Diagnostics found;
  if (const auto sweep = parse_sweep(text, "fuzz", found)) {
    Diagnostics none;
    demand(parse_sweep(write_json_of(*sweep, WriteStyle::indented), "written", none) == sweep);
    constexpr std::size_t most_points = 200;
    if (!std::holds_alternative<TableDesign>(sweep->design)) {  // a table may be any file of this machine
      const Design design = make_design(*sweep, {}, found, most_points);
      demand(design.points.size() <= most_points);
      for (const DesignPoint& point : design.points)
        for (std::size_t a = 0; a < design.axes.size(); ++a) overrides_of(design.axes[a], point.values[a]);
    }
  } else {
    demand(found.has_errors());
  }
  for (const Problem& problem : found.problems())
    demand(!sentence(problem, Language::en).empty() && !sentence(problem, Language::zh).empty());
  return 0;
}
