#pragma once
// Heat of a warm loop handed to a user outside: over an exchanger, or lifted by a heat pump.
//
// Exchanger: the user's stream, demand / (supply - return), is warmed up to the loop's temperature less the approach, at most to its supply
// temperature; below it the user adds the rest himself. Heat pump: heat H = what the user asks for, COP = min(share T_c / (T_c - T_e),
// cap), T_c = user supply + approach, T_e = loop - drop - approach, in K; it takes H (1 - 1/COP) from the loop. Neither takes more than the
// loop's heat at hand. Valid: steady state, loop warmer than the user's return. Left out: part load of the compressor, pipes to the user.
// Source: Carnot share as in the Modelica Buildings library, Fluid.HeatPumps.Carnot; 0.45-0.55 for industrial water-water machines
// (unverified).

namespace icctwin {

/// A district loop.
struct HeatUser {
  double supply_c = 60.0, return_c = 40.0;
  double demand_w = 0.0;
};

struct ReuseHeatPump {
  double capacity_w = 0.0;  ///< of heat given
  double carnot_share = 0.5;
  double approach_k = 2.0;     ///< of condenser and evaporator each
  double source_drop_k = 5.0;  ///< of the loop's water through the evaporator
  double cop_max = 12.0;
};

/// What the warm loop offers.
struct ReuseSource {
  double hot_c = 0.0;
  double stream_w_per_k = 0.0;
  double heat_w = 0.0;  ///< at hand
};

struct ReuseResult {
  double delivered_w = 0.0;  ///< to the user
  double taken_w = 0.0;      ///< from the loop
  double power_w = 0.0;      ///< of the heat pump
  double cop = 0.0;          ///< 0 without a heat pump
};

ReuseResult reuse_directly(const ReuseSource& source, const HeatUser& user, double approach_k);
ReuseResult reuse_by_heat_pump(const ReuseHeatPump& pump, const ReuseSource& source, const HeatUser& user);

}  // namespace icctwin
