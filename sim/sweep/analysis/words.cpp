#include "sim/sweep/analysis/words.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace icctwin {
namespace {

struct Entry {
  std::string_view key, en, zh;
};

constexpr Entry entries[] = {
    {"kind", "Sweep report", "扫描报告"},
    {"line", "{0} · {1} runs · {2}", "{0} · {1} 次运行 · {2}"},
    {"footer", "Sweep {0} · {1} {2}", "扫描 {0} · {1} {2}"},
    {"variable", "Variable", "变量"},
    {"least", "Least", "最小"},
    {"most", "Most", "最大"},
    {"points", "Points", "点数"},
    {"run", "Run", "运行号"},
    {"runs", "Runs", "运行数"},
    {"yes", "yes", "是"},
    {"from", "From", "起"},
    {"to", "To", "止"},
    {"kpi", "Indicator", "指标"},
    {"unit", "Unit", "单位"},
    {"mean", "Mean", "均值"},
    {"deviation", "SD", "标准差"},
    {"value", "Value", "取值"},
    {"base", "base", "基准"},
    {"status", "Status", "状态"},
    {"pointer", "Pointer", "指针"},
    {"problem", "Problem", "问题"},
    {"design.grid", "full grid", "全因子"},
    {"design.one_at_a_time", "one at a time", "单因素"},
    {"design.latin_hypercube", "Latin hypercube", "拉丁超立方"},
    {"design.sobol", "Sobol sequence", "Sobol 序列"},
    {"design.random", "random", "随机"},
    {"design.table", "table", "表格"},
    {"design.optimise", "search", "优化"},
    {"summary", "Summary", "摘要"},
    {"summary.counts", "{0} of {1} runs have indicators, {2} failed, {3} were not run.",
     "{1} 次运行中 {0} 次有指标，{2} 次失败，{3} 次未运行。"},
    {"summary.unfinished", "The sweep is not finished: everything below rests on the runs that are there.",
     "扫描尚未完成：以下内容仅基于已有运行。"},
    {"summary.best", "Best by {0}: run {1} with {2}.", "按{0}最优：第 {1} 次运行，{2}。"},
    {"summary.front", "Points that no other beats in {1}: {0} (see chapter 2).", "在{1}上不被其他点超越的点数：{0}（见第 2 章）。"},
    {"summary.nobody", "No point keeps all constraints and has all objectives.", "没有点同时满足约束并具备全部目标指标。"},
    {"summary.effect", "{0}: {1} matters most, {2} from its least to its greatest mean.", "{0}：{1}影响最大，均值相差 {2}。"},
    {"spread", "Spread over all points", "全部点的分布"},
    {"spread.source",
     "Over the means of replications at each point. SD: standard deviation; P10, P50, P90: 10 %, 50 %, 90 % of the points lie below.",
     "取各点重复运行的均值。P10、P50、P90：10%、50%、90% 的点低于该值。"},
    {"replications", "Scatter of replications", "重复运行的离散"},
    {"replications.source", "Standard deviation between runs of one point that differ by their seed alone, pooled over all points.",
     "同一点仅种子不同的运行之间的标准差，合并全部点。"},
    {"candidates", "Best points", "最优点"},
    {"candidates.source", "Objectives: {0}. Constraints: {1}. Means over replications.", "目标：{0}。约束：{1}。取重复运行均值。"},
    {"candidates.none", "none", "无"},
    {"front", "Pareto front", "帕累托前沿"},
    {"front.on", "On the front", "位于前沿"},
    {"front.description", "All points by {0} and {1}", "全部点按{0}与{1}分布"},
    {"effects", "Effects on {0}", "对{0}的影响"},
    {"tornado", "Effect of each variable on {0}", "各变量对{0}的影响"},
    {"tornado.description", "Bars from the least to the greatest {0} of each variable", "各变量{0}由最小到最大的条形"},
    {"tornado.least_at", "Least at", "最小值处"},
    {"tornado.most_at", "Most at", "最大值处"},
    {"tornado.base", "Each variable alone, against the base (line).", "逐个变量变化，以基准（竖线）为参照。"},
    {"tornado.means", "Means over all other variables, against the mean of all points (line).",
     "对其他变量取均值，以全部点均值（竖线）为参照。"},
    {"tornado.samples",
     "Means over all other variables in five parts of equally many points, against the mean of all points (line). Standard error of such a "
     "mean: {0}; "
     "smaller differences are chance.",
     "对其他变量取均值，按点数均分五段，以全部点均值（竖线）为参照。此类均值的标准误差为 {0}，更小的差异属偶然。"},
    {"response", "{0} by {1}", "{0}随{1}的变化"},
    {"response.description", "Mean {0} by {1}", "{0}均值随{1}的变化"},
    {"contour", "{0} by {1} and {2}", "{0}随{1}与{2}的变化"},
    {"contour.description", "Mean {0} by {1} and {2}", "{0}均值随{1}与{2}的变化"},
    {"histogram", "How often {0} takes its values", "{0}的分布"},
    {"histogram.description", "Histogram of {0}", "{0}的直方图"},
    {"indices", "Shares of the variance of {0}", "{0}的方差占比"},
    {"indices.first", "First order", "一阶"},
    {"indices.total", "Total", "总效应"},
    {"indices.description", "Sobol indices of {0}", "{0}的 Sobol 指数"},
    {"indices.source",
     "First order: share that the variable causes alone (Saltelli 2010); total: with all its interactions (Jansen 1999). Thin lines: 90 % "
     "interval of "
     "500 bootstrap samples.",
     "一阶：变量单独引起的占比（Saltelli 2010）；总效应：含其全部交互作用（Jansen 1999）。细线为 500 次自助抽样的 90% 区间。"},
    {"inputs", "What varied", "变量清单"},
    {"inputs.base", "Base scenario: {0}. Design: {1}. Replications: {2}.", "基准方案：{0}。设计：{1}。重复：{2} 次。"},
    {"failed", "Runs without indicators", "无指标的运行"},
    {"failed.first", "First run", "首次"},
    {"warnings", "Warnings of runs", "运行警告"},
    {"warnings.source", "Each code counts once for a run; see problems.json of a kept run or docs of the code.",
     "每个代码每次运行计一次；见保留的 problems.json。"},
    {"code", "Code", "代码"},
    {"bands", "All indicators", "全部指标"},
    {"bands.source", "Over the means of replications at each point. Indicators that are the same at all points, left out: {0}.",
     "取各点重复运行的均值。各点相同而略去的指标数：{0}。"},
    {"table", "Runs", "运行表"},
    {"table.rest", "The first {0} of {1} runs; runs.csv in the folder has all, with every indicator.",
     "共 {1} 次运行，此处列前 {0} 次；全部指标见文件夹中的 runs.csv。"},
    {"reproduce", "How to reproduce", "复现"},
    {"reproduce.text",
     "The folder holds the sweep file and the base scenario as they were run (sweep.db, base.json). A run as a scenario of its own:",
     "文件夹内保存了运行时的扫描文件与基准方案（sweep.db、base.json）。将某次运行导出为方案："},
    {"hashes", "SHA-256 of the sweep {0}, of the base {1}; program version {2}.", "扫描文件 SHA-256 {0}，基准方案 {1}；程序版本 {2}。"},
};

const Entry& find(std::string_view key) {
  const auto* found = std::ranges::find(entries, key, &Entry::key);
  assert(found != std::end(entries));
  return *found;
}

}  // namespace

std::string Words::operator()(std::string_view key) const {
  const Entry& entry = find(key);
  return std::string(language_ == Language::zh ? entry.zh : entry.en);
}

std::string Words::fill(std::string_view key, std::initializer_list<std::string_view> values) const {
  std::string text = (*this)(key);
  std::size_t number = 0;
  for (const std::string_view value : values) {
    const std::string mark = "{" + std::to_string(number++) + "}";
    for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += value.size()) text.replace(at, mark.size(), value);
  }
  return text;
}

}  // namespace icctwin
