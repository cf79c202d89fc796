#pragma once
// How the center is run (运行): scheduling, power cap, and outages that the study wants to see.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "sim/scenario/model/failures.h"

namespace icctwin {

/// What an outage takes out of service.
enum class OutageEquipment { grid, cdu, cdu_pump, facility_pump, chilled_pump, condenser_pump, chiller, tower_cell, air_handler };
std::vector<Choice> choices_of(OutageEquipment);

/// Units of one kind that stand still for a time, so that a study shows what follows.
struct Outage {
  std::string id;
  OutageEquipment equipment = OutageEquipment::cdu;
  int index = 0;  ///< first CDU concerned, counted from 0; nothing for equipment of the whole plant
  int units = 1;
  double begin_s = 0;
  double duration_s = 3600;
  bool operator==(const Outage&) const = default;
  static void describe(Describe<Outage>&);
};

/// Where the scheduler puts a job that has a choice.
enum class Placement { packed, spread };
std::vector<Choice> choices_of(Placement);

struct Operations {
  std::string scheduler = "easy";  ///< name in the policy table
  Placement placement = Placement::packed;
  double requested_time_factor = 2.0;  ///< requested time = factor x duration where the trace states none
  std::optional<double> accelerator_cap_w;
  double cap_exponent = 3.0;
  std::vector<Outage> outages;
  std::optional<Failures> failures;
  bool operator==(const Operations&) const = default;
  static void describe(Describe<Operations>&);
};

}  // namespace icctwin
