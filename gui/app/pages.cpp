#include "gui/app/pages.h"

#include <algorithm>

#include "gui/views/overview_page.h"
#include "gui/views/plan/plan_page.h"
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
      {Page::plan,
       "plan",
       {"Plan", "平面布置"},
       {"Halls, rows and racks from above", "机房、机柜列与机柜的平面布置"},
       "Ctrl+1",
       make<PlanPage>},
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
