#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "models/cooling/economizer.h"
#include "sim/validation/kinds.h"

namespace icctwin::validation {
namespace {

constexpr double step_s = 1.0;
constexpr double longest_control_s = 1e7;  // four months; longer is a mistake in the file

/// A signal over time: a number, a square wave of two values, steps [[t, value], ...] held, or mean and amplitude of a sine.
class Signal {
 public:
  /// Reads NAME_c, NAME_square_wave_c, NAME_schedule_c or NAME_mean_c with its amplitude and period (unit "" for a bare count).
  Signal(Parameters& parameters, const std::string& name, const std::string& unit) {
    const std::string square = name + "_square_wave" + unit, schedule = name + "_schedule" + unit, mean = name + "_mean" + unit;
    if (parameters.has(square)) {
      values_ = parameters.numbers(square);
      period_s_ = parameters.number(parameters.has(name + "_period_s") ? name + "_period_s" : "square_wave_period_s");
      if (parameters.good() && !(period_s_ > 0.0)) parameters.reject("square_wave_period_s", "above 0");
    } else if (parameters.has(schedule)) {
      steps_ = parameters.pairs(schedule);
    } else if (parameters.has(mean)) {
      values_ = {parameters.number(mean)};
      amplitude_ = parameters.number(name + "_amplitude_k");
      period_s_ = parameters.number(name + "_period_s");
      if (parameters.good() && !(period_s_ > 0.0)) parameters.reject(name + "_period_s", "above 0");
    } else {
      values_ = {parameters.number(name + unit)};
    }
  }

  double at(double time_s) const {
    if (!steps_.empty()) {
      double value = steps_.front().second;
      for (const auto& [start_s, next] : steps_) {
        if (start_s <= time_s) value = next;
      }
      return value;
    }
    if (values_.size() == 1)
      return values_[0] + (amplitude_ == 0.0 ? 0.0 : amplitude_ * std::sin(2.0 * std::numbers::pi * time_s / period_s_));
    // Equal shares of the period, in the order given.
    const double share = std::fmod(time_s, period_s_) / period_s_ * static_cast<double>(values_.size());
    return values_[static_cast<std::size_t>(share)];
  }

 private:
  std::vector<double> values_;
  std::vector<std::pair<double, double>> steps_;
  double amplitude_ = 0.0, period_s_ = 1.0;
};

struct Signals {
  std::optional<Signal> economizer_in, economizer_out, supply, chillers_on;
};

EconomizerControl read_control(Parameters& parameters, bool integrated) {
  EconomizerControl control;
  control.integrated = integrated;
  const auto all = parameters.first_number({"deadband_k"});
  const auto dead_band = [&](std::string_view key, double& target) {
    if (all) target = *all;
    if (parameters.has(key)) target = parameters.number(key);
  };
  dead_band("deadband_1_k", control.free_to_partial_k);
  dead_band("deadband_2_k", control.partial_to_free_k);
  dead_band("deadband_3_k", control.partial_to_full_k);
  dead_band("deadband_4_k", control.full_to_partial_k);
  control.wait_s = parameters.number("wait_s");
  if (integrated) {
    control.approach_k = parameters.number("approach_k");
  } else {
    const auto threshold = parameters.first_number({"switch_c", "wet_bulb_switch_c", "switch_wet_bulb_c"});
    if (!threshold) parameters.reject("switch_c", "number");
    control.switch_c = threshold.value_or(control.switch_c);
  }
  return control;
}

}  // namespace

KindResult run_economizer_modes(CaseFile& file) {
  KindResult result;
  const std::string_view mode_column = "mode_1FC_2PMC_3FMC";
  const bool complete = file.require({"t_s_new_mode_seen", mode_column, "tol_s"});
  Parameters& parameters = file.parameters;
  const bool integrated = parameters.flag("integrated");
  const EconomizerControl control = read_control(parameters, integrated);
  const Signal set_point(parameters, "set_point", "_c"), wet_bulb(parameters, "wet_bulb", "_c");
  Signals signals;
  if (integrated) {
    signals.economizer_in.emplace(parameters, "return", "_c");
    signals.economizer_out.emplace(parameters, "economizer_leaving", "_c");
  } else {
    signals.supply.emplace(parameters, "supply", "_c");
    signals.chillers_on.emplace(parameters, "chillers_on", "");
  }
  const double start_mode = parameters.number_or("start_mode", 1.0);
  if (parameters.good() && !(start_mode == 1.0 || start_mode == 2.0 || start_mode == 3.0)) parameters.reject("start_mode", "1, 2 or 3");
  if (!complete || !parameters.good()) return result;

  EconomizerState state;
  state.mode = static_cast<CoolingMode>(static_cast<int>(start_mode));
  double time_s = 0.0;  // also the time of the last change of mode
  for (std::size_t i = 0; i < file.size(); ++i) {
    Row row = file.row(i);
    const double expected_s = row.number("t_s_new_mode_seen"), expected_mode = row.number(mode_column), tolerance_s = row.number("tol_s");
    if (row.good() && expected_s > longest_control_s) row.reject("t_s_new_mode_seen", "1e7 s at most");
    if (!row.good()) return result;  // the later rows count the changes from this one on
    if (i > 0) {
      const CoolingMode before = state.mode;
      const double latest_s = std::min(expected_s + tolerance_s + control.wait_s, longest_control_s) + step_s;
      while (state.mode == before && time_s < latest_s) {
        EconomizerInput input;
        input.set_point_c = set_point.at(time_s);
        input.wet_bulb_c = wet_bulb.at(time_s);
        if (signals.economizer_in) input.economizer_in_c = signals.economizer_in->at(time_s);
        if (signals.economizer_out) input.economizer_out_c = signals.economizer_out->at(time_s);
        if (signals.supply) input.supply_c = signals.supply->at(time_s);
        if (signals.chillers_on) input.chillers_on = static_cast<int>(std::clamp(signals.chillers_on->at(time_s), 0.0, 1e6));
        state = next_state(control, state, input, step_s);
        time_s += step_s;
      }
    }
    constexpr double same_mode = 0.5;
    result.tally.add("change " + std::to_string(i),
                     {{"t_s", time_s, expected_s, tolerance_s}, {"mode", static_cast<double>(state.mode), expected_mode, same_mode}});
  }
  return result;
}

}  // namespace icctwin::validation
