#include "models/cooling/cold_plate.h"

#include <cmath>
#include <limits>

namespace icctwin {

double cold_plate_resistance_k_per_w(const ColdPlate& plate, double stream_w_per_k) {
  if (stream_w_per_k <= 0) return std::numeric_limits<double>::infinity();
  const double conductance = plate.conductance_w_per_k * std::pow(stream_w_per_k / plate.design_w_per_k, plate.flow_exponent);
  return plate.base_k_per_w - 1 / (stream_w_per_k * std::expm1(-conductance / stream_w_per_k));
}

}  // namespace icctwin
