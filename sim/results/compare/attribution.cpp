#include "sim/results/compare/attribution.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/json/nearest.h"

namespace icctwin {
namespace {

const std::vector<std::string> default_kpis = {
    "pue", "facility_energy_kwh", "carbon_location_kg", "water_l", "cost_energy_cny", "opex_cny_per_year", "tco_cny"};

/// Of a path its file.
std::string short_value(const std::string& value) { return value.substr(value.rfind('/') + 1); }

}  // namespace

std::vector<AttributedKpi> attributed_kpis(const std::vector<const RunFolder*>& levels, const std::vector<const RunFolder*>& alone,
                                           const std::vector<std::string>& asked, Diagnostics& diagnostics) {
  std::vector<AttributedKpi> all;
  for (const std::string& id : asked.empty() ? default_kpis : asked) {
    const Kpi* kpi = levels.back()->find_kpi(id);
    if (!kpi) kpi = levels.front()->find_kpi(id);
    if (!kpi) {
      if (asked.empty()) continue;  // of cost, where neither run has economics
      std::vector<std::string> known;
      for (const Kpi& one : levels.front()->kpis) known.push_back(one.id);
      diagnostics.add("E-IN-008", id, id, nearest_name(id, known), {{"kind", "indicator"}, {"kind_zh", "指标"}});
      continue;
    }
    AttributedKpi row{kpi->id, kpi->unit, kpi->title, {}, {}};
    for (const RunFolder* level : levels) row.values.push_back(level->kpi(id));
    for (const RunFolder* one : alone) row.alone.push_back(one ? one->kpi(id) - levels.front()->kpi(id) : no_value);
    all.push_back(std::move(row));
  }
  return all;
}

BilingualText step_label(const ChangeGroup& group, const std::vector<InputDifference>& inputs, const Manifest& manifest) {
  if (group.pointers.size() == 1) {
    const auto found = std::ranges::find(inputs, group.pointers[0], &InputDifference::pointer);
    if (found != inputs.end() && found->values.size() == 2) {
      const std::string unit = found->unit == "degC" ? "°C" : found->unit;
      const std::string change =
          fmt::format(" {} → {}{}{}", short_value(found->values[0]), short_value(found->values[1]), unit.empty() ? "" : " ", unit);
      return {found->title.en + change, found->title.zh + change};
    }
    const auto same = std::ranges::find(manifest.inputs, group.pointers[0], &Manifest::Input::pointer);
    if (found == inputs.end() && same != manifest.inputs.end())
      return {same->title.en + ", other contents", same->title.zh + "（内容不同）"};
    return {group.pointers[0], group.pointers[0]};
  }
  return {fmt::format("{} ({} inputs)", group.name, group.pointers.size()),
          fmt::format("{}（{} 项输入）", group.name, group.pointers.size())};
}

}  // namespace icctwin
