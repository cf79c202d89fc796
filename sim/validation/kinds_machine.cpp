#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "models/cooling/chiller.h"
#include "models/cooling/heat_exchanger.h"
#include "models/cooling/pump.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr std::pair<std::string_view, FlowRegime> regimes[] = {
    {"counter", FlowRegime::counter},
    {"parallel", FlowRegime::parallel},
    {"cross_both_unmixed", FlowRegime::cross_both_unmixed},
    {"cross_Cmin_mixed_Cmax_unmixed", FlowRegime::cross_min_mixed},
    {"cross_Cmin_unmixed_Cmax_mixed", FlowRegime::cross_min_unmixed},
    {"phase_change", FlowRegime::phase_change},
};
constexpr std::string_view regime_names =
    "counter, parallel, cross_both_unmixed, cross_Cmin_mixed_Cmax_unmixed, cross_Cmin_unmixed_Cmax_mixed, phase_change";

std::optional<FlowRegime> find_regime(std::string_view name) {
  for (const auto& [key, regime] : regimes) {
    if (key == name) return regime;
  }
  return std::nullopt;
}

template <std::size_t N>
void read_coefficients(Parameters& parameters, std::string_view key, std::array<double, N>& target) {
  const std::vector<double> given = parameters.numbers(key);
  if (given.size() == N) {
    std::copy(given.begin(), given.end(), target.begin());
  } else if (!given.empty()) {
    parameters.reject(key, std::to_string(N) + " coefficients");
  }
}

/// The record of the file; its temperature range stays open, for the reference results were computed without one.
ElectricEirChiller read_chiller(Parameters& parameters) {
  ElectricEirChiller chiller;
  chiller.capacity_w = parameters.number("capacity_w");
  chiller.cop = parameters.number("cop");
  chiller.plr_min = parameters.number("plr_min");
  chiller.plr_max = parameters.number("plr_max");
  chiller.plr_min_unload = parameters.number_or("plr_min_unload", chiller.plr_min);
  chiller.motor_efficiency = parameters.number_or("motor_efficiency", chiller.motor_efficiency);
  read_coefficients(parameters, "cap_ft", chiller.cap_ft);
  read_coefficients(parameters, "eir_ft", chiller.eir_ft);
  read_coefficients(parameters, "eir_fplr", chiller.eir_fplr);
  return chiller;
}

/// The machine in a row that gives a stream and its measured leaving temperature.
///
/// The references are samples of transient runs, in some of which the leaving water lags a moving set point by 0.07 K. The machine is
/// controlled by the set point, so that fixes part load and COP; its temperature and its heat are those of the water that leaves.
ChillerResult lagging_result(const ElectricEirChiller& chiller, const ChillerStream& stream, double leaving_c, double condenser_c) {
  const double flow_w_per_k = stream.flow_kg_per_s * stream.specific_heat_j_per_kg_k;
  const ChillerLoad wanted{flow_w_per_k * (stream.entering_c - stream.set_c), leaving_c};
  ChillerResult result = evaluate(chiller, wanted, condenser_c);
  if (result.capacity_limited) {
    result.leaving_c = stream.entering_c - result.heat_evaporator_w / flow_w_per_k;
  } else if (result.cop > 0.0) {
    result.heat_evaporator_w = flow_w_per_k * (stream.entering_c - leaving_c);
    result.power_w = result.heat_evaporator_w / result.cop;
  }
  return result;
}

}  // namespace

KindResult run_chiller_electric_eir(CaseFile& file) {
  KindResult result;
  const ElectricEirChiller chiller = read_chiller(file.parameters);
  const double specific_heat = file.parameters.number_or("cp_j_per_kg_k", 4184.0);
  const bool as_load = !file.has("T_eva_ent_C") && file.has("T_eva_lvg_C");
  const bool complete = as_load ? file.require({"T_eva_lvg_C", "T_con_ent_C", "Q_eva_W", "P_W"})
                                : file.require({"T_eva_ent_C", "T_eva_set_C", "T_con_ent_C", "m_eva_kgs", "P_W"});
  if (!complete || !file.parameters.good()) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double condenser = row.number("T_con_ent_C"), power = row.number("P_W");
    const auto leaving = row.optional_number("T_eva_lvg_C");
    const auto heat = row.optional_number("Q_eva_W"), cop = row.optional_number("COP"), part_load = row.optional_number("PLR");
    const double tolerance = row.tolerance(power, {"tol_rel", "tol_rel_P", "tol_abs_W", "tol_abs_P_W"});
    ChillerResult predicted;
    if (as_load) {
      const ChillerLoad load{row.number("Q_eva_W"), row.number("T_eva_lvg_C")};
      if (row.good()) predicted = evaluate(chiller, load, condenser);
    } else {
      const ChillerStream stream{row.number("T_eva_ent_C"), row.number("T_eva_set_C"), row.number("m_eva_kgs"), specific_heat};
      if (row.good()) predicted = leaving ? lagging_result(chiller, stream, *leaving, condenser) : evaluate(chiller, stream, condenser);
    }
    if (!row.good()) continue;
    std::vector<Comparison> quantities = {{"P_W", predicted.power_w, power, tolerance}};
    if (heat) quantities.push_back({"Q_eva_W", predicted.heat_evaporator_w, *heat, row.tolerance(*heat, {"tol_rel_Q", "tol_rel"})});
    if (cop) quantities.push_back({"COP", predicted.cop, *cop, row.tolerance(*cop, {"tol_rel_COP", "tol_rel"})});
    if (part_load) {
      quantities.push_back({"PLR", predicted.part_load_ratio, *part_load, row.tolerance(*part_load, {"tol_rel_PLR", "tol_rel"})});
    }
    // Below capacity the leaving temperature went in, so only at capacity does it come out of the model.
    if (leaving && !as_load && predicted.capacity_limited) {
      quantities.push_back({"T_eva_lvg_C", predicted.leaving_c, *leaving, row.tolerance(*leaving, {"tol_abs_K"})});
    }
    if (row.good()) result.tally.add(row.name(), quantities);
  }
  return result;
}

KindResult run_heat_exchanger_effectiveness(CaseFile& file) {
  KindResult result;
  if (!file.require({"regime", "NTU", "Z", "eps", "tol_abs"})) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const auto regime = find_regime(row.text("regime"));
    if (!regime) {
      row.reject("regime", regime_names);
      continue;
    }
    const double ntu = row.number("NTU"), ratio = row.number("Z"), expected = row.number("eps"), tolerance = row.number("tol_abs");
    if (row.good()) result.tally.add(row.name(), {{"eps", effectiveness(*regime, ntu, ratio), expected, tolerance}});
  }
  return result;
}

KindResult run_plate_exchanger_variable_flow(CaseFile& file) {
  KindResult result;
  const bool complete = file.require({"m1_kgs", "m2_kgs", "T1_in_C", "T2_in_C", "T1_out_C", "T2_out_C", "Q_W"});
  Parameters& parameters = file.parameters;
  PlateExchanger exchanger;
  const auto regime = find_regime(parameters.text("flow_regime").value_or("counter"));
  if (regime) {
    exchanger.regime = *regime;
  } else {
    parameters.reject("flow_regime", regime_names);
  }
  exchanger.effectiveness_nominal = parameters.number("effectiveness_nominal");
  exchanger.flow_1_nominal_kg_per_s = parameters.number("flow_1_nominal_kg_per_s");
  exchanger.flow_2_nominal_kg_per_s = parameters.number("flow_2_nominal_kg_per_s");
  exchanger.ha_ratio_1_to_2 = parameters.number("ha_ratio_1_to_2");
  exchanger.exponent = parameters.number_or("exponent", exchanger.exponent);
  const double specific_heat = parameters.number_or("cp_j_per_kg_k", exchanger.specific_heat_1_j_per_kg_k);
  exchanger.specific_heat_1_j_per_kg_k = parameters.number_or("cp_1_j_per_kg_k", specific_heat);
  exchanger.specific_heat_2_j_per_kg_k = parameters.number_or("cp_2_j_per_kg_k", specific_heat);
  if (!complete || !parameters.good()) return result;
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double flow_1 = row.number("m1_kgs"), flow_2 = row.number("m2_kgs");
    const double in_1 = row.number("T1_in_C"), in_2 = row.number("T2_in_C");
    const double out_1 = row.number("T1_out_C"), out_2 = row.number("T2_out_C"), heat = row.number("Q_W");
    const double tolerance_heat = row.tolerance(heat, {"tol_rel_Q", "tol_abs_W"});
    const double tolerance_1 = row.tolerance(out_1, {"tol_abs_K"}), tolerance_2 = row.tolerance(out_2, {"tol_abs_K"});
    if (!row.good()) continue;
    const double predicted = plate_exchanger_heat_w(exchanger, in_1, flow_1, in_2, flow_2);
    // A stream at rest has no heat, and so leaves as it came.
    const double c_1 = std::max(flow_1 * exchanger.specific_heat_1_j_per_kg_k, 1e-12);
    const double c_2 = std::max(flow_2 * exchanger.specific_heat_2_j_per_kg_k, 1e-12);
    result.tally.add(row.name(), {{"Q_W", predicted, heat, tolerance_heat},
                                  {"T1_out_C", in_1 - predicted / c_1, out_1, tolerance_1},
                                  {"T2_out_C", in_2 + predicted / c_2, out_2, tolerance_2}});
  }
  return result;
}

KindResult run_pump_curve(CaseFile& file) {
  KindResult result;
  bool complete = file.require({"speed_ratio", "dp_Pa"});
  if (!file.has("V_m3s")) complete = file.require({"m_kgs"}) && complete;
  Parameters& parameters = file.parameters;
  const std::vector<double> flow = parameters.numbers("flow_m3_per_s"), head = parameters.numbers("head_pa");
  const bool has_power = parameters.has("power_w");
  const std::vector<double> power = has_power ? parameters.numbers("power_w") : head;
  const double density = file.has("V_m3s") ? 1.0 : parameters.number("density_kg_per_m3");
  if (!complete || !parameters.good()) return result;
  if (!PumpCurve::is_valid(flow, head, power)) {
    parameters.reject("flow_m3_per_s", "two points or more in rising flow, as many as in head_pa and power_w");
    return result;
  }
  const PumpCurve curve(flow, head, power);
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double speed = row.number("speed_ratio"), head_expected = row.number("dp_Pa");
    const double volume = file.has("V_m3s") ? row.number("V_m3s") : row.number("m_kgs") / density;
    const double tolerance = row.tolerance(head_expected, {"tol_rel_dp", "tol_abs_Pa", "tol_rel"});
    std::optional<double> power_expected;
    if (has_power) power_expected = row.optional_number("P_W");
    if (!row.good()) continue;
    std::vector<Comparison> quantities = {{"dp_Pa", curve.head_pa(volume, speed), head_expected, tolerance}};
    if (power_expected) {
      const double power_tolerance = row.tolerance(*power_expected, {"tol_rel_P", "tol_abs_W", "tol_rel"});
      quantities.push_back({"P_W", curve.power_w(volume, speed), *power_expected, power_tolerance});
    }
    if (row.good()) result.tally.add(row.name(), quantities);
  }
  return result;
}

}  // namespace icctwin::validation
