#pragma once
// Stratified water tank: equal layers with through-flow, conduction, overturning and heat through the insulation; layer 0 is the top.
//
// C dT_i/dt = m c (T_up - T_i) + G (T_i-1 - T_i) + G (T_i+1 - T_i) + B_i - B_i-1 - G_wall,i (T_i - T_ambient), upwind; G = A k / h;
// B_i = C / tau (T_i+1 - T_i)^2 / K, only where the lower layer is the warmer. Side wall 2 pi k_ins h / ln((r + d) / r), ends A k_ins / d.
// advance: explicit steps, short enough for the fastest of these (0.2 s at most with the default tau). step_storage_tank: one backward
// Euler step of any length for flow, conduction and wall, then overturning at once: a layer colder than the one below it is mixed with it.
// Both close the balance exactly; over 60 s steps they differ by less than 0.1 K at the thermocline (numerical diffusion).
// Valid: water, upright cylinder, 2 layers or more. Left out: jets and mixing by the inlets, heat kept in the wall.
// Source: Modelica Buildings library, Fluid.Storage.Stratified and its BaseClasses (Buoyancy).
#include <cstddef>
#include <vector>

namespace icctwin {

struct StorageTank {
  double volume_m3 = 1.0;
  double height_m = 1.0;
  double insulation_thickness_m = 0.3;
  double insulation_conductivity_w_per_m_k = 0.04;  ///< zero: adiabatic
  double water_conductivity_w_per_m_k = 0.598;
  double buoyancy_time_constant_s = 1.0;
};

struct StorageTankInput {
  double flow_kg_per_s = 0.0;  ///< positive: enters at the top and leaves at the bottom
  double inlet_top_c = 0.0;
  double inlet_bottom_c = 0.0;
  double ambient_c = 0.0;
};

/// The layers' temperatures, from the top, after a time of constant input.
std::vector<double> advance(const StorageTank& tank, std::vector<double> layers_c, const StorageTankInput& input, double step_s);

/// Heat in the tank above a temperature [J].
double stored_heat_j(const StorageTank& tank, const std::vector<double>& layers_c, double reference_c);

/// Heat through the insulation to the surroundings [W].
double wall_loss_w(const StorageTank& tank, const std::vector<double>& layers_c, double ambient_c);

/// Mean heat flows of an implicit step.
struct TankStep {
  double through_w = 0.0;  ///< left by the water that flows through
  double wall_w = 0.0;     ///< lost through the insulation
};

/// Largest number of layers of an implicit step.
inline constexpr std::size_t tank_layers_max = 128;

/// Moves the layers by one implicit step; the rise of their heat is (through - wall) x step.
TankStep step_storage_tank(const StorageTank& tank, std::vector<double>& layers_c, const StorageTankInput& input, double step_s);

}  // namespace icctwin
