#include <algorithm>
#include <array>

#include "sim/results/report/sections.h"

namespace icctwin::report {

void add_outages(Document& doc, const Section& s) {
  constexpr std::array<std::string_view, 3> kinds = {"outage_begins", "limit_passed", "outage_ends"};
  Table table;
  table.title = s.text()("table.outages");
  table.tight = true;
  table.columns = {{std::string(s.text()("table.time")), 17},
                   {std::string(s.text()("table.outage")), 15},
                   {std::string(s.text()("table.event")), 13},
                   {std::string(s.text()("table.detail")), 55}};
  for (const auto& event : s.run().events) {
    if (std::ranges::find(kinds, event.kind) == kinds.end()) continue;
    table.rows.push_back(
        {{s.numbers().table_time(event.time_unix_s), event.object, std::string(s.text()("event." + event.kind)), event.detail}});
  }
  if (table.rows.empty()) return;
  table.source = s.text()("table.outages.source");
  doc.section(s.text()("outages"));
  doc.table(table);
}

}  // namespace icctwin::report
