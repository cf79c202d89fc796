#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "sim/results/folder/write_folder.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/plan/quantity_text.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/site/shipped.h"
#include "sim/scenario/template/center_estimate.h"
#include "sim/scenario/template/center_size.h"
#include "sim/scenario/template/center_templates.h"
#include "sim/scenario/template/make_center.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

/// Every option that was not given keeps the template's value.
struct Options {
  std::string start = "training_liquid_2000", site, rack, rounding, power, supply, cooling, rejection, mix, out, switch_type, id, name,
              name_zh, language = "en";
  int accelerators = 0, racks_per_row = 0, redundant_cdus = -1, tiers = 0;
  double battery_kwh = -1, pv_kw = -1, oversubscription = 0, days = 0, liquid_share = -1, liquid_supply_c = -300, air_supply_c = -300;
  bool generators = false, list = false, no_rails = false;
};

template <class T, std::size_t n>
std::vector<std::string> words_of(const std::array<NamedChoice<T>, n>& table) {
  std::vector<std::string> words;
  for (const auto& one : table) words.emplace_back(one.word);
  return words;
}

template <class T, std::size_t n>
bool take(const std::array<NamedChoice<T>, n>& table, const std::string& word, T& value) {
  for (const auto& one : table)
    if (one.word == word) return value = one.value, true;
  return false;
}

CenterOptions options_of(const Options& words, CenterOptions made) {
  if (words.accelerators > 0) made.accelerators = words.accelerators;
  if (!words.rack.empty()) made.rack_type = words.rack;
  take(roundings, words.rounding, made.rounding);
  take(redundancies, words.power, made.redundancy);
  take(supplies, words.supply, made.supply);
  take(rejections, words.rejection, made.rejection);
  take(mixes, words.mix, made.mix);
  CoolingKind cooling = CoolingKind::air;
  if (take(coolings, words.cooling, cooling)) made.cooling = cooling;
  if (words.racks_per_row > 0) made.racks_per_row = words.racks_per_row;
  if (words.redundant_cdus >= 0) made.redundant_cdus = words.redundant_cdus;
  if (words.tiers > 0) made.tiers = words.tiers;
  if (words.battery_kwh >= 0) made.battery_kwh = words.battery_kwh;
  if (words.pv_kw >= 0) made.pv_w = words.pv_kw * 1e3;
  if (words.oversubscription > 0) made.oversubscription = words.oversubscription;
  if (words.days > 0) made.days = words.days;
  if (words.liquid_share >= 0) made.liquid_fraction = words.liquid_share;
  if (words.liquid_supply_c > -300) made.liquid_supply_c = words.liquid_supply_c;
  if (words.air_supply_c > -300) made.air_supply_c = words.air_supply_c;
  if (words.generators) made.generators = true;
  if (words.no_rails) made.rails = false;
  if (!words.switch_type.empty()) made.switch_type = words.switch_type;
  if (!words.id.empty()) made.id = words.id;
  if (!words.name.empty()) made.name = words.name;
  if (!words.name_zh.empty()) made.name_zh = words.name_zh;
  return made;
}

Exit list_templates(bool zh, const std::vector<ShippedSite>& sites) {
  fmt::print("{:<26}{:>8}  {:<32}{:<10} {}\n", "template", "cards", "rack type", "site", zh ? "说明" : "what it is");
  for (const CenterTemplate& one : center_templates())
    fmt::print("{:<26}{:>8}  {:<32}{:<10} {}; {}\n", one.id, one.options.accelerators, one.options.rack_type, one.site,
               zh ? one.name.zh : one.name.en, zh ? one.remark.zh : one.remark.en);
  std::vector<std::string> ids;
  for (const ShippedSite& site : sites) ids.push_back(site.id);
  fmt::print("\nsites: {}\n", fmt::join(ids, " "));
  return Exit::ok;
}

Exit refuse(Diagnostics& diagnostics, Language language) {
  print_problems(diagnostics, language);
  return Exit::bad_input;
}

Exit unknown(const char* place, const std::string& word, const std::vector<std::string>& known, Text kind, Language language) {
  Diagnostics diagnostics;
  diagnostics.add("E-IN-008", place, word, nearest_name(word, known), {{"kind", std::string(kind.en)}, {"kind_zh", std::string(kind.zh)}});
  return refuse(diagnostics, language);
}

void print_estimate(const Plan& plan, const Catalog& catalog, bool zh) {
  const CenterEstimate made = estimate_center(plan, catalog);
  const auto line = [&](const char* en, const char* zh_text, const std::string& value) {
    fmt::print("  {:<34}{}\n", zh ? zh_text : en, value);
  };
  line("IT power, design maximum", "IT 功率（设计最大）", power_text(made.it_w));
  line("PUE, estimate", "PUE（估算）", fmt::format("{:.2f} - {:.2f}", made.pue.low, made.pue.high));
  line("grid demand, estimate", "最大需量（估算）", power_text(made.demand_w.low) + " - " + power_text(made.demand_w.high));
  line("floor", "机房面积", fmt::format("{:.0f} m2", made.floor_m2));
  line("cost without servers, estimate", "建设投资（估算，不含服务器）",
       fmt::format("{:.0f} - {:.0f} {}", made.cost_cny.low / 1e6, made.cost_cny.high / 1e6, zh ? "百万元" : "million CNY"));
  fmt::print("{}\n", zh ? "以上为估算，非仿真结果。" : "These are estimates, not simulated.");
}

Exit create(const Options& words) {
  const Language language = language_of(words.language);
  const bool zh = language == Language::zh;
  Diagnostics diagnostics;
  const Catalog catalog = read_catalog(find_data_dir(), diagnostics);
  const auto scenarios = find_scenario_dir();
  auto sites = read_shipped_sites(scenarios / "sites", diagnostics);
  if (diagnostics.has_errors()) return refuse(diagnostics, language);
  if (words.list) return list_templates(zh, sites);

  const CenterTemplate* from = find_center_template(words.start);
  if (!from) {
    std::vector<std::string> ids;
    for (const auto& one : center_templates()) ids.emplace_back(one.id);
    return unknown("--template", words.start, ids, {"template", "模板"}, language);
  }
  const std::string site = words.site.empty() ? std::string(from->site) : words.site;
  const auto place = std::find_if(sites.begin(), sites.end(), [&](const ShippedSite& one) { return one.id == site; });
  if (place == sites.end()) {
    std::vector<std::string> ids;
    for (const auto& one : sites) ids.push_back(one.id);
    return unknown("--site", site, ids, {"site", "场址"}, language);
  }
  const std::filesystem::path out = words.out, folder = std::filesystem::absolute(out).parent_path();
  make_paths_relative(place->site, folder);
  const CenterOptions options = options_of(words, from->options);
  const Scenario scenario =
      make_center(options, {place->site, relative_path(scenarios / "traces/philly_week_2017-10-23.csv.gz", folder)}, catalog, diagnostics);
  std::optional<Plan> plan;
  if (!diagnostics.has_errors()) plan = make_plan(scenario, catalog, {folder, find_data_dir()}, false, diagnostics);
  print_problems(diagnostics, language);
  if (!plan || diagnostics.has_errors()) return Exit::bad_input;
  try {
    write_text(out.string(), write_changes_of(scenario));
  } catch (const WriteError& error) {
    Diagnostics failed;
    failed.add("E-RUN-003", words.out, error.what());
    print_problems(failed, language);
    return Exit::run_failed;
  }
  const CenterSize size = center_size(catalog, options.rack_type, options.accelerators, options.rounding);
  fmt::print("{}\n  {}\n", words.out, size_words(size, options.rounding, language));
  print_estimate(*plan, catalog, zh);
  return Exit::ok;
}

}  // namespace

void add_new(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("new", "Make a scenario of a whole center from a template, a size and a site");
  auto options = std::make_shared<Options>();
  Options& to = *options;
  const auto choice = [&](const char* name, std::string& value, std::vector<std::string> words, const char* help) {
    command->add_option(name, value, help)->check(CLI::IsMember(std::move(words)));
  };
  command->add_flag("--list", to.list, "List templates and sites, and end");
  command->add_option("--template", to.start, "Template to start from (see --list)");
  command->add_option("--accelerators", to.accelerators, "Number of accelerators; it is rounded up")->check(CLI::Range(1, 200000));
  command->add_option("--site", to.site, "Shipped site (see --list)");
  command->add_option("--rack", to.rack, "Rack type of the catalog (icctwin catalog racks)");
  choice("--round", to.rounding, words_of(roundings), "Round up to whole racks or to whole servers");
  command->add_option("--racks-per-row", to.racks_per_row, "Racks in a row")->check(CLI::Range(1, 100));
  choice("--power", to.power, words_of(redundancies), "Redundancy of the power chain");
  choice("--supply", to.supply, words_of(supplies), "Uninterruptible supply");
  command->add_option("--battery-kwh", to.battery_kwh, "Battery plant; 0: none")->check(CLI::Range(0.0, 1e7));
  command->add_option("--pv-kw", to.pv_kw, "Photovoltaics; 0: none")->check(CLI::Range(0.0, 1e7));
  command->add_flag("--generators", to.generators, "Standby generators");
  choice("--cooling", to.cooling, words_of(coolings), "How the heat leaves the racks");
  command->add_option("--liquid-share", to.liquid_share, "Share of a cold-plate rack's heat that goes to liquid")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--redundant-cdus", to.redundant_cdus, "CDUs to spare")->check(CLI::Range(0, 100));
  choice("--rejection", to.rejection, words_of(rejections), "What gives the heat to the outside");
  command->add_option("--liquid-supply", to.liquid_supply_c, "Supply of the CDUs [degC]")->check(CLI::Range(5.0, 60.0));
  command->add_option("--air-supply", to.air_supply_c, "Supply air [degC]")->check(CLI::Range(10.0, 35.0));
  command->add_option("--tiers", to.tiers, "Tiers of switches")->check(CLI::Range(2, 3));
  command->add_flag("--no-rails", to.no_rails, "All cards of a server on one leaf");
  command->add_option("--oversubscription", to.oversubscription, "Of the leaves")->check(CLI::Range(1.0, 16.0));
  command->add_option("--switch", to.switch_type, "Switch of the catalog (icctwin catalog fabric)");
  choice("--mix", to.mix, words_of(mixes), "What the center works on");
  command->add_option("--days", to.days, "Length of the run [d]")->check(CLI::Range(0.01, 366.0));
  command->add_option("--id", to.id, "Id of the scenario");
  command->add_option("--name", to.name, "Name in English");
  command->add_option("--name-zh", to.name_zh, "Name in Chinese");
  command->add_option("--out,-o", to.out, "Scenario file to write");
  command->add_option("--lang", to.language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] {
    if (options->out.empty() && !options->list) throw CLI::RequiredError("--out");
    action = [options] { return create(*options); };
  });
}

}  // namespace icctwin
