#pragma once
// All tables of a document, and the data of its figures, in one file of comma-separated values (RFC 4180), each under its number and title.
#include <string>

#include "sim/document/document.h"

namespace icctwin::document {

/// Numbers are exact, with a point as decimal mark. A byte order mark tells spreadsheet programs that the text is UTF-8.
std::string csv(const Document& document, bool byte_order_mark = true);

}  // namespace icctwin::document
