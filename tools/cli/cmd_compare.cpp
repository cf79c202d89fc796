#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/results/compare/compare.h"
#include "sim/scenario/text/csv.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct Options {
  std::vector<std::string> runs;
  std::string format = "text", language = "en";
  bool all = false;
};

/// The folders' own names, or as much of their paths as tells them apart.
std::vector<std::string> names_of(const std::vector<std::string>& runs) {
  std::vector<std::string> names;
  for (const auto& run : runs) {
    const auto path = std::filesystem::path(run).lexically_normal();
    names.push_back((path.has_filename() ? path.filename() : path.parent_path().filename()).string());
  }
  for (std::size_t r = 0; r < names.size(); ++r)
    if (std::ranges::count(names, names[r]) > 1) return runs;
  return names;
}

std::string number(double value) { return value != value ? "-" : fmt::format("{:.6g}", value); }
std::string exact(double value) { return value != value ? "" : fmt::format("{}", value); }

void print_text(const RunComparison& c, const Options& options) {
  const Language language = language_of(options.language);
  const bool zh = language == Language::zh;
  fmt::print("{}\n", zh ? "输入差异" : "inputs that differ");
  if (c.inputs.empty()) fmt::print("  {}\n", zh ? "无" : "none");
  for (const InputDifference& one : c.inputs) {
    fmt::print("  {}  {}\n", one.pointer, one.title.in(language));
    for (std::size_t r = 0; r < c.names.size(); ++r) fmt::print("      {}: {} {}\n", c.names[r], one.values[r], one.unit);
  }
  const std::string& base = c.names[0];
  for (std::size_t r = 1; r < c.names.size(); ++r) {
    fmt::print(fmt::runtime(zh ? "\n指标：{} 相对 {}\n" : "\nindicators: {} against {}\n"), c.names[r], base);
    fmt::print("  {:<38} {:>14} {:>14} {:>14} {:>9}  {}\n", "id", base.substr(0, 14), c.names[r].substr(0, 14), zh ? "差" : "difference",
               "%", zh ? "单位" : "unit");
    for (const KpiComparison& kpi : c.kpis) {
      if (!options.all && !kpi.differs()) continue;
      const double relative = kpi.relative(r);
      fmt::print("  {:<38} {:>14} {:>14} {:>14} {:>9}  {}\n", kpi.id, number(kpi.values[0]), number(kpi.values[r]),
                 number(kpi.difference(r)), relative != relative ? "-" : fmt::format("{:+.2f}", 100 * relative),
                 kpi.unit == "1" ? "" : kpi.unit);
    }
  }
}

void print_csv(const RunComparison& c, const Options& options) {
  std::string head = "kind,id,unit";
  for (const auto& name : c.names) head += "," + csv_field(name);
  for (std::size_t r = 1; r < c.names.size(); ++r) head += "," + csv_field(c.names[r] + " - " + c.names[0]);
  fmt::print("{}\n", head);
  for (const InputDifference& one : c.inputs) {
    std::string line = "input," + csv_field(one.pointer) + "," + csv_field(one.unit);
    for (const auto& value : one.values) line += "," + csv_field(value);
    fmt::print("{}{}\n", line, std::string(c.names.size() - 1, ','));
  }
  for (const KpiComparison& kpi : c.kpis) {
    if (!options.all && !kpi.differs()) continue;
    std::string line = "indicator," + kpi.id + "," + csv_field(kpi.unit);
    for (const double value : kpi.values) line += "," + exact(value);
    for (std::size_t r = 1; r < c.names.size(); ++r) line += "," + exact(kpi.difference(r));
    fmt::print("{}\n", line);
  }
}

nlohmann::ordered_json number_json(double value) {
  return value != value ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(value);
}

void print_json(const RunComparison& c, const Options& options) {
  nlohmann::ordered_json out;
  out["runs"] = c.names;
  out["inputs"] = nlohmann::ordered_json::array();
  for (const InputDifference& one : c.inputs)
    out["inputs"].push_back(
        {{"pointer", one.pointer}, {"unit", one.unit}, {"title", {{"en", one.title.en}, {"zh", one.title.zh}}}, {"values", one.values}});
  out["kpis"] = nlohmann::ordered_json::object();
  for (const KpiComparison& kpi : c.kpis) {
    if (!options.all && !kpi.differs()) continue;
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
  fmt::print("{}\n", out.dump(2));
}

Exit compare(const Options& options) {
  Diagnostics diagnostics;
  const auto names = names_of(options.runs);
  std::vector<NamedRun> runs;
  bool good = true;
  for (std::size_t r = 0; r < options.runs.size(); ++r) {
    auto folder = read_run_folder(options.runs[r], diagnostics);
    good = good && folder;
    if (folder) runs.push_back({names[r], *std::move(folder)});
  }
  if (good) {
    const RunComparison comparison = compare_runs(runs, diagnostics);
    if (options.format == "json") print_json(comparison, options);
    if (options.format == "csv") print_csv(comparison, options);
    if (options.format == "text") print_text(comparison, options);
    std::fflush(stdout);
  }
  print_problems(diagnostics, language_of(options.language));
  return good ? Exit::ok : Exit::bad_input;
}

}  // namespace

void add_compare(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("compare", "Put runs side by side: inputs that differ, then indicators against the first run");
  auto options = std::make_shared<Options>();
  command->add_option("runs", options->runs, "Run folders, two or more")->required()->expected(2, 1000);
  command->add_option("--format", options->format, "text, json or csv")->check(CLI::IsMember({"text", "json", "csv"}));
  command->add_flag("--all", options->all, "Also indicators that are the same");
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return compare(*options); }; });
}

}  // namespace icctwin
