#include "models/cooling/hydraulic_network.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

namespace {

// 2000 Pa at no flow, 1000 Pa at 1 kg/s; 500 Pa in the branch at 1 kg/s.
constexpr PumpBranch pump{2000, 1000, 500, true};

}  // namespace

TEST_CASE("two equal pumps in parallel share the flow: the quadratic of one branch with four times the common resistance") {
  // 2000 - 1000 m = 500 m^2 + 125 (2 m)^2: m^2 + m - 2 = 0, m = 1 kg/s; rise 1000 Pa, common 500 Pa.
  const auto flows = branch_flows({pump, pump}, {1, 1}, 125);
  CHECK(flows.converged);
  CHECK(flows.flow_kg_per_s[0] == doctest::Approx(1.0));
  CHECK(flows.flow_kg_per_s[1] == doctest::Approx(1.0));
  CHECK(flows.rise_pa[0] == doctest::Approx(1000));
  CHECK(flows.common_pa == doctest::Approx(500));
}

TEST_CASE("a pump that stands still lets water run back unless a check valve stops it") {
  // With the check valve: 2000 - 1000 m = 625 m^2, m = (-1000 + sqrt(1e6 + 5e6)) / 1250 = 1.15959 kg/s.
  const auto held = branch_flows({pump, pump}, {1, 0}, 125);
  CHECK(held.converged);
  CHECK(held.flow_kg_per_s[0] == doctest::Approx(1.159592).epsilon(1e-6));
  CHECK(held.flow_kg_per_s[1] == 0);
  CHECK(held.rise_pa[0] == doctest::Approx(2000 - 1159.592).epsilon(1e-6));
  // Without: the branch at rest takes m_2 = -sqrt(p / 500), the circuit M = sqrt(p / 125) = -2 m_2, so m_1 = 3 |m_2|:
  // 2000 - 1000 m_1 = 500 m_1^2 + 500 (m_1 / 3)^2 = 555.5556 m_1^2, m_1 = (-1000 + sqrt(1e6 + 4.444444e6)) / 1111.111 = 1.200000 kg/s.
  PumpBranch open = pump;
  open.check_valve = false;
  const auto back = branch_flows({open, open}, {1, 0}, 125);
  CHECK(back.converged);
  CHECK(back.flow_kg_per_s[0] == doctest::Approx(1.2).epsilon(1e-6));
  CHECK(back.flow_kg_per_s[1] == doctest::Approx(-0.4).epsilon(1e-6));
  CHECK(back.rise_pa[1] == doctest::Approx(0));
}

TEST_CASE("a slow pump beside a fast one is pushed back, and no flow is lost at the node") {
  PumpBranch open = pump;
  open.check_valve = false;
  for (const double speed : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
    const auto flows = branch_flows({open, open}, {1, speed}, 2000);
    CHECK(flows.converged);
    const double sum = flows.flow_kg_per_s[0] + flows.flow_kg_per_s[1];
    CHECK(flows.common_pa == doctest::Approx(2000 * sum * sum).epsilon(1e-9));
    for (std::size_t i = 0; i < 2; ++i) {
      const double m = flows.flow_kg_per_s[i];
      CHECK(flows.rise_pa[i] - 500 * m * std::abs(m) == doctest::Approx(flows.common_pa).epsilon(1e-9));
    }
    if (speed < 0.5) CHECK(flows.flow_kg_per_s[1] < 0);
  }
}

TEST_CASE("a circuit without common resistance lets each branch run on its own, and a branch without any bound is told") {
  // 2000 - 1000 m = 500 m^2: m = -1 + sqrt(5) = 1.236068 kg/s.
  CHECK(branch_flows({pump}, {1}, 0).flow_kg_per_s[0] == doctest::Approx(1.236068).epsilon(1e-6));
  CHECK_FALSE(branch_flows({PumpBranch{2000, 0, 0, true}}, {1}, 125).converged);
  CHECK(branch_flows({pump, pump}, {0, 0}, 125).flow_kg_per_s[0] == 0);
}
