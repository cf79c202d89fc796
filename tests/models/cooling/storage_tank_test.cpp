#include "models/cooling/storage_tank.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

TEST_CASE("storage tank: stored heat follows what flows in and out") {
  StorageTank tank;
  tank.volume_m3 = 3.0;
  tank.height_m = 3.0;
  tank.insulation_conductivity_w_per_m_k = 0.0;
  std::vector<double> layers(10, 20.0);
  double carried_j = 0.0;
  for (int i = 0; i < 3600; ++i) {
    carried_j += 0.1 * 4184.0 * (40.0 - layers.back());  // the outlet moves little within a second
    layers = advance(tank, std::move(layers), {.flow_kg_per_s = 0.1, .inlet_top_c = 40.0}, 1.0);
  }
  CHECK(stored_heat_j(tank, layers, 20.0) == doctest::Approx(carried_j).epsilon(1e-4));
  for (std::size_t i = 0; i + 1 < layers.size(); ++i) CHECK(layers[i] >= layers[i + 1]);
}

TEST_CASE("storage tank: agrees with the reference when charged from the top for 648 s") {
  // Modelica Buildings, Storage.Examples.Stratified (tanSim), sample at 648 s.
  StorageTank tank;
  tank.volume_m3 = 3.0;
  tank.height_m = 3.0;
  const auto layers = advance(tank, std::vector<double>(10, 20.0), {0.1, 40.0, 20.0, 20.0}, 648.0);
  CHECK(std::abs(layers[0] - 23.89865) < 0.01);
  CHECK(std::abs(layers[1] - 20.40939) < 0.01);
  CHECK(std::abs(layers[2] - 20.0292) < 0.01);
}

TEST_CASE("storage tank: warm water below rises, and heat is only moved by it") {
  StorageTank tank;
  tank.insulation_conductivity_w_per_m_k = 0.0;
  const std::vector<double> upside_down = {20.0, 30.0, 40.0, 50.0};
  const auto layers = advance(tank, upside_down, {}, 600.0);
  CHECK(stored_heat_j(tank, layers, 0.0) == doctest::Approx(stored_heat_j(tank, upside_down, 0.0)));
  for (std::size_t i = 0; i + 1 < layers.size(); ++i) CHECK(layers[i + 1] - layers[i] < 0.1);
}

TEST_CASE("storage tank: heat lost through the insulation is heat gone from the water") {
  const StorageTank tank;
  // 1 m3, 1 m: r = 0.5642 m; side 2 pi 0.04 / ln(0.8642 / 0.5642) = 0.5894, ends 2 * 0.04 / 0.3 = 0.2667 W/K; 30 K: 25.68 W.
  const std::vector<double> warm(4, 50.0);
  CHECK(wall_loss_w(tank, warm, 20.0) == doctest::Approx(25.68).epsilon(1e-3));
  const auto later = advance(tank, warm, {.ambient_c = 20.0}, 100.0);
  CHECK(stored_heat_j(tank, warm, 0.0) - stored_heat_j(tank, later, 0.0) == doctest::Approx(2568.0).epsilon(2e-3));
}

TEST_CASE("storage tank: the implicit step closes its balance and agrees with the explicit one") {
  StorageTank tank;
  tank.volume_m3 = 100;
  tank.height_m = 10;
  // Two hours of 4 kg/s of warm water from the top: 29 m3 of 100, the thermocline stands at 0.29 of the height.
  const StorageTankInput input{4, 18, 8, 25};
  std::vector<double> fine(20, 8.0);
  fine = advance(tank, fine, input, 7200);
  for (const double step_s : {15.0, 60.0}) {
    std::vector<double> layers(20, 8.0);
    double taken_j = 0;
    for (double t = 0; t < 7200 - 1e-9; t += step_s) {
      const double before_j = stored_heat_j(tank, layers, 0);
      const TankStep moved = step_storage_tank(tank, layers, input, step_s);
      CHECK(stored_heat_j(tank, layers, 0) - before_j == doctest::Approx((moved.through_w - moved.wall_w) * step_s).epsilon(1e-6));
      taken_j += moved.through_w * step_s;
    }
    CHECK(taken_j == doctest::Approx(4 * 4184.0 * 10 * 7200).epsilon(0.01));  // cold still leaves at the bottom
    for (std::size_t i = 0; i < layers.size(); ++i) CHECK(std::abs(layers[i] - fine[i]) < 0.1);
    for (std::size_t i = 1; i < layers.size(); ++i) CHECK(layers[i - 1] >= layers[i] - 1e-9);
  }
}

TEST_CASE("storage tank: charged and discharged it returns what it took, less what passed its walls") {
  StorageTank tank;
  tank.volume_m3 = 50;
  tank.height_m = 8;
  std::vector<double> layers(20, 16.0);
  double net_j = 0, wall_j = 0;
  const double start_j = stored_heat_j(tank, layers, 0);
  for (int i = 0; i < 240; ++i) {  // four hours up with cold, four hours down with warm water
    const bool charge = i < 120;
    const TankStep moved = step_storage_tank(tank, layers, {charge ? -3.0 : 3.0, 16, 8, 30}, 120);
    net_j += moved.through_w * 120;
    wall_j += moved.wall_w * 120;
  }
  CHECK(stored_heat_j(tank, layers, 0) - start_j == doctest::Approx(net_j - wall_j).epsilon(1e-9));
  CHECK(wall_j < 0);  // colder than its surroundings all the time
}

TEST_CASE("storage tank: warm water below is mixed at once, and heat is kept") {
  StorageTank tank;
  std::vector<double> layers = {10, 20, 30, 5};
  step_storage_tank(tank, layers, {0, 0, 0, 15}, 1e-6);
  CHECK(layers[0] == doctest::Approx(20).epsilon(1e-4));
  CHECK(layers[2] == doctest::Approx(20).epsilon(1e-4));
  CHECK(layers[3] == doctest::Approx(5).epsilon(1e-4));
}
