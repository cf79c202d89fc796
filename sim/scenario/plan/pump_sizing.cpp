// Pumps of a loop from their duty or their measured curve.
//
// The loop is a circuit without static head: pressure = r flow^2, so that at any flow ratio x a pump that meets the design point at speed y
// runs at x y and draws x^3 of its design power, whatever its curve. The curve gives y, the design power, and through the network of
// branches (models/cooling/hydraulic_network.h) the flow that is left when some of the pumps stand still. There the curve is a straight
// line through the design flow and the last measured point, where pumps that are left run out to.
#include <fmt/format.h>

#include <algorithm>

#include "models/cooling/hydraulic_network.h"
#include "models/cooling/pump.h"
#include "sim/scenario/plan/cooling_sizing.h"

namespace icctwin {
namespace {

struct Duty {
  double flow_m3_per_s = 0, head_pa = 0;  ///< of one pump
};

std::string duty_text(double flow_m3_per_s, double head_pa) {
  return fmt::format("{:.4g} kPa at {:.4g} m3/s", head_pa / 1e3, flow_m3_per_s);
}

// Speed ratio at which the pump meets its duty; head rises with speed.
double duty_speed(const PumpCurve& curve, const Duty& duty) {
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (middle > 0 && curve.head_pa(duty.flow_m3_per_s, middle) >= duty.head_pa ? high : low) = middle;
  }
  return high;
}

/// Flow ratios that 0, 1, ... of the running pumps bring at rated speed, at most 1.
std::vector<double> flow_ratios(const MeasuredPump& words, const PumpCurve& curve, const Duty& duty, const PumpUnits& units) {
  const double last = words.flow_m3_per_s.back();
  const double slope = (curve.head_pa(duty.flow_m3_per_s, 1) - curve.head_pa(last, 1)) / (last - duty.flow_m3_per_s);
  PumpBranch branch;
  branch.slope_pa_s_per_kg = slope;  // the unit of flow cancels out
  branch.shutoff_pa = curve.head_pa(duty.flow_m3_per_s, 1) + slope * duty.flow_m3_per_s;
  branch.resistance_pa_s2_per_kg2 = words.branch_loss_ratio * duty.head_pa / (duty.flow_m3_per_s * duty.flow_m3_per_s);
  branch.check_valve = words.check_valves;
  const double design = duty.flow_m3_per_s * units.running;
  const double common = (1 - words.branch_loss_ratio) * duty.head_pa / (design * design);
  std::vector<double> ratios{0};
  for (int run = 1; run <= units.running; ++run) {
    std::vector<double> speeds(static_cast<std::size_t>(units.running), 0.0);
    std::fill_n(speeds.begin(), run, 1.0);
    const BranchFlows flows = branch_flows(std::vector<PumpBranch>(speeds.size(), branch), speeds, common);
    double sum = 0;
    for (const double flow : flows.flow_kg_per_s) sum += flow;
    ratios.push_back(std::clamp(sum / design, 0.0, 1.0));
  }
  return ratios;
}

}  // namespace

SizedPumps size_pumps(const VariablePump& pump, double stream_w_per_k, const CoolantProperties& fluid, const std::string& where,
                      Diagnostics& diagnostics) {
  const double flow_m3_per_s = stream_w_per_k / fluid.specific_heat_j_per_kg_k / fluid.density_kg_per_m3;
  SizedPumps sized{pump_power_w(flow_m3_per_s, pump.pressure_pa, pump.efficiency),
                   {pump.running_units, pump.standby_units, pump.drive_loss_slope}};
  if (!pump.measured) return sized;
  const MeasuredPump& words = *pump.measured;
  if (!PumpCurve::is_valid(words.flow_m3_per_s, words.head_pa, words.power_w)) {
    diagnostics.add("E-COOL-010", where + "/measured",
                    fmt::format("{}, {}, {}", words.flow_m3_per_s.size(), words.head_pa.size(), words.power_w.size()));
    return sized;
  }
  const PumpCurve curve(words.flow_m3_per_s, words.head_pa, words.power_w);
  const Duty duty{flow_m3_per_s / pump.running_units, pump.pressure_pa};
  if (duty.flow_m3_per_s <= 0) return sized;  // nothing to move
  const double able_pa = curve.head_pa(duty.flow_m3_per_s, 1);
  if (duty.flow_m3_per_s >= words.flow_m3_per_s.back() || able_pa < duty.head_pa) {
    diagnostics.add("E-COOL-011", where + "/measured", duty_text(duty.flow_m3_per_s, duty.head_pa),
                    duty_text(std::min(duty.flow_m3_per_s, words.flow_m3_per_s.back()), std::max(0.0, able_pa)));
    return sized;
  }
  sized.power_w = pump.running_units * curve.power_w(duty.flow_m3_per_s, duty_speed(curve, duty));
  sized.units.flow_ratio_of = flow_ratios(words, curve, duty, sized.units);
  return sized;
}

}  // namespace icctwin
