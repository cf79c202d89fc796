#include "gui/app/pages.h"

#include <algorithm>

#include "gui/views/overview_page.h"
#include "gui/views/results_page.h"
#include "gui/views/workload_page.h"

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
      {Page::workload,
       "workload",
       {"Workload", "负载"},
       {"What the center is to work on", "智算中心要完成的作业"},
       "Ctrl+5",
       make<WorkloadPage>},
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
