#include "models/cooling/chip.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

double extra_leakage_w(const Chip& chip, double junction_c) {
  return chip.leak_w > 0 ? chip.leak_w * std::expm1(chip.leak_per_k * (junction_c - chip.leak_reference_c)) : 0.0;
}

ChipPoint settled_chip(const Chip& chip, double reference_w, double coolant_c, double resistance_k_per_w) {
  if (chip.leak_w <= 0) return {coolant_c + resistance_k_per_w * reference_w, reference_w, 0};
  const auto gain_at = [&](double junction_c) {
    return resistance_k_per_w * chip.leak_per_k * (chip.leak_w + extra_leakage_w(chip, junction_c));
  };
  // No leakage at all is the coldest the junction can be.
  double junction_c = coolant_c + resistance_k_per_w * (reference_w - chip.leak_w);
  double gain = gain_at(junction_c);
  for (int i = 0; i < 60 && gain < 1; ++i) {
    const double power_w = reference_w + extra_leakage_w(chip, junction_c);
    const double short_k = coolant_c + resistance_k_per_w * power_w - junction_c;
    junction_c += short_k / (1 - gain);
    gain = gain_at(junction_c);
    if (std::abs(short_k) < 1e-9 && gain < 1) return {junction_c, reference_w + extra_leakage_w(chip, junction_c), gain};
  }
  const double turning_c = chip.leak_reference_c - std::log(resistance_k_per_w * chip.leak_per_k * chip.leak_w) / chip.leak_per_k;
  const double stopped_c = std::max(chip.limit_c, turning_c);
  return {stopped_c, reference_w + extra_leakage_w(chip, std::min(stopped_c, chip.limit_c)), std::max(1.0, gain_at(stopped_c))};
}

double holding_power_w(const Chip& chip, double junction_c, double coolant_c, double resistance_k_per_w) {
  return (junction_c - coolant_c) / resistance_k_per_w - extra_leakage_w(chip, junction_c);
}

}  // namespace icctwin
