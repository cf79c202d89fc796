#include "tools/cli/compare_print.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

std::string number(double value) { return value != value ? "-" : fmt::format("{:.6g}", value); }
std::string exact(double value) { return value != value ? "" : fmt::format("{}", value); }

using To = std::back_insert_iterator<std::string>;

void print_attribution(To to, const Attribution& found, const std::vector<std::string>& names, Language language) {
  const bool zh = language == Language::zh;
  fmt::format_to(to, "\n{}\n",
                 zh ? "逐步归因（按此顺序应用，顺序不同则各步不同）" : "steps, in this order (another order gives other steps)");
  if (found.steps.empty()) fmt::format_to(to, "  {}\n", zh ? "无" : "none");
  for (std::size_t s = 0; s < found.steps.size(); ++s) {
    fmt::format_to(to, "  {}  {}\n", s + 1, found.steps[s].label.in(language));
    if (found.steps[s].group.pointers.size() > 1)
      for (const std::string& pointer : found.steps[s].group.pointers) fmt::format_to(to, "       {}\n", pointer);
  }
  for (const AttributedKpi& kpi : found.kpis) {
    fmt::format_to(to, "\n  {}  {} {}\n", kpi.id, kpi.title.in(language), kpi.unit == "1" ? "" : kpi.unit);
    fmt::format_to(to, "    {:<20} {:>16}\n", names[0].substr(0, 20), number(kpi.values.front()));
    for (std::size_t s = 0; s < found.steps.size(); ++s) {
      fmt::format_to(to, "    {:<20} {:>16} {:>+16.6g}", s + 1, number(kpi.values[s + 1]), kpi.change(s));
      if (!kpi.alone.empty()) fmt::format_to(to, fmt::runtime(zh ? "  单独 {}" : "  alone {}"), number(kpi.alone[s]));
      fmt::format_to(to, "\n");
    }
    fmt::format_to(to, "    {:<20} {:>16} {:>+16.6g}\n", names[1].substr(0, 20), number(kpi.values.back()),
                   kpi.values.back() - kpi.values.front());
  }
}

nlohmann::ordered_json number_json(double value) {
  return value != value ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(value);
}

nlohmann::ordered_json numbers_json(const std::vector<double>& values) {
  auto list = nlohmann::ordered_json::array();
  for (const double value : values) list.push_back(number_json(value));
  return list;
}

nlohmann::ordered_json attribution_json(const Attribution& found) {
  nlohmann::ordered_json out;
  out["order_matters"] = true;  // steps are those of this order
  out["steps"] = nlohmann::ordered_json::array();
  for (const AttributionStep& step : found.steps)
    out["steps"].push_back(
        {{"group", step.group.name}, {"label", {{"en", step.label.en}, {"zh", step.label.zh}}}, {"pointers", step.group.pointers}});
  out["kpis"] = nlohmann::ordered_json::object();
  for (const AttributedKpi& kpi : found.kpis) {
    std::vector<double> changes;
    for (std::size_t s = 0; s < found.steps.size(); ++s) changes.push_back(kpi.change(s));
    auto& one = out["kpis"][kpi.id];
    one = {{"unit", kpi.unit},
           {"title", {{"en", kpi.title.en}, {"zh", kpi.title.zh}}},
           {"values", numbers_json(kpi.values)},
           {"changes", numbers_json(changes)}};
    if (!kpi.alone.empty()) one["alone"] = numbers_json(kpi.alone);
  }
  return out;
}

}  // namespace

std::string text_of(const PrintedComparison& p) {
  std::string printed;
  const To to(printed);
  const RunComparison& c = p.runs;
  const Language language = p.language;
  const bool zh = language == Language::zh;
  fmt::format_to(to, "{}\n", zh ? "输入差异" : "inputs that differ");
  if (c.inputs.empty()) fmt::format_to(to, "  {}\n", zh ? "无" : "none");
  for (const InputDifference& one : c.inputs) {
    fmt::format_to(to, "  {}  {}\n", one.pointer, one.title.in(language));
    for (std::size_t r = 0; r < c.names.size(); ++r) fmt::format_to(to, "      {}: {} {}\n", c.names[r], one.values[r], one.unit);
  }
  const std::string& base = c.names[0];
  for (std::size_t r = 1; r < c.names.size(); ++r) {
    fmt::format_to(to, fmt::runtime(zh ? "\n指标：{} 相对 {}\n" : "\nindicators: {} against {}\n"), c.names[r], base);
    fmt::format_to(to, "  {:<38} {:>14} {:>14} {:>14} {:>9}  {}\n", "id", base.substr(0, 14), c.names[r].substr(0, 14),
                   zh ? "差" : "difference", "%", zh ? "单位" : "unit");
    for (const KpiComparison& kpi : c.kpis) {
      if (!p.all && !kpi.differs()) continue;
      const double relative = kpi.relative(r);
      fmt::format_to(to, "  {:<38} {:>14} {:>14} {:>14} {:>9}  {}\n", kpi.id, number(kpi.values[0]), number(kpi.values[r]),
                     number(kpi.difference(r)), relative != relative ? "-" : fmt::format("{:+.2f}", 100 * relative),
                     kpi.unit == "1" ? "" : kpi.unit);
    }
  }
  if (p.attribution) print_attribution(to, *p.attribution, c.names, p.language);
  return printed;
}

std::string csv_of(const PrintedComparison& p) {
  std::string printed;
  const To to(printed);
  const RunComparison& c = p.runs;
  std::string head = "kind,id,unit";
  for (const auto& name : c.names) head += "," + csv_field(name);
  for (std::size_t r = 1; r < c.names.size(); ++r) head += "," + csv_field(c.names[r] + " - " + c.names[0]);
  fmt::format_to(to, "{}\n", head);
  for (const InputDifference& one : c.inputs) {
    std::string line = "input," + csv_field(one.pointer) + "," + csv_field(one.unit);
    for (const auto& value : one.values) line += "," + csv_field(value);
    fmt::format_to(to, "{}{}\n", line, std::string(c.names.size() - 1, ','));
  }
  for (const KpiComparison& kpi : c.kpis) {
    if (!p.all && !kpi.differs()) continue;
    std::string line = "indicator," + kpi.id + "," + csv_field(kpi.unit);
    for (const double value : kpi.values) line += "," + exact(value);
    for (std::size_t r = 1; r < c.names.size(); ++r) line += "," + exact(kpi.difference(r));
    fmt::format_to(to, "{}\n", line);
  }
  if (!p.attribution) return printed;
  for (const AttributedKpi& kpi : p.attribution->kpis)
    for (std::size_t s = 0; s < p.attribution->steps.size(); ++s)
      fmt::format_to(to, "step,{},{},{},{},{}\n", csv_field(kpi.id + ":" + p.attribution->steps[s].group.name), csv_field(kpi.unit),
                     exact(kpi.values[s]), exact(kpi.values[s + 1]), exact(kpi.change(s)));
  return printed;
}

std::string json_of(const PrintedComparison& p) {
  const RunComparison& c = p.runs;
  nlohmann::ordered_json out;
  out["runs"] = c.names;
  out["inputs"] = nlohmann::ordered_json::array();
  for (const InputDifference& one : c.inputs)
    out["inputs"].push_back(
        {{"pointer", one.pointer}, {"unit", one.unit}, {"title", {{"en", one.title.en}, {"zh", one.title.zh}}}, {"values", one.values}});
  out["kpis"] = nlohmann::ordered_json::object();
  for (const KpiComparison& kpi : c.kpis) {
    if (!p.all && !kpi.differs()) continue;
    nlohmann::ordered_json values = nlohmann::ordered_json::array(), differences = values, relatives = values;
    for (std::size_t r = 0; r < kpi.values.size(); ++r) {
      values.push_back(number_json(kpi.values[r]));
      if (r == 0) continue;
      differences.push_back(number_json(kpi.difference(r)));
      relatives.push_back(number_json(kpi.relative(r)));
    }
    out["kpis"][kpi.id] = {{"unit", kpi.unit},
                           {"title", {{"en", kpi.title.en}, {"zh", kpi.title.zh}}},
                           {"values", values},
                           {"difference", differences},
                           {"relative", relatives}};
  }
  if (p.attribution) out["attribution"] = attribution_json(*p.attribution);
  return out.dump(2) + "\n";
}

}  // namespace icctwin
