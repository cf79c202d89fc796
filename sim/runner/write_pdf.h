#pragma once
// Starts the program that makes a PDF of a document; this program links no Qt.
#include <filesystem>

#include "models/base/diagnostics.h"
#include "sim/document/document.h"

namespace icctwin {

/// False, and a problem with what to do about it, when there is no PDF afterwards.
bool write_pdf(const document::Document& document, const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace icctwin
