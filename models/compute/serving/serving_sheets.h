#pragma once
// The shipped sheets of inference software.
#include <algorithm>
#include <string_view>
#include <vector>

#include "models/compute/serving/serving_stack.h"

namespace icctwin {

struct ServingSheets {
  std::vector<ServingStack> stacks;

  const ServingStack* find_stack(std::string_view id) const {
    const auto found = std::ranges::find(stacks, id, &ServingStack::id);
    return found == stacks.end() ? nullptr : &*found;
  }
};

}  // namespace icctwin
