#pragma once
// Power of an accelerator by what it works on: prompts, decoding, training, and under a power cap.
//
//   decoding   P / TDP = static + bandwidth ub^g + compute uc, at most that of prompts    ub, uc: shares of peak bandwidth and of peak
//   FLOP/s prompts    P / TDP = prompt, whatever their size: short prompts only look weaker through a slow sensor,
//              read = P_decode + (P_prompt - P_decode) min(1, duration / window)
//   training   P / TDP = training while computing, communication while a collective is waited for (training_power.h)
//   cap        speed = softmin(1, ((cap - s)/(P - s))^a), power = softmin(k cap, P), exponent 6.5;   s = static_cap TDP, a about 1/3
//   hours      P / TDP = idle without work and memory in use, else awake + (full - awake) utilisation
//
// Valid: decoding up to batches of 64; caps of 0.45 TDP and more (below, a card cannot hold its cap); hourly means of utilisation.
// Source: fits to splitwise-sim perf_model.csv (A100), Zeus traces (V100, A40), Cornell BioHPC telemetry;
// models/data/accelerator_power.json tells which constants, and docs/inference.md with what error. Other accelerators take the shares of
// these: unverified. Left out: temperature.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// Shares of the maximum power (TDP).
struct AcceleratorPower {
  std::string id;
  std::string name;
  std::vector<std::string> accelerators;  ///< catalog ids; empty: all others
  double decode_static_ratio = 0.15, decode_bandwidth_ratio = 0.78, decode_bandwidth_exponent = 0.62, decode_compute_ratio = 2;
  double prompt_ratio = 1.02;
  double sensor_s = 0.26;
  double training_ratio = 1.0, communication_ratio = 0.4;
  double cap_static_ratio = 0.31, cap_exponent = 1.0 / 3, cap_reached_ratio = 0.97, cap_least_ratio = 0.45;
  double hour_idle_ratio = 0.12, hour_awake_ratio = 0.18, hour_full_ratio = 0.95;
  double null_decode_ratio = 0.6, null_peak_ratio = 1, null_hour_ratio = 0.5;  ///< null models, for comparison only
  std::string fitted_to;
  std::vector<std::string> fitted_cases;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const AcceleratorPower&) const = default;
  static void describe(Describe<AcceleratorPower>&);
};

/// The sheet of an accelerator, else the first one that is for all; nullptr if there is none.
const AcceleratorPower* find_power(const std::vector<AcceleratorPower>& sheets, const std::string& accelerator);

/// Power while single tokens are made [W].
double decode_power_w(const AcceleratorPower& sheet, double max_w, double bandwidth_use, double compute_use);
/// Power while prompts are computed [W].
double prompt_power_w(const AcceleratorPower& sheet, double max_w);
/// What a sensor that averages over a window reads as the highest power around a prompt [W].
double sensed_peak_w(const AcceleratorPower& sheet, double prompt_w, double decode_w, double prompt_s);

struct CappedPower {
  double speed = 1;  ///< over that without a cap
  double power_w = 0;
};
/// Speed and power under a cap of work that would draw `demand_w` on average. Its power fluctuates, so that a cap begins to bite a little
/// above.
CappedPower capped_power(const AcceleratorPower& sheet, double max_w, double demand_w, double cap_w);

/// The clock, over that without a cap, at which the same work draws a power: dynamic power goes with the cube of the clock [1].
double clock_at_power(const AcceleratorPower& sheet, double max_w, double demand_w, double power_w);

/// Mean power over an hour by its mean utilisation [W].
double hour_power_w(const AcceleratorPower& sheet, double max_w, double utilisation, bool memory_in_use);

}  // namespace icctwin
