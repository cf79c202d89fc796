#pragma once
// Data sheet of a rack (机柜): nodes of one type, switches, power shelf and how its heat leaves.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/compute/node_type.h"
#include "models/compute/rack_cooling.h"

namespace icctwin {

/// Nodes are fed straight from the rack's supply.
struct NoShelf {
  static constexpr std::string_view tag = "none";
  bool operator==(const NoShelf&) const = default;
  static void describe(Describe<NoShelf>&);
};

/// Shared rectifiers: each unit feeds a fixed number of nodes and its share of the rack's switches, P_in = (P_out + constant) / efficiency.
struct LinearShelf {
  static constexpr std::string_view tag = "linear";
  int nodes_per_unit = 4;
  double constant_w = 0;
  double efficiency = 0.96;
  bool operator==(const LinearShelf&) const = default;
  static void describe(Describe<LinearShelf>&);
};

/// Power shelves on an efficiency curve that feed the whole rack.
struct CurveShelf {
  static constexpr std::string_view tag = "curve";
  std::string curve = "80plus_titanium";
  double rated_w = 33000;
  int units = 6;
  bool operator==(const CurveShelf&) const = default;
  static void describe(Describe<CurveShelf>&);
};

using PowerShelf = std::variant<NoShelf, LinearShelf, CurveShelf>;

struct RackType {
  std::string id;
  std::string name, name_zh;
  std::string node_type;
  int node_count = 1;
  int switch_count = 0;
  double switch_w = 0;  ///< of one switch, constant
  PowerShelf shelf = NoShelf{};
  RackCooling cooling = AirCooled{};
  double width_mm = 600, depth_mm = 1200;
  double height_u = 42;
  std::optional<double> rated_w;
  Confidence confidence = Confidence::low;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const RackType&) const = default;
  static void describe(Describe<RackType>&);
};

}  // namespace icctwin
