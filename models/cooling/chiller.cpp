#include "models/cooling/chiller.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "models/cooling/root.h"

namespace icctwin {
namespace {

constexpr double least_capacity_share = 1e-6;
constexpr double temperature_tolerance_k = 1e-8;

double biquadratic(const std::array<double, 6>& a, double x, double y) {
  return a[0] + x * (a[1] + a[2] * x) + y * (a[3] + a[4] * y) + a[5] * x * y;
}

/// Temperatures inside the record, and whether they had to be moved.
struct RecordPoint {
  double leaving_c, entering_c;
  bool clipped;
};

RecordPoint record_point(const ElectricEirChiller& chiller, double leaving_c, double entering_c) {
  const double x = std::clamp(leaving_c, chiller.evaporator_leaving_min_c, chiller.evaporator_leaving_max_c);
  const double y = std::clamp(entering_c, chiller.condenser_entering_min_c, chiller.condenser_entering_max_c);
  const bool outside = std::abs(x - leaving_c) > 1e-9 || std::abs(y - entering_c) > 1e-9;
  return chiller.extrapolate ? RecordPoint{leaving_c, entering_c, outside} : RecordPoint{x, y, outside};
}

double available_w(const ElectricEirChiller& chiller, double leaving_c, double entering_c) {
  const RecordPoint at = record_point(chiller, leaving_c, entering_c);
  return chiller.capacity_w * std::max(least_capacity_share, biquadratic(chiller.cap_ft, at.leaving_c, at.entering_c));
}

void finish(ChillerResult& result, double motor_efficiency) {
  result.heat_condenser_w = result.heat_evaporator_w + motor_efficiency * result.power_w;
  result.cop = result.power_w > 0.0 ? result.heat_evaporator_w / result.power_w : 0.0;
}

/// Leaving temperature of a stream and the heat asked of the machine; capacity_w(leaving_c) is what it can carry there.
template <class Capacity>
ChillerLoad stream_load(const ChillerStream& stream, Capacity&& capacity_w) {
  const double flow_w_per_k = stream.flow_kg_per_s * stream.specific_heat_j_per_kg_k;
  const double wanted_w = flow_w_per_k * (stream.entering_c - stream.set_c);
  if (!(wanted_w > 0.0)) return {0.0, stream.entering_c};
  if (capacity_w(stream.set_c) >= wanted_w) return {wanted_w, stream.set_c};
  const auto surplus = [&](double leaving_c) { return flow_w_per_k * (stream.entering_c - leaving_c) - capacity_w(leaving_c); };
  return {wanted_w, bracketed_root(surplus, stream.set_c, stream.entering_c, temperature_tolerance_k)};
}

}  // namespace

ChillerResult evaluate(const ElectricEirChiller& chiller, const ChillerLoad& load, double condenser_entering_c) {
  ChillerResult result;
  result.leaving_c = load.leaving_c;
  if (!(load.load_w > 0.0)) return result;
  const RecordPoint at = record_point(chiller, load.leaving_c, condenser_entering_c);
  const double available = available_w(chiller, load.leaving_c, condenser_entering_c);
  result.part_load_ratio = std::min(load.load_w / available, chiller.plr_max);
  const double unloaded = std::max(result.part_load_ratio, chiller.plr_min_unload);
  const double cycling = std::min(result.part_load_ratio / chiller.plr_min, 1.0);
  const auto& part = chiller.eir_fplr;
  const double input_ratio =
      biquadratic(chiller.eir_ft, at.leaving_c, at.entering_c) * (part[0] + unloaded * (part[1] + unloaded * part[2]));
  result.power_w = available / chiller.cop * std::max(input_ratio, 0.0) * cycling;
  result.heat_evaporator_w = std::min(load.load_w, available);
  result.out_of_range = at.clipped;
  result.capacity_limited = load.load_w > available * (1.0 + 1e-9);
  finish(result, chiller.motor_efficiency);
  return result;
}

ChillerResult evaluate(const ElectricEirChiller& chiller, const ChillerStream& stream, double condenser_entering_c) {
  return evaluate(chiller, stream_load(stream, [&](double leaving_c) { return available_w(chiller, leaving_c, condenser_entering_c); }),
                  condenser_entering_c);
}

ChillerResult evaluate(const CarnotChiller& chiller, const ChillerLoad& load, double condenser_entering_c) {
  ChillerResult result;
  result.leaving_c = load.leaving_c;
  if (!(load.load_w > 0.0) || !(chiller.capacity_w > 0.0)) {
    result.capacity_limited = load.load_w > 0.0;
    return result;
  }
  result.heat_evaporator_w = std::min(load.load_w, chiller.capacity_w);
  result.capacity_limited = load.load_w > chiller.capacity_w * (1.0 + 1e-9);
  result.part_load_ratio = result.heat_evaporator_w / chiller.capacity_w;
  const double running = std::max(result.part_load_ratio, chiller.plr_min);
  const double evaporator_k = load.leaving_c - chiller.approach_evaporator_k * running + zero_celsius_k;
  const double condenser_k = condenser_entering_c + (chiller.condenser_rise_k + chiller.approach_condenser_k) * running + zero_celsius_k;
  const double lift_k = condenser_k - evaporator_k;
  const double cop = lift_k > 0.0 ? std::min(chiller.carnot_share * evaporator_k / lift_k, chiller.cop_max) : chiller.cop_max;
  result.power_w = result.heat_evaporator_w / cop;
  finish(result, 1.0);
  return result;
}

ChillerResult evaluate(const CarnotChiller& chiller, const ChillerStream& stream, double condenser_entering_c) {
  return evaluate(chiller, stream_load(stream, [&](double) { return chiller.capacity_w; }), condenser_entering_c);
}

}  // namespace icctwin
