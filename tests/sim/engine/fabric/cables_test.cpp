#include "sim/engine/fabric/cables.h"

#include <doctest/doctest.h>

using namespace icctwin;

namespace {

/// 8 leaves of 4 nodes in 2 pods, two cards of 10 B/s in each node; 2:1 at the leaf, 2:1 more at the pod: 4 cables from each leaf to the 4
/// spines of its pod, 8 from each pod to the core. Leaves are bundles 0 to 7, pods 8 and 9.
ClosFabric pods_of_four() { return {32, 4, 4, 2, 10, 2, 2, 1}; }

using List = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("cables: they are numbered through the leaves and then the pods") {
  const Cables cables(pods_of_four());
  REQUIRE(cables.bundles() == 10);
  CHECK(cables.in_bundle(0) == 4);
  CHECK(cables.in_bundle(9) == 8);
  CHECK(cables.bundle_of(0) == 0);
  CHECK(cables.bundle_of(3) == 0);
  CHECK(cables.bundle_of(4) == 1);
  CHECK(cables.bundle_of(31) == 7);
  CHECK(cables.bundle_of(32) == 8);
  CHECK(cables.bundle_of(47) == 9);
}

TEST_CASE("cables: each that fails costs its share of the bundle, and gives it back when repaired") {
  Cables cables(pods_of_four());
  CHECK(cables.fail({1}) == List{0});
  CHECK(cables.working_share(0) == 0.75);
  CHECK(cables.working_share(1) == 1);
  CHECK(cables.fail({0, 2, 3, 40}) == List{0, 9});
  CHECK(cables.working_share(0) == 0);
  CHECK(cables.working_share(9) == 7 / 8.0);
  CHECK(cables.repair({0, 2, 3, 40}) == List{0, 9});
  CHECK(cables.repair({1}) == List{0});
  for (std::uint32_t bundle = 0; bundle < cables.bundles(); ++bundle) CHECK(cables.working_share(bundle) == 1);
}

TEST_CASE("cables: one that fails twice is back with the later repair") {
  Cables cables(pods_of_four());
  cables.fail({5});
  CHECK(cables.fail({5}).empty());
  CHECK(cables.failed(1) == 1);
  CHECK(cables.repair({5}).empty());
  CHECK(cables.failed(1) == 1);
  CHECK(cables.repair({5}) == List{1});
  CHECK(cables.failed(1) == 0);
}

TEST_CASE("cables: a scheduled loss takes the first that work") {
  Cables cables(pods_of_four());
  CHECK(cables.working(0, 2) == List{0, 1});
  cables.fail({0, 2});
  CHECK(cables.working(0, 9) == List{1, 3});
}

TEST_CASE("cables: the spines of a pod share its leaves' uplinks and its links to the core; all of them together are all cables") {
  const ClosFabric fabric = pods_of_four();
  REQUIRE(spines(fabric) == 4);
  const Cables cables(fabric);
  // Spine 1 of pod 0: cable 1 of leaves 0 to 3, cables 1 and 5 of the pod.
  CHECK(cables.of_spine(1) == List{1, 5, 9, 13, 33, 37});
  // Spine 3 of pod 1.
  CHECK(cables.of_spine(7) == List{19, 23, 27, 31, 43, 47});
  std::vector<int> times(48, 0);
  for (std::size_t spine = 0; spine < 8; ++spine)
    for (const auto cable : cables.of_spine(spine)) ++times[cable];
  CHECK(times == std::vector<int>(48, 1));
}

TEST_CASE("cables: without pods a spine serves all leaves; with half as many spines each takes two cables of a leaf") {
  ClosFabric fabric{12, 4, 0, 2, 10, 2, 1, 1};  // 3 leaves of 4 cables
  fabric.spines_per_pod = 2;
  Cables cables(fabric);
  CHECK(cables.of_spine(1) == List{1, 3, 5, 7, 9, 11});
  cables.fail(cables.of_spine(1));
  for (std::uint32_t leaf = 0; leaf < 3; ++leaf) CHECK(cables.working_share(leaf) == 0.5);
}
