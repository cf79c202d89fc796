#include "models/cooling/storage_tank.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

#include "models/cooling/coolant.h"

namespace icctwin {
namespace {

constexpr double largest_step_share = 0.2;  // of the fastest time constant

/// Conductances and capacity of one layer.
struct Layer {
  double heat_capacity_j_per_k, between_w_per_k, side_w_per_k, end_w_per_k;
};

Layer layer_of(const StorageTank& tank, std::size_t layers) {
  const CoolantProperties water = coolant_properties(CoolantKind::water);
  const double n = static_cast<double>(layers);
  const double area_m2 = tank.volume_m3 / tank.height_m;
  const double radius_m = std::sqrt(area_m2 / std::numbers::pi);
  const double thickness_m = tank.insulation_thickness_m;
  const double conductivity = tank.insulation_conductivity_w_per_m_k;
  const bool insulated = conductivity > 0.0 && thickness_m > 0.0;
  return {
      .heat_capacity_j_per_k = tank.volume_m3 / n * water.density_kg_per_m3 * water.specific_heat_j_per_kg_k,
      .between_w_per_k = area_m2 * tank.water_conductivity_w_per_m_k / (tank.height_m / n),
      .side_w_per_k =
          insulated ? 2.0 * std::numbers::pi * conductivity * tank.height_m / n / std::log((radius_m + thickness_m) / radius_m) : 0.0,
      .end_w_per_k = insulated ? area_m2 * conductivity / thickness_m : 0.0,
  };
}

double wall_w_per_k(const Layer& layer, std::size_t i, std::size_t layers) {
  return layer.side_w_per_k + (i == 0 ? layer.end_w_per_k : 0.0) + (i + 1 == layers ? layer.end_w_per_k : 0.0);
}

}  // namespace

std::vector<double> advance(const StorageTank& tank, std::vector<double> layers_c, const StorageTankInput& input, double step_s) {
  const std::size_t n = layers_c.size();
  if (n == 0) return layers_c;
  const Layer layer = layer_of(tank, n);
  const double flow_w_per_k = std::abs(input.flow_kg_per_s) * coolant_properties(CoolantKind::water).specific_heat_j_per_kg_k;
  const double leaving_w_per_k = flow_w_per_k + 2.0 * layer.between_w_per_k + layer.side_w_per_k + 2.0 * layer.end_w_per_k;
  const double overturning_w_per_k2 = layer.heat_capacity_j_per_k / tank.buoyancy_time_constant_s;
  std::vector<double> heat_w(n);
  double left_s = step_s;
  while (left_s > 0.0) {
    double inversion_k = 1.0;  // the overturning of a kelvin bounds the step from the start, before an inversion grows
    for (std::size_t i = 0; i + 1 < n; ++i) inversion_k = std::max(inversion_k, layers_c[i + 1] - layers_c[i]);
    const double fastest_s = layer.heat_capacity_j_per_k / (leaving_w_per_k + overturning_w_per_k2 * inversion_k);
    const double now_s = std::min(left_s, largest_step_share * fastest_s);
    for (std::size_t i = 0; i < n; ++i) {
      const double up_c = input.flow_kg_per_s >= 0.0 ? (i == 0 ? input.inlet_top_c : layers_c[i - 1])
                                                     : (i + 1 == n ? input.inlet_bottom_c : layers_c[i + 1]);
      heat_w[i] = flow_w_per_k * (up_c - layers_c[i]) - wall_w_per_k(layer, i, n) * (layers_c[i] - input.ambient_c);
    }
    for (std::size_t i = 0; i + 1 < n; ++i) {
      const double below_k = layers_c[i + 1] - layers_c[i];
      const double rising_k = std::max(below_k, 0.0);
      const double upward_w = layer.between_w_per_k * below_k + overturning_w_per_k2 * rising_k * rising_k;
      heat_w[i] += upward_w;
      heat_w[i + 1] -= upward_w;
    }
    for (std::size_t i = 0; i < n; ++i) layers_c[i] += heat_w[i] * now_s / layer.heat_capacity_j_per_k;
    left_s -= now_s;
  }
  return layers_c;
}

namespace {

// Neighbours whose lower one is warmer share their heat, until the tank is warmest at the top.
void overturn(std::vector<double>& layers_c) {
  struct Pool {
    double mean_c;
    std::size_t layers;
  };
  std::array<Pool, tank_layers_max> pools;
  std::size_t count = 0;
  for (const double layer_c : layers_c) {
    Pool pool{layer_c, 1};
    while (count > 0 && pools[count - 1].mean_c < pool.mean_c) {
      const Pool& above = pools[--count];
      const auto all = static_cast<double>(above.layers + pool.layers);
      pool.mean_c = (above.mean_c * static_cast<double>(above.layers) + pool.mean_c * static_cast<double>(pool.layers)) / all;
      pool.layers += above.layers;
    }
    pools[count++] = pool;
  }
  std::size_t i = 0;
  for (std::size_t p = 0; p < count; ++p)
    for (std::size_t k = 0; k < pools[p].layers; ++k) layers_c[i++] = pools[p].mean_c;
}

}  // namespace

TankStep step_storage_tank(const StorageTank& tank, std::vector<double>& layers_c, const StorageTankInput& input, double step_s) {
  const std::size_t n = layers_c.size();
  assert(n > 0 && n <= tank_layers_max);
  const Layer layer = layer_of(tank, n);
  const double flow = std::abs(input.flow_kg_per_s) * coolant_properties(CoolantKind::water).specific_heat_j_per_kg_k;
  const bool down = input.flow_kg_per_s >= 0.0;
  const double inertia = layer.heat_capacity_j_per_k / step_s;
  const double from_above = layer.between_w_per_k + (down ? flow : 0.0), from_below = layer.between_w_per_k + (down ? 0.0 : flow);
  // Tridiagonal: -from_above T_i-1 + d_i T_i - from_below T_i+1 = r_i, eliminated downwards and solved upwards (Thomas).
  std::array<double, tank_layers_max> upper;
  for (std::size_t i = 0; i < n; ++i) {
    const bool top = i == 0, bottom = i + 1 == n;
    const double wall = wall_w_per_k(layer, i, n);
    double diagonal = inertia + flow + wall + (top ? 0.0 : layer.between_w_per_k) + (bottom ? 0.0 : layer.between_w_per_k);
    double right = inertia * layers_c[i] + wall * input.ambient_c;
    if (top && down) right += flow * input.inlet_top_c;
    if (bottom && !down) right += flow * input.inlet_bottom_c;
    if (!top) {
      diagonal -= from_above * upper[i - 1];
      right += from_above * layers_c[i - 1];
    }
    upper[i] = from_below / diagonal;
    layers_c[i] = right / diagonal;
  }
  for (std::size_t i = n - 1; i-- > 0;) layers_c[i] += upper[i] * layers_c[i + 1];
  TankStep result;
  result.through_w = down ? flow * (input.inlet_top_c - layers_c.back()) : flow * (input.inlet_bottom_c - layers_c.front());
  for (std::size_t i = 0; i < n; ++i) result.wall_w += wall_w_per_k(layer, i, n) * (layers_c[i] - input.ambient_c);
  overturn(layers_c);
  return result;
}

double stored_heat_j(const StorageTank& tank, const std::vector<double>& layers_c, double reference_c) {
  double heat_j = 0.0;
  for (const double t_c : layers_c) heat_j += layer_of(tank, layers_c.size()).heat_capacity_j_per_k * (t_c - reference_c);
  return heat_j;
}

double wall_loss_w(const StorageTank& tank, const std::vector<double>& layers_c, double ambient_c) {
  const Layer layer = layer_of(tank, layers_c.size());
  double loss_w = 0.0;
  for (std::size_t i = 0; i < layers_c.size(); ++i) loss_w += wall_w_per_k(layer, i, layers_c.size()) * (layers_c[i] - ambient_c);
  return loss_w;
}

}  // namespace icctwin
