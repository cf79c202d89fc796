#pragma once
// Standby generators: fuel by load, least load, start time.
//
// Fuel per rated power: V / P_r = a + b x + c x^2, x = P / P_r; as few units run as carry the load, and share it evenly. Below the least
// load a load bank makes up for it, so that the fuel is that of the least load. Start: no power until the start time is over, full power
// then. Valid: warm engines, steady load. Left out: ramp, altitude and temperature derating, start failures, day tank. Sources: energy of
// diesel for PUE 9.9 kWh/L, EN 50600-4-1; carbon 2.68 kg/L (common figure; NZ Ministry for the Environment: 2.61). The fuel polynomial is
// an engineering default (0.25-0.28 L/kWh at 75 % load).

namespace icctwin {

inline constexpr double diesel_kwh_per_l = 9.9;  ///< EN 50600-4-1

struct GeneratorSet {
  int units = 1;
  double rated_w = 2e6;  ///< of one
  double start_s = 30;
  double min_load_ratio = 0.3;
  double fuel_l_per_kwh_constant = 0.020, fuel_l_per_kwh_linear = 0.241, fuel_l_per_kwh_square = 0.0;  ///< per rated kW and hour

  bool operator==(const GeneratorSet&) const = default;
};

/// What a load needs.
struct GeneratorResult {
  double power_w = 0;  ///< given, at most the rated power of all units
  int running = 0;
  double fuel_l_per_s = 0;
  bool below_min_load = false;
};

GeneratorResult run_generators(const GeneratorSet& set, double load_w);

}  // namespace icctwin
