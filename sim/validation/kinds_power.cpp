#include <algorithm>
#include <string>

#include "models/power/converter.h"
#include "models/power/psu.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr std::string_view redundant_suffix = "_230V_redundant";

/// The curve of a class name: "titanium_230V_redundant" or "titanium".
const EfficiencyCurve* curve_of_class(std::string_view name) {
  if (name.ends_with(redundant_suffix)) name.remove_suffix(redundant_suffix.size());
  return find_psu_curve(name);
}

struct Chassis {
  double cpu_idle_w, cpu_max_w, accelerator_idle_w, accelerator_max_w, accelerators;
  double other_w;  // memory, network and storage of a node
  Converter node_converter, rectifier;
  double rectifiers, nodes, switches_w, chassis_per_rack, racks, cdus, cdu_w;
};

Converter read_linear(Parameters& parameters, std::string_view key) {
  auto inside = parameters.object(key);
  if (!inside) return {};
  const LinearLoss loss{inside->number("constant_w"), inside->number("efficiency")};
  if (inside->good() && !(loss.efficiency > 0.0 && loss.efficiency <= 1.0)) inside->reject("efficiency", "above 0, 1 at most");
  return loss;
}

Chassis read_chassis(Parameters& parameters) {
  Chassis chassis{};
  chassis.cpu_idle_w = parameters.number("cpu_idle_w");
  chassis.cpu_max_w = parameters.number("cpu_max_w");
  chassis.accelerator_idle_w = parameters.number("accelerator_idle_w");
  chassis.accelerator_max_w = parameters.number("accelerator_max_w");
  chassis.accelerators = parameters.number("accelerators");
  chassis.other_w = parameters.number_or("memory_w", 0.0) + parameters.number_or("nic_w", 0.0) * parameters.number_or("nics", 1.0) +
                    parameters.number_or("storage_w", 0.0);
  chassis.node_converter = read_linear(parameters, "dc_converter");
  chassis.rectifier = read_linear(parameters, "rectifier");
  if (auto rectifier = parameters.object("rectifier")) chassis.rectifiers = rectifier->number("per_chassis");
  chassis.nodes = parameters.number("nodes_per_chassis");
  chassis.switches_w = parameters.number_or("switch_w", 0.0) * parameters.number_or("switches_per_chassis", 0.0);
  chassis.chassis_per_rack = parameters.number("chassis_per_rack");
  chassis.racks = parameters.number("racks");
  chassis.cdus = parameters.number_or("cdus", 0.0);
  chassis.cdu_w = parameters.number_or("cdu_w", 0.0);
  if (parameters.good() && !(chassis.rectifiers >= 1.0)) parameters.reject("rectifier/per_chassis", "1 at least");
  return chassis;
}

}  // namespace

KindResult run_psu_efficiency_floor(CaseFile& file) {
  KindResult result;
  if (!file.require({"class", "load_frac", "eff_min"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const std::string_view name = row.text("class");
    const EfficiencyCurve* curve = curve_of_class(name);
    if (curve == nullptr) {
      row.reject("class", "bronze, silver, gold, platinum, titanium (with _230V_redundant), ruby");
      continue;
    }
    const double load = row.number("load_frac"), floor = row.number("eff_min");
    if (!row.good()) continue;
    constexpr double rounding = 1e-9;
    const double efficiency = load > 0.0 ? load / input_power_w(*curve, load) : 0.0;
    // Only a curve below the floor deviates; above it the expected value is met.
    result.tally.add(std::string(name) + " at " + std::to_string(load), {{"efficiency", std::min(efficiency, floor), floor, rounding}});
  }
  return result;
}

KindResult run_power_chain_chassis(CaseFile& file) {
  KindResult result;
  const bool complete = file.require({"cpu_util", "gpu_util", "chassis_W"});
  const Chassis chassis = read_chassis(file.parameters);
  if (!complete || !file.parameters.good()) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double cpu = row.number("cpu_util"), accelerator = row.number("gpu_util");
    if (!row.good()) continue;
    const double node_w =
        chassis.cpu_idle_w + (chassis.cpu_max_w - chassis.cpu_idle_w) * cpu +
        chassis.accelerators * (chassis.accelerator_idle_w + (chassis.accelerator_max_w - chassis.accelerator_idle_w) * accelerator) +
        chassis.other_w;
    const double converted_w = input_power_w(chassis.node_converter, node_w);
    const double rectifier_w = input_power_w(chassis.rectifier, (chassis.nodes * converted_w + chassis.switches_w) / chassis.rectifiers);
    const double chassis_w = chassis.rectifiers * rectifier_w;
    const double rack_w = chassis.chassis_per_rack * chassis_w;
    const double system_w = chassis.racks * rack_w + chassis.cdus * chassis.cdu_w;
    std::vector<Comparison> quantities;
    // The chassis comes first: it is the figure every file has, and the one all losses are in.
    const std::pair<std::string_view, double> stages[] = {
        {"chassis_W", chassis_w},        {"node_dc_W", node_w}, {"after_sivoc_W", converted_w},
        {"rectifier_in_W", rectifier_w}, {"rack_W", rack_w},    {"system_MW", system_w * 1e-6}};
    for (const auto& [column, predicted] : stages) {
      const auto expected = row.optional_number(column);
      if (expected) quantities.push_back({column, predicted, *expected, row.tolerance(*expected, {"tol_rel"})});
    }
    if (row.good() && !quantities.empty()) result.tally.add(row.name(), quantities);
  }
  return result;
}

}  // namespace icctwin::validation
