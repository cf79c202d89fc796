#include "models/compute/phase_power.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;
using doctest::Approx;

TEST_CASE("phase power: decoding adds static, bandwidth and compute shares, and stays below that of prompts") {
  AcceleratorPower sheet;
  sheet.decode_static_ratio = 0.1, sheet.decode_bandwidth_ratio = 0.8, sheet.decode_bandwidth_exponent = 0.5,
  sheet.decode_compute_ratio = 2;
  sheet.prompt_ratio = 1.02;
  CHECK(decode_power_w(sheet, 400, 0.25, 0.05) == Approx(400 * (0.1 + 0.8 * 0.5 + 0.1)));
  CHECK(decode_power_w(sheet, 400, 1, 1) == Approx(408));
  double last = 0;
  for (double use = 0; use <= 1; use += 0.05) {
    CHECK(decode_power_w(sheet, 400, use, use / 50) > last);
    last = decode_power_w(sheet, 400, use, use / 50);
  }
}

TEST_CASE("phase power: a slow sensor shows a short prompt by its share of the window") {
  AcceleratorPower sheet;
  sheet.sensor_s = 0.2;
  CHECK(sensed_peak_w(sheet, 400, 200, 0.05) == Approx(250));
  CHECK(sensed_peak_w(sheet, 400, 200, 3) == 400);
}

TEST_CASE("phase power: speed under a cap follows the cube root of the dynamic power that is left") {
  AcceleratorPower sheet;
  sheet.cap_static_ratio = 0.2, sheet.cap_exponent = 1.0 / 3, sheet.cap_reached_ratio = 1;
  // Demand 300 W of 400, static 80 W: a cap of 107.5 W leaves an eighth of the dynamic power.
  CHECK(capped_power(sheet, 400, 300, 107.5).speed == Approx(0.5).epsilon(1e-3));
  CHECK(clock_at_power(sheet, 400, 300, 107.5) == Approx(0.5));
  CHECK(clock_at_power(sheet, 400, 300, 300) == 1);
  CHECK(capped_power(sheet, 400, 300, 4000).speed == Approx(1).epsilon(1e-3));
  CHECK(capped_power(sheet, 400, 300, 4000).power_w == Approx(300));
  double speed = 0, power = 0;
  for (double cap = 100; cap < 400; cap += 10) {
    const CappedPower now = capped_power(sheet, 400, 300, cap);
    CHECK(now.speed >= speed);
    CHECK(now.power_w >= power);
    CHECK(now.power_w <= cap);
    CHECK(now.speed <= 1);
    speed = now.speed, power = now.power_w;
  }
}

TEST_CASE("phase power: an hour without work and memory is idle, else awake and linear in utilisation") {
  AcceleratorPower sheet;
  sheet.hour_idle_ratio = 0.1, sheet.hour_awake_ratio = 0.2, sheet.hour_full_ratio = 0.9;
  CHECK(hour_power_w(sheet, 300, 0, false) == Approx(30));
  CHECK(hour_power_w(sheet, 300, 0, true) == Approx(60));
  CHECK(hour_power_w(sheet, 300, 0.5, true) == Approx(165));
  CHECK(hour_power_w(sheet, 300, 1, true) == Approx(270));
}

TEST_CASE("phase power: an accelerator without a sheet of its own takes the one for all") {
  std::vector<AcceleratorPower> sheets(2);
  sheets[0].id = "all";
  sheets[1].id = "own", sheets[1].accelerators = {"a"};
  CHECK(find_power(sheets, "a")->id == "own");
  CHECK(find_power(sheets, "b")->id == "all");
  CHECK(find_power({sheets[1]}, "b") == nullptr);
}
