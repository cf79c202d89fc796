#include "sim/runner/load.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/json/inputs.h"
#include "sim/scenario/json/json_value.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/site/site_file.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_scenario_bytes = std::size_t{256} << 20;

/// Catalog entries in use, with what is weak about their numbers.
void add_catalog_inputs(const Catalog& catalog, const Plan& plan, Json& inputs) {
  const auto add = [&](const auto& entry, const char* kind, const char* kind_zh) {
    std::string weak;
    for (const auto& key : entry.unverified_fields) weak += (weak.empty() ? "" : ", ") + key;
    inputs.push_back({{"pointer", std::string("catalog/") + entry.id},
                      {"title", {{"en", kind}, {"zh", kind_zh}}},
                      {"value", entry.name.empty() ? entry.id : entry.name},
                      {"unit", ""},
                      {"origin", "catalog"},
                      {"source", entry.source + (weak.empty() ? "" : "; unverified: " + weak)},
                      {"unverified", !weak.empty()}});
  };
  const auto in_use = [](const auto& list, const std::string& id) {
    for (const auto& one : list)
      if (one.id == id) return true;
    return false;
  };
  for (const auto& rack : catalog.rack_types)
    if (in_use(plan.rack_specs, rack.id)) add(rack, "Rack type", "机柜型号");
  for (const auto& node : catalog.node_types) {
    if (!in_use(plan.node_specs, node.id)) continue;
    add(node, "Node type", "服务器型号");
    for (const auto& accelerator : catalog.accelerators)
      if (accelerator.id == node.accelerator) add(accelerator, "Accelerator", "加速卡");
  }
  const Fabric& fabric = plan.scenario.fabric;
  for (const auto& one : catalog.switches)
    if (std::ranges::find(fabric.switches, one.id, &SwitchGroup::switch_type) != fabric.switches.end()) add(one, "Switch", "交换机");
  for (const auto& one : catalog.optics)
    if (std::ranges::find(fabric.link_classes, one.id, &LinkClass::optics) != fabric.link_classes.end())
      add(one, "Optical module", "光模块");
}

/// Whether a site calls the field of a pointer "/site/KEY..." unverified.
bool marked_unverified(const Site& site, std::string_view pointer) {
  const std::string_view key = pointer.substr(std::string_view("/site/").size());
  return std::ranges::any_of(site.unverified_fields, [&](const std::string& one) { return key == one || key.starts_with(one + "/"); });
}

struct PriceMark {
  std::string source;
  bool unverified = false;
};

/// What the items of the economics say of their own prices, by pointer.
std::map<std::string, PriceMark> price_marks(const Scenario& scenario) {
  std::map<std::string, PriceMark> marks;
  if (!scenario.economics) return marks;
  const auto add = [&](const auto& items, const std::string& list, const char* key) {
    for (std::size_t i = 0; i < items.size(); ++i)
      marks["/economics/" + list + "/" + std::to_string(i) + "/" + key] = {items[i].source, items[i].unverified};
  };
  add(scenario.economics->capital, "capital", "price_cny");
  add(scenario.economics->yearly, "yearly", "cost_cny_per_year");
  return marks;
}

}  // namespace

std::optional<JsonDocument> read_scenario_document(const std::filesystem::path& file, Diagnostics& diagnostics) {
  const auto text = read_file(file, diagnostics, max_scenario_bytes);
  if (!text) return std::nullopt;
  auto document = parse_json(*text, file.filename().string(), diagnostics);
  if (!document || document->value().is_object()) return document;
  Scenario scenario;  // one problem, not one for every field that is not there
  read_object(*document, type_of<Scenario>(), &scenario, "", diagnostics);
  return std::nullopt;
}

std::optional<LoadedScenario> load_scenario(JsonDocument document, const std::filesystem::path& folder,
                                            const std::vector<std::string>& overrides, Diagnostics& diagnostics, SiteFileUse site_file) {
  LoadedScenario loaded;
  const Type& type = type_of<Scenario>();
  // Which site it is comes first: other overrides may change what its file says.
  constexpr std::string_view choose_site = "/site_file=";
  for (const auto& one : overrides)
    if (one.starts_with(choose_site)) apply_override(document, type, one, diagnostics);
  if (site_file == SiteFileUse::replaces_site && !use_site_file(document, folder, diagnostics)) return std::nullopt;
  for (const auto& one : overrides)
    if (!one.starts_with(choose_site)) apply_override(document, type, one, diagnostics);
  read_object(document, type, &loaded.scenario, "", diagnostics, &loaded.given);
  return loaded;
}

std::optional<LoadedScenario> load_scenario(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                                            Diagnostics& diagnostics) {
  auto document = read_scenario_document(file, diagnostics);
  if (!document) return std::nullopt;
  return load_scenario(*std::move(document), file.parent_path(), overrides, diagnostics);
}

std::optional<Plan> plan_scenario(const LoadedScenario& loaded, const std::filesystem::path& folder, bool read_files,
                                  Diagnostics& diagnostics) {
  const auto data_dir = find_data_dir();
  const Catalog catalog = read_catalog(data_dir, diagnostics);
  auto plan = make_plan(loaded.scenario, catalog, {folder, data_dir}, read_files, diagnostics);
  if (plan) plan->scenario_sha256 = sha256_hex(write_json_of(loaded.scenario, WriteStyle::compact));
  return plan;
}

std::string inputs_json(const LoadedScenario& loaded, const Plan& plan) {
  const Type& type = type_of<Scenario>();
  Json inputs = Json::array();
  const auto prices = price_marks(loaded.scenario);
  for (const auto& item : list_inputs(type, &loaded.scenario, loaded.given)) {
    const bool of_site = item.given && item.pointer.starts_with("/site/");
    const auto price = prices.find(item.pointer);
    const bool priced = price != prices.end();
    inputs.push_back({{"pointer", item.pointer},
                      {"title", {{"en", std::string(item.title.en)}, {"zh", std::string(item.title.zh)}}},
                      {"value", item.value},
                      {"unit", std::string(item.unit == "1" ? "" : item.unit)},
                      {"origin", item.given ? "user" : "default"},
                      {"source", of_site  ? loaded.scenario.site.source
                                 : priced ? price->second.source
                                          : std::string(item.source)},
                      {"unverified", item.unverified || (priced && price->second.unverified) ||
                                         (of_site && marked_unverified(loaded.scenario.site, item.pointer))}});
  }
  for (const auto& found : plan.found_inputs)
    inputs.push_back({{"pointer", found.pointer},
                      {"title", {{"en", found.title}, {"zh", found.title_zh}}},
                      {"value", found.value},
                      {"unit", found.unit},
                      {"origin", found.origin},
                      {"source", found.source},
                      {"unverified", found.unverified}});
  Diagnostics ignored;  // the catalog was read and checked for the plan
  add_catalog_inputs(read_catalog(find_data_dir(), ignored), plan, inputs);
  inputs.push_back({{"pointer", "site/grid_carbon"},
                    {"title", {{"en", "Grid carbon in use"}, {"zh", "采用的电网碳强度"}}},
                    {"value", plan.carbon.kg_per_kwh.size() == 1 ? Json(plan.carbon.kg_per_kwh[0]).dump() : std::string("series")},
                    {"unit", "kg/kWh"},
                    {"origin", "computed"},
                    {"source", plan.carbon_source},
                    {"unverified", plan.carbon_unverified}});
  return Json{{"inputs", inputs}, {"scenario", json_value(type, &loaded.scenario)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace icctwin
