#include <cmath>
#include <optional>
#include <vector>

#include "models/cooling/hydraulic_network.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr std::string_view curve_forms =
    "points on a straight line as head_pa with flow_kg_per_s or flow_m3_per_s, or head_shutoff_pa with flow_max_kg_per_s";

/// The pump's line: by its two ends, or through points.
void read_line(Parameters& parameters, double density, PumpBranch& branch) {
  const auto shutoff = parameters.first_number({"head_shutoff_pa", "dp_shutoff_pa", "dp_max_pa"});
  const auto flow_max = parameters.first_number({"flow_max_kg_per_s", "m_flow_max_kg_per_s"});
  const auto slope = parameters.first_number({"slope_pa_s_per_kg"});
  if (shutoff && (slope || (flow_max && *flow_max > 0))) {
    branch.shutoff_pa = *shutoff;
    branch.slope_pa_s_per_kg = slope ? *slope : *shutoff / *flow_max;
    return;
  }
  const std::string_view head_key = parameters.has("head_pa") ? "head_pa" : "dp_pa";
  const bool by_mass = parameters.has("flow_kg_per_s");
  std::vector<double> flow = parameters.numbers(by_mass ? "flow_kg_per_s" : "flow_m3_per_s");
  const std::vector<double> head = parameters.numbers(head_key);
  if (!by_mass)
    for (double& one : flow) one *= density;
  if (flow.size() != head.size() || flow.size() < 2 || !(flow.back() > flow.front())) {
    if (parameters.good()) parameters.reject(head_key, curve_forms);
    return;
  }
  branch.slope_pa_s_per_kg = (head.front() - head.back()) / (flow.back() - flow.front());
  branch.shutoff_pa = head.front() + branch.slope_pa_s_per_kg * flow.front();
  for (std::size_t i = 0; i < flow.size(); ++i)
    if (std::abs(branch.shutoff_pa - branch.slope_pa_s_per_kg * flow[i] - head[i]) > 1e-6 * std::abs(branch.shutoff_pa))
      return parameters.reject(head_key, curve_forms);
}

/// A resistance as such, or by a pressure loss and the flow it belongs to [Pa s2/kg2].
double read_resistance(Parameters& parameters, const std::string& part) {
  if (const auto stated = parameters.first_number({part + "_resistance_pa_s2_per_kg2", "resistance_" + part + "_pa_s2_per_kg2"}))
    return *stated;
  const auto loss = parameters.first_number({part + "_dp_nominal_pa", "dp_" + part + "_nominal_pa", part + "_pressure_pa"});
  const auto flow = parameters.first_number(
      {part + "_flow_nominal_kg_per_s", "flow_" + part + "_nominal_kg_per_s", "flow_nominal_kg_per_s", "m_flow_nominal_kg_per_s"});
  if (loss && flow && *flow > 0) return *loss / (*flow * *flow);
  parameters.reject(part + "_resistance_pa_s2_per_kg2",
                    "pressure loss over the square of the flow, or " + part + "_dp_nominal_pa with " + part + "_flow_nominal_kg_per_s");
  return 0;
}

}  // namespace

KindResult run_pump_network_parallel(CaseFile& file) {
  KindResult result;
  const bool complete = file.require({"y1", "y2", "m1_kgs", "m2_kgs"});
  Parameters& parameters = file.parameters;
  PumpBranch branch;
  read_line(parameters, parameters.number_or("density_kg_per_m3", 995.586), branch);
  branch.resistance_pa_s2_per_kg2 = read_resistance(parameters, "branch");
  const double common = read_resistance(parameters, "common");
  branch.check_valve = parameters.flag(parameters.has("check_valve") ? "check_valve" : "check_valves");
  if (!complete || !parameters.good()) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double y1 = row.number("y1"), y2 = row.number("y2"), m1 = row.number("m1_kgs"), m2 = row.number("m2_kgs");
    const auto dp1 = row.optional_number("dp1_Pa"), dp2 = row.optional_number("dp2_Pa");
    const double tolerance_1 = row.tolerance(m1, {"tol_abs_kgs"}), tolerance_2 = row.tolerance(m2, {"tol_abs_kgs"});
    if (!row.good()) continue;
    const BranchFlows flows = branch_flows({branch, branch}, {y1, y2}, common);
    std::vector<Comparison> quantities = {{"m1_kgs", flows.flow_kg_per_s[0], m1, tolerance_1},
                                          {"m2_kgs", flows.flow_kg_per_s[1], m2, tolerance_2}};
    // The rise over a pump behind a shut check valve is that of the pump alone; references give the pressure of the valve instead.
    const auto rise = [&](const char* what, std::size_t pump, const std::optional<double>& expected) {
      if (expected && flows.flow_kg_per_s[pump] != 0)
        quantities.push_back({what, flows.rise_pa[pump], *expected, row.tolerance(*expected, {"tol_rel_dp", "tol_abs_Pa"})});
    };
    rise("dp1_Pa", 0, dp1);
    rise("dp2_Pa", 1, dp2);
    if (row.good() && flows.converged) result.tally.add(row.name(), quantities);
  }
  return result;
}

}  // namespace icctwin::validation
