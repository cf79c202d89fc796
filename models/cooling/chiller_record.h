#pragma once
// Data sheet of a water chiller: a measured record for the ElectricEIR model of chiller.h.
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/accelerator.h"
#include "models/cooling/chiller.h"

namespace icctwin {

struct ChillerRecord {
  std::string id;
  std::string name, vendor;
  double capacity_w = 0, cop = 0;
  double plr_min = 0.1, plr_max = 1, plr_min_unload = 0.1;
  double flow_evaporator_kg_per_s = 0, flow_condenser_kg_per_s = 0;
  double evaporator_leaving_min_c = 0, evaporator_leaving_max_c = 0;
  double condenser_entering_min_c = 0, condenser_entering_max_c = 0;
  std::vector<double> cap_ft, eir_ft;  ///< six coefficients each
  std::vector<double> eir_fplr;        ///< three
  double motor_efficiency = 1;
  Confidence confidence = Confidence::low;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const ChillerRecord&) const = default;
  static void describe(Describe<ChillerRecord>&);
};

/// Whether the lists have six, six and three coefficients and the ranges rise.
bool is_complete(const ChillerRecord& record);

/// The machine of a complete record.
ElectricEirChiller chiller_of(const ChillerRecord& record);

}  // namespace icctwin
