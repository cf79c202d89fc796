#pragma once
// Points in the unit cube [0, 1)^k, the same on every machine.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace icctwin {

using UnitPoints = std::vector<std::vector<double>>;  ///< [point][axis]

/// Independent uniform draws; one random stream for each axis.
UnitPoints random_points(std::size_t count, std::size_t axes, std::uint64_t seed);

/// Each axis has one point in each of `count` equal parts, at a random place in it, in an order of its own.
/// Source: McKay, Beckman, Conover, Technometrics 21 (1979) 239.
UnitPoints latin_hypercube(std::size_t count, std::size_t axes, std::uint64_t seed);

/// The first points of the Sobol sequence after the origin, which would ask for the ends of unbounded distributions.
/// Source: Sobol 1967 with direction numbers of Joe and Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, by Boost.Random; up to 3667 axes.
constexpr std::size_t most_sobol_axes = 3667;
UnitPoints sobol_points(std::size_t count, std::size_t axes);

}  // namespace icctwin
