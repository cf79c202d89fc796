#pragma once
// Described objects as canonical JSON: keys in the order of the description, shortest numbers that read back the same.
#include <string>

#include "models/base/describe.h"

namespace icctwin {

enum class WriteStyle { compact, indented };

/// The object as JSON text; absent optionals and empty raw members are left out, everything else is written.
std::string write_json(const Type& type, const void* object, WriteStyle style);

template <class T>
std::string write_json_of(const T& object, WriteStyle style) {
  return write_json(type_of<T>(), &object, style);
}

}  // namespace icctwin
