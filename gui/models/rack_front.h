#pragma once
// What stands in a rack, seen from its front. Scenarios say how many servers and switches a rack holds, not where: they are spread evenly.
#include <QString>
#include <string>
#include <vector>

namespace icctwin {
struct Plan;
}  // namespace icctwin

namespace icctwin::gui {

struct RackDevice {
  enum class Kind { server, network };
  Kind kind = Kind::server;
  std::string name;   ///< as results call it
  std::string sheet;  ///< id of its data sheet; empty: none
  int count = 1;      ///< of servers that share these units
  int bottom_u = 1;   ///< the lowest unit, counted from the floor
  int height_u = 1;
  double design_w = 0;  ///< of all of them, of the rack's input
};

struct RackFront {
  std::string rack, sheet;
  int height_u = 0;  ///< 0: there is no such rack
  double design_w = 0, rated_w = 0;
  std::vector<RackDevice> devices;  ///< from the top down
};

/// The rack with an id; an empty one where the plan has none of it.
RackFront rack_front(const Plan& plan, const std::string& rack);

}  // namespace icctwin::gui
