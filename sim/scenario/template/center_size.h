#pragma once
// How many accelerators become how many servers and racks, and what is left over.
#include <string>
#include <vector>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/template/center_options.h"

namespace icctwin {

struct CenterSize {
  int asked = 0;
  int per_node = 0, nodes_per_rack = 0;  ///< of the rack type
  int nodes = 0, racks = 0;
  int last_rack_nodes = 0;  ///< servers of a last rack that is not full; 0: all are full
  int accelerators = 0;

  int per_rack() const { return per_node * nodes_per_rack; }
};

/// Nothing but zeros for a rack type without accelerators or one that the catalog does not hold.
CenterSize center_size(const Catalog& catalog, const std::string& rack_type, int accelerators, Rounding rounding);

/// The sum that the size rests on: "28 racks x 72 = 2,016", "250 servers x 8 = 2,000; 62 racks of 4 and one of 2".
std::string size_words(const CenterSize& size, Rounding rounding, Language language);

/// Rack types that hold accelerators.
std::vector<const RackType*> accelerator_racks(const Catalog& catalog);
/// The accelerator of a rack type; nullptr if it has none.
const Accelerator* accelerator_of(const Catalog& catalog, const RackType& rack);
CoolingKind cooling_kind(const RackCooling& cooling);

}  // namespace icctwin
