#pragma once
// The files that a described object names.
#include <functional>
#include <string>

#include "models/base/describe.h"

namespace icctwin {

/// Calls with every path that a field marked as file reference holds; empty ones are left out. The path may be changed.
void for_each_file(const Type& type, void* object, const std::function<void(std::string& path)>& visit);

}  // namespace icctwin
