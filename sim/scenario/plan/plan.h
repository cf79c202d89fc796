#pragma once
// The plan: the constant, resolved form of a scenario. Names are indices, catalog entries are merged, every default is explicit.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/cooling/chip.h"
#include "models/network/clos.h"
#include "models/network/iteration.h"
#include "models/power/converter.h"
#include "models/site/carbon.h"
#include "models/site/tariff.h"
#include "models/site/weather.h"
#include "models/workload/job_record.h"
#include "sim/scenario/model/scenario.h"
#include "sim/scenario/plan/cooling_plan.h"
#include "sim/scenario/plan/economics_plan.h"
#include "sim/scenario/plan/onsite_plan.h"
#include "sim/scenario/plan/outage_plan.h"
#include "sim/scenario/plan/power_plan.h"
#include "sim/scenario/plan/rack_heat.h"
#include "sim/scenario/plan/reliability_plan.h"
#include "sim/scenario/plan/service_plan.h"

namespace icctwin {

/// One server model: powers of the whole node on its direct-current side.
struct NodeSpec {
  std::string id;
  std::string accelerator;  ///< id of its sheet; empty: none
  int accelerators = 0;
  int scale_up_accelerators = 0;                         ///< joined by one scale-up network, this node's included
  double accelerator_idle_w = 0, accelerator_max_w = 0;  ///< of one
  Chip chip;                                             ///< its thermal data
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
  double width_mm = 600, depth_mm = 1200, height_u = 42;
  double rated_w = 0;          ///< 0: none is stated
  double switch_w = 0;         ///< of all its switches
  int nodes_per_group = 1;     ///< nodes that share one converter of the shelf
  Converter shelf = {};        ///< of one group
  double liquid_fraction = 0;  ///< of the rack's input; a rear door's at design
  RackHeat heat;
};

struct PlanRack {
  std::string id;
  std::size_t hall = 0, row = 0, spec = 0, cdu = 0;
  std::size_t first_node = 0, first_group = 0, groups = 0;
  double x_mm = 0, y_mm = 0;
  bool measured = false;  ///< a measured series gives its power: no jobs run there
};

/// "A-01-n03": the node of a rack with this index, as results call it.
std::string node_name(const PlanRack& rack, int index);

struct PlanRow {
  std::string id;
  std::size_t hall = 0;
  double busway_rated_w = 0;
  std::size_t in_hall = 0;  ///< index of the scenario's row that it is a copy of
  double rotation_deg = 0;
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
  IterationShares communication = {};  ///< over the fabric; none: it is never slowed down by others
  TrafficPattern traffic = TrafficPattern::ring;
  double checkpoint_bytes = 0;                        ///< 0: not known
  std::optional<std::size_t> service = std::nullopt;  ///< a replica of it, which runs until the run ends
  // Of a described training: what a second of work is worth (tokens of language models, samples of others), and the peak that it is
  // measured by; how far its power swings within a step.
  double tokens_per_s = 0, samples_per_s = 0, model_flop_per_s = 0, peak_flop_per_s = 0, swing_w = 0;
  std::optional<double> waiting_utilisation = std::nullopt;  ///< while it stands still for a checkpoint; none: as at work
  // Of work between checkpoints (0: none), standstill for one, until it can be used, and before an interrupted job works again.
  double checkpoint_interval_s = 0, checkpoint_pause_s = 0, checkpoint_delay_s = 0, restart_s = 0;
};

/// A measured series that plays onto racks; every sample holds until the next one.
struct PlanTelemetry {
  struct Column {
    std::vector<std::size_t> racks;  ///< share the power evenly
    std::vector<double> power_w;     ///< their input together, by sample
  };
  std::string source;        ///< id of the workload source
  std::vector<double> at_s;  ///< when each sample begins, after the start of the run; the first not later than the start
  std::vector<Column> columns;
};

/// The sample in force at a time of the run, which must not be before the first one.
std::size_t sample_at(const PlanTelemetry& telemetry, double time_s);

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

/// A value that was looked up in a shipped table, or computed from others, for the list of inputs.
struct FoundInput {
  std::string pointer, title, title_zh, value, unit, source;
  bool unverified = false;
  std::string origin = "catalog";
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
  OnsitePlan onsite;
  CoolingPlan cooling;
  std::vector<PlanOutage> outages;
  std::vector<PlanService> services;
  std::optional<ClosFabric> clos;              ///< none: nothing is shared between jobs
  std::optional<ReliabilityPlan> reliability;  ///< none: nothing fails

  WeatherSeries weather;
  double pressure_fallback_pa = 101325;
  CarbonSeries carbon;
  std::string carbon_source;
  bool carbon_unverified = false;
  double embodied_kg_per_s = 0;  ///< carbon of making the equipment, over its life
  std::vector<Rating> ratings;   ///< standards and limits that apply
  Tariff tariff;
  double water_price_cny_per_m3 = 0;
  std::optional<EconomicsPlan> economics;
  std::vector<double> water_source_c;  ///< of sea, river or lake by month; empty: none (models/site/water_source.h)

  SchedulerPolicy scheduler = SchedulerPolicy::easy;
  std::vector<PlanJob> jobs;  ///< by submit time, ties in the order of the sources
  std::optional<TraceSummary> trace;
  std::vector<PlanTelemetry> telemetry;

  std::vector<FoundInput> found_inputs;
  std::vector<InputFile> files;
  std::vector<ClockNote> clock;
};

/// Direct-current power of a node, fans included, at uniform utilisations [W].
double node_direct_current_w(const NodeSpec& spec, double accelerator_utilisation, double cpu_utilisation, double fan_ratio = 1);

/// Air through a node over that at full load: x = max(x_min, P_dc / P_dc,max) [-].
double node_air_flow_ratio(const NodeSpec& spec, double direct_current_w);

/// Fan power of a node by the cube law, air flow in proportion to its other power [W].
///
/// P = P_max x^3 with x of node_air_flow_ratio. Left out: inlet temperature. Source: fan affinity law.
double node_fan_w(const NodeSpec& spec, double direct_current_w);

/// Input power of a rack with all nodes at the same utilisations [W].
double uniform_rack_input_w(const Plan& plan, const RackSpec& spec, double accelerator_utilisation, double cpu_utilisation);

/// Heat of that rack that goes into liquid [W].
double uniform_rack_liquid_w(const Plan& plan, const RackSpec& spec, double accelerator_utilisation, double cpu_utilisation);

/// Share of a rack's input that goes to liquid at full load [-].
double design_liquid_ratio(const Plan& plan, const RackSpec& spec);

}  // namespace icctwin
