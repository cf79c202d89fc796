#pragma once
// Which cables of the fabric are out of service, and what share of each bundle that leaves.
//
// A cable that has failed twice is back when both repairs are done. Cables are numbered through all bundles (models/network/clos.h).
#include <cstdint>
#include <vector>

#include "models/network/clos.h"

namespace icctwin {

class Cables {
 public:
  explicit Cables(const ClosFabric& fabric);

  std::size_t bundles() const { return failed_.size(); }
  std::size_t in_bundle(std::uint32_t bundle) const { return first_[bundle + 1] - first_[bundle]; }
  std::size_t failed(std::uint32_t bundle) const { return failed_[bundle]; }
  double working_share(std::uint32_t bundle) const;

  std::uint32_t bundle_of(std::uint32_t cable) const;
  /// Those that end in a spine; spines are numbered through the pods.
  std::vector<std::uint32_t> of_spine(std::size_t spine) const;
  /// The first `most` that work.
  std::vector<std::uint32_t> working(std::uint32_t bundle, std::size_t most) const;

  /// Both return the bundles that have lost or won a cable, rising.
  std::vector<std::uint32_t> fail(const std::vector<std::uint32_t>& cables);
  std::vector<std::uint32_t> repair(const std::vector<std::uint32_t>& cables);

 private:
  ClosFabric fabric_;
  std::vector<std::uint32_t> first_;     ///< cable by bundle, and the number of all
  std::vector<std::uint16_t> failures_;  ///< by cable: that are not repaired yet
  std::vector<std::size_t> failed_;      ///< by bundle: cables
};

}  // namespace icctwin
