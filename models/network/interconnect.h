#pragma once
// Measured behaviour of collectives on one kind of link.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/network/collective.h"

namespace icctwin {

/// Shares are over the line rate per direction, so that one sheet serves cards of any rate; a sheet of one generation states its rate.
struct Interconnect {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;       ///< as tables of measurements call it
  std::vector<std::string> accelerators;  ///< catalog ids that have it as scale-up link
  bool scale_up = false;                  ///< inside a node; else the network between nodes
  std::optional<double> rate_bytes_per_s;
  double latency_s = 2e-5;
  double latency_per_peer_s = 5e-6;
  double bandwidth_share = 0.8;
  double broadcast_share = 1;  ///< of the bandwidth, in broadcast and reduce
  double in_network_share = 0;

  std::string fitted_to;
  std::vector<std::string> fitted_cases;  ///< rows of the measurements that were used; all others are a test
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const Interconnect&) const = default;
  static void describe(Describe<Interconnect>&);

  LinkTerms terms(double rate_bytes_per_s) const;
};

/// The scale-up link of an accelerator, else the first one that is for all; nullptr if there is none.
const Interconnect* find_scale_up(const std::vector<Interconnect>& list, const std::string& accelerator);
/// The network between nodes; nullptr if there is none.
const Interconnect* find_scale_out(const std::vector<Interconnect>& list);

}  // namespace icctwin
