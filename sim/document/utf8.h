#pragma once
// Texts come from files: what is not UTF-8 in them must not reach a format that is.
#include <cstddef>
#include <string>
#include <string_view>

namespace icctwin::document {

/// Length of the valid UTF-8 sequence at the beginning of a text that is not empty, 0 when it is not valid.
std::size_t sequence_length(std::string_view text);

/// The text with U+FFFD in place of control characters (line feed and tab stay) and of bytes that are not UTF-8.
std::string clean(std::string_view text);

}  // namespace icctwin::document
