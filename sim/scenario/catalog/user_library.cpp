#include "sim/scenario/catalog/user_library.h"

#include <algorithm>
#include <iterator>
#include <system_error>

#include "sim/scenario/catalog/catalog_file.h"

namespace icctwin {
namespace {

template <class Entry>
void take_entries(const JsonDocument& document, const std::string& place, std::vector<Entry>& into, Diagnostics& diagnostics) {
  Diagnostics found;
  auto file = read_as<CatalogFile<Entry>>(document, found, place);
  if (file.format != catalog_format) found.add("E-PLAN-001", place + "/format", file.format, std::string(catalog_format));
  if (!found.has_errors()) std::move(file.entries.begin(), file.entries.end(), std::back_inserter(into));
  diagnostics.append(found);
}

/// What only the kind of a file is read with.
struct KindOfFile {
  std::string kind;
  static void describe(Describe<KindOfFile>& d) {
    d.title("KindOfFile", "Kind of a file", "文件种类").help("What the entries are.", "条目种类。");
    d.field<&KindOfFile::kind>("kind").required().title("Kind", "种类").help("What the entries are.", "条目种类。");
  }
};

void read_library_file(const std::filesystem::path& path, Catalog& library, Diagnostics& diagnostics) {
  const std::string name = path.filename().string(), place = name + "#";
  const auto text = read_file(path, diagnostics);
  const auto document = text ? parse_json(*text, name, diagnostics) : std::nullopt;
  if (!document) return;
  Diagnostics others;  // keys that are not the kind are of no interest yet
  const std::string kind = read_as<KindOfFile>(*document, others, place).kind;
  if (kind == "accelerators") return take_entries(*document, place, library.accelerators, diagnostics);
  if (kind == "node_types") return take_entries(*document, place, library.node_types, diagnostics);
  if (kind == "rack_types") return take_entries(*document, place, library.rack_types, diagnostics);
  if (kind == "chillers") return take_entries(*document, place, library.chillers, diagnostics);
  diagnostics.add("E-IN-006", place + "/kind", kind, "accelerators, node_types, rack_types, chillers");
}

}  // namespace

Catalog read_user_library(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  Catalog library;
  for (const auto& file : files) read_library_file(file, library, diagnostics);
  return library;
}

}  // namespace icctwin
