// Cables that fail and come back on the clock, and what their user is told.
#include "sim/engine/fabric/fabric_failures.h"

#include <doctest/doctest.h>

#include <map>
#include <tuple>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

/// Writes down what it is told.
struct Diary : BundleUser {
  explicit Diary(Agenda& clock) : agenda(clock) {}
  void capacity_changed(std::uint32_t bundle, double bytes_per_s) override { capacities[bundle].emplace_back(agenda.now_s(), bytes_per_s); }
  void fabric_event(const std::string& kind, const std::string& object, const std::string& detail) override {
    events.push_back(kind + " " + object + " " + detail);
  }
  Agenda& agenda;
  std::map<std::uint32_t, std::vector<std::pair<double, double>>> capacities;
  std::vector<std::string> events;
};

/// Two leaves of four nodes with one card of 10 B/s: 40 B/s in 4 cables.
Plan two_spined_leaves() {
  Plan plan = small_plan(2, 4, 1);
  plan.duration_s = 1000;
  plan.clos = ClosFabric{plan.nodes, 4, 0, 1, 10, 1, 1, 1};
  plan.reliability.emplace();
  return plan;
}

using Course = std::vector<std::pair<double, double>>;

}  // namespace

TEST_CASE("fabric failures: scheduled losses of one bundle that overlap add up, and each ends at its time") {
  Plan plan = two_spined_leaves();
  plan.reliability->scheduled_cables = {{1, 2, 100, 200}, {1, 1, 150, 50}};
  Agenda agenda({"a"});
  Diary diary(agenda);
  FabricFailures failures(plan, agenda, diary);
  failures.begin();
  agenda.run();
  CHECK(diary.capacities[1] == Course{{100, 20}, {150, 10}, {200, 20}, {300, 40}});
  CHECK(diary.capacities.count(0) == 0);
  CHECK(diary.events == std::vector<std::string>{"link_failed leaf-1 scheduled, cables 2, 2 of 4 left, 0.06 h",
                                                 "link_failed leaf-1 scheduled, cables 1, 1 of 4 left, 0.01 h",
                                                 "link_repaired leaf-1 cables 1, 2 of 4 left",
                                                 "link_repaired leaf-1 cables 2, 4 of 4 left"});
}

TEST_CASE("fabric failures: a loss of more cables than work takes those that do, and a repair after the end is left out") {
  Plan plan = two_spined_leaves();
  plan.reliability->scheduled_cables = {{0, 3, 100, 5000}, {0, 4, 200, 100}};
  Agenda agenda({"a"});
  Diary diary(agenda);
  FabricFailures failures(plan, agenda, diary);
  failures.begin();
  agenda.run();
  CHECK(diary.capacities[0] == Course{{100, 10}, {200, 0}, {300, 10}});
}

TEST_CASE("fabric failures: a spine takes a cable of every leaf, a cable its own") {
  Plan plan = two_spined_leaves();
  Agenda agenda({"a"});
  Diary diary(agenda);
  FabricFailures failures(plan, agenda, diary);
  const PlanFailureKind spine{"spine", FailureScope::spine_switch, {}}, cable{"cable", FailureScope::uplink, {}};
  agenda.at(10, Turn::failure, [&] { failures.strike(spine, {10, 2, 100}); });
  // Cable 6 is that of leaf 1 to the same spine: out of service already, and back with the later repair. Cable 7 is another.
  agenda.at(20, Turn::failure, [&] { failures.strike(cable, {20, 6, 200}); });
  agenda.at(30, Turn::failure, [&] { failures.strike(cable, {30, 7, 10}); });
  agenda.run();
  CHECK(diary.capacities[0] == Course{{10, 30}, {110, 40}});
  CHECK(diary.capacities[1] == Course{{10, 30}, {30, 20}, {40, 30}, {220, 40}});
  CHECK(diary.events.front() == "link_failed pod-0/spine-2 spine, cables 2, 0.03 h");
}
