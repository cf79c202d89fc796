#include "models/cooling/chip.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

double leakage_factor(const Chip& chip, double junction_c) {
  return chip.leak_ratio > 0 ? 1 + chip.leak_ratio * std::expm1(chip.leak_per_k * (junction_c - chip.leak_reference_c)) : 1.0;
}

ChipPoint settled_chip(const Chip& chip, double reference_w, double coolant_c, double resistance_k_per_w) {
  const double rise_k = resistance_k_per_w * reference_w;
  if (chip.leak_ratio <= 0 || reference_w <= 0) return {coolant_c + rise_k, reference_w, 0};
  const double reference_gain = rise_k * chip.leak_per_k * chip.leak_ratio;
  const auto gain_at = [&](double junction_c) { return reference_gain * std::exp(chip.leak_per_k * (junction_c - chip.leak_reference_c)); };
  double junction_c = coolant_c + rise_k * (1 - chip.leak_ratio);  // no leakage at all: the coldest the junction can be
  double gain = gain_at(junction_c);
  for (int i = 0; i < 60 && gain < 1; ++i) {
    const double short_k = coolant_c + rise_k * leakage_factor(chip, junction_c) - junction_c;
    junction_c += short_k / (1 - gain);
    gain = gain_at(junction_c);
    if (std::abs(short_k) < 1e-9 && gain < 1) return {junction_c, reference_w * leakage_factor(chip, junction_c), gain};
  }
  const double turning_c = chip.leak_reference_c - std::log(reference_gain) / chip.leak_per_k;
  const double stopped_c = std::max(chip.limit_c, turning_c);
  return {stopped_c, reference_w * leakage_factor(chip, chip.limit_c), std::max(1.0, gain_at(stopped_c))};
}

double holding_power_w(const Chip& chip, double junction_c, double coolant_c, double resistance_k_per_w) {
  return (junction_c - coolant_c) / (resistance_k_per_w * leakage_factor(chip, junction_c));
}

}  // namespace icctwin
