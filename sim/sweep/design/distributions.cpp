#include "sim/sweep/design/distributions.h"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

namespace icctwin {
namespace {

// Shares of exactly 0 and 1 would be infinite.
constexpr double least_share = 1e-12;

double normal_share(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

}  // namespace

Quantile uniform_quantile(double low, double high) {
  return [=](double share) { return low + share * (high - low); };
}

Quantile triangular_quantile(double low, double mode, double high) {
  return [=](double share) {
    const double span = high - low, rise = mode - low;
    return share * span < rise ? low + std::sqrt(share * span * rise) : high - std::sqrt((1 - share) * span * (high - mode));
  };
}

Quantile normal_quantile(double mean, double standard_deviation, std::optional<double> low, std::optional<double> high) {
  const double first = low ? normal_share((*low - mean) / standard_deviation) : 0;
  const double last = high ? normal_share((*high - mean) / standard_deviation) : 1;
  return [=](double share) {
    const double p = std::clamp(first + share * (last - first), least_share, 1 - least_share);
    const double x = mean + standard_deviation * std::numbers::sqrt2 * boost::math::erf_inv(2 * p - 1);
    return std::clamp(x, low.value_or(x), high.value_or(x));  // rounding may pass a bound
  };
}

Quantile lognormal_quantile(double median, double geometric_deviation, std::optional<double> low, std::optional<double> high) {
  const auto logarithm = [](std::optional<double> bound) { return bound && *bound > 0 ? std::optional(std::log(*bound)) : std::nullopt; };
  return [normal = normal_quantile(std::log(median), std::log(geometric_deviation), logarithm(low), logarithm(high)), low,
          high](double share) {
    const double x = std::exp(normal(share));
    return std::clamp(x, low.value_or(x), high.value_or(x));
  };
}

}  // namespace icctwin
