#include "models/power/converter.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

double input_of(std::monostate, double output_w) { return output_w; }

double input_of(const QuadraticLoss& law, double output_w) {
  const double x = output_w / law.rated_w;
  return output_w + law.rated_w * (law.k0 + x * (law.k1 + x * law.k2));
}

double input_of(const LinearLoss& law, double output_w) { return (output_w + law.constant_w) / law.efficiency; }

double input_of(const EfficiencyCurve& curve, double output_w) {
  if (curve.load_ratio.empty()) return output_w;
  const double x = output_w / curve.rated_w;
  if (x <= curve.load_ratio.front()) {
    const double held_loss_w = curve.rated_w * curve.load_ratio.front() * (1.0 / curve.efficiency.front() - 1.0);
    return output_w + held_loss_w;
  }
  if (x >= curve.load_ratio.back()) return output_w / curve.efficiency.back();
  const auto after =
      static_cast<std::size_t>(std::upper_bound(curve.load_ratio.begin(), curve.load_ratio.end(), x) - curve.load_ratio.begin());
  const double share = (x - curve.load_ratio[after - 1]) / (curve.load_ratio[after] - curve.load_ratio[after - 1]);
  return output_w / (curve.efficiency[after - 1] + share * (curve.efficiency[after] - curve.efficiency[after - 1]));
}

}  // namespace

double input_power_w(const Converter& converter, double output_w) {
  const double delivered_w = std::max(output_w, 0.0);
  return std::visit([&](const auto& law) { return input_of(law, delivered_w); }, converter);
}

std::optional<double> rated_w(const Converter& converter) {
  if (const auto* law = std::get_if<QuadraticLoss>(&converter)) return law->rated_w;
  if (const auto* curve = std::get_if<EfficiencyCurve>(&converter)) return curve->rated_w;
  return std::nullopt;
}

bool is_valid(const EfficiencyCurve& curve) {
  const std::size_t n = curve.load_ratio.size();
  if (n == 0 || curve.efficiency.size() != n || !(curve.rated_w > 0.0)) return false;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = curve.load_ratio[i], efficiency = curve.efficiency[i];
    if (!(x > 0.0 && efficiency > 0.0 && efficiency <= 1.0)) return false;
    if (i == 0) continue;
    // The input x / efficiency rises between two points just when it rises from one to the other.
    if (x <= curve.load_ratio[i - 1] || x / efficiency <= curve.load_ratio[i - 1] / curve.efficiency[i - 1]) return false;
  }
  return true;
}

EfficiencyCurve with_rating(const EfficiencyCurve& curve, double rated_w) {
  EfficiencyCurve scaled = curve;
  scaled.rated_w = rated_w;
  return scaled;
}

}  // namespace icctwin
