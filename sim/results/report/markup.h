#pragma once
// Text for HTML and SVG: escaping, and how wide it will be.
#include <string>
#include <string_view>

namespace icctwin::report {

/// Text safe inside elements and quoted attributes; bytes that are not UTF-8 and control characters become U+FFFD.
std::string escape(std::string_view text);

/// Width of a text in Noto Sans CJK SC, estimated by classes of characters [em].
///
/// Tags are skipped and an entity counts as one character, so that markup can be measured.
double text_width_em(std::string_view markup);

/// Lines a text needs in a column, for page breaks [-].
int line_count(std::string_view markup, double font_pt, double width_mm);

}  // namespace icctwin::report
