#pragma once
// The cooling plant in time: every loop relaxes over a step, control held at its set points as far as the equipment reaches.
//
// Each loop is one well-mixed mass: C dT/dt = Q_in - Q_out(T). Q_out is the smaller of what the control asks, m cp (T - T_set),
// and what the exchanger behind it can take, eps C_min (T - T_cold) (+ chiller capacity), both linear in T, so that a step has a closed
// form with an exponential in it: the warmer of the two solutions. Heat never flows backwards (valves close). Against SUNDIALS CVODE the
// coupled loops are within 0.05 K at steps of 15 s (tests/reference). Valves under a controller and the condenser loop step implicitly.
// The condenser loop's fan speed is solved each step so that the leaving water meets its set point, clamp(wet bulb + approach, limits), or
// what an economizer control asks for: in free cooling the water that holds the chilled supply, in partly mechanical cooling the coldest;
// at full speed the water floats up, with the fan off natural draft carries on and a bypass holds the lower limit (freeze guard).
// Flows follow the load between their least and design values; pump and fan power by the cube of the flow ratio; exchanger effectiveness
// is held at its design value (it rises at part flow, so the result is on the safe side), except where a CDU has plates.
// Valid: steps of 1-60 s (the cold side of each exchanger is the temperature at the beginning of the step). Left out: transport delay,
// pipe losses, stratification.
// Sources: thermal balance and eps-NTU as in Incropera and DeWitt; set-point rule of the Modelica Buildings data-center examples.
#include <vector>

#include "models/site/weather.h"
#include "sim/engine/plant/service.h"
#include "sim/results/limits.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// An optimal condenser set point, and the conditions it was chosen for.
struct SetPointChoice {
  double set_c = 0, wet_bulb_c = 1e9, load_w = 0, held_s = 0;
};

struct PlantState {
  std::vector<double> cdu_return_c;  ///< secondary return, by CDU
  std::vector<double> cdu_supply_c;  ///< secondary supply as its racks get it, by CDU
  std::vector<double> cdu_flow;      ///< secondary flow ratio as its racks get it, by CDU
  double facility_return_c = 0, facility_supply_c = 0;
  double air_return_c = 0;
  double chilled_return_c = 0, chilled_supply_c = 0;
  double condenser_c = 0;       ///< leaving the tower or dry cooler
  EconomizerState economizer;   ///< of the chilled loop, where its control has modes
  std::vector<double> tank_c;   ///< layers of the tank from the top; empty without one
  bool tank_emergency = false;  ///< the tank carries the loop
  SetPointChoice set_point;
  int chillers_on = 0;                     ///< machines that carried the last step
  double fan_speed = 0.5, air_out_c = 30;  ///< guesses for the next step
  std::vector<PiState> cdu_valve;          ///< primary valves and their controllers, by CDU
  PlantService service;
};

/// Heat brought in during a step, mean over it.
struct PlantLoad {
  std::vector<double> liquid_w;  ///< by CDU
  double air_w = 0;
};

/// Further below a limit than anything can be.
inline constexpr double no_limit_k = 1e3;
/// What the site and the operators give the plant for a step.
struct PlantOrders {
  double source_c = 0;        ///< sea, lake or river water
  double reuse_demand_w = 0;  ///< of the user of heat
  TankOrder tank = TankOrder::hold;
};

/// Mean powers and flows of a step.
struct PlantResult {
  double cdu_pump_w = 0, facility_pump_w = 0, chilled_pump_w = 0, condenser_pump_w = 0;
  double air_fan_w = 0, chiller_w = 0, rejection_fan_w = 0, source_pump_w = 0, pad_pump_w = 0;
  double rejected_w = 0;                      ///< heat given to the sky
  double outside_air_w = 0;                   ///< of it with the room's outside air
  double reused_w = 0, heat_pump_w = 0;       ///< heat handed over, electricity of the heat pump inside the boundary
  double tank_heat_w = 0;                     ///< taken from the chilled loop; negative while the tank is charged
  double tank_gain_w = 0, tank_stored_w = 0;  ///< through its walls, rise of its heat
  double tank_charge_ratio = 0, tank_ride_through_s = 0;
  bool tank_emergency = false;
  double stored_w = 0;  ///< rise of the heat held by all loops
  double evaporation_kg_per_s = 0, drift_kg_per_s = 0, blowdown_kg_per_s = 0, makeup_kg_per_s = 0;
  double economizer_w = 0, chiller_load_w = 0;
  double coolant_supply_max_c = 0;
  double coolant_hot_c = 0, coolant_set_c = 0;  ///< supply and set point of the CDU farthest above its set point
  double coolant_return_c = 0, air_supply_c = 0;
  double coolant_return_max_c = 0;
  double primary_w_per_k = 0;  ///< flow times specific heat that the CDUs' valves let through, where they have any
  double supply_over_limit_k = -no_limit_k, return_over_limit_k = -no_limit_k;  ///< of the CDUs nearest to their limits; negative: below
  std::size_t hottest_cdu = 0;                                                  ///< the one nearest to its supply limit
  CoolingMode mode = CoolingMode::free;                                         ///< of the chilled loop
  bool chiller_out_of_range = false, tower_fan_full = false;
  LimitSet limits;
};

/// A plant near its steady state under a constant load.
PlantState settled_plant(const CoolingPlan& plan, const PlantLoad& load, const WeatherSample& weather, const PlantOrders& orders = {});

/// Advances the state by one step and returns what the step used and gave off.
PlantResult step_plant(const CoolingPlan& plan, PlantState& state, const PlantLoad& load, const WeatherSample& weather, double step_s,
                       const PlantOrders& orders = {});

}  // namespace icctwin
