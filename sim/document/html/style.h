#pragma once
// The style sheet (visual design 12); pages.cpp estimates heights by it, both change together.
#include <string_view>

namespace icctwin::document {

std::string_view style_sheet();

}  // namespace icctwin::document
