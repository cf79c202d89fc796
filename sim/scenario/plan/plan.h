#pragma once
// The plan: the constant, resolved form of a scenario. Names are indices, catalog entries are merged, every default is explicit.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/cooling/chiller.h"
#include "models/cooling/coolant.h"
#include "models/cooling/dry_cooler.h"
#include "models/cooling/tower.h"
#include "models/power/converter.h"
#include "models/power/transformer.h"
#include "models/site/carbon.h"
#include "models/site/tariff.h"
#include "models/site/weather.h"
#include "models/workload/job_record.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin {

/// One server model: powers of the whole node on its direct-current side.
struct NodeSpec {
  std::string id;
  int accelerators = 0;
  double accelerator_idle_w = 0, accelerator_max_w = 0;  ///< of one
  double cpu_idle_w = 0, cpu_max_w = 0;
  double memory_w = 0, nic_w = 0, storage_w = 0, other_w = 0;
  double fan_max_w = 0, fan_min_ratio = 0;
  double direct_current_max_w = 0;  ///< without fans; the load at which the fans run at full air flow
  Converter supply = {};
};

/// One rack model.
struct RackSpec {
  std::string id;
  std::size_t node_spec = 0;
  int nodes = 0;
  double switch_w = 0;      ///< of all its switches
  int nodes_per_group = 1;  ///< nodes that share one converter of the shelf
  Converter shelf = {};     ///< of one group
  double liquid_fraction = 0;
};

struct PlanRack {
  std::string id;
  std::size_t hall = 0, row = 0, spec = 0, cdu = 0;
  std::size_t first_node = 0, first_group = 0, groups = 0;
  double x_mm = 0, y_mm = 0;
};

struct PlanRow {
  std::string id;
  std::size_t hall = 0;
  double busway_rated_w = 0;
};

/// Power chain with every count and rating explicit.
struct PowerPlan {
  Transformer transformer;
  Converter ups;  ///< of one unit
  int ups_units = 1;
  double busway_loss_ratio = 0, tap_rated_w = 0;
  double lighting_w = 0;
  bool cooling_on_ups = false;
};

/// A pumped loop at design; power follows the cube of the flow ratio.
struct LoopPlan {
  double supply_c = 0;
  double design_heat_w = 0;
  double design_capacity_w_per_k = 0;  ///< flow times specific heat at design
  double min_flow_ratio = 1;
  double pump_w = 0;  ///< at design flow
  double exchanger_effectiveness = 0;
  double heat_capacity_j_per_k = 0;
};

struct CoolingPlan {
  // CDUs: all alike.
  std::size_t cdus = 0;
  double cdu_supply_c = 0, cdu_capacity_w = 0, cdu_design_rise_k = 0;
  double cdu_capacity_w_per_k = 0;  ///< secondary flow times specific heat of one CDU
  double cdu_effectiveness = 0;     ///< of the exchanger, on the smaller stream
  double cdu_heat_capacity_j_per_k = 0;
  double cdu_pump_w = 0, cdu_min_flow_ratio = 1;
  bool cdu_pump_fixed = false;
  LoopPlan facility, chilled;
  // Room air.
  double air_supply_c = 0, air_capacity_w = 0, air_capacity_w_per_k = 0, air_fan_w = 0, air_min_flow_ratio = 1, air_coil_effectiveness = 0;
  double air_heat_capacity_j_per_k = 0;
  // Chillers.
  std::optional<CarnotChiller> carnot;
  const ElectricEirChiller* record = nullptr;
  int chiller_units = 0;
  bool trim_chiller = false;
  double chiller_capacity_w = 0;
  // Condenser loop and heat rejection.
  double rejection_capacity_w = 0;
  double condenser_capacity_w_per_k = 0, condenser_pump_w = 0, condenser_min_flow_ratio = 1, condenser_heat_capacity_j_per_k = 0;
  std::optional<MerkelTower> tower;
  std::optional<DryCooler> dry_cooler;
  double rejection_fan_w = 0, set_approach_k = 0, leaving_min_c = 0, leaving_max_c = 0;
  double cycles_of_concentration = 3, drift_ratio = 0;
};

struct PlanJob {
  std::string id = {}, source = {}, user = {};
  double submit_s = 0;  ///< after the start of the run; negative for a job carried over from before it
  double duration_s = 0, requested_s = 0;
  int nodes = 0;         ///< whole nodes; 0: counted in accelerators
  int accelerators = 0;  ///< of the job; filled for whole nodes as well when the type is known
  double accelerator_fraction = 1;
  double accelerator_utilisation = 0, cpu_utilisation = 0;
  std::uint64_t node_specs = ~std::uint64_t{0};  ///< bit k: node spec k may run it
  bool carried_over = false;
};

enum class SchedulerPolicy { fcfs, easy };

/// A file the scenario reads, for the manifest.
struct InputFile {
  std::string role, path, sha256;
  std::uint64_t bytes = 0;
};

/// How an input's clock was mapped onto the run's.
struct ClockNote {
  std::string what, en, zh;
};

struct Plan {
  Scenario scenario;  ///< as read, overrides applied
  std::string scenario_sha256;
  double start_unix_s = 0;
  int utc_offset_s = 0;
  double duration_s = 0;

  std::vector<NodeSpec> node_specs;
  std::vector<RackSpec> rack_specs;
  std::vector<PlanRow> rows;
  std::vector<PlanRack> racks;
  std::size_t nodes = 0, accelerators = 0;
  std::vector<std::string> hall_ids;

  double fabric_w = 0;  ///< switches and optical modules outside the racks
  /// Largest powers: every part at its maximum; the air side takes the heat of busways and lighting too.
  double design_it_w = 0, design_liquid_w = 0, design_air_w = 0;
  PowerPlan power;
  CoolingPlan cooling;

  WeatherSeries weather;
  double pressure_fallback_pa = 101325;
  CarbonSeries carbon;
  std::string carbon_source;
  bool carbon_unverified = false;
  Tariff tariff;
  double water_price_cny_per_m3 = 0;

  SchedulerPolicy scheduler = SchedulerPolicy::easy;
  std::vector<PlanJob> jobs;  ///< by submit time, ties in the order of the sources
  std::optional<TraceSummary> trace;

  std::vector<InputFile> files;
  std::vector<ClockNote> clock;
};

/// Direct-current power of a node, fans included, at uniform utilisations [W].
double node_direct_current_w(const NodeSpec& spec, double accelerator_utilisation, double cpu_utilisation);

/// Fan power of a node by the cube law, air flow in proportion to its other power [W].
///
/// P = P_max x^3 with x = max(x_min, P_dc / P_dc,max). Left out: inlet temperature. Source: fan affinity law.
double node_fan_w(const NodeSpec& spec, double direct_current_w);

/// Input power of a rack with all nodes at the same utilisations [W].
double uniform_rack_input_w(const Plan& plan, const RackSpec& spec, double accelerator_utilisation, double cpu_utilisation);

}  // namespace icctwin
