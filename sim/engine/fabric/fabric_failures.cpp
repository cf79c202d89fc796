#include "sim/engine/fabric/fabric_failures.h"

#include <fmt/format.h>

#include <utility>

#include "models/base/conversions.h"

namespace icctwin {
namespace {}  // namespace

FabricFailures::FabricFailures(const Plan& plan, Agenda& agenda, BundleUser& user) : plan_(plan), agenda_(agenda), user_(user) {
  if (!plan.clos || !plan.reliability) return;
  cables_.emplace(*plan.clos);
  whole_ = bundle_capacities(*plan.clos);
}

void FabricFailures::begin() {
  if (!cables_) return;
  for (const PlanCableFailure& one : plan_.reliability->scheduled_cables)
    agenda_.at(one.begin_s, Turn::failure,
               [this, &one] { lose(cables_->working(one.bundle, one.cables), bundle_name(one.bundle), "scheduled", one.duration_s); });
}

void FabricFailures::strike(const PlanFailureKind& kind, const Failure& failure) {
  if (kind.scope == FailureScope::uplink) {
    const auto cable = static_cast<std::uint32_t>(failure.unit);
    lose({cable}, bundle_name(cables_->bundle_of(cable)), kind.id, failure.repair_s);
    return;
  }
  const std::size_t of_pod = spines(*plan_.clos);
  lose(cables_->of_spine(failure.unit), fmt::format("pod-{}/spine-{}", failure.unit / of_pod, failure.unit % of_pod), kind.id,
       failure.repair_s);
}

void FabricFailures::lose(std::vector<std::uint32_t> cables, const std::string& object, const std::string& why, double repair_s) {
  if (cables.empty()) return;  // all were out of service already
  tell(cables_->fail(cables));
  user_.fabric_event("link_failed", object,
                     fmt::format("{}, cables {}{}, {:.2f} h", why, cables.size(), left_of(cables), repair_s / s_per_h));
  const double back_s = agenda_.now_s() + repair_s;
  if (back_s >= plan_.duration_s) return;
  agenda_.at(back_s, Turn::failure, [this, object, cables = std::move(cables)] {
    tell(cables_->repair(cables));
    user_.fabric_event("link_repaired", object, fmt::format("cables {}{}", cables.size(), left_of(cables)));
  });
}

void FabricFailures::tell(const std::vector<std::uint32_t>& bundles) {
  for (const std::uint32_t bundle : bundles) user_.capacity_changed(bundle, whole_[bundle] * cables_->working_share(bundle));
}

std::string FabricFailures::bundle_name(std::uint32_t bundle) const {
  const std::size_t all_leaves = leaves(*plan_.clos);
  return bundle < all_leaves ? fmt::format("leaf-{}", bundle) : fmt::format("pod-{}", bundle - all_leaves);
}

// Of the bundle, where the cables are of one.
std::string FabricFailures::left_of(const std::vector<std::uint32_t>& cables) const {
  const std::uint32_t bundle = cables_->bundle_of(cables.front());
  if (cables_->bundle_of(cables.back()) != bundle) return {};
  return fmt::format(", {} of {} left", cables_->in_bundle(bundle) - cables_->failed(bundle), cables_->in_bundle(bundle));
}

}  // namespace icctwin
