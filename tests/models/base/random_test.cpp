#include "models/base/random.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

namespace {

/// xoshiro256++ and its seeding written out again from the published algorithms, step by step.
std::uint64_t first_of(std::uint64_t seed) {
  std::uint64_t words[4];
  for (auto& word : words) {  // SplitMix64
    seed += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = seed;
    z ^= z >> 30;
    z *= 0xbf58476d1ce4e5b9ULL;
    z ^= z >> 27;
    z *= 0x94d049bb133111ebULL;
    word = z ^ (z >> 31);
  }
  const std::uint64_t sum = words[0] + words[3];
  return ((sum << 23) | (sum >> 41)) + words[0];
}

}  // namespace

TEST_CASE("a stream starts as the published generators say") {
  // FNV-1a of the empty name is its offset basis.
  constexpr std::uint64_t basis = 0xcbf29ce484222325ULL;
  CHECK(RandomStream(0, "").next() == first_of(basis));
  CHECK(RandomStream(7, "").next() == first_of(7 ^ basis));
  // FNV-1a of "a" is af63dc4c8601ec8c (table of test vectors of the FNV authors).
  CHECK(RandomStream(0, "a").next() == first_of(0xaf63dc4c8601ec8cULL));
}

TEST_CASE("equal seed and name give the same numbers, another of either gives others") {
  RandomStream one(1, "workload/x"), same(1, "workload/x"), seed(2, "workload/x"), name(1, "workload/y");
  for (int i = 0; i < 100; ++i) {
    const auto number = one.next();
    CHECK(number == same.next());
    CHECK(number != seed.next());
    CHECK(number != name.next());
  }
}

TEST_CASE("uniform numbers fill the range from 0 to 1 evenly") {
  RandomStream random(1, "uniform");
  constexpr int count = 100000;
  double sum = 0, squares = 0;
  int tenths[10] = {};
  for (int i = 0; i < count; ++i) {
    const double u = random.uniform();
    REQUIRE((u >= 0 && u < 1));
    sum += u;
    squares += u * u;
    ++tenths[static_cast<int>(u * 10)];
  }
  // Mean 1/2 (standard error 0.0009), mean square 1/3 (0.0009), each tenth 10,000 (95): four errors of room.
  CHECK(std::abs(sum / count - 0.5) < 0.004);
  CHECK(std::abs(squares / count - 1.0 / 3) < 0.004);
  for (const int tenth : tenths) CHECK(std::abs(tenth - count / 10) < 400);
}

TEST_CASE("normal numbers have mean 0, variance 1 and the tails of the normal law") {
  RandomStream random(1, "normal");
  constexpr int count = 100000;
  double sum = 0, squares = 0;
  int beyond_two = 0;
  for (int i = 0; i < count; ++i) {
    const double z = random.normal();
    sum += z;
    squares += z * z;
    if (std::abs(z) > 2) ++beyond_two;
  }
  CHECK(std::abs(sum / count) < 0.013);          // standard error 0.0032
  CHECK(std::abs(squares / count - 1) < 0.018);  // standard error 0.0045
  CHECK(std::abs(beyond_two - 4550) < 270);      // 4.550 % lie beyond two standard deviations; standard error 66
}
