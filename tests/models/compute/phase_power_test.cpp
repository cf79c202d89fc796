#include "models/compute/phase_power.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/power/psu.h"

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

// MLPerf Training v4.0, GPT-3 on 512 H100 in immersion (smc-ac-power): mean 6848 W per node. Nothing here is fitted to it: the shares are
// those of the sheet for all accelerators (training at TDP, communication at half of it: POLCA, arXiv:2308.12908, and arXiv:2308.12908's
// prompt phase); the parts beside the accelerators are those of the node sheet h100_8x, which were set with idle and 76 % load measurements
// as well.
TEST_CASE("phase power: GPT-3 on 512 H100 draws the measured power per node within a tenth") {
  AcceleratorPower sheet;
  sheet.training_ratio = 1.0, sheet.communication_ratio = 0.5;
  // Tensor 4, pipeline 8 in 6 chunks, 128 micro-batches: bubble 7 / (6 x 128) = 0.9 %; exposed tensor collectives about 8 %.
  const TrainingSwing swing = training_swing(sheet, 700, 12.15, 0.09);
  const double beside_w = 2 * (100 + 250 * 0.3) + 190 + 10 * 25 + 80 + 600;  // processors at 0.3, no fans in the bath
  EfficiencyCurve curve = with_rating(*find_psu_curve("titanium"), 6 * 3300);
  const double node_w = input_power_w(curve, 8 * swing.mean_w + beside_w);
  CHECK(std::abs(node_w / 6848 - 1) < 0.10);
  CHECK(swing.high_w == 700);
  CHECK(swing.low_w == 350);
  CHECK(swing.frequency_hz == Approx(1 / 12.15));
  // The highest node reading was 7378 W: all accelerators computing.
  CHECK(std::abs(input_power_w(curve, 8 * swing.high_w + beside_w) / 7378 - 1) < 0.10);
}
