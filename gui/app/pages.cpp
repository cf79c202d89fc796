#include "gui/app/pages.h"

#include <algorithm>

#include "gui/views/diagrams/cooling_page.h"
#include "gui/views/diagrams/network_page.h"
#include "gui/views/diagrams/power_page.h"
#include "gui/views/overview_page.h"
#include "gui/views/results_page.h"

namespace icctwin::gui {
namespace {

template <class Made>
WorkPage* make(Workbench& bench, Commands& commands) {
  return new Made(bench, commands);
}

}  // namespace

const std::vector<PageEntry>& page_entries() {
  static const std::vector<PageEntry> entries = {
      {Page::overview, "overview", {"Overview", "方案概况"}, {"Sizes of the scenario", "方案的规模"}, "Alt+Home", make<OverviewPage>},
      {Page::power, "power", {"Power", "供配电"}, {"One-line diagram with loads", "供配电单线图与负载"}, "Ctrl+2", make<PowerPage>},
      {Page::cooling,
       "cooling",
       {"Cooling", "冷却系统"},
       {"Piping diagram with temperatures", "制冷系统流程图与温度"},
       "Ctrl+3",
       make<CoolingPage>},
      {Page::network,
       "network",
       {"Network", "组网"},
       {"Topology by tiers with the bill of links", "分层拓扑与链路清单"},
       "Ctrl+4",
       make<NetworkPage>},
      {Page::results,
       "results",
       {"Results", "结果"},
       {"Key figures and charts of a run", "一次运行的指标与图表"},
       "Ctrl+6",
       make<ResultsPage>},
  };
  return entries;
}

const PageEntry* find_page(std::string_view name) {
  const auto found = std::ranges::find(page_entries(), name, [](const PageEntry& entry) { return std::string_view(entry.name); });
  return found == page_entries().end() ? nullptr : &*found;
}

}  // namespace icctwin::gui
