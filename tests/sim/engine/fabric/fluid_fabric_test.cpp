// The fluid fabric against stock SimGrid communications: the same streams on the same links in one engine, at the same times.
//
// A stock communication stands for a stream: its route holds each link as often as the stream has flows there, and a link of its own
// that bounds its rate. SimGrid bounds a communication for good by the slowest link at its start, so capacities stay above all bounds.
#include "sim/engine/fabric/fluid_fabric.h"

#include <doctest/doctest.h>
#include <simgrid/kernel/Timer.hpp>
#include <simgrid/kernel/routing/NetPoint.hpp>
#include <simgrid/kernel/routing/NetZoneImpl.hpp>
#include <simgrid/s4u.hpp>

#include <cmath>
#include <map>

#include "models/base/random.h"

using namespace icctwin;

namespace {

namespace sg = simgrid;
using sg::kernel::timer::Timer;

/// A zone whose route is that of the communication that is about to start.
class StatedRoutes : public sg::kernel::routing::NetZoneImpl {
 public:
  explicit StatedRoutes(const std::string& name) : NetZoneImpl(name) {}
  void get_local_route(const sg::kernel::routing::NetPoint*, const sg::kernel::routing::NetPoint*, sg::kernel::routing::Route* into,
                       double*) override {
    for (auto* link : next_route) into->link_list_.push_back(link->get_impl());
  }
  void get_graph(const s_xbt_graph_t*, std::map<std::string, xbt_node_t, std::less<>>*,
                 std::map<std::string, xbt_edge_t, std::less<>>*) override {}
  std::vector<sg::s4u::Link*> next_route;
};

struct Flow {
  double begin_s = 0, amount = 0, bound = 0, cancel_s = -1;
  std::vector<LinkUse> uses;
  double fluid_end_s = -1, stock_end_s = -1;
  bool fluid_failed = false, stock_failed = false;
  std::uint32_t stream = 0;
  bool fluid_alive = false;
  sg::s4u::CommPtr comm;
};

struct Change {
  double at_s = 0, capacity = 0;  ///< zero: the link fails
  std::uint32_t link = 0;
};

struct Engine {
  Engine() {
    int argc = 6;
    std::string words[] = {"test",
                           "--cfg=network/model:CM02",
                           "--cfg=network/crosstraffic:0",
                           "--cfg=network/TCP-gamma:1e30",
                           "--cfg=contexts/factory:thread",
                           "--log=root.thres:critical"};
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    engine = new sg::s4u::Engine(&argc, argv.data());  // left to the end of the process
    zone = new StatedRoutes("zone");
    a = zone->get_iface()->create_host("a", 1.0);
    b = zone->get_iface()->create_host("b", 1.0);
  }
  sg::s4u::Engine* engine;
  StatedRoutes* zone;
  sg::s4u::Host *a, *b;
};

/// Plays all flows on both, with the changes.
void play(std::vector<Flow>& flows, const std::vector<double>& capacities, const std::vector<Change>& changes) {
  Engine with;
  std::vector<sg::s4u::Link*> links, bounds;
  for (std::size_t l = 0; l < capacities.size(); ++l)
    links.push_back(with.zone->get_iface()->create_link("l" + std::to_string(l), capacities[l])->set_latency(0)->seal());
  for (std::size_t f = 0; f < flows.size(); ++f)
    bounds.push_back(with.zone->get_iface()->create_link("b" + std::to_string(f), flows[f].bound)->set_latency(0)->seal());
  with.zone->get_iface()->seal();
  FluidFabric fabric(capacities);
  const auto now = [] { return sg::s4u::Engine::get_clock(); };
  sg::s4u::Activity::on_completion_cb([&](const sg::s4u::Activity& activity) {
    for (auto& flow : flows)
      if (flow.comm.get() == &activity) {
        flow.stock_end_s = now();
        flow.stock_failed = activity.get_state() != sg::s4u::Activity::State::FINISHED;
      }
  });
  for (std::size_t f = 0; f < flows.size(); ++f) {
    Flow& flow = flows[f];
    Timer::set(flow.begin_s, [&, f] {
      Flow& one = flows[f];
      one.fluid_alive = true;
      one.stream = fabric.start(one.amount, one.bound, one.uses, [&](FluidFabric::End end) {
        one.fluid_end_s = now();
        one.fluid_failed = end == FluidFabric::End::failed;
        one.fluid_alive = false;
      });
      with.zone->next_route = {bounds[f]};
      for (const LinkUse& use : one.uses)
        for (int w = 0; w < static_cast<int>(use.weight); ++w) with.zone->next_route.push_back(links[use.link]);
      one.comm = sg::s4u::Comm::sendto_init();
      one.comm->set_payload_size(static_cast<std::uint64_t>(one.amount));
      one.comm->set_source(with.a);
      one.comm->set_destination(with.b);
    });
    if (flow.cancel_s >= 0)
      Timer::set(flow.cancel_s, [&, f] {
        Flow& one = flows[f];
        if (one.fluid_alive) {
          fabric.cancel(one.stream);
          one.fluid_alive = false;
        }
        if (one.comm && one.stock_end_s < 0) one.comm->cancel();
      });
  }
  for (const Change& change : changes)
    Timer::set(change.at_s, [&] {
      if (change.capacity > 0) {
        fabric.set_capacity(change.link, change.capacity);
        links[change.link]->set_bandwidth(change.capacity);
      } else {
        fabric.fail_link(change.link);
        links[change.link]->turn_off();
      }
    });
  with.engine->run();
}

std::vector<Flow> random_flows(RandomStream& random, std::size_t links, std::size_t count) {
  std::vector<Flow> flows(count);
  for (auto& flow : flows) {
    flow.begin_s = random.uniform(0, 50);
    flow.amount = std::floor(random.uniform(100, 5000));
    flow.bound = random.uniform(5, 80);
    for (std::uint32_t l = 0; l < links; ++l)
      if (random.uniform() < 0.5) flow.uses.push_back({l, 1 + std::floor(random.uniform() * 3)});
  }
  return flows;
}

void check_alike(const std::vector<Flow>& flows) {
  for (std::size_t f = 0; f < flows.size(); ++f) {
    INFO("flow " << f);
    if (flows[f].cancel_s >= 0 && flows[f].fluid_end_s < 0) {
      CHECK((flows[f].stock_end_s < 0 || flows[f].stock_failed));  // both stopped on request
      continue;
    }
    CHECK(flows[f].fluid_failed == flows[f].stock_failed);
    CHECK(flows[f].fluid_end_s == doctest::Approx(flows[f].stock_end_s).epsilon(1e-9));
  }
}

std::vector<double> random_capacities(RandomStream& random, std::size_t links) {
  std::vector<double> capacities(links);
  for (auto& c : capacities) c = random.uniform(80, 400);
  return capacities;
}

void play_random(const char* name, bool cancel, bool change, bool fail) {
  RandomStream random(11, name);
  constexpr std::size_t links = 5;
  auto flows = random_flows(random, links, 40);
  const auto capacities = random_capacities(random, links);
  std::vector<Change> changes;
  if (cancel)
    for (std::size_t f = 0; f < flows.size(); f += 3) flows[f].cancel_s = flows[f].begin_s + random.uniform(1, 60);
  if (change)
    for (int i = 0; i < 12; ++i)
      changes.push_back({random.uniform(0, 150), random.uniform(80, 400), static_cast<std::uint32_t>(1 + random.uniform() * (links - 2))});
  if (fail) changes.insert(changes.end(), {{60, 0, links - 1}, {90, 0, 0}});
  play(flows, capacities, changes);
  check_alike(flows);
}

}  // namespace

TEST_CASE("fluid fabric: random streams end when SimGrid's own communications end") { play_random("plain", false, false, false); }
TEST_CASE("fluid fabric: cancelled streams free their shares as in SimGrid") { play_random("cancel", true, false, false); }
TEST_CASE("fluid fabric: changes of capacity move the others as in SimGrid") { play_random("change", false, true, false); }
TEST_CASE("fluid fabric: a failed link fails its streams as in SimGrid, whatever else happens") { play_random("fail", true, true, true); }

TEST_CASE("fluid fabric: a stream over a failed link fails at once, and one after its repair goes through") {
  Engine with;
  with.zone->get_iface()->seal();
  FluidFabric fabric({10.0});
  std::vector<std::pair<double, FluidFabric::End>> ends;
  const auto start = [&] {
    fabric.start(100, 10, {{0, 1}}, [&](FluidFabric::End end) { ends.emplace_back(sg::s4u::Engine::get_clock(), end); });
  };
  fabric.fail_link(0);
  Timer::set(5, start);
  Timer::set(7, [&] { fabric.restore_link(0); });
  Timer::set(8, start);
  with.engine->run();
  REQUIRE(ends.size() == 2);
  CHECK(ends[0].first == 5);
  CHECK(ends[0].second == FluidFabric::End::failed);
  CHECK(ends[1].first == 18);
  CHECK(ends[1].second == FluidFabric::End::through);
}
