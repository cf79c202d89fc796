#include "sim/sweep/design/sampling.h"

#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "models/base/random.h"

namespace icctwin {

UnitPoints random_points(std::size_t count, std::size_t axes, std::uint64_t seed) {
  UnitPoints points(count, std::vector<double>(axes));
  for (std::size_t a = 0; a < axes; ++a) {
    RandomStream stream(seed, "sweep random " + std::to_string(a));
    for (auto& point : points) point[a] = stream.uniform();
  }
  return points;
}

UnitPoints latin_hypercube(std::size_t count, std::size_t axes, std::uint64_t seed) {
  UnitPoints points(count, std::vector<double>(axes));
  std::vector<std::size_t> part(count);
  for (std::size_t a = 0; a < axes; ++a) {
    RandomStream stream(seed, "sweep latin hypercube " + std::to_string(a));
    std::iota(part.begin(), part.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i)  // Fisher and Yates
      std::swap(part[i - 1], part[static_cast<std::size_t>(stream.uniform() * static_cast<double>(i))]);
    for (std::size_t p = 0; p < count; ++p) points[p][a] = (static_cast<double>(part[p]) + stream.uniform()) / static_cast<double>(count);
  }
  return points;
}

UnitPoints sobol_points(std::size_t count, std::size_t axes) {
  UnitPoints points(count, std::vector<double>(axes));
  if (axes == 0) return points;
  boost::random::sobol sequence(axes);
  for (auto& point : points)
    for (double& x : point) x = std::ldexp(static_cast<double>(sequence() >> 11), -53);  // the top 53 of 64 bits
  return points;
}

}  // namespace icctwin
