#include "models/cooling/pump.h"

#include <doctest/doctest.h>

#include "models/cooling/cubic_curve.h"
#include "models/cooling/economizer.h"

using namespace icctwin;

namespace {

// Wilo Stratos 80/1-12 at 2610 rpm, data sheet.
PumpCurve stratos() {
  return {{8.79e-6, .00277778, .00556874, .00776635, .00978815, .0113485, .0127329, .0139856, .0154360},
          {78355.9, 78243.6, 78054.5, 75596.1, 70490.2, 63682.3, 55361.5, 45527.9, 30966.5},
          {437.43, 588.95, 792.60, 931.71, 1048.16, 1115.77, 1154.92, 1171.52, 1166.47}};
}

}  // namespace

TEST_CASE("pump: the curve passes through its points and the reference between them") {
  const PumpCurve pump = stratos();
  CHECK(pump.head_pa(0.00978815, 1.0) == doctest::Approx(70490.2));
  CHECK(pump.power_w(0.00978815, 1.0) == doctest::Approx(1048.16));
  // Modelica Buildings, Movers.Validation.Pump_y_stratos.
  CHECK(pump.head_pa(0.008369652, 1.0) == doctest::Approx(74397.44).epsilon(1e-4));
  CHECK(pump.head_pa(0.002091942, 1.1341) == doctest::Approx(100673.1).epsilon(1e-4));
  CHECK(pump.power_w(0.009415937, 0.7394636) == doctest::Approx(466.9896).epsilon(1e-4));
}

TEST_CASE("pump: at half speed and half flow head falls to a quarter and power to an eighth") {
  const PumpCurve pump = stratos();
  CHECK(pump.head_pa(0.004, 0.5) == doctest::Approx(pump.head_pa(0.008, 1.0) / 4.0));
  CHECK(pump.power_w(0.004, 0.5) == doctest::Approx(pump.power_w(0.008, 1.0) / 8.0));
  CHECK(pump.head_pa(0.004, 0.0) == 0.0);
  CHECK(pump.power_w(0.004, 0.0) == 0.0);
}

TEST_CASE("pump: a falling head curve falls between its points too, and goes on straight") {
  const PumpCurve pump = stratos();
  double last = pump.head_pa(0.0, 1.0);
  for (double flow = 1e-5; flow < 0.025; flow += 1e-5) {
    const double now = pump.head_pa(flow, 1.0);
    CHECK(now <= last);
    last = now;
  }
  CHECK(pump.head_pa(0.018, 1.0) - pump.head_pa(0.017, 1.0) == doctest::Approx(pump.head_pa(0.020, 1.0) - pump.head_pa(0.019, 1.0)));
}

TEST_CASE("pump: lists that make no curve are refused") {
  CHECK_FALSE(PumpCurve::is_valid({0.0}, {1.0}, {1.0}));
  CHECK_FALSE(PumpCurve::is_valid({0.0, 0.0}, {1.0, 2.0}, {1.0, 2.0}));
  CHECK_FALSE(PumpCurve::is_valid({0.0, 1.0}, {1.0}, {1.0, 2.0}));
  CHECK(PumpCurve::is_valid({0.0, 1.0}, {2.0, 1.0}, {1.0, 2.0}));
}

TEST_CASE("pump: simple laws match hand calculations") {
  CHECK(pump_power_w(0.02, 150e3, 0.75) == doctest::Approx(4000.0));  // 3 kW hydraulic
  CHECK(affinity_power_w(1000.0, 0.5) == doctest::Approx(125.0));
}

TEST_CASE("cubic curve: a straight line stays straight") {
  const CubicCurve line({0.0, 1.0, 3.0}, {1.0, 3.0, 7.0});
  for (const double x : {-1.0, 0.3, 2.2, 5.0}) CHECK(line.at(x) == doctest::Approx(1.0 + 2.0 * x));
}

TEST_CASE("economizer: a mode changes only after its condition held for the whole waiting time") {
  const EconomizerControl control{.free_to_partial_k = 1.0, .partial_to_free_k = 1.0, .wait_s = 30.0};
  const EconomizerInput warm{.set_point_c = 10.0, .wet_bulb_c = 20.0, .economizer_in_c = 18.0, .economizer_out_c = 12.0};
  EconomizerInput cold = warm;
  cold.economizer_out_c = 9.0;
  EconomizerState state;
  state = next_state(control, state, warm, 29.0);
  CHECK(state.mode == CoolingMode::free);
  state = next_state(control, state, cold, 1.0);  // starts the wait anew
  state = next_state(control, state, warm, 29.0);
  CHECK(state.mode == CoolingMode::free);
  state = next_state(control, state, warm, 1.0);
  CHECK(state.mode == CoolingMode::partly_mechanical);
  CHECK(next_state(control, state, cold, 30.0).mode == CoolingMode::free);
}

TEST_CASE("economizer: without integration free cooling ends with the wet bulb or a warm supply") {
  const EconomizerControl control{.integrated = false, .free_to_partial_k = 1.0, .wait_s = 60.0, .switch_c = 6.0};
  const EconomizerState free, full{.mode = CoolingMode::fully_mechanical};
  CHECK(next_state(control, free, {.set_point_c = 10.0, .wet_bulb_c = 7.0, .supply_c = 10.0}, 60.0).mode == CoolingMode::fully_mechanical);
  CHECK(next_state(control, free, {.set_point_c = 10.0, .wet_bulb_c = 5.0, .supply_c = 11.5}, 60.0).mode == CoolingMode::fully_mechanical);
  CHECK(next_state(control, free, {.set_point_c = 10.0, .wet_bulb_c = 5.0, .supply_c = 10.5}, 60.0).mode == CoolingMode::free);
  CHECK(next_state(control, full, {.set_point_c = 10.0, .wet_bulb_c = 5.0, .chillers_on = 1}, 60.0).mode == CoolingMode::free);
  CHECK(next_state(control, full, {.set_point_c = 10.0, .wet_bulb_c = 5.0, .chillers_on = 2}, 60.0).mode == CoolingMode::fully_mechanical);
}
