#include "sim/scenario/plan/resolve_rack_heat.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/plan/cooling_sizing.h"
#include "sim/scenario/plan/quantity_text.h"

namespace icctwin {
namespace {

// Geometry of one accelerator, per watt of its maximum power; engineering defaults, described in models/compute/rack_cooling.cpp.
constexpr double sink_rise_k = 32, base_rise_k = 2;
constexpr double plate_w_per_k_per_w = 0.07, plate_j_per_k_per_w = 0.5;
constexpr double sink_m2_per_w = 2.8e-4, boiling_m2_per_w = 8.6e-6, wetted_m2_per_w = 1.4e-5;

// The CDUs whose set points a rack type is checked against: the group that names the type, else the common ones (a group that names halls,
// rows or racks may serve some of them).
const CduGroup& cdu_of(const CoolingPlant& cooling, const std::string& rack_type) {
  for (const CduGroup& group : cooling.cdu_groups)
    if (std::ranges::find(group.serves, rack_type) != group.serves.end()) return group;
  return cooling.cdu;
}

class RackHeatResolver {
 public:
  RackHeatResolver(const CoolingPlant& cooling, const std::string& where, Plan& plan, RackSpec& spec, Diagnostics& diagnostics)
      : cooling_(cooling),
        cdu_(cdu_of(cooling, spec.id)),
        where_(where),
        plan_(plan),
        spec_(spec),
        heat_(spec.heat),
        node_(plan.node_specs[spec.node_spec]),
        accelerator_w_(std::max(1.0, node_.accelerator_max_w)),
        diagnostics_(diagnostics) {}

  void operator()(const AirCooled& air) {
    heat_.path = AirPath{air.recirculation_ratio, air.design_rise_k, air.sink_k_per_w.value_or(sink_rise_k / accelerator_w_),
                         node_.fan_min_ratio, std::nullopt};
    size();
  }

  void operator()(const RearDoorCooled& door) {
    const AirPath air{door.recirculation_ratio, door.design_rise_k, door.sink_k_per_w.value_or(sink_rise_k / accelerator_w_),
                      node_.fan_min_ratio, door.effectiveness};
    heat_.path = air;
    size();
    // What the door takes follows the temperatures; the plant is sized for its set points.
    spec_.liquid_fraction = door_share(heat_, air, heat_.design_w, cooling_.air.supply_c, cdu_.supply_c);
    size();
    if (spec_.liquid_fraction <= 0)
      problem("E-COOL-031", degrees_text(cdu_.supply_c), degrees_text(cooling_.air.supply_c + door.design_rise_k));
  }

  void operator()(const ColdPlateCooled& plates) {
    heat_.fan_ratio = plates.fan_ratio;
    const bool processors = plates.plates != PlatedParts::accelerators;
    if (plates.liquid_fraction) {
      spec_.liquid_fraction = *plates.liquid_fraction;
    } else {
      heat_.accelerator_capture = plates.capture_ratio;
      if (processors) heat_.cpu_capture = plates.capture_ratio;
      if (plates.plates == PlatedParts::accelerators_processors_memory) heat_.memory_capture = plates.capture_ratio;
    }
    size();
    if (!takes_heat()) return;
    ColdPlate plate;
    plate.conductance_w_per_k = plates.plate_w_per_k.value_or(plate_w_per_k_per_w * accelerator_w_);
    plate.base_k_per_w = plates.base_k_per_w.value_or(base_rise_k / accelerator_w_);
    plate.flow_exponent = plates.flow_exponent;
    plate.design_w_per_k = heat_.design_w_per_k / std::max(1, spec_.nodes * node_.accelerators);
    heat_.path =
        PlatePath{plate, plates.processors_first && processors, plates.standing_j_per_k.value_or(plate_j_per_k_per_w * accelerator_w_)};
  }

  void operator()(const ImmersionCooled& tank) {
    bath(tank.fluid, tank.fluid_m3, tank.liquid_fraction, tank.exchanger_effectiveness, tank.pump_w);
    heat_.path = ImmersionPath{{tank.sink_m2.value_or(sink_m2_per_w * accelerator_w_), tank.sink_height_m, tank.flow_factor},
                               dielectric(tank.fluid)};
    stays_liquid(tank.fluid);
  }

  void operator()(const TwoPhaseCooled& tank) {
    const Dielectric& fluid = dielectric(tank.fluid);
    if (!fluid.boiling) {
      problem("E-COOL-034", std::string(choices_of(tank.fluid)[static_cast<std::size_t>(tank.fluid)].value));
      return;
    }
    bath(tank.fluid, tank.fluid_m3, tank.liquid_fraction, 1, 0);
    BoilingPath path{{tank.boiling_m2.value_or(boiling_m2_per_w * accelerator_w_), tank.surface_factor}, fluid, *fluid.boiling, 0};
    const double supply_c = cdu_.supply_c;
    const double needed = condenser_for_w_per_k(heat_.design_liquid_w * cooling_.sizing_margin,
                                                heat_.design_w_per_k * cooling_.sizing_margin, fluid.boiling->saturation_c, supply_c);
    if (!std::isfinite(needed)) {
      problem("E-COOL-030", degrees_text(supply_c), degrees_text(fluid.boiling->saturation_c - cdu_.design_rise_k));
      return;
    }
    path.condenser_w_per_k = tank.condenser_w_per_k.value_or(needed);
    const double least = condenser_for_w_per_k(heat_.design_liquid_w, heat_.design_w_per_k, fluid.boiling->saturation_c, supply_c);
    if (path.condenser_w_per_k < least)
      problem("E-COOL-036", fmt::format("{:.0f} W/K", path.condenser_w_per_k), fmt::format("{:.0f} W/K", least));
    heat_.path = path;
    const double flux_ratio = accelerator_w_ / path.surface.area_m2 / critical_heat_flux_w_per_m2(path.surface, fluid);
    if (node_.accelerators > 0 && flux_ratio > boiling_alarm_ratio)
      problem("W-COOL-031", fmt::format("{:.2f}", flux_ratio), fmt::format("{:.2f}", boiling_alarm_ratio));
  }

  void operator()(const SprayCooled& spray) {
    bath(spray.fluid, spray.fluid_m3, spray.liquid_fraction, spray.exchanger_effectiveness, spray.pump_w);
    const Spray sprayed{spray.wetted_m2.value_or(wetted_m2_per_w * accelerator_w_), spray.drop_diameter_m, spray.flux_m_per_s};
    heat_.path = SprayPath{spray.spray_k_per_w.value_or(spray_resistance_k_per_w(sprayed, dielectric(spray.fluid)))};
    stays_liquid(spray.fluid);
  }

  /// Whether the accelerators stay below their throttle temperature at full load and set points.
  void check_junction() {
    if (node_.accelerators == 0 || diagnostics_.has_errors()) return;
    const bool on_air = std::holds_alternative<AirPath>(heat_.path);
    double source_c = on_air ? cooling_.air.supply_c : cdu_.supply_c;
    if (heat_.bath_j_per_k > 0) source_c = design_bath_c();
    const int accelerators = spec_.nodes * node_.accelerators;
    const ChipSide side = chip_side(
        heat_, node_.chip.package_k_per_w,
        {heat_.design_w, heat_.design_liquid_w, accelerator_w_, accelerators * accelerator_w_, accelerators, heat_.design_w_per_k});
    const auto point = settled_chip(node_.chip, accelerator_w_, source_c + side.above_source_k, side.resistance_k_per_w);
    if (point.junction_c > node_.chip.throttle_c)
      problem("W-COOL-030", degrees_text(point.junction_c), degrees_text(node_.chip.throttle_c));
  }

 private:
  void problem(const char* code, std::string value, std::string limit = {}) {
    diagnostics_.add(code, where_, std::move(value), std::move(limit), {{"name", spec_.id}});
  }

  /// Powers at full load, and the coolant stream that carries the liquid share at the CDU's design rise.
  void size() {
    heat_.design_w = uniform_rack_input_w(plan_, spec_, 1, 1);
    heat_.design_liquid_w = uniform_rack_liquid_w(plan_, spec_, 1, 1);
    heat_.design_w_per_k = heat_.design_liquid_w / cdu_.design_rise_k;
  }

  bool takes_heat() {
    if (heat_.design_liquid_w > 0) return true;
    problem("E-COOL-033", power_text(heat_.design_liquid_w));
    return false;
  }

  void bath(DielectricFluid kind, double fluid_m3, double liquid_fraction, double effectiveness, double pump_w) {
    const Dielectric& fluid = dielectric(kind);
    spec_.liquid_fraction = liquid_fraction;
    heat_.fan_ratio = 0;
    heat_.pump_w = pump_w;
    heat_.bath_j_per_k = fluid.density_kg_per_m3 * fluid.specific_heat_j_per_kg_k * fluid_m3;
    heat_.exchanger_effectiveness = effectiveness;
    size();
    if (fluid.pfas) problem("H-COOL-030", std::string(choices_of(kind)[static_cast<std::size_t>(kind)].title.en));
  }

  double design_bath_c() const {
    if (const auto* boiling = std::get_if<BoilingPath>(&heat_.path)) return boiling->boiling.saturation_c;
    return cdu_.supply_c + cdu_.design_rise_k / heat_.exchanger_effectiveness;
  }

  void stays_liquid(DielectricFluid kind) {
    const auto& boiling = dielectric(kind).boiling;
    if (boiling && design_bath_c() >= boiling->saturation_c)
      problem("E-COOL-035", degrees_text(design_bath_c()), degrees_text(boiling->saturation_c));
  }

  const CoolingPlant& cooling_;
  const CduGroup& cdu_;
  const std::string& where_;
  Plan& plan_;
  RackSpec& spec_;
  RackHeat& heat_;
  const NodeSpec& node_;
  double accelerator_w_;
  Diagnostics& diagnostics_;
};

}  // namespace

void resolve_rack_heat(const RackType& type, const CoolingPlant& cooling, const std::string& where, Plan& plan, RackSpec& spec,
                       Diagnostics& diagnostics) {
  RackHeatResolver resolver(cooling, where, plan, spec, diagnostics);
  std::visit(resolver, type.cooling);
  resolver.check_junction();
}

}  // namespace icctwin
