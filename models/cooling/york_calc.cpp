#include "models/cooling/york_calc.h"

#include <array>

namespace icctwin {
namespace {

// Wet bulb fastest, then range, then liquid-to-gas ratio.
constexpr std::array<double, 27> coefficients = {
    -0.359741205,    -0.055053608,      0.0023850432,     0.173926877,      -0.0248473764,       0.00048430224,     -0.005589849456,
    0.0005770079712, -0.00001342427256, 2.84765801111111, -0.121765149,     0.0014599242,        1.680428651,       -0.0166920786,
    -0.0007190532,   -0.025485194448,   0.0000487491696,  0.00002719234152, -0.0653766255555556, -0.002278167,      0.0002500254,
    -0.0910565458,   0.00318176316,     0.000038621772,   -0.0034285382352, 0.00000856589904,    -0.000001516821552};

bool outside(double value, double low, double high) { return !(value >= low && value <= high); }

}  // namespace

YorkCalcResult york_calc_approach(double range_k, double wet_bulb_c, double water_flow_ratio, double air_flow_ratio) {
  const double liquid_to_gas = water_flow_ratio / air_flow_ratio;
  YorkCalcResult result;
  double liquid_power = 1.0;
  for (int a = 0; a < 3; ++a, liquid_power *= liquid_to_gas) {
    double range_power = 1.0;
    for (int b = 0; b < 3; ++b, range_power *= range_k) {
      const double* c = &coefficients[static_cast<std::size_t>(a) * 9 + static_cast<std::size_t>(b) * 3];
      result.approach_k += liquid_power * range_power * (c[0] + wet_bulb_c * (c[1] + wet_bulb_c * c[2]));
    }
  }
  result.wet_bulb_out_of_range = outside(wet_bulb_c, -34.4, 26.7);
  result.range_out_of_range = outside(range_k, 1.1, 22.2);
  result.approach_out_of_range = outside(result.approach_k, 1.1, 40.0);
  result.water_flow_out_of_range = outside(water_flow_ratio, 0.75, 1.25);
  result.liquid_to_gas_out_of_range = outside(liquid_to_gas, 0.0, 8.0);
  return result;
}

}  // namespace icctwin
