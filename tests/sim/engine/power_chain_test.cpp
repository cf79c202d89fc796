#include "sim/engine/power_chain.h"

#include <doctest/doctest.h>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;

namespace {

// One unit of 1 MW with the loss law of a double-conversion UPS; a transformer of 2 MVA.
PowerPlan small_chain(int paths) {
  PowerPlan power;
  power.paths = power.supply.paths = paths;
  power.supply.module = QuadraticLoss{1e6, 0.010, 0.015, 0.013};
  power.transformer = {2e6, 2000, 16000, 1.0, 1};
  power.lighting_w = 10e3;
  return power;
}

const ChainLoad load{500e3, 0, 100e3};

}  // namespace

TEST_CASE("chain: every stage draws what it delivers and what it loses") {
  const ChainResult chain = power_chain(small_chain(1), load, {3e3, 2e3});
  CHECK(chain.ups_out_w == 505e3);
  // x = 0.505: 1 MW x (0.010 + 0.007575 + 0.003315325) = 20890.3 W.
  CHECK(chain.ups_w == doctest::Approx(20890.325));
  // Board 505000 + 20890.325 + 110000 = 635890.325 W; 2000 + 16000 x 0.317945^2 = 3617.4 W.
  const Intake bought = intake(small_chain(1), chain, 0);
  CHECK(bought.transformer_w == doctest::Approx(3617.43).epsilon(1e-5));
  CHECK(bought.grid_w == doctest::Approx(load.it_w + load.cooling_w + 10e3 + chain.loss_w() + bought.transformer_w));
}

TEST_CASE("chain: 2N halves the load of every stage, and loses more at part load") {
  const ChainResult one = power_chain(small_chain(1), load, {});
  const ChainResult two = power_chain(small_chain(2), load, {});
  // 2 x 1 MW x (0.010 + 0.015 x 0.25 + 0.013 x 0.0625) = 29125 W.
  CHECK(two.ups_w == doctest::Approx(29125));
  CHECK(two.ups_w > one.ups_w);
  // Twice the no-load loss, half the load loss.
  CHECK(intake(small_chain(2), two, 0).transformer_w > intake(small_chain(1), one, 0).transformer_w);
}

TEST_CASE("chain: a supply from medium voltage passes the transformers by") {
  PowerPlan power = small_chain(1);
  power.from_medium_voltage = true;
  const ChainResult chain = power_chain(power, load, {});
  // Only cooling and lighting are transformed: 2000 + 16000 x 0.055^2 = 2048.4 W.
  const Intake bought = intake(power, chain, 0);
  CHECK(bought.transformer_w == doctest::Approx(2048.4));
  CHECK(bought.grid_w == doctest::Approx(load.it_w + load.cooling_w + 10e3 + chain.loss_w() + bought.transformer_w));
}

TEST_CASE("chain: sources at the board relieve the transformers, and a surplus goes out through them") {
  const PowerPlan power = small_chain(1);
  const ChainResult chain = power_chain(power, load, {});
  const Intake relieved = intake(power, chain, chain.board_w);
  CHECK(relieved.grid_w == doctest::Approx(2000));  // no-load loss
  const Intake surplus = intake(power, chain, chain.board_w + 200e3);
  CHECK(surplus.transformer_w == doctest::Approx(2000 + 16000 * 0.01));
  CHECK(surplus.grid_w == doctest::Approx(-200e3 + 2160));
}

TEST_CASE("distribution: busways and rack PDUs lose with the square of their load, two paths half as much") {
  Plan plan = test::small_plan(4, 1, 1);
  plan.rows[0].busway_rated_w = 100e3;
  plan.power.busway_loss_ratio = 0.005;
  // 80 kW on a busway of 100 kW: 0.005 x 100 kW x 0.64 = 320 W.
  CHECK(distribution_loss(plan, {80e3}).busway_w == doctest::Approx(320));
  plan.power.paths = 2;
  CHECK(distribution_loss(plan, {80e3}).busway_w == doctest::Approx(160));
  // Four PDUs of 40 kW with 20 kW each: 4 x 0.01 x 40 kW x 0.25 = 400 W; the busway carries them.
  plan.power.paths = 1;
  plan.power.pdu_loss_per_w = {0.01 / (40e3 * 1 * 4)};
  CHECK(distribution_loss(plan, {80e3}).pdu_w == doctest::Approx(400));
  CHECK(distribution_loss(plan, {80e3}).busway_w == doctest::Approx(0.005 / 100e3 * 80.4e3 * 80.4e3));
}
