#include "sim/scenario/plan/rack_heat.h"

#include <algorithm>

#include "models/cooling/server_air.h"

namespace icctwin {
namespace {

double air_flow_ratio(const RackHeat& heat, const AirPath& air, double rack_w) {
  constexpr double least = 0.1;  // below, the laws of fans and sinks mean nothing
  return heat.design_w > 0 ? std::clamp(rack_w / heat.design_w, std::max(least, air.fan_min_ratio), 1.0) : 1.0;
}

struct Side {
  const RackHeat& heat;
  const RackLoad& load;

  ChipSide operator()(const AirPath& air) const {
    return {recirculation_rise_k(air.recirculation_ratio, server_air_rise_k(heat, air, load.rack_w)),
            air_sink_resistance_k_per_w(air.sink_k_per_w, load.air_flow_ratio)};
  }
  ChipSide operator()(const PlatePath& path) const {
    // What the liquid takes beyond the accelerators comes from plates in series with theirs, which stand in parallel on the whole flow.
    const double series_w = std::max(0.0, load.liquid_w - load.accelerators_w);
    return {path.processors_first ? series_w / stream() : 0.0,
            cold_plate_resistance_k_per_w(path.plate, stream() / std::max(1, load.accelerators))};
  }
  ChipSide operator()(const ImmersionPath& path) const { return {0, immersed_sink_rise_k(path.sink, path.fluid, power_w()) / power_w()}; }
  ChipSide operator()(const BoilingPath& path) const { return {0, boiling_rise_k(path.surface, path.boiling, power_w()) / power_w()}; }
  ChipSide operator()(const SprayPath& path) const {
    // The nozzles get the sump's fluid after it gave its heat away.
    return {-load.liquid_w / stream(), path.spray_k_per_w};
  }

  double power_w() const { return std::max(1.0, load.accelerator_w); }
  // Hardly any flow counts as some: resistances stay finite, and the junctions rise until the racks throttle.
  double stream() const { return std::max(load.stream_w_per_k, 0.01 * heat.design_w_per_k); }
};

}  // namespace

ChipSide chip_side(const RackHeat& heat, double package_k_per_w, const RackLoad& load) {
  ChipSide side = std::visit(Side{heat, load}, heat.path);
  side.resistance_k_per_w += package_k_per_w;
  return side;
}

double server_air_rise_k(const RackHeat& heat, const AirPath& air, double rack_w) {
  return heat.design_w > 0 ? air.design_rise_k * rack_w / heat.design_w / air_flow_ratio(heat, air, rack_w) : 0.0;
}

double door_share(const RackHeat& heat, const AirPath& air, double rack_w, double room_c, double water_c) {
  if (!air.door_effectiveness) return 0;
  const double rise_k = server_air_rise_k(heat, air, rack_w);
  return rear_door_share(*air.door_effectiveness, room_c + recirculation_rise_k(air.recirculation_ratio, rise_k) + rise_k, water_c, rise_k);
}

}  // namespace icctwin
