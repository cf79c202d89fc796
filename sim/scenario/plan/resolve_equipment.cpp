// Catalog entries become node and rack specs; counts and patterns become racks and nodes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "models/power/psu.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/floor.h"
#include "sim/scenario/plan/quantity_text.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/plan/resolve_rack_heat.h"

namespace icctwin {
namespace {

constexpr std::size_t max_racks = 1'000'000;
constexpr std::size_t max_node_specs = 64;  // bits of PlanJob::node_specs

/// The scenario's own entries stand before the shipped ones.
template <class Entry>
const Entry* find_entry(const std::vector<Entry>& own, const std::vector<Entry>& shipped, const std::string& id) {
  for (const auto* list : {&own, &shipped}) {
    const auto found = std::ranges::find(*list, id, &Entry::id);
    if (found != list->end()) return &*found;
  }
  return nullptr;
}

template <class Entry>
std::vector<std::string> ids_of(const std::vector<Entry>& own, const std::vector<Entry>& shipped) {
  std::vector<std::string> ids;
  for (const auto* list : {&own, &shipped})
    for (const auto& entry : *list) ids.push_back(entry.id);
  return ids;
}

class Equipment {
 public:
  Equipment(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics)
      : scenario_(scenario), catalog_(catalog), plan_(plan), diagnostics_(diagnostics) {}

  /// Index of the rack spec of a type; nothing, reported once per type, if it cannot be resolved.
  std::optional<std::size_t> rack_spec(const std::string& id, const std::string& where) {
    if (const auto known = rack_specs_.find(id); known != rack_specs_.end()) return known->second;
    auto& slot = rack_specs_[id];
    const RackType* type = find_entry(scenario_.rack_types, catalog_.rack_types, id);
    if (!type) {
      unknown("rack type", "机柜型号", id, ids_of(scenario_.rack_types, catalog_.rack_types), where);
      return slot;
    }
    const auto node = node_spec(type->node_type, where);
    if (!node) return slot;
    RackSpec spec;
    spec.id = type->id;
    spec.node_spec = *node;
    spec.nodes = type->node_count;
    spec.width_mm = type->width_mm;
    spec.depth_mm = type->depth_mm;
    spec.height_u = type->height_u;
    spec.rated_w = type->rated_w.value_or(0);
    spec.switch_w = type->switch_count * type->switch_w;
    if (const auto* linear = std::get_if<LinearShelf>(&type->shelf)) {
      spec.nodes_per_group = std::min(linear->nodes_per_unit, type->node_count);
      spec.shelf = LinearLoss{linear->constant_w, linear->efficiency};
    } else if (const auto* curve = std::get_if<CurveShelf>(&type->shelf)) {
      spec.nodes_per_group = type->node_count;
      spec.shelf = supply_curve(curve->curve, curve->rated_w * curve->units, where);
    }
    replace_by_rack_converter(spec);
    resolve_rack_heat(*type, scenario_.cooling, where, plan_, spec, diagnostics_);
    plan_.rack_specs.push_back(spec);
    slot = plan_.rack_specs.size() - 1;
    const double max_w = spec.heat.design_w;
    if (type->rated_w && max_w > *type->rated_w * 1.001)
      diagnostics_.add("W-PWR-001", where, power_text(max_w), power_text(*type->rated_w), {{"name", type->id}});
    return slot;
  }

 private:
  // A package is made for the accelerator's maximum power: what is left out follows from usual rises at it.
  Chip chip(const Accelerator& sheet, const std::string& where) {
    constexpr double case_rise_k = 15, interface_rise_k = 8;
    if (sheet.throttle_c > sheet.junction_limit_c)
      diagnostics_.add("E-COOL-032", where, fmt::format("{} degC", sheet.throttle_c), fmt::format("{} degC", sheet.junction_limit_c),
                       {{"name", sheet.id}});
    Chip chip;
    chip.package_k_per_w = sheet.junction_to_case_k_per_w.value_or(case_rise_k / sheet.max_w) +
                           sheet.interface_k_per_w.value_or(interface_rise_k / sheet.max_w);
    chip.leak_ratio = sheet.leak_ratio;
    chip.leak_per_k = sheet.leak_per_k;
    chip.leak_reference_c = sheet.leak_reference_c;
    chip.throttle_c = sheet.throttle_c;
    chip.limit_c = sheet.junction_limit_c;
    return chip;
  }

  void unknown(const char* kind, const char* kind_zh, const std::string& id, const std::vector<std::string>& known,
               const std::string& where) {
    diagnostics_.add("E-IN-008", where, id, nearest_name(id, known), {{"kind", kind}, {"kind_zh", kind_zh}});
  }

  Converter supply_curve(const std::string& name, double rated, const std::string& where) {
    const std::string_view label = name;
    constexpr std::string_view prefix = "80plus_";
    const EfficiencyCurve* curve = label.starts_with(prefix) ? find_psu_curve(label.substr(prefix.size())) : nullptr;
    if (!curve) {
      static const std::vector<std::string> names = {"80plus_titanium", "80plus_platinum", "80plus_ruby"};
      unknown("supply curve", "电源曲线", name, names, where);
      return {};
    }
    return with_rating(*curve, rated);
  }

  // With 800 V at the rack its converter takes the place of what would make direct current from alternating: the shelf, or the
  // nodes' own supplies where there is none. Its rating is that of what it replaces, or the largest load.
  void replace_by_rack_converter(RackSpec& rack) {
    const auto* chain = std::get_if<Dc800Bank>(&scenario_.power.ups);
    if (!chain || !chain->rack_converter) return;
    const EfficiencyCurve curve{1, chain->rack_converter->load_ratio, chain->rack_converter->efficiency};
    if (!is_valid(curve)) {
      if (!converter_told_)
        diagnostics_.add("E-PLAN-008", "/power/ups/rack_converter/load_ratio", std::to_string(curve.load_ratio.size()),
                         std::to_string(curve.efficiency.size()));
      converter_told_ = true;
      return;
    }
    NodeSpec& node = plan_.node_specs[rack.node_spec];
    const double node_w = node_direct_current_w(node, 1, 1);
    if (!std::holds_alternative<std::monostate>(rack.shelf)) {
      const double group_w = rack.nodes_per_group * (input_power_w(node.supply, node_w) + rack.switch_w / rack.nodes);
      rack.shelf = with_rating(curve, rated_w(rack.shelf).value_or(group_w));
    } else {
      node.supply = with_rating(curve, rated_w(node.supply).value_or(node_w));
    }
  }

  std::optional<std::size_t> node_spec(const std::string& id, const std::string& where) {
    if (const auto known = node_specs_.find(id); known != node_specs_.end()) return known->second;
    auto& slot = node_specs_[id];
    const NodeType* type = find_entry(scenario_.node_types, catalog_.node_types, id);
    if (!type) {
      unknown("node type", "服务器型号", id, ids_of(scenario_.node_types, catalog_.node_types), where);
      return slot;
    }
    NodeSpec spec;
    spec.id = type->id;
    spec.accelerators = type->accelerator_count;
    spec.scale_up_accelerators = std::max(type->accelerator_count, type->scale_up_accelerators.value_or(0));
    if (!type->accelerator.empty()) {
      const Accelerator* accelerator = find_entry(scenario_.accelerators, catalog_.accelerators, type->accelerator);
      if (!accelerator) {
        unknown("accelerator", "加速卡", type->accelerator, ids_of(scenario_.accelerators, catalog_.accelerators), where);
        return slot;
      }
      spec.accelerator = accelerator->id;
      spec.accelerator_idle_w = type->accelerator_idle_w.value_or(accelerator->idle_w);
      spec.accelerator_max_w = type->accelerator_max_w.value_or(accelerator->max_w);
      if (spec.accelerator_idle_w > spec.accelerator_max_w)
        diagnostics_.add("E-PLAN-007", where, power_text(spec.accelerator_idle_w), power_text(spec.accelerator_max_w));
      spec.chip = chip(*accelerator, where);
    } else if (type->accelerator_count > 0) {
      diagnostics_.add("E-PLAN-010", where, std::to_string(type->accelerator_count));
      return slot;
    }
    if (type->cpu_idle_w > type->cpu_max_w)
      diagnostics_.add("E-PLAN-007", where, power_text(type->cpu_idle_w), power_text(type->cpu_max_w));
    spec.cpu_idle_w = type->cpu_count * type->cpu_idle_w;
    spec.cpu_max_w = type->cpu_count * type->cpu_max_w;
    spec.memory_w = type->memory_w;
    spec.nic_w = type->nic_count * type->nic_w;
    spec.storage_w = type->storage_w;
    spec.other_w = type->other_w;
    spec.direct_current_max_w =
        spec.accelerators * spec.accelerator_max_w + spec.cpu_max_w + spec.memory_w + spec.nic_w + spec.storage_w + spec.other_w;
    spec.fan_max_w = type->fan_max_w;
    spec.fan_min_ratio = type->fan_min_ratio;
    if (const auto* curve = std::get_if<CurveSupply>(&type->psu)) {
      spec.supply = supply_curve(curve->curve, curve->rated_w * curve->units, where);
    } else if (const auto* linear = std::get_if<LinearSupply>(&type->psu)) {
      spec.supply = LinearLoss{linear->constant_w, linear->efficiency};
    }
    const double max_w = input_power_w(spec.supply, node_direct_current_w(spec, 1, 1));
    if (type->rated_w && max_w > *type->rated_w * 1.001)
      diagnostics_.add("W-PWR-001", where, power_text(max_w), power_text(*type->rated_w), {{"name", type->id}});
    plan_.node_specs.push_back(std::move(spec));
    if (plan_.node_specs.size() == max_node_specs + 1)
      diagnostics_.add("E-PLAN-004", "/halls", std::to_string(plan_.node_specs.size()), std::to_string(max_node_specs));
    return slot = plan_.node_specs.size() - 1;
  }

  const Scenario& scenario_;
  const Catalog& catalog_;
  Plan& plan_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::optional<std::size_t>> node_specs_, rack_specs_;
  bool converter_told_ = false;
};

int digits_for(int count) { return std::max(2, static_cast<int>(std::to_string(count).size())); }

}  // namespace

void resolve_equipment(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics) {
  Equipment equipment(scenario, catalog, plan, diagnostics);
  std::size_t asked = 0;
  for (const auto& hall : scenario.halls)
    for (const auto& row : hall.rows)
      for (const auto& group : row.racks) asked += static_cast<std::size_t>(row.count) * static_cast<std::size_t>(group.count);
  if (asked > max_racks) {
    diagnostics.add("E-PLAN-006", "/halls", std::to_string(asked), std::to_string(max_racks));
    return;
  }
  plan.racks.reserve(asked);
  std::size_t groups = 0;
  for (std::size_t h = 0; h < scenario.halls.size(); ++h) {
    const Hall& hall = scenario.halls[h];
    plan.hall_ids.push_back(hall.id);
    for (std::size_t r = 0; r < hall.rows.size(); ++r) {
      const Row& row = hall.rows[r];
      int row_racks = 0;
      for (const auto& group : row.racks) row_racks += group.count;
      const int rack_digits = digits_for(row_racks);
      const double angle = row.rotation_deg * std::numbers::pi / 180;
      for (int k = 0; k < row.count; ++k) {
        const std::string row_id = row.count == 1 ? row.id : fmt::format("{}{:0{}}", row.id, k + 1, digits_for(row.count));
        plan.rows.push_back({row_id, h, row.busway_rated_w.value_or(scenario.power.busway.rated_w), r, row.rotation_deg});
        int number = 0;
        double along_mm = 0;  // groups follow each other unless they state a position
        for (std::size_t g = 0; g < row.racks.size(); ++g) {
          const RackGroup& group = row.racks[g];
          const auto spec =
              equipment.rack_spec(group.rack_type, k == 0 ? fmt::format("/halls/{}/rows/{}/racks/{}/rack_type", h, r, g) : std::string());
          const bool placed = group.position.x_mm != 0 || group.position.y_mm != 0;
          const double begin_mm = placed ? group.position.x_mm : along_mm;
          for (int i = 0; i < group.count; ++i) {
            ++number;
            if (!spec) continue;
            const RackSpec& rack_spec = plan.rack_specs[*spec];
            const double u = begin_mm + i * group.pitch_mm;
            const double v = group.position.y_mm + k * row.pitch_mm;
            PlanRack rack{
                .id = fmt::format("{}-{:0{}}", row_id, number, rack_digits), .hall = h, .row = plan.rows.size() - 1, .spec = *spec};
            rack.first_node = plan.nodes;
            rack.first_group = groups;
            rack.groups = static_cast<std::size_t>((rack_spec.nodes + rack_spec.nodes_per_group - 1) / rack_spec.nodes_per_group);
            rack.x_mm = row.position.x_mm + u * std::cos(angle) - v * std::sin(angle);
            rack.y_mm = row.position.y_mm + u * std::sin(angle) + v * std::cos(angle);
            groups += rack.groups;
            plan.nodes += static_cast<std::size_t>(rack_spec.nodes);
            plan.accelerators += static_cast<std::size_t>(rack_spec.nodes * plan.node_specs[rack_spec.node_spec].accelerators);
            plan.racks.push_back(std::move(rack));
          }
          along_mm = begin_mm + group.count * group.pitch_mm;
        }
      }
    }
  }
  if (asked == 0) diagnostics.add("E-PLAN-003", "/halls");
  check_floor(plan, diagnostics);

  resolve_fabric(scenario.fabric, catalog, plan, diagnostics);

  for (const auto& rack : plan.racks) {
    const RackHeat& heat = plan.rack_specs[rack.spec].heat;
    plan.design_it_w += heat.design_w;
    plan.design_liquid_w += heat.design_liquid_w + heat.pump_w;
    plan.design_air_w += heat.design_w - heat.design_liquid_w;
  }
  plan.design_it_w += plan.fabric_w;
  plan.design_air_w += plan.fabric_w;
}

std::string node_name(const PlanRack& rack, int index) { return fmt::format("{}-n{:02}", rack.id, index + 1); }

}  // namespace icctwin
