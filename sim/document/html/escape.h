#pragma once
// Text for HTML and SVG.
#include <string>
#include <string_view>

#include "sim/document/inline.h"

namespace icctwin::document {

/// Text safe inside elements and quoted attributes; bytes that are not UTF-8 and control characters become U+FFFD.
std::string escape(std::string_view text);

/// Text with its looks as elements.
std::string html_of(const Inline& text);

}  // namespace icctwin::document
