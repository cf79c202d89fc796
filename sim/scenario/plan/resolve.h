#pragma once
// From scenario to plan. Each step resolves one part and reports what cannot be built or run as written.
#include <filesystem>
#include <optional>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// Where relative paths of a scenario and the shipped data lie.
struct Places {
  std::filesystem::path scenario_dir, data_dir;
};

/// Adds what was found in files of the scenario, with their paths as the scenario writes them: results must not tell where they were made.
void append_relative(Diagnostics& diagnostics, const Diagnostics& found, const Places& places);

/// The plan of a scenario; nothing, and errors, if it cannot be run.
///
/// With `read_files` false the files named in the scenario are not read (weather, traces, carbon): a quick check of a large center.
std::optional<Plan> make_plan(const Scenario& scenario, const Catalog& catalog, const Places& places, bool read_files,
                              Diagnostics& diagnostics);

// The steps, in order; each needs those before it.
void resolve_ids(const Scenario& scenario, Diagnostics& diagnostics);
void resolve_clock(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);
void resolve_equipment(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics);
void resolve_fabric(const Fabric& fabric, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics);
void resolve_building(const Scenario& scenario, Plan& plan);
void resolve_cooling(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics);
/// Needs plant and power chain.
void resolve_outages(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);
/// Needs racks and nodes.
void resolve_failures(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);
/// Interruptions that a job on its share of the center meets [1/s].
double interruptions_per_s(const Plan& plan, const PlanJob& job);
/// Fills the checkpoints of a job.
void resolve_checkpoints(const Checkpoints& words, const Plan& plan, PlanJob& job);
void check_checkpoints(const Checkpoints& words, const std::string& where, Diagnostics& diagnostics);
void resolve_power(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);
void resolve_site(const Scenario& scenario, const Places& places, bool read_files, Plan& plan, Diagnostics& diagnostics);
void resolve_telemetry(const TelemetrySource& source, const std::string& where, const Places& places, Plan& plan, Diagnostics& diagnostics);
/// Needs everything that has a size.
void resolve_economics(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics);
void resolve_onsite(const Scenario& scenario, bool read_files, Plan& plan, Diagnostics& diagnostics);
/// Appends the jobs of a source with their ids as they stand there.
void resolve_training(const TrainingSource& source, const std::string& where, const Scenario& scenario, const Catalog& catalog,
                      const Places& places, Plan& plan, Diagnostics& diagnostics);
/// Appends a service and its replicas as jobs.
void resolve_service(const ServiceSource& source, const std::string& where, const Scenario& scenario, const Catalog& catalog,
                     const Places& places, Plan& plan, Diagnostics& diagnostics);
void resolve_workload(const Scenario& scenario, const Catalog& catalog, const Places& places, bool read_files, Plan& plan,
                      Diagnostics& diagnostics);

}  // namespace icctwin
