#pragma once
// How wide a text will be, for writers and charts that cannot ask a font.
#include <string_view>

namespace icctwin::document {

/// Width of a text in Noto Sans CJK SC, estimated by classes of characters [em].
double text_width_em(std::string_view text);

/// Lines a text needs in a column, for page breaks [-].
int line_count(std::string_view text, double font_pt, double width_mm);

}  // namespace icctwin::document
