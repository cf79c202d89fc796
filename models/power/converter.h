#pragma once
// Power converters: three loss laws, from the power that leaves to the power that enters.
//
// Quadratic: P_in = P_out + P_rated (k0 + k1 x + k2 x^2), x = P_out / P_rated (no-load, proportional and square-law loss of a UPS).
// Linear: P_in = (P_out + c) / efficiency. Curve: P_in = P_out / efficiency(x), piecewise linear in x; below the first point the loss
// of the first point stays (so P_in falls no further than that at no load), above the last point the last efficiency stays.
// All: P_in >= P_out and never falling with P_out. Valid: one direction, steady state. Left out: temperature, ageing, power factor.
// Sources: Schneider Electric definitions of no-load, proportional and square-law loss (quadratic); ExaDigiT RAPS (linear).
#include <optional>
#include <variant>
#include <vector>

namespace icctwin {

struct QuadraticLoss {
  double rated_w = 1.0;
  double k0 = 0.0, k1 = 0.0, k2 = 0.0;

  bool operator==(const QuadraticLoss&) const = default;
};

struct LinearLoss {
  double constant_w = 0.0;
  double efficiency = 1.0;

  bool operator==(const LinearLoss&) const = default;
};

struct EfficiencyCurve {
  double rated_w = 1.0;
  std::vector<double> load_ratio;  ///< increasing, above zero
  std::vector<double> efficiency;

  bool operator==(const EfficiencyCurve&) const = default;
};

/// std::monostate: lossless.
using Converter = std::variant<std::monostate, QuadraticLoss, LinearLoss, EfficiencyCurve>;

/// Power drawn for a power delivered; output below zero counts as zero [W].
double input_power_w(const Converter& converter, double output_w);

/// Rated output of a converter, where its law has one [W].
std::optional<double> rated_w(const Converter& converter);

/// Whether a curve has points in order, efficiencies in (0, 1] and an input that rises with the output.
bool is_valid(const EfficiencyCurve& curve);

/// The same curve at another rating.
EfficiencyCurve with_rating(const EfficiencyCurve& curve, double rated_w);

}  // namespace icctwin
