#include "models/cooling/pi_controller.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/valve.h"

using namespace icctwin;

TEST_CASE("a constant error moves the output by proportion at once and by its integral over time") {
  // Gain 0.1 on error 2 is 0.2 at once; 10 s of 0.2 / 60 s more.
  const PiState state = next_state({0.1, 60}, {0.3, 0.3}, 2, 10);
  CHECK(state.output == doctest::Approx(0.3 + 0.2 + 0.2 * 10 / 60));
}

TEST_CASE("the output stays in its range and at its rate, and leaves the end of the range as soon as the error turns") {
  const PiController controller{0.5, 30, 0, 1, 1.0 / 90};
  PiState state;
  for (int i = 0; i < 1000; ++i) {
    const double before = state.output;
    state = next_state(controller, state, 3, 5);
    CHECK(state.output >= before);
    CHECK(state.output - before <= 5.0 / 90 + 1e-12);
    CHECK(state.output <= 1);
  }
  CHECK(state.output == 1);
  state = next_state(controller, state, -0.5, 5);
  CHECK(state.output < 1);  // an integral that had wound up for 5000 s would hold it there
}

TEST_CASE("a first-order process under the controller comes to its set point without oscillation that grows") {
  const PiController controller{0.05, 60, 0, 1, 1.0 / 90};
  PiState state{0.5, 0.5};
  double t = 40;
  for (int i = 0; i < 2000; ++i) {
    state = next_state(controller, state, t - 35, 5);
    t += 5.0 / 60 * (50 - 30 * state.output - t);  // the open valve takes 30 K
  }
  CHECK(t == doctest::Approx(35).epsilon(1e-6));
  CHECK(state.output == doctest::Approx(0.5).epsilon(1e-5));
}

TEST_CASE("an equal-percentage valve: rangeability at the bottom, authority bends it, the inverse gives the position back") {
  CHECK(valve_flow_ratio({50, 1}, 1) == doctest::Approx(1));
  CHECK(valve_flow_ratio({50, 1}, 0.5) == doctest::Approx(std::pow(50, -0.5)));               // 0.1414
  CHECK(valve_flow_ratio({50, 0.5}, 0.5) == doctest::Approx(1 / std::sqrt(0.5 * 50 + 0.5)));  // 0.1980: half the pressure elsewhere
  CHECK(valve_flow_ratio({50, 0.5}, 0) == 0);
  double before = 0;
  for (double x = 0.01; x <= 1.0001; x += 0.01) {
    const double flow = valve_flow_ratio({50, 0.3}, x);
    CHECK(flow > before);
    CHECK(valve_position({50, 0.3}, flow) == doctest::Approx(std::min(x, 1.0)).epsilon(1e-9));
    before = flow;
  }
}
