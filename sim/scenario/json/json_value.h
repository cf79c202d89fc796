#pragma once
// Described objects as JSON values, for those who write JSON themselves.
#include <nlohmann/json_fwd.hpp>

#include "models/base/describe.h"

namespace icctwin {

/// The object as a JSON value: keys in the order of the description, a variant's "type" first, absent members left out.
nlohmann::ordered_json json_value(const Type& type, const void* object);

/// A number as a JSON value, whole numbers without ".0". The number must be finite: JSON has no other.
nlohmann::ordered_json json_number(double number);

}  // namespace icctwin
