#include "gui/app/pages.h"

#include <algorithm>

#include "gui/views/compare/compare_page.h"
#include "gui/views/diagrams/cooling_page.h"
#include "gui/views/diagrams/network_page.h"
#include "gui/views/diagrams/power_page.h"
#include "gui/views/overview_page.h"
#include "gui/views/plan/plan_page.h"
#include "gui/views/report/report_page.h"
#include "gui/views/results_page.h"
#include "gui/views/start_page.h"
#include "gui/views/sweep/sweep_page.h"
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
      {Page::plan,
       "plan",
       {"Plan", "平面布置"},
       {"Halls, rows and racks from above", "机房、机柜列与机柜的平面布置"},
       "Ctrl+1",
       make<PlanPage>},
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
      {Page::compare, "compare", {"Compare", "方案对比"}, {"Runs side by side", "多次运行并列对比"}, "Ctrl+7", make<ComparePage>},
      {Page::sweep, "sweep", {"Sweep", "参数扫描"}, {"Many variants of the scenario", "方案的多种变化"}, "Ctrl+8", make<SweepPage>},
      {Page::report, "report", {"Report", "报告"}, {"The report of a run as PDF", "运行结果的 PDF 报告"}, "Ctrl+9", make<ReportPage>},
  };
  return entries;
}

const PageEntry& start_entry() {
  static const PageEntry entry = {
      Page::start, "start",        {"Start page", "开始页"}, {"New, recent and example scenarios", "新建、最近打开与示例方案"},
      "",          make<StartPage>};
  return entry;
}

const PageEntry* find_page(std::string_view name) {
  if (name == start_entry().name) return &start_entry();
  const auto found = std::ranges::find(page_entries(), name, [](const PageEntry& entry) { return std::string_view(entry.name); });
  return found == page_entries().end() ? nullptr : &*found;
}

}  // namespace icctwin::gui
