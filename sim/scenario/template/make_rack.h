#pragma once
// The rack types of a new center: from the catalog where it has what was asked for, else copies of its sheets with one change each.
#include <string>

#include "models/base/diagnostics.h"
#include "sim/scenario/model/scenario.h"
#include "sim/scenario/template/center_size.h"

namespace icctwin {

/// The rack type of the options with the cooling that was asked for. One that is not in the catalog is put into the scenario.
///
/// Another rack of the same accelerator and server count with that cooling is taken before a sheet is changed. Nothing, and an error, if
/// the catalog has no rack type with accelerators of that id.
const RackType* choose_rack(const CenterOptions& options, const Catalog& catalog, Scenario& scenario, Diagnostics& diagnostics);

/// The same rack with fewer servers, put into the scenario; its id.
std::string add_shorter_rack(const RackType& rack, int nodes, Scenario& scenario);

}  // namespace icctwin
