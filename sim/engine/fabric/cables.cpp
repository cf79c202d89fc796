#include "sim/engine/fabric/cables.h"

#include <algorithm>

namespace icctwin {

Cables::Cables(const ClosFabric& fabric) : fabric_(fabric) {
  std::size_t next = 0;
  const auto add = [&](std::size_t bundles, std::size_t cables) {
    for (std::size_t b = 0; b < bundles; ++b, next += cables) first_.push_back(static_cast<std::uint32_t>(next));
  };
  add(leaves(fabric), leaf_cables(fabric));
  add(pods(fabric), pod_cables(fabric));
  failed_.assign(first_.size(), 0);
  first_.push_back(static_cast<std::uint32_t>(next));
  failures_.assign(next, 0);
}

double Cables::working_share(std::uint32_t bundle) const {
  const auto all = static_cast<double>(in_bundle(bundle));
  return (all - static_cast<double>(failed_[bundle])) / all;
}

std::uint32_t Cables::bundle_of(std::uint32_t cable) const {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(first_, cable) - first_.begin() - 1);
}

std::vector<std::uint32_t> Cables::of_spine(std::size_t spine) const {
  const std::size_t of_pod = spines(fabric_), pod = spine / of_pod;
  const std::size_t all_leaves = leaves(fabric_);
  std::vector<std::uint32_t> cables;
  const auto add = [&](std::size_t bundle) {
    for (std::size_t cable = first_[bundle] + spine % of_pod; cable < first_[bundle + 1]; cable += of_pod)
      cables.push_back(static_cast<std::uint32_t>(cable));
  };
  const std::size_t size = fabric_.leaves_per_pod > 0 ? static_cast<std::size_t>(fabric_.leaves_per_pod) : all_leaves;
  for (std::size_t leaf = pod * size; leaf < std::min(all_leaves, (pod + 1) * size); ++leaf) add(leaf);
  if (fabric_.leaves_per_pod > 0) add(all_leaves + pod);
  return cables;
}

std::vector<std::uint32_t> Cables::working(std::uint32_t bundle, std::size_t most) const {
  std::vector<std::uint32_t> cables;
  for (std::uint32_t cable = first_[bundle]; cable < first_[bundle + 1] && cables.size() < most; ++cable)
    if (failures_[cable] == 0) cables.push_back(cable);
  return cables;
}

std::vector<std::uint32_t> Cables::fail(const std::vector<std::uint32_t>& cables) {
  std::vector<std::uint32_t> changed;
  for (const std::uint32_t cable : cables) {
    if (failures_[cable]++ > 0) continue;
    const std::uint32_t bundle = bundle_of(cable);
    ++failed_[bundle];
    changed.push_back(bundle);
  }
  std::ranges::sort(changed);
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  return changed;
}

std::vector<std::uint32_t> Cables::repair(const std::vector<std::uint32_t>& cables) {
  std::vector<std::uint32_t> changed;
  for (const std::uint32_t cable : cables) {
    if (--failures_[cable] > 0) continue;
    const std::uint32_t bundle = bundle_of(cable);
    --failed_[bundle];
    changed.push_back(bundle);
  }
  std::ranges::sort(changed);
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  return changed;
}

}  // namespace icctwin
