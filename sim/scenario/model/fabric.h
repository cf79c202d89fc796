#pragma once
// The network fabric (组网) as link classes and switch groups. Their power is booked; contention is not modelled yet.
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// Equal links between two tiers, as one bundle.
struct LinkClass {
  std::string id;
  std::string from, to;  ///< tiers, for example "node", "leaf", "spine"
  int count = 0;
  double bandwidth_bytes_per_s = 50e9;
  double latency_s = 1e-6;
  int transceivers_per_link = 2;
  double transceiver_w = 0;
  bool operator==(const LinkClass&) const = default;
  static void describe(Describe<LinkClass>&);
};

/// Equal switches of one tier that stand outside the compute racks.
struct SwitchGroup {
  std::string id;
  std::string tier;
  int count = 0;
  double power_w = 0;  ///< of one, without transceivers
  bool operator==(const SwitchGroup&) const = default;
  static void describe(Describe<SwitchGroup>&);
};

struct Fabric {
  std::vector<LinkClass> link_classes;
  std::vector<SwitchGroup> switches;
  RawJson view;
  bool operator==(const Fabric&) const = default;
  static void describe(Describe<Fabric>&);
};

}  // namespace icctwin
