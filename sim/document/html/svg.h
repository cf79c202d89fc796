#pragma once
// A drawing as inline SVG.
#include <string>

#include "sim/document/drawing.h"

namespace icctwin::document {

std::string svg_of(const Drawing& drawing);

}  // namespace icctwin::document
