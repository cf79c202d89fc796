#pragma once
// The scenario (方案): a plain value, what the user edits. See docs/reference.md, generated from describe().
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/compute/accelerator.h"
#include "models/compute/node_type.h"
#include "models/compute/rack_type.h"
#include "models/cooling/chiller_record.h"
#include "models/site/rating.h"
#include "sim/scenario/model/building.h"
#include "sim/scenario/model/cooling.h"
#include "sim/scenario/model/economics.h"
#include "sim/scenario/model/fabric.h"
#include "sim/scenario/model/operations.h"
#include "sim/scenario/model/power.h"
#include "sim/scenario/model/site.h"
#include "sim/scenario/model/workload.h"

namespace icctwin {

struct Simulation {
  std::string start = "2025-01-01T00:00:00+08:00";
  double duration_s = 86400;
  double thermal_step_s = 15;
  double output_step_s = 900;
  double rack_output_step_s = 3600;
  std::int64_t seed = 1;
  bool rack_series = true;
  std::vector<std::string> report_languages = {"en", "zh"};
  bool operator==(const Simulation&) const = default;
  static void describe(Describe<Simulation>&);
};

/// Carbon of making equipment, spread evenly over its life.
struct EmbodiedCarbon {
  std::string id;
  double carbon_kg = 0;  ///< of one
  int count = 1;
  double lifetime_years = 5;
  std::string source;
  bool operator==(const EmbodiedCarbon&) const = default;
  static void describe(Describe<EmbodiedCarbon>&);
};

struct Scenario {
  std::string format = "icctwin.scenario/1";
  std::string id;
  std::string name, name_zh;
  std::string description, description_zh;
  std::string site_file;  ///< its site takes the place of `site`
  Site site;
  std::vector<Accelerator> accelerators;  ///< beside the shipped catalog
  std::vector<NodeType> node_types;
  std::vector<RackType> rack_types;
  std::vector<ChillerRecord> chillers;
  std::vector<Hall> halls;
  Fabric fabric;
  PowerChain power;
  CoolingPlant cooling;
  std::vector<WorkloadSource> workload;
  std::vector<EmbodiedCarbon> embodied_carbon;
  std::optional<Economics> economics;  ///< absent: no capital, no cost over time
  std::vector<Rating> ratings;         ///< beside the shipped tables
  Operations operations;
  Simulation simulation;
  RawJson view;

  bool operator==(const Scenario&) const = default;
  static void describe(Describe<Scenario>&);
};

}  // namespace icctwin
