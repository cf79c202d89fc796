#pragma once
// One valid scenario from the choices of a new center: a pure function of them, the site and the catalog.
#include "models/base/diagnostics.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/model/scenario.h"
#include "sim/scenario/template/center_options.h"

namespace icctwin {

/// What stands around a center that is made.
struct CenterPlace {
  Site site;               ///< its files must be reachable from where the scenario will stand
  std::string trace_file;  ///< the recorded week of WorkloadMix::trace
};

/// Sizes that are left to the engine (CDUs, UPS, transformers, chillers, heat rejection) stay left out. Errors if the catalog lacks what
/// the options name.
Scenario make_center(const CenterOptions& options, const CenterPlace& place, const Catalog& catalog, Diagnostics& diagnostics);

}  // namespace icctwin
