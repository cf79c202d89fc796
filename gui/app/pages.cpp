#include "gui/app/pages.h"

#include <algorithm>

#include "gui/views/compare/compare_page.h"
#include "gui/views/overview_page.h"
#include "gui/views/report/report_page.h"
#include "gui/views/results_page.h"
#include "gui/views/sweep/sweep_page.h"

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
      {Page::results,
       "results",
       {"Results", "结果"},
       {"Key figures and charts of a run", "一次运行的指标与图表"},
       "Ctrl+6",
       make<ResultsPage>},
      {Page::compare, "compare", {"Compare", "方案对比"}, {"Runs side by side", "多次运行并列对比"}, "Ctrl+7", make<ComparePage>},
      {Page::sweep, "sweep", {"Sweep", "参数扫描"}, {"Many variants of the scenario", "方案的多种变化"}, "Ctrl+8", make<SweepPage>},
      {Page::report, "report", {"Report", "报告"}, {"The report of a run as PDF", "运行结果的 PDF 报告"}, "Ctrl+9", make<ReportPage>},
  };
  return entries;
}

const PageEntry* find_page(std::string_view name) {
  const auto found = std::ranges::find(page_entries(), name, [](const PageEntry& entry) { return std::string_view(entry.name); });
  return found == page_entries().end() ? nullptr : &*found;
}

}  // namespace icctwin::gui
