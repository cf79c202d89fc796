#pragma once
// The network of a new center: leaves, spines and a core of one switch type, with as many ports as the cards need.
#include "models/network/switch_gear.h"
#include "sim/scenario/model/fabric.h"
#include "sim/scenario/template/center_options.h"

namespace icctwin {

/// One network card for each accelerator at the rate of a switch port, `cards` in each of the nodes.
Fabric make_fabric(const CenterOptions& options, const SwitchType& gear, int nodes, int cards);

}  // namespace icctwin
