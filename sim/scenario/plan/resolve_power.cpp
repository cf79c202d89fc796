// Sizes transformers and uninterruptible supply and checks every path of the power chain against its rating.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/plan/distribution.h"
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

/// A rating that one of the paths must carry: an error if the load is above it at once, a warning if it would be with the other path lost.
void check_rating(const Plan& plan, double load_w, double rated_w, std::string_view code, const std::string& where, const std::string& name,
                  Diagnostics& diagnostics) {
  if (load_w / plan.power.paths > rated_w)
    diagnostics.add(code, where, power_text(load_w / plan.power.paths), power_text(rated_w), {{"name", name}});
  else if (load_w > rated_w)
    diagnostics.add("W-PWR-002", where, power_text(load_w), power_text(rated_w), {{"name", name}});
}

void check_racks_and_rows(const Scenario& scenario, const Plan& plan, Diagnostics& diagnostics) {
  for (const auto& spec : plan.rack_specs) {
    const double max_w = uniform_rack_input_w(plan, spec, 1, 1);
    check_rating(plan, max_w, scenario.power.busway.tap_rated_w, "E-PWR-001", "/power/busway/tap_rated_w", spec.id, diagnostics);
    if (scenario.power.pdu) check_rating(plan, max_w, scenario.power.pdu->rated_w, "E-PWR-005", "/power/pdu/rated_w", spec.id, diagnostics);
  }
  const auto rows_w = row_max_w(plan);
  for (std::size_t r = 0; r < plan.rows.size(); ++r)
    check_rating(plan, rows_w[r], plan.rows[r].busway_rated_w, "E-PWR-002", fmt::format("/halls/{}", plan.rows[r].hall), plan.rows[r].id,
                 diagnostics);
}

/// Sizes the supply's bank and resolves its loss law, for each kind of supply.
class SupplyResolver {
 public:
  SupplyResolver(Plan& plan, double load_w, Diagnostics& diagnostics) : plan_(plan), load_w_(load_w), diagnostics_(diagnostics) {}

  void operator()(const NoUps&) const {}
  void operator()(const UpsBank& bank) const {
    const double one_w = size(bank);
    const bool eco = bank.mode == UpsMode::eco;
    plan_.power.supply.module =
        QuadraticLoss{one_w, eco ? bank.eco_no_load_ratio : bank.loss_no_load_ratio, eco ? bank.eco_linear_ratio : bank.loss_linear_ratio,
                      eco ? bank.eco_square_ratio : bank.loss_square_ratio};
  }
  void operator()(const HvdcBank& bank) const {
    set_curve({size(bank), bank.load_ratio, bank.efficiency});
    plan_.power.supply.mains_direct_ratio = bank.mains_direct_ratio;
    plan_.power.supply.mains_direct_loss_ratio = bank.mains_direct_loss_ratio;
  }
  void operator()(const Dc800Bank& bank) const {
    set_curve({size(bank), bank.load_ratio, bank.efficiency});
    plan_.power.from_medium_voltage = bank.source == Dc800Source::solid_state_transformer;
  }

 private:
  void set_curve(const EfficiencyCurve& curve) const {
    if (is_valid(curve)) {
      plan_.power.supply.module = curve;
      return;
    }
    diagnostics_.add("E-PLAN-008", "/power/ups/load_ratio", std::to_string(curve.load_ratio.size()),
                     std::to_string(curve.efficiency.size()));
  }

  /// Units and modules of a path; returns the rating of what shares the load.
  template <class Bank>
  double size(const Bank& bank) const {
    PowerPlan& power = plan_.power;
    const int redundant = bank.redundant_units.value_or(power.paths == 1 ? 1 : 0);
    power.ups_units = bank.units.value_or(units_for(load_w_, bank.rated_w) + redundant);
    const double path_w = power.ups_units * bank.rated_w;
    if (path_w * power.paths < load_w_)
      diagnostics_.add("E-PWR-003", "/power/ups/units", power_text(load_w_), power_text(path_w * power.paths));
    else if (path_w < load_w_)
      diagnostics_.add("W-PWR-003", "/power/ups/units", power_text(load_w_), power_text(path_w));
    else if (bank.units && bank.redundant_units && (power.ups_units - redundant) * bank.rated_w < load_w_)
      diagnostics_.add("W-PWR-004", "/power/ups/redundant_units", power_text(load_w_),
                       power_text(std::max(0, power.ups_units - redundant) * bank.rated_w), {{"units", std::to_string(redundant)}});
    power.ups_unit_rated_w = bank.rated_w;
    power.supply.modules = power.ups_units;
    if (!bank.staging) return bank.rated_w;
    if (bank.staging->module_rated_w > bank.rated_w)
      diagnostics_.add("E-PWR-006", "/power/ups/staging/module_rated_w", power_text(bank.staging->module_rated_w),
                       power_text(bank.rated_w));
    const int per_unit = std::max(1, static_cast<int>(std::lround(bank.rated_w / bank.staging->module_rated_w)));
    power.supply.modules = power.ups_units * per_unit;
    power.supply.staging = Staging{bank.staging->target_load_ratio, bank.staging->spare_modules};
    return bank.rated_w / per_unit;
  }

  Plan& plan_;
  double load_w_;
  Diagnostics& diagnostics_;
};

}  // namespace

// Busways, PDUs and lighting warm the room: the air side must be able to take their heat beside that of the racks.
void resolve_building(const Scenario& scenario, Plan& plan) {
  plan.power.paths = scenario.power.paths;
  plan.power.busway_loss_ratio = scenario.power.busway.full_load_loss_ratio;
  plan.power.lighting_w = scenario.power.lighting_w.value_or(plan.design_it_w * lighting_share);
  plan.design_air_w += plan.power.lighting_w;
  if (scenario.power.pdu) {
    plan.power.pdu_rated_w = scenario.power.pdu->rated_w;
    std::vector<int> racks(plan.rows.size(), 0);
    for (const auto& rack : plan.racks) ++racks[rack.row];
    for (const int count : racks)
      plan.power.pdu_loss_per_w.push_back(scenario.power.pdu->full_load_loss_ratio /
                                          (scenario.power.pdu->rated_w * plan.power.paths * std::max(1, count)));
  }
  plan.design_air_w += distribution_loss(plan, row_max_w(plan)).total_w();
}

void resolve_power(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  const PowerChain& chain = scenario.power;
  PowerPlan& power = plan.power;
  check_racks_and_rows(scenario, plan, diagnostics);
  power.tap_rated_w = chain.busway.tap_rated_w;
  power.cooling_on_ups = chain.cooling_on_ups;

  const double cooling_w = cooling_max_w(plan.cooling);
  const double backed_cooling_w = chain.cooling_on_ups ? plan.cooling.cdus.pump_w + plan.cooling.air_fan_w : 0;
  power.design_supply_w = plan.design_it_w * (1 + power.busway_loss_ratio) + backed_cooling_w;
  if (chain.pdu) power.design_supply_w += plan.design_it_w * chain.pdu->full_load_loss_ratio;
  power.supply.paths = power.paths;
  std::visit(SupplyResolver(plan, power.design_supply_w, diagnostics), chain.ups);

  power.design_board_w = cooling_w - backed_cooling_w + power.lighting_w;
  const double supply_in_w = input_power_w(power.supply, power.design_supply_w);
  power.design_total_w = power.design_board_w + supply_in_w;
  if (!power.from_medium_voltage) power.design_board_w += supply_in_w;
  const TransformerBank& bank = chain.transformer;
  power.transformer.rated_va = bank.rated_va;
  power.transformer.no_load_w = bank.no_load_loss_w;
  power.transformer.load_loss_w = bank.load_loss_w;
  power.transformer.power_factor = bank.power_factor;
  const double one_w = bank.rated_va * bank.power_factor;
  power.transformer.units = bank.units.value_or(units_for(power.design_board_w, one_w * largest_load_ratio));
  const double path_w = power.transformer.units * one_w;
  if (path_w * power.paths < power.design_board_w)
    diagnostics.add("E-PWR-004", "/power/transformer/units", power_text(power.design_board_w), power_text(path_w * power.paths));
  else if (path_w < power.design_board_w)
    diagnostics.add("W-PWR-005", "/power/transformer/units", power_text(power.design_board_w), power_text(path_w));
}

}  // namespace icctwin
