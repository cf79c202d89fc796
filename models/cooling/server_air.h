#pragma once
// Air through servers: inlet with recirculation, heat sinks, and a rear-door exchanger behind them.
//
// Contained aisles keep exhaust from the intake but for a share r: T_in = r T_out + (1 - r) T_supply with T_out = T_in + P / C_air, hence
// T_in = T_supply + r / (1 - r) P / C_air. Heat sink: R = R_0 x^-n to the inlet air at the relative air flow x.
// Rear door: Q = eps C_air (T_out - T_water), between none (water warmer than the exhaust) and all of the heat (then the room sees none).
// Valid: x 0.2-1; r 0-0.5. Left out: leakage between racks, change of air density, heating of the air by parts before the accelerator
// (it is in R_0), condensation on the door.
// Sources: mixing balance; EnergyPlus Engineering Reference, ElectricEquipment:ITE:AirCooled (recirculation); eps-NTU as in
// heat_exchanger.h; n = 0.6 turbulent duct flow between fins to 0.8: unverified.

namespace icctwin {

/// Rise of the intake air above the room's supply by recirculated exhaust [K].
double recirculation_rise_k(double recirculation_ratio, double air_rise_k);

/// Resistance of a heat sink at a relative air flow [K/W].
double air_sink_resistance_k_per_w(double design_k_per_w, double flow_ratio);

/// Share of the rack's heat that the rear door takes, 0..1.
double rear_door_share(double effectiveness, double exhaust_c, double water_c, double air_rise_k);

}  // namespace icctwin
