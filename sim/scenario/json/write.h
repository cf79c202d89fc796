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

/// The object as a user would write it: indented, without what has its default. It reads back as the same object.
std::string write_changes(const Type& type, const void* object);

template <class T>
std::string write_changes_of(const T& object) {
  return write_changes(type_of<T>(), &object);
}

}  // namespace icctwin
