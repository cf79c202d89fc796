#pragma once
// Single-phase immersion: convection from an accelerator's heat sink into the bath, and the bath's balance.
//
// Nu = 0.59 Ra^(1/4) up to Ra = 1e9, 0.10 Ra^(1/3) above, Ra = g beta dT L^3 / (nu alpha); h = f Nu k / L with a factor f >= 1 for
// pumped flow past the sink; P = h A dT. Solved for dT in closed form (h grows with a power of dT).
// Bath, well mixed: C dT_b/dt = P - eps C_c (T_b - T_supply): the fluid itself runs through the CDU (eps = 1) or a coil in the tank does.
// Valid: vertical plates and plain fins, Ra 1e4-1e13. h above about 2 kW/(m2 K) is not reached by single-phase immersion (abstract of Int.
// J. Heat Mass Transfer 147 (2020) 118918). Left out: stratification of the bath, losses through the walls (the stated share to the room).
// Source: Incropera and DeWitt, Fundamentals of Heat and Mass Transfer, ch. 9.5-9.6; jets multiplied h by 2.6 in Buildings 14 (2024) 2635.
#include "models/cooling/dielectric.h"

namespace icctwin {

struct ImmersedSink {
  double area_m2 = 0.15;  ///< wetted, of one accelerator
  double height_m = 0.05;
  double flow_factor = 1.5;
};

/// Rise of the sink's surface above the bath under a power [K].
double immersed_sink_rise_k(const ImmersedSink& sink, const Dielectric& fluid, double power_w);

/// A well-mixed bath cooled by a stream through an exchanger.
struct BathStep {
  double bath_c = 0, out_w = 0;
};

/// Implicit step of a bath: heat in, stream times effectiveness against the coolant's supply; heat never flows backwards.
BathStep step_bath(double bath_c, double capacity_j_per_k, double in_w, double exchange_w_per_k, double supply_c, double step_s);

}  // namespace icctwin
