#pragma once
// The shipped sheets of inference and of power by kind of work, all in one value.
#include <algorithm>
#include <string_view>
#include <vector>

#include "models/compute/phase_power.h"
#include "models/compute/serving/serving_stack.h"

namespace icctwin {

struct ServingSheets {
  std::vector<ServingStack> stacks;
  std::vector<AcceleratorPower> powers;

  const ServingStack* find_stack(std::string_view id) const {
    const auto found = std::ranges::find(stacks, id, &ServingStack::id);
    return found == stacks.end() ? nullptr : &*found;
  }
};

}  // namespace icctwin
