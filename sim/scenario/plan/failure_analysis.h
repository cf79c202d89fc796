#pragma once
// Single-element failures (N-1) of the power chain: each element lost in turn at design load, and what becomes of the rest.
//
// Loads are the plan's largest; equal elements are one line. With two paths the other path, or the rest of the same one, takes over. An
// intake that fails is bridged by the battery with the energy that its dispatch always leaves, then by the generators.
// Left out: double failures, maintenance, transfer switches, the plant's own redundancy.
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

enum class Consequence { carried, limited_time, overloaded, unsupplied };

struct SingleFailure {
  std::string element;  ///< "grid", "path", "transformer", "supply_unit", "busway", "tap_off", "pdu", "generator"
  std::string name;     ///< row or rack type; empty for elements of the whole center
  std::size_t alike = 1;
  Consequence consequence = Consequence::carried;
  double load_w = 0, capacity_w = 0;  ///< what the rest has to carry, and can
  double lasts_s = 0;                 ///< how long, where it is for a limited time
  std::size_t racks = 0;              ///< left without supply

  bool operator==(const SingleFailure&) const = default;
};

std::vector<SingleFailure> single_failures(const Plan& plan);

/// "carried", "limited_time", "overloaded", "unsupplied", as in files.
std::string_view consequence_name(Consequence consequence);
Text consequence_title(std::string_view name);
Text element_title(std::string_view element);

}  // namespace icctwin
