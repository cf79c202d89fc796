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
