#include "sim/engine/fabric/max_min.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/base/random.h"

using namespace icctwin;

TEST_CASE("max-min: streams on one link share it evenly, bounded ones leave the rest to the others") {
  MaxMin net({90});
  const auto a = net.add(1e9, {{0, 1}}), b = net.add(1e9, {{0, 1}}), c = net.add(10, {{0, 1}});
  net.solve();
  CHECK(net.rate(a) == 40);
  CHECK(net.rate(b) == 40);
  CHECK(net.rate(c) == 10);
  net.remove(a);
  CHECK(net.solve() == std::vector<std::uint32_t>{b});
  CHECK(net.rate(b) == 80);
}

TEST_CASE("max-min: a stream of many flows on a link takes as many shares") {
  // 3 x + 1 x = 100.
  MaxMin net({100});
  const auto a = net.add(1e9, {{0, 3}}), b = net.add(1e9, {{0, 1}});
  net.solve();
  CHECK(net.rate(a) == 25);
  CHECK(net.rate(b) == 25);
}

TEST_CASE("max-min: the textbook chain of three links") {
  // One long stream over links of 10, 20 and 4 with a short one on each: the tightest link gives 2 to both, then 8 and 18 are left.
  MaxMin net({10, 20, 4});
  const auto wide = net.add(1e9, {{0, 1}, {1, 1}, {2, 1}});
  const auto s0 = net.add(1e9, {{0, 1}}), s1 = net.add(1e9, {{1, 1}}), s2 = net.add(1e9, {{2, 1}});
  net.solve();
  CHECK(net.rate(wide) == 2);
  CHECK(net.rate(s0) == 8);
  CHECK(net.rate(s1) == 18);
  CHECK(net.rate(s2) == 2);
  net.set_capacity(2, 0);  // a link fails
  net.solve();
  CHECK(net.rate(wide) == 0);
  CHECK(net.rate(s0) == 10);
  net.set_capacity(2, 40);
  net.solve();
  CHECK(net.rate(wide) == 5);
  CHECK(net.rate(s0) == 5);
  CHECK(net.rate(s1) == 15);
  CHECK(net.rate(s2) == 35);
}

TEST_CASE("max-min: a change is told to those it moves alone") {
  MaxMin net({10, 10});
  const auto a = net.add(1e9, {{0, 1}}), b = net.add(1e9, {{1, 1}});
  net.solve();
  const auto c = net.add(1e9, {{0, 1}});
  CHECK(net.solve() == std::vector<std::uint32_t>{a, c});
  CHECK(net.rate(b) == 10);
}

namespace {

/// No stream can grow without another falling that is no faster: each is at its bound or has a full link on which it is among the fastest.
void check_max_min(const MaxMin& net, const std::vector<std::uint32_t>& alive, std::size_t links) {
  std::vector<double> load(links, 0), fastest(links, 0);
  for (const auto s : alive)
    for (const LinkUse& use : net.uses(s)) {
      load[use.link] += use.weight * net.rate(s);
      fastest[use.link] = std::max(fastest[use.link], net.rate(s));
    }
  for (std::uint32_t l = 0; l < links; ++l) CHECK(load[l] <= net.capacity(l) * (1 + 1e-9) + 1e-9);
  for (const auto s : alive) {
    bool held = net.rate(s) >= net.bound(s) * (1 - 1e-9);
    for (const LinkUse& use : net.uses(s))
      held = held || (load[use.link] >= net.capacity(use.link) * (1 - 1e-9) && net.rate(s) >= fastest[use.link] * (1 - 1e-9));
    CHECK(held);
  }
}

}  // namespace

TEST_CASE("max-min: after any changes rates are max-min fair, and the same as those of a net made at once") {
  for (int round = 0; round < 40; ++round) {
    RandomStream random(static_cast<std::uint64_t>(round), "max-min");
    const std::size_t links = 1 + static_cast<std::size_t>(random.uniform() * 8);
    std::vector<double> capacities(links);
    for (auto& c : capacities) c = random.uniform(1, 100);
    MaxMin net(capacities);
    std::vector<std::uint32_t> alive;
    for (int change = 0; change < 60; ++change) {
      const double what = random.uniform();
      if (alive.empty() || what < 0.45) {
        std::vector<LinkUse> uses;
        for (std::uint32_t l = 0; l < links; ++l)
          if (random.uniform() < 0.4) uses.push_back({l, 1 + std::floor(random.uniform() * 4)});
        alive.push_back(net.add(random.uniform(0.5, 50), std::move(uses)));
      } else if (what < 0.7) {
        const auto at = static_cast<std::size_t>(random.uniform() * static_cast<double>(alive.size()));
        net.remove(alive[at]);
        alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(at));
      } else if (what < 0.85) {
        net.set_bound(alive[static_cast<std::size_t>(random.uniform() * static_cast<double>(alive.size()))], random.uniform(0.5, 50));
      } else {
        net.set_capacity(static_cast<std::uint32_t>(random.uniform() * static_cast<double>(links)),
                         random.uniform() < 0.2 ? 0 : random.uniform(1, 100));
      }
      net.solve();
    }
    check_max_min(net, alive, links);
    std::vector<double> now(links);
    for (std::uint32_t l = 0; l < links; ++l) now[l] = net.capacity(l);
    MaxMin fresh(now);
    std::vector<std::uint32_t> twin;
    for (const auto s : alive) twin.push_back(fresh.add(net.bound(s), net.uses(s)));
    fresh.solve();
    for (std::size_t i = 0; i < alive.size(); ++i) CHECK(net.rate(alive[i]) == doctest::Approx(fresh.rate(twin[i])).epsilon(1e-9));
  }
}
