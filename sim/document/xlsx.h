#pragma once
// A document as a workbook: contents, text, and one sheet for each numbered table and figure, named by its number.
#include <filesystem>

#include "sim/document/document.h"

namespace icctwin::document {

/// Numbers are numbers, shown with the decimals of the document. Equal documents give equal bytes.
/// False when the file could not be written.
bool write_xlsx(const Document& document, const std::filesystem::path& file);

}  // namespace icctwin::document
