#pragma once
// Quantile functions: the value below which a share of a distribution lies, for shares in (0, 1).
#include <functional>
#include <optional>

namespace icctwin {

using Quantile = std::function<double(double share)>;

/// x = low + u (high - low).
Quantile uniform_quantile(double low, double high);

/// Density rising from low to mode and falling to high: x = low + sqrt(u (high - low)(mode - low)) below the mode,
/// high - sqrt((1 - u)(high - low)(high - mode)) above it. Needs low <= mode <= high and low < high.
Quantile triangular_quantile(double low, double mode, double high);

/// x = mean + s sqrt(2) erf_inv(2 p - 1), p between the probabilities of the bounds (the distribution is cut off there and scaled up).
/// erf_inv of Boost.Math.
Quantile normal_quantile(double mean, double standard_deviation, std::optional<double> low, std::optional<double> high);

/// exp of a normal with mean ln(median) and standard deviation ln(geometric deviation), cut off at the bounds.
Quantile lognormal_quantile(double median, double geometric_deviation, std::optional<double> low, std::optional<double> high);

}  // namespace icctwin
