// Sizes transformers and uninterruptible supply and checks every path of the power chain against its rating.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/plan/quantity_text.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr double lighting_share = 0.005;    // of the design IT load, where the scenario does not say
constexpr double largest_load_ratio = 0.8;  // of transformers whose number is left to sizing

/// Power of the cooling plant with everything at full speed.
double cooling_max_w(const CoolingPlan& cooling) {
  const double chiller_w = cooling.chillers.capacity_w / 5.0;  // COP 5 at design, as in the sizing of the heat rejection
  return cooling.cdus.pump_w + cooling.facility.pump_w + cooling.chilled.pump_w + cooling.rejection.pump_w + cooling.air_fan_w + chiller_w +
         cooling.rejection.fan_w;
}

int units_for(double load_w, double one_w) { return std::max(1, static_cast<int>(std::ceil(load_w / one_w - 1e-9))); }

std::vector<double> row_max_w(const Plan& plan) {
  std::vector<double> spec_max_w;
  for (const auto& spec : plan.rack_specs) spec_max_w.push_back(uniform_rack_input_w(plan, spec, 1, 1));
  std::vector<double> rows_w(plan.rows.size(), 0.0);
  for (const auto& rack : plan.racks) rows_w[rack.row] += spec_max_w[rack.spec];
  return rows_w;
}

void check_busways(const Scenario& scenario, const Plan& plan, Diagnostics& diagnostics) {
  for (const auto& spec : plan.rack_specs) {
    const double max_w = uniform_rack_input_w(plan, spec, 1, 1);
    if (max_w > scenario.power.busway.tap_rated_w)
      diagnostics.add("E-PWR-001", "/power/busway/tap_rated_w", power_text(max_w), power_text(scenario.power.busway.tap_rated_w),
                      {{"name", spec.id}});
  }
  const auto rows_w = row_max_w(plan);
  for (std::size_t r = 0; r < plan.rows.size(); ++r)
    if (rows_w[r] > plan.rows[r].busway_rated_w)
      diagnostics.add("E-PWR-002", fmt::format("/halls/{}", plan.rows[r].hall), power_text(rows_w[r]),
                      power_text(plan.rows[r].busway_rated_w), {{"name", plan.rows[r].id}});
}

}  // namespace

// Busways and lighting warm the room: the air side must be able to take their heat beside that of the racks.
void resolve_building(const Scenario& scenario, Plan& plan) {
  plan.power.busway_loss_ratio = scenario.power.busway.full_load_loss_ratio;
  plan.power.lighting_w = scenario.power.lighting_w.value_or(plan.design_it_w * lighting_share);
  plan.design_air_w += plan.power.lighting_w;
  const auto rows_w = row_max_w(plan);
  for (std::size_t r = 0; r < plan.rows.size(); ++r)
    plan.design_air_w += plan.power.busway_loss_ratio * rows_w[r] * rows_w[r] / plan.rows[r].busway_rated_w;
}

void resolve_power(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  const PowerChain& chain = scenario.power;
  PowerPlan& power = plan.power;
  check_busways(scenario, plan, diagnostics);
  power.tap_rated_w = chain.busway.tap_rated_w;
  power.cooling_on_ups = chain.cooling_on_ups;

  const double cooling_w = cooling_max_w(plan.cooling);
  const double backed_cooling_w = chain.cooling_on_ups ? plan.cooling.cdus.pump_w + plan.cooling.air_fan_w : 0;
  const double backed_w = plan.design_it_w * (1 + power.busway_loss_ratio) + backed_cooling_w;
  double supply_w = backed_w;
  const auto size_bank = [&](std::optional<int> units, int redundant, double one_w) {
    power.ups_units = units.value_or(units_for(backed_w, one_w) + redundant);
    if (power.ups_units * one_w < backed_w)
      diagnostics.add("E-PWR-003", "/power/ups/units", power_text(backed_w), power_text(power.ups_units * one_w));
  };
  if (const auto* ups = std::get_if<UpsBank>(&chain.ups)) {
    size_bank(ups->units, ups->redundant_units, ups->rated_w);
    power.ups = QuadraticLoss{ups->rated_w, ups->loss_no_load_ratio, ups->loss_linear_ratio, ups->loss_square_ratio};
  } else if (const auto* hvdc = std::get_if<HvdcBank>(&chain.ups)) {
    size_bank(hvdc->units, hvdc->redundant_units, hvdc->rated_w);
    const EfficiencyCurve curve{hvdc->rated_w, hvdc->load_ratio, hvdc->efficiency};
    if (!is_valid(curve)) {
      diagnostics.add("E-PLAN-008", "/power/ups/load_ratio", std::to_string(hvdc->load_ratio.size()),
                      std::to_string(hvdc->efficiency.size()));
      return;
    }
    power.ups = curve;
  }
  supply_w = power.ups_units * input_power_w(power.ups, backed_w / power.ups_units);

  const double total_w = supply_w + cooling_w - backed_cooling_w + power.lighting_w;
  const TransformerBank& bank = chain.transformer;
  power.transformer.rated_va = bank.rated_va;
  power.transformer.no_load_w = bank.no_load_loss_w;
  power.transformer.load_loss_w = bank.load_loss_w;
  power.transformer.power_factor = bank.power_factor;
  const double one_w = bank.rated_va * bank.power_factor;
  power.transformer.units = bank.units.value_or(units_for(total_w, one_w * largest_load_ratio));
  if (power.transformer.units * one_w < total_w)
    diagnostics.add("E-PWR-004", "/power/transformer/units", power_text(total_w), power_text(power.transformer.units * one_w));
}

}  // namespace icctwin
