#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/plan/cooling_sizing.h"

using namespace icctwin;

namespace {

const CoolantProperties water{1000, 4000, 1e-3, 0.6};

/// Two pumps that together move 1 m3/s (4 MW/K of this water) at 100 kPa.
VariablePump two_pumps(bool check_valves) {
  VariablePump pump;
  pump.pressure_pa = 100e3;
  pump.running_units = 2;
  pump.standby_units = 0;
  // Straight at rated speed: 200 kPa at no flow, 100 kPa at the design flow of 0.5 m3/s, 0 at 1 m3/s.
  pump.measured = MeasuredPump{{0, 0.5, 1}, {200e3, 100e3, 0}, {40e3, 70e3, 80e3}, 0.1, check_valves};
  return pump;
}

SizedPumps size(const VariablePump& pump) {
  Diagnostics diagnostics;
  SizedPumps sized = size_pumps(pump, 4e6, water, "/pump", diagnostics);
  REQUIRE(diagnostics.problems().empty());
  return sized;
}

}  // namespace

TEST_CASE("pump sizing: without a curve power is flow times pressure over efficiency, and flow falls with the number of pumps") {
  VariablePump pump = two_pumps(true);
  pump.measured.reset();
  pump.efficiency = 0.5;
  const SizedPumps sized = size(pump);
  CHECK(sized.power_w == doctest::Approx(1 * 100e3 / 0.5));
  CHECK(sized.units.flow_limit(1) == 0.5);
}

TEST_CASE("pump sizing: a measured pump draws its power at the speed that meets the design point") {
  // At rated speed just the design point: 2 x 70 kW.
  CHECK(size(two_pumps(true)).power_w == doctest::Approx(140e3).epsilon(1e-9));
  // At 60 kPa: y^2 200 - y 100 x 0.5 / 0.5 = 60 -> y = (100 + sqrt(100^2 + 4 x 200 x 60)) / 400 = 0.85208.
  VariablePump slower = two_pumps(true);
  slower.pressure_pa = 60e3;
  const double y = (100 + std::sqrt(1e4 + 48e3)) / 400;
  slower.measured->power_w = {50e3, 50e3, 50e3};
  CHECK(size(slower).power_w == doctest::Approx(2 * 50e3 * y * y * y).epsilon(1e-9));
}

TEST_CASE("pump sizing: one of two measured pumps runs out along its curve and brings more than half") {
  // In units of the design point: 2 - x - 0.1 x^2 = 0.9 (x / 2)^2, x = (-1 + sqrt(1 + 8 x 0.325)) / 0.65 = 1.3806.
  const SizedPumps sized = size(two_pumps(true));
  CHECK(sized.units.flow_limit(0) == doctest::Approx(1));
  CHECK(sized.units.flow_limit(1) == doctest::Approx((-1 + std::sqrt(3.6)) / 0.65 / 2).epsilon(1e-9));
  CHECK(sized.units.flow_limit(2) == 0);
}

TEST_CASE("pump sizing: without check valves part of the flow runs back through the pump that stands") {
  // With s = sqrt(p): forwards x = s (sqrt(10) + 2 / sqrt(0.9)), backwards s sqrt(10); 2 - x - 0.1 x^2 = s^2.
  const double back = std::sqrt(10.0), forth = back + 2 / std::sqrt(0.9);
  const double a = 1 + 0.1 * forth * forth;
  const double s = (-forth + std::sqrt(forth * forth + 8 * a)) / (2 * a);
  const SizedPumps sized = size(two_pumps(false));
  CHECK(sized.units.flow_limit(0) == doctest::Approx(1));
  CHECK(sized.units.flow_limit(1) == doctest::Approx((forth - back) * s / 2).epsilon(1e-6));
}

TEST_CASE("pump sizing: standby pumps take over before any flow is lost") {
  VariablePump pump = two_pumps(true);
  pump.standby_units = 1;
  const SizedPumps sized = size(pump);
  CHECK(sized.units.flow_limit(1) == doctest::Approx(1));
  CHECK(sized.units.flow_limit(2) == doctest::Approx(0.6903).epsilon(1e-3));
}
