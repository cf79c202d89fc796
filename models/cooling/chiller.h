#pragma once
// Water chillers: the ElectricEIR model of DOE-2 for machines with a measured record, and a share of Carnot for the rest.
//
// ElectricEIR: x = evaporator leaving, y = condenser entering temperature [degC]; capFT, EIRFT = a1 + a2 x + a3 x^2 + a4 y + a5 y^2 +
// a6 x y; EIRFPLR quadratic. Q_ava = Q_0 max(1e-6, capFT); PLR1 = min(Q_set / Q_ava, PLR_max); PLR2 = max(PLR1, PLR_min,unload);
// CR = min(PLR1 / PLR_min, 1); P = Q_ava / COP_0 EIRFT EIRFPLR(PLR2) CR; Q_con = Q_eva + motor_efficiency P.
// Outside the record's temperature range x and y are clipped to it and the result says so; a quadratic is extrapolated only where the
// parameters ask for it. Carnot: COP = min(share T_eva / (T_con - T_eva), cap), T_eva = leaving - approach PLR, T_con = entering + (rise +
// approach) PLR, in K. Valid: steady state. Left out: start-up, refrigerant charge, condenser flow other than nominal (enters by the
// temperatures only). Sources: Hydeman and Gillespie, ASHRAE Trans. 108 (2002); records: models/data/chillers.json; share of
// Carnot and COP cap: equipment_points.csv "plant model, chiller" (0.45 / 0.55 / 0.65, cap 12).
#include <array>
#include <limits>

namespace icctwin {

struct ElectricEirChiller {
  double capacity_w = 0.0;
  double cop = 1.0;
  double plr_min = 0.1, plr_max = 1.0, plr_min_unload = 0.1;
  double flow_evaporator_kg_per_s = 0.0, flow_condenser_kg_per_s = 0.0;  ///< nominal
  std::array<double, 6> cap_ft{1.0};
  std::array<double, 6> eir_ft{1.0};
  std::array<double, 3> eir_fplr{0.0, 1.0, 0.0};
  bool extrapolate = false;       ///< use the polynomials outside the range as they are; the flag is raised all the same
  double motor_efficiency = 1.0;  ///< 1: hermetic, all power ends in the condenser
  /// Range of the record; unbounded unless told.
  double evaporator_leaving_min_c = -std::numeric_limits<double>::infinity();
  double evaporator_leaving_max_c = std::numeric_limits<double>::infinity();
  double condenser_entering_min_c = -std::numeric_limits<double>::infinity();
  double condenser_entering_max_c = std::numeric_limits<double>::infinity();
};

struct CarnotChiller {
  double capacity_w = 0.0;
  double carnot_share = 0.55;
  double approach_evaporator_k = 2.0;  ///< at full load; unverified
  double approach_condenser_k = 2.0;   ///< at full load; unverified
  double condenser_rise_k = 5.0;       ///< water leaving above entering at full load; engineering default
  double cop_max = 12.0;
  double plr_min = 0.1;  ///< below it the machine cycles
};

/// A load at a known leaving temperature.
struct ChillerLoad {
  double load_w = 0.0;
  double leaving_c = 0.0;
};

/// A stream to be cooled to a set point.
struct ChillerStream {
  double entering_c = 0.0;
  double set_c = 0.0;
  double flow_kg_per_s = 0.0;
  double specific_heat_j_per_kg_k = 4184.0;
};

struct ChillerResult {
  double power_w = 0.0;
  double heat_evaporator_w = 0.0;
  double heat_condenser_w = 0.0;
  double cop = 0.0;               ///< 0 while off
  double leaving_c = 0.0;         ///< above the set point when capacity limits
  double part_load_ratio = 0.0;   ///< of the capacity available at these temperatures
  bool out_of_range = false;      ///< temperatures were clipped to the record
  bool capacity_limited = false;  ///< the requested load is not met
};

ChillerResult evaluate(const ElectricEirChiller& chiller, const ChillerLoad& load, double condenser_entering_c);
ChillerResult evaluate(const ElectricEirChiller& chiller, const ChillerStream& stream, double condenser_entering_c);
ChillerResult evaluate(const CarnotChiller& chiller, const ChillerLoad& load, double condenser_entering_c);
ChillerResult evaluate(const CarnotChiller& chiller, const ChillerStream& stream, double condenser_entering_c);

}  // namespace icctwin
