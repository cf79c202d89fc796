#include "models/network/clos.h"

#include <doctest/doctest.h>

using namespace icctwin;

namespace {

/// 8 leaves of 4 nodes in 2 pods, two cards of 10 B/s in each node; 2:1 at the leaf, 4:1 more at the pod.
ClosFabric small() { return {32, 4, 4, 2, 10, 2, 4, 1}; }

double flows_on(const std::vector<BundleLoad>& loads, std::uint32_t bundle) {
  for (const auto& load : loads)
    if (load.bundle == bundle) return load.flows;
  return 0;
}

}  // namespace

TEST_CASE("clos: capacities are the cards below over the oversubscription") {
  const auto capacities = bundle_capacities(small());
  REQUIRE(capacities.size() == 10);
  CHECK(capacities[0] == 4 * 2 * 10 / 2.0);
  CHECK(capacities[9] == 16 * 2 * 10 / 2.0 / 4);
  ClosFabric hashed = small();
  hashed.ecmp_share = 0.8;
  CHECK(bundle_capacities(hashed)[0] == doctest::Approx(0.8 * capacities[0]));
}

TEST_CASE("clos: a bundle is made of as many cables as carry its capacity, at least one") {
  // 4 nodes x 2 cards x 10 B/s / 2 = 40 B/s and 160 B/s / 4: four cables of a card's rate each; hashing does not change their number.
  ClosFabric fabric = small();
  CHECK(leaf_cables(fabric) == 4);
  CHECK(pod_cables(fabric) == 4);
  CHECK(spines(fabric) == 4);
  fabric.ecmp_share = 0.5;
  fabric.uplink_bytes_per_s = 20;
  fabric.spines_per_pod = 1;
  CHECK(leaf_cables(fabric) == 2);
  CHECK(pod_cables(fabric) == 2);
  CHECK(spines(fabric) == 1);
  fabric.uplink_bytes_per_s = 1000;
  CHECK(leaf_cables(fabric) == 1);
}

TEST_CASE("clos: a job inside one leaf loads no bundle, a ring one flow per card on each leaf it touches") {
  CHECK(bundle_loads(small(), {4, 5, 6, 7}, TrafficPattern::ring).empty());
  CHECK(bundle_loads(small(), {9}, TrafficPattern::all_to_all).empty());
  const auto ring = bundle_loads(small(), {2, 3, 4, 5, 6, 7}, TrafficPattern::ring);
  REQUIRE(ring.size() == 2);
  CHECK(flows_on(ring, 0) == 2);
  CHECK(flows_on(ring, 1) == 2);
  // Over both pods (bundles 8 and 9), the pods' bundles as well.
  const auto wide = bundle_loads(small(), {3, 4, 31}, TrafficPattern::ring);
  CHECK(wide.size() == 5);
  CHECK(flows_on(wide, 8) == 2);
  CHECK(flows_on(wide, 9) == 2);
}

TEST_CASE("clos: an all-to-all loads a leaf with what its nodes send to the others") {
  // Three of five nodes in leaf 0: 3 nodes x 2 cards x 2 / 4 leave.
  const auto loads = bundle_loads(small(), {0, 1, 2, 4, 5}, TrafficPattern::all_to_all);
  CHECK(flows_on(loads, 0) == 3);
  CHECK(flows_on(loads, 1) == doctest::Approx(2 * 2 * 3 / 4.0));
}

TEST_CASE("clos: packed placement never loads the core more than spread placement") {
  for (const auto pattern : {TrafficPattern::ring, TrafficPattern::all_to_all}) {
    const auto packed = bundle_loads(small(), {0, 1, 2, 3, 4, 5, 6, 7}, pattern),
               spread = bundle_loads(small(), {0, 4, 8, 12, 16, 20, 24, 28}, pattern);
    double packed_sum = 0, spread_sum = 0;
    for (const auto& load : packed) packed_sum += load.flows;
    for (const auto& load : spread) spread_sum += load.flows;
    CHECK(packed_sum < spread_sum);
    CHECK(flows_on(packed, 8) == 0);
    CHECK(flows_on(spread, 8) > 0);
  }
}
