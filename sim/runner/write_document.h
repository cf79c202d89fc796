#pragma once
// Writes a document as a file in one of the formats.
#include <filesystem>
#include <optional>
#include <string_view>

#include "models/base/diagnostics.h"
#include "sim/document/document.h"

namespace icctwin {

enum class DocumentFormat { html, xlsx, csv, json, pdf };

/// "html", "xlsx", ...: also the ending of the file.
std::string_view format_name(DocumentFormat format);
std::optional<DocumentFormat> format_of(std::string_view name);

/// The file appears whole or not at all; false, and a problem, if it cannot be written.
bool write_document(const document::Document& document, DocumentFormat format, const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace icctwin
