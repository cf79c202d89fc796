#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "sim/results/folder/write_folder.h"
#include "sim/runner/load.h"
#include "sim/scenario/plan/failure_analysis.h"
#include "sim/scenario/plan/quantity_text.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct CheckOptions {
  std::string scenario, site, format = "text", language = "en";
  std::vector<std::string> overrides;
  bool quick = false;
};

void print_plan(const Plan& plan, bool zh) {
  const auto line = [&](const char* en, const char* zh_text, const std::string& value) {
    fmt::print("  {:<34}{}\n", zh ? zh_text : en, value);
  };
  line("racks", "机柜", fmt::format("{}", plan.racks.size()));
  line("nodes", "服务器", fmt::format("{}", plan.nodes));
  line("accelerators", "加速卡", fmt::format("{}", plan.accelerators));
  line("IT power, idle", "IT 功率（空闲）", power_text([&] {
         double sum_w = plan.fabric_w;
         for (const auto& rack : plan.racks) sum_w += uniform_rack_input_w(plan, plan.rack_specs[rack.spec], 0, 0);
         return sum_w;
       }()));
  line("IT power, design maximum", "IT 功率（设计最大）", power_text(plan.design_it_w));
  line("heat to liquid / to air", "热量：液冷 / 风冷", power_text(plan.design_liquid_w) + " / " + power_text(plan.design_air_w));
  for (const auto& group : plan.cooling.cdus.groups) line("CDUs", "CDU", fmt::format("{} x {}", group.units, power_text(group.capacity_w)));
  line("heat rejection", "散热设备", power_text(plan.cooling.rejection.capacity_w));
  line("chillers", "冷水机组", power_text(plan.cooling.chillers.capacity_w));
  line("transformers", "变压器", fmt::format("{} x {:.0f} kVA", plan.power.transformer.units, plan.power.transformer.rated_va / 1e3));
  line("UPS or direct-current units", "UPS 或直流供电台数", fmt::format("{}", plan.power.ups_units));
  line("paths, each with these units", "供电路数（每路如上）", fmt::format("{}", plan.power.paths));
  line("jobs in the run", "仿真内作业", fmt::format("{}", plan.jobs.size()));
}

// Each element of the power chain lost in turn; elements whose loss nobody notices are told by their number alone.
void print_failures(const Plan& plan, bool zh) {
  fmt::print("{}\n", zh ? "单一故障分析（设计负荷）：" : "single failures at design load:");
  for (const auto& failure : single_failures(plan)) {
    const auto in = [&](Text text) { return zh ? text.zh : text.en; };
    const std::string element =
        fmt::format("{}{}{} x {}", in(element_title(failure.element)), failure.name.empty() ? "" : " ", failure.name, failure.alike);
    std::string what{in(consequence_title(consequence_name(failure.consequence)))};
    if (failure.consequence == Consequence::overloaded || failure.consequence == Consequence::carried)
      what += fmt::format(fmt::runtime(zh ? "（{} / {}）" : " ({} of {})"), power_text(failure.load_w), power_text(failure.capacity_w));
    if (failure.lasts_s > 0) what += fmt::format(fmt::runtime(zh ? "（{:.0f} 分钟）" : " ({:.0f} min)"), failure.lasts_s / 60);
    if (failure.racks > 0) what += fmt::format(fmt::runtime(zh ? "，{} 个机柜" : ", racks: {}"), failure.racks);
    fmt::print("  {:<46}{}\n", element, what);
  }
}

Exit check(const CheckOptions& options) {
  Diagnostics diagnostics;
  std::optional<Plan> plan;
  if (const auto loaded = load_scenario(options.scenario, with_site(options.overrides, options.scenario, options.site), diagnostics))
    plan = plan_scenario(*loaded, std::filesystem::path(options.scenario).parent_path(), !options.quick, diagnostics);
  const bool bad = !plan || diagnostics.has_errors();
  if (options.format == "json") {
    fmt::print("{}", problems_json(diagnostics));
    return bad ? Exit::bad_input : Exit::ok;
  }
  const Language language = language_of(options.language);
  std::fflush(stdout);
  print_problems(diagnostics, language);
  fmt::print("{}: {}\n", options.scenario, problem_counts(diagnostics, language));
  if (plan) print_plan(*plan, language == Language::zh);
  if (plan) print_failures(*plan, language == Language::zh);
  return bad ? Exit::bad_input : Exit::ok;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("check", "Check a scenario without running it; every problem at once");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("scenario", options->scenario, "Scenario file (JSON)")->required();
  command->add_option("--site", options->site, "Site file to stand in the place of the scenario's site");
  command->add_option("--set", options->overrides, "Override a field: /pointer=value (may be repeated)")
      ->take_all()
      ->allow_extra_args(false);
  command->add_flag("--quick", options->quick, "Do not read weather, carbon and trace files");
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->add_option("--lang", options->language, "Language of sentences: en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return check(*options); }; });
}

}  // namespace icctwin
