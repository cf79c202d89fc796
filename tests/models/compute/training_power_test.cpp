#include "models/compute/training_power.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/power/psu.h"

using namespace icctwin;
using doctest::Approx;

namespace {

Accelerator h100() {
  Accelerator one;
  one.idle_w = 70, one.max_w = 700;
  return one;
}

AcceleratorPower shares() {
  AcceleratorPower sheet;
  sheet.training_ratio = 1.0, sheet.communication_ratio = 0.5;
  return sheet;
}

}  // namespace

// MLPerf Training v4.0, GPT-3 on 512 H100 in immersion (smc-ac-power): mean 6848 W per node. Nothing here is fitted to it: the shares are
// those of the sheet for all accelerators (POLCA, arXiv:2308.12908); the parts beside the accelerators are those of the node sheet h100_8x,
// which were set with idle and 76 % load measurements as well.
TEST_CASE("training power: GPT-3 on 512 H100 draws the measured power per node within a tenth") {
  // Tensor 4, pipeline 8 in 6 chunks, 128 micro-batches: bubble 7 / (6 x 128) = 0.9 %; exposed tensor collectives about 8 %.
  const TrainingPower power = training_power(12.15, 12.15 * 0.91, shares(), h100(), nullptr);
  const double beside_w = 2 * (100 + 250 * 0.3) + 190 + 10 * 25 + 80 + 600;  // processors at 0.3, no fans in the bath
  EfficiencyCurve curve = with_rating(*find_psu_curve("titanium"), 6 * 3300);
  CHECK(std::abs(input_power_w(curve, 8 * power.accelerator_w + beside_w) / 6848 - 1) < 0.10);
  CHECK(power.high_w == 700);
  CHECK(power.low_w == 350);
  CHECK(power.frequency_hz == Approx(1 / 12.15));
  // The highest node reading was 7378 W: all accelerators computing.
  CHECK(std::abs(input_power_w(curve, 8 * power.high_w + beside_w) / 7378 - 1) < 0.10);
}

TEST_CASE("training power: the mean lies between waiting and computing, and rises with the share that is computed") {
  double before_w = 0;
  for (const double share : {0.0, 0.2, 0.5, 0.9, 1.0}) {
    const TrainingPower power = training_power(2, 2 * share, shares(), h100(), nullptr);
    CHECK(power.accelerator_w == Approx(350 + 350 * share));
    CHECK(power.accelerator_w > before_w);
    CHECK(power.utilisation == Approx((power.accelerator_w - 70) / 630));
    CHECK(power.node_share_w == 0);
    before_w = power.accelerator_w;
  }
  // Nobody waits below idle.
  AcceleratorPower sleepy = shares();
  sleepy.communication_ratio = 0.05;
  CHECK(training_power(1, 0, sleepy, h100(), nullptr).accelerator_w == 70);
}
