#include "sim/scenario/template/make_center.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/base/conversions.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/template/center_layout.h"
#include "sim/scenario/template/make_fabric.h"
#include "sim/scenario/template/make_rack.h"
#include "sim/scenario/template/make_workload.h"

namespace icctwin {
namespace {

constexpr double thermal_step_s = 60;
constexpr double rating_margin = 1.1;
constexpr double battery_hours = 2;
constexpr double approach_k = 4;  // of the CDU's exchanger, its default

/// The next rating of a series of sizes that makers offer; beyond them whole multiples of the largest.
double next_rating(double needed_w, std::initializer_list<double> series_w) {
  for (const double one : series_w)
    if (one >= needed_w) return one;
  const double largest = std::max(series_w);
  return std::ceil(needed_w / largest) * largest;
}

/// Supply of the liquid that the default resistances of each technology allow (scenarios/studies/cooling_technologies.json).
double usual_supply_c(CoolingKind kind) {
  switch (kind) {
    case CoolingKind::rear_door:
      return 20;
    case CoolingKind::immersion:
      return 30;
    default:
      return 38;
  }
}

void set_power(const CenterOptions& options, double rack_w, double row_w, Scenario& scenario) {
  PowerChain& power = scenario.power;
  power.paths = options.redundancy == Redundancy::doubled ? 2 : 1;
  const int spare = options.redundancy == Redundancy::spare ? 1 : 0;
  const auto with_spare = [&](auto bank) {
    bank.redundant_units = spare;
    return bank;
  };
  switch (options.supply) {
    case SupplyKind::none:
      power.ups = NoUps{};
      break;
    case SupplyKind::ups:
      power.ups = with_spare(UpsBank{});
      break;
    case SupplyKind::hvdc:
      power.ups = with_spare(HvdcBank{});
      break;
    case SupplyKind::dc_800v:
      power.ups = with_spare(Dc800Bank{});
      break;
  }
  power.busway.tap_rated_w = next_rating(rack_w * rating_margin, {32e3, 63e3, 100e3, 160e3, 250e3, 400e3});
  power.busway.rated_w = next_rating(row_w * rating_margin, {250e3, 400e3, 500e3, 630e3, 800e3, 1000e3, 1250e3, 1600e3, 2000e3, 2500e3});
  if (options.pv_w > 0) {
    PvPlant pv;
    pv.rated_w = options.pv_w;
    pv.tilt_deg = std::clamp(std::round(std::abs(scenario.site.latitude_deg)), 5.0, 40.0);
    pv.azimuth_deg = scenario.site.latitude_deg < 0 ? 0 : 180;
    power.pv = pv;
  }
  if (options.battery_kwh > 0) {
    BatteryPlant battery;
    battery.capacity_kwh = options.battery_kwh;
    battery.power_w = options.battery_kwh * 1e3 / battery_hours;
    if (std::holds_alternative<TimeOfUseTariff>(scenario.site.tariff)) battery.dispatch = TariffDispatch{};
    power.battery = battery;
  }
  if (options.generators) power.generators = GeneratorPlant{};
}

void set_cooling(const CenterOptions& options, CoolingKind kind, Scenario& scenario) {
  CoolingPlant& cooling = scenario.cooling;
  cooling.air.supply_c = options.air_supply_c;
  cooling.trim_chiller = true;
  if (options.rejection == RejectionKind::dry) cooling.heat_rejection = DryCoolerPlant{};
  if (kind == CoolingKind::air) return;
  cooling.cdu.supply_c = options.liquid_supply_c.value_or(usual_supply_c(kind));
  cooling.cdu.redundant_units = options.redundant_cdus;
  if (kind == CoolingKind::immersion) cooling.cdu.coolant = CoolantChoice::dielectric;
  cooling.facility_loop.supply_c = cooling.cdu.supply_c - approach_k;
}

CapitalCost price(const char* id, CostBasis basis, double price_cny, double years, double maintenance, const char* source) {
  return {id, basis, price_cny, years, maintenance, source, true};
}

/// Prices of the shipped cases: building, power and cooling. Servers have none, because no sheet of the catalog states one.
Economics usual_prices(const Scenario& scenario) {
  const char* estimate = "engineering estimate";
  Economics made;
  made.source = "prices of scenarios/cases/year_2000.json, servers and fabric left out";
  made.capital = {price("building", CostBasis::floor_m2, 5000, 40, 0, "3,000-5,000 CNY/m2, 51cps.net/1197.html (2025), without land"),
                  price("power-chain", CostBasis::facility_kw, 8000, 15, 0.02, estimate),
                  price("cooling", CostBasis::cooling_kw, 5000, 15, 0.03, estimate)};
  if (scenario.power.pv) made.capital.push_back(price("photovoltaics", CostBasis::pv_kw, 3000, 25, 0.015, estimate));
  if (scenario.power.battery) made.capital.push_back(price("battery", CostBasis::battery_kwh, 1000, 12, 0.01, estimate));
  if (scenario.power.generators) made.capital.push_back(price("generators", CostBasis::generator_kw, 2000, 20, 0.01, estimate));
  return made;
}

/// "+08:00" of an offset in hours.
std::string offset_words(double hours) {
  const int minutes = static_cast<int>(std::lround(std::abs(hours) * 60));
  return fmt::format("{}{:02}:{:02}", hours < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

Scenario make_center(const CenterOptions& options, const CenterPlace& place, const Catalog& catalog, Diagnostics& diagnostics) {
  Scenario scenario;
  scenario.id = options.id;
  scenario.site = place.site;
  const RackType* chosen = choose_rack(options, catalog, scenario, diagnostics);
  const auto gear =
      std::find_if(catalog.switches.begin(), catalog.switches.end(), [&](const auto& one) { return one.id == options.switch_type; });
  if (gear == catalog.switches.end()) {
    std::vector<std::string> ids;
    for (const SwitchType& one : catalog.switches) ids.push_back(one.id);
    diagnostics.add("E-IN-008", "switch_type", options.switch_type, nearest_name(options.switch_type, ids),
                    {{"kind", "switch type"}, {"kind_zh", "交换机型号"}});
  }
  if (!chosen || gear == catalog.switches.end()) return scenario;
  const RackType rack = *chosen;  // the list that holds it may grow
  const CenterSize size = center_size(catalog, options.rack_type, options.accelerators, options.rounding);
  const NodeType& node = *catalog.find_node_type(rack.node_type);
  // A sister of the rack may hold its accelerators in other servers.
  const int nodes = size.accelerators / node.accelerator_count;

  LayoutOptions layout;
  layout.racks = (nodes + rack.node_count - 1) / rack.node_count;
  layout.racks_per_row = options.racks_per_row;
  layout.rows_per_hall = options.rows_per_hall;
  if (nodes % rack.node_count != 0) layout.last_rack_type = add_shorter_rack(rack, nodes % rack.node_count, scenario);
  scenario.halls = lay_out(rack, layout);

  scenario.name = options.name.empty() ? fmt::format("A center of {} accelerators", size.accelerators) : options.name;
  scenario.name_zh = options.name_zh.empty() ? fmt::format("{} 卡智算中心", size.accelerators) : options.name_zh;
  scenario.fabric = make_fabric(options, *gear, nodes, std::max(1, node.accelerator_count));
  scenario.workload = make_workload(options, nodes, place.trace_file);
  scenario.simulation.start = "2025-07-07T00:00:00" + offset_words(scenario.site.utc_offset_h);
  scenario.simulation.duration_s = options.days * s_per_day;
  scenario.simulation.thermal_step_s = thermal_step_s;

  // The ratings of taps and busways follow from what the racks draw.
  Plan plan;
  resolve_equipment(scenario, catalog, plan, diagnostics);
  if (diagnostics.has_errors()) return scenario;
  double rack_w = 0;
  for (const RackSpec& spec : plan.rack_specs) rack_w = std::max(rack_w, uniform_rack_input_w(plan, spec, 1, 1));
  std::size_t longest = 0, row_racks = 0;
  for (std::size_t r = 0; r < plan.racks.size(); ++r) {
    row_racks = r > 0 && plan.racks[r].row == plan.racks[r - 1].row ? row_racks + 1 : 1;
    longest = std::max(longest, row_racks);
  }
  set_power(options, rack_w, rack_w * static_cast<double>(longest), scenario);
  set_cooling(options, cooling_kind(rack.cooling), scenario);
  scenario.economics = usual_prices(scenario);
  return scenario;
}

}  // namespace icctwin
