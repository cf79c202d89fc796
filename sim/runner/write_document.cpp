#include "sim/runner/write_document.h"

#include <array>
#include <system_error>

#include "sim/document/csv.h"
#include "sim/document/html/html.h"
#include "sim/document/json.h"
#include "sim/document/xlsx.h"
#include "sim/results/folder/write_folder.h"
#include "sim/runner/write_pdf.h"

namespace icctwin {
namespace {

constexpr std::array<std::string_view, 5> names = {"html", "xlsx", "csv", "json", "pdf"};

/// The library writes to a place; only a whole workbook gets to the file's.
void write_workbook(const document::Document& document, const std::filesystem::path& file) {
  const std::filesystem::path beside = file.string() + ".tmp";
  std::error_code error;
  const bool written = document::write_xlsx(document, beside);
  if (written) std::filesystem::rename(beside, file, error);
  if (written && !error) return;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  throw WriteError("cannot write " + file.string() + (error ? ": " + error.message() : std::string()));
}

}  // namespace

std::string_view format_name(DocumentFormat format) { return names[static_cast<std::size_t>(format)]; }

std::optional<DocumentFormat> format_of(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<DocumentFormat>(i);
  return std::nullopt;
}

bool write_document(const document::Document& document, DocumentFormat format, const std::filesystem::path& file,
                    Diagnostics& diagnostics) {
  try {
    switch (format) {
      case DocumentFormat::html:
        write_text(file, document::html(document));
        break;
      case DocumentFormat::xlsx:
        write_workbook(document, file);
        break;
      case DocumentFormat::csv:
        write_text(file, document::csv(document));
        break;
      case DocumentFormat::json:
        write_text(file, document::json(document));
        break;
      case DocumentFormat::pdf:
        return write_pdf(document, file, diagnostics);
    }
  } catch (const WriteError& error) {
    diagnostics.add("E-RUN-003", file.string(), error.what());
    return false;
  }
  return true;
}

}  // namespace icctwin
