#pragma once
// The shipped catalog of accelerators, node types, rack types, chillers, optical modules and switches (models/data).
#include <filesystem>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/accelerator.h"
#include "models/compute/node_type.h"
#include "models/compute/rack_type.h"
#include "models/cooling/chiller_record.h"
#include "models/network/switch_gear.h"

namespace icctwin {

struct Catalog {
  std::vector<Accelerator> accelerators;
  std::vector<NodeType> node_types;
  std::vector<RackType> rack_types;
  std::vector<ChillerRecord> chillers;
  std::vector<Optics> optics;
  std::vector<SwitchType> switches;

  // The entry with an id; nullptr if there is none.
  const Accelerator* find_accelerator(std::string_view id) const;
  const NodeType* find_node_type(std::string_view id) const;
  const RackType* find_rack_type(std::string_view id) const;
  const ChillerRecord* find_chiller(std::string_view id) const;
};

/// Reads the files of these names (accelerators.json and so on) of a data folder and checks their references.
Catalog read_catalog(const std::filesystem::path& data_dir, Diagnostics& diagnostics);

/// The data folder: $ICCTWIN_DATA_DIR, else share/icctwin/data beside the program's folder, else models/data in a folder above the program.
///
/// Where none of them exists, the installed place is named, so that the problem that follows says where data was expected.
std::filesystem::path find_data_dir();

}  // namespace icctwin
