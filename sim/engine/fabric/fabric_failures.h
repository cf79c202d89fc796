#pragma once
// Cables and spine switches fail and come back: the bundles of the fabric carry what their working cables can.
//
// A bundle of n cables with k out of service has (n - k) / n of its capacity: flows spread over the cables that are left, at once
// (rerouting takes well below a second). With none left, jobs that need the bundle stand still until a cable is back, and their
// accelerators draw idle power meanwhile; a real job may be given up by its watchdog and start again, which is left out. Jobs inside one
// leaf, or without a communication profile, do not notice. Failed switches and optical modules draw what they always do.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/agenda.h"
#include "sim/engine/fabric/cables.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// Who has jobs on the bundles.
class BundleUser {
 public:
  virtual ~BundleUser() = default;
  virtual void capacity_changed(std::uint32_t bundle, double bytes_per_s) = 0;
  /// What happened to a bundle or spine, in words.
  virtual void fabric_event(const std::string& kind, const std::string& object, const std::string& detail) = 0;
};

class FabricFailures {
 public:
  FabricFailures(const Plan& plan, Agenda& agenda, BundleUser& user);

  /// Puts the scheduled ones on the agenda.
  void begin();
  /// A random failure of a kind that takes cables.
  void strike(const PlanFailureKind& kind, const Failure& failure);

 private:
  void lose(std::vector<std::uint32_t> cables, const std::string& object, const std::string& why, double repair_s);
  void tell(const std::vector<std::uint32_t>& bundles);
  std::string bundle_name(std::uint32_t bundle) const;
  std::string left_of(const std::vector<std::uint32_t>& cables) const;

  const Plan& plan_;
  Agenda& agenda_;
  BundleUser& user_;
  std::optional<Cables> cables_;  ///< none: no topology
  std::vector<double> whole_;     ///< by bundle: capacity with all cables
};

}  // namespace icctwin
