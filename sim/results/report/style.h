#pragma once
// The style sheet of the report (visual design 12); flow.cpp estimates heights by it, both change together.
#include <string_view>

namespace icctwin::report {

std::string_view style_sheet();

}  // namespace icctwin::report
