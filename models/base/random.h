#pragma once
// Random streams asked for by name, with our own distributions: the same numbers on every machine and compiler.
#include <array>
#include <cstdint>
#include <string_view>

namespace icctwin {

/// A stream of random numbers that depends on a seed and a name alone, so that adding a stream never shifts another.
///
/// Generator: xoshiro256++ (Blackman and Vigna, ACM TOMS 47 (2021) 36), state filled by SplitMix64 from the seed and an FNV-1a hash of the
/// name.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view name);

  std::uint64_t next();
  /// Uniform in [0, 1).
  double uniform();
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Standard normal, by the polar method of Marsaglia.
  double normal();

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace icctwin
