#pragma once
// Every value that a run depends on, with where it comes from: what an auditor reads first.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

struct InputItem {
  std::string pointer;
  Text title;
  std::string value;
  std::string_view unit;    ///< empty for ratios, counts and texts
  bool given = false;       ///< stated by the user; else a default
  std::string_view source;  ///< of a default
  bool unverified = false;  ///< the default has no checked source
};

/// Every value of an object in the order of the description; a list of single values is one item.
///
/// Left out: RawJson members, which the engine never reads, and what is absent or empty without the user having said so.
std::vector<InputItem> list_inputs(const Type& type, const void* object, const std::set<std::string>& given);

}  // namespace icctwin
