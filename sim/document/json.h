#pragma once
// A document as JSON ("icctwin.document/1"): the form in which the PDF program receives it. The data of figures are left out.
#include <string>

#include "sim/document/document.h"

namespace icctwin::document {

std::string json(const Document& document);

}  // namespace icctwin::document
