#pragma once
// JSON Schema (draft 2020-12) of a described type, for editors, validators and the front end.
#include <string>
#include <string_view>

#include "models/base/describe.h"

namespace icctwin {

/// The schema as indented text; keywords of our own: x-unit, x-title, x-help, x-group, x-advanced, x-source, x-unverified, x-reference,
/// x-order.
std::string json_schema(const Type& root, std::string_view id);

}  // namespace icctwin
