#pragma once
// A document as one HTML file for screen and A4 print: its own style and drawings, no script, nothing fetched.
#include <string>

#include "sim/document/document.h"

namespace icctwin::document {

std::string html(const Document& document);

}  // namespace icctwin::document
