#pragma once
// Data sheet of one accelerator (加速卡): GPU, NPU, FPGA.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// How far a data sheet can be trusted: high = vendor text or two independent pages, low = recalled or conflicting figures.
enum class Confidence { high, medium, low };
std::vector<Choice> choices_of(Confidence);

/// Peak rates are dense (without sparsity), scale-up bandwidth is per direction; an absent number is not published.
struct Accelerator {
  std::string id;
  std::string name;
  std::string vendor;
  std::optional<double> fp16_flop_per_s, bf16_flop_per_s, fp8_flop_per_s, int8_op_per_s;
  std::optional<double> memory_bytes, memory_bandwidth_bytes_per_s, scale_up_bytes_per_s;
  std::optional<double> measured_bf16_flop_per_s, measured_fp8_flop_per_s;
  double max_w = 400;  ///< thermal design power
  double idle_w = 50;
  double throttle_c = 90;         ///< junction above which clocks fall
  double junction_limit_c = 105;  ///< junction never to be passed
  std::optional<double> junction_to_case_k_per_w, interface_k_per_w;
  double leak_ratio = 0;  ///< leakage over power at the reference temperature
  double leak_per_k = 0.015;
  double leak_reference_c = 75;
  Confidence confidence = Confidence::low;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;  ///< keys whose number is recalled, estimated or contested

  bool operator==(const Accelerator&) const = default;
  static void describe(Describe<Accelerator>&);
};

/// Power of one accelerator at a utilisation, below an optional cap [W].
///
/// P(u) = P_idle + (P_max - P_idle) u, then min(P, cap) but never below idle; u in 0..1.
/// Source: the linear law of ExaDigiT/RAPS (docs of its power model); the mean of a training job lies on it by choice of u.
/// Left out: temperature-dependent leakage and clocks.
double accelerator_power_w(double idle_w, double max_w, double utilisation, std::optional<double> cap_w);

/// Speed relative to the uncapped accelerator under a power cap, 0..1.
///
/// Dynamic power grows with frequency times voltage squared, about f^3 inside the DVFS range, so f/f0 = (P_dyn,cap / P_dyn)^(1/n), n = 3 by
/// default (exponent unverified for memory-bound work, which slows less).
double capped_speed(double idle_w, double max_w, double utilisation, std::optional<double> cap_w, double exponent);

}  // namespace icctwin
