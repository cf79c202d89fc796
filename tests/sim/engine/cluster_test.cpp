#include "sim/engine/cluster.h"

#include <doctest/doctest.h>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

Pool eight_nodes_of_four() { return Pool(4, {0, 1, 2, 3, 4, 5, 6, 7}); }

}  // namespace

TEST_CASE("a job of ten accelerators on nodes of four asks two whole nodes and two accelerators on a third") {
  const Pool pool = eight_nodes_of_four();
  const Demand demand = pool.demand(job_of_accelerators("j", 0, 10, 1));
  CHECK(demand.whole_nodes == 2);
  CHECK(demand.rest == 2);
}

TEST_CASE("whole nodes are the lowest empty ones, the rest goes to the fullest node that fits") {
  Pool pool = eight_nodes_of_four();
  pool.take({{0, 1}});  // node 0 has 3 places left
  pool.take({{1, 2}});  // node 1 has 2 places left
  const auto shares = pool.choose({2, 2});
  REQUIRE(shares.size() == 3);
  CHECK(shares[0].node == 2);
  CHECK(shares[1].node == 3);
  CHECK(shares[2].node == 1);  // exactly two places: fuller than node 0
  CHECK(shares[2].places == 2);
}

TEST_CASE("the rest takes an empty node behind the gang when no part-used node fits") {
  const Pool pool = eight_nodes_of_four();
  const auto shares = pool.choose({1, 3});
  REQUIRE(shares.size() == 2);
  CHECK(shares[0].node == 0);
  CHECK(shares[1].node == 1);
}

TEST_CASE("a pool fits what is free and nothing more, and giving back restores it") {
  Pool pool = eight_nodes_of_four();
  CHECK(pool.fits({8, 0}));
  CHECK_FALSE(pool.fits({8, 1}));
  CHECK_FALSE(pool.could_ever_fit({8, 1}));
  const auto shares = pool.choose({7, 3});
  pool.take(shares);
  CHECK_FALSE(pool.fits({1, 0}));
  CHECK(pool.fits({0, 1}));
  CHECK_FALSE(pool.fits({0, 2}));
  pool.give_back(shares);
  CHECK(pool.fits({8, 0}));
}

TEST_CASE("pools of more than 64 nodes are searched whole") {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t n = 100; n < 400; ++n) nodes.push_back(n);
  Pool pool(8, nodes);
  const auto first = pool.choose({299, 0});
  CHECK(first.front().node == 100);
  CHECK(first.back().node == 398);
  pool.take(first);
  CHECK(pool.choose({1, 0}).front().node == 399);
}

TEST_CASE("every node type is a pool of its own") {
  Plan plan = small_plan(2, 3, 8);
  plan.node_specs.push_back(plan.node_specs[0]);
  plan.node_specs[1].accelerators = 0;
  plan.rack_specs.push_back(plan.rack_specs[0]);
  plan.rack_specs[1].node_spec = 1;
  plan.racks[1].spec = 1;
  const auto pools = make_pools(plan);
  REQUIRE(pools.size() == 2);
  CHECK(pools[0].size() == 3);
  CHECK(pools[0].places_per_node() == 8);
  CHECK(pools[1].size() == 3);
  CHECK(pools[1].places_per_node() == 1);  // a node without accelerators has one place
}
