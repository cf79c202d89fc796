#include "models/network/collective.h"

#include <doctest/doctest.h>

using namespace icctwin;
using doctest::Approx;

namespace {

constexpr LinkTerms port{20e-6, 5e-6, 100e9, 80e9};
constexpr Collective all_kinds[] = {Collective::all_reduce, Collective::all_gather, Collective::reduce_scatter,
                                    Collective::all_to_all, Collective::broadcast,  Collective::reduce};
constexpr CollectiveAlgorithm all_algorithms[] = {CollectiveAlgorithm::ring, CollectiveAlgorithm::tree, CollectiveAlgorithm::in_network};

}  // namespace

TEST_CASE("collective: a ring passes 2 (n-1)/n of the buffer, a tree all of it twice, a reducing switch (n+1)/n") {
  const double bytes = 1e9;
  // 8 ranks: 20 + 6 x 5 = 50 us; 2 x 7/8 x 1e9 / 1e11 = 17.5 ms
  CHECK(collective_s(Collective::all_reduce, CollectiveAlgorithm::ring, 8, bytes, port) == Approx(50e-6 + 17.5e-3));
  // 20 + 2 (3 - 1) x 5 = 40 us; 2 x 1e9 / 1e11 = 20 ms
  CHECK(collective_s(Collective::all_reduce, CollectiveAlgorithm::tree, 8, bytes, port) == Approx(40e-6 + 20e-3));
  // 9/8 x 1e9 / 8e10 = 14.0625 ms
  CHECK(collective_s(Collective::all_reduce, CollectiveAlgorithm::in_network, 8, bytes, port) == Approx(20e-6 + 14.0625e-3));
  CHECK(fastest_collective_s(Collective::all_reduce, 8, bytes, port) == Approx(20e-6 + 14.0625e-3));
  // Small messages go by the tree once a ring has many steps.
  CHECK(fastest_collective_s(Collective::all_reduce, 512, 8, {20e-6, 5e-6, 100e9, 0}) <
        collective_s(Collective::all_reduce, CollectiveAlgorithm::ring, 512, 8, port));
}

TEST_CASE("collective: time rises with bytes and ranks and falls with bandwidth; one rank needs none") {
  for (const auto kind : all_kinds) {
    for (const auto algorithm : all_algorithms) {
      CHECK(collective_s(kind, algorithm, 1, 1e6, port) == 0);
      double last_s = 0;
      for (const double bytes : {1e3, 1e5, 1e7, 1e9}) {
        const double time_s = collective_s(kind, algorithm, 8, bytes, port);
        CHECK(time_s > last_s);
        last_s = time_s;
        CHECK(collective_s(kind, algorithm, 8, bytes, {20e-6, 5e-6, 200e9, 160e9}) < time_s);
      }
      if (algorithm == CollectiveAlgorithm::ring)
        CHECK(collective_s(kind, algorithm, 16, 1e6, port) > collective_s(kind, algorithm, 8, 1e6, port));
    }
  }
}

TEST_CASE("collective: the bus bandwidth of a long ring is the link's; reduce-scatter and all-gather make an all-reduce") {
  for (const auto kind : all_kinds) {
    const double time_s = collective_s(kind, CollectiveAlgorithm::ring, 8, 1e13, port);
    CHECK(bus_bandwidth_bytes_per_s(kind, 8, 1e13, time_s) == Approx(100e9).epsilon(1e-4));
  }
  const auto ring = [](Collective kind) { return collective_s(kind, CollectiveAlgorithm::ring, 8, 1e9, {0, 0, 100e9, 0}); };
  CHECK(ring(Collective::reduce_scatter) + ring(Collective::all_gather) == Approx(ring(Collective::all_reduce)));
}

TEST_CASE("collective: over several nodes the outer network carries its share only") {
  const LinkTerms inner{0, 0, 200e9, 0}, outer{0, 0, 20e9, 0};
  // 8 x 4 ranks, 1 GB: inside 7/8 / 200e9 twice = 8.75 ms; outside 2 x 3/4 x (1e9/8) / 20e9 = 9.375 ms
  CHECK(hierarchical_collective_s(Collective::all_reduce, 8, 4, 1e9, inner, outer) == Approx(8.75e-3 + 9.375e-3));
  CHECK(hierarchical_collective_s(Collective::all_reduce, 8, 1, 1e9, inner, outer) == Approx(8.75e-3));
  CHECK(hierarchical_collective_s(Collective::all_reduce, 1, 4, 1e9, inner, outer) == Approx(75e-3));
  // All-to-all: 24 of 32 parts go outside, 24/32 x 1e9 / 20e9 = 37.5 ms
  CHECK(hierarchical_collective_s(Collective::all_to_all, 8, 4, 1e9, inner, outer) == Approx(37.5e-3));
  CHECK(pipelined_bus_bandwidth_bytes_per_s(Collective::all_reduce, CollectiveAlgorithm::ring, 8, inner, outer) == Approx(160e9));
}
