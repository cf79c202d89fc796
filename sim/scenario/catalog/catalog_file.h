#pragma once
// A catalog file as it lies on the disk: format, kind and entries that each have an id.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {

constexpr std::string_view catalog_format = "icctwin.catalog/1";

template <class Entry>
struct CatalogFile {
  std::string format, kind;
  std::vector<Entry> entries;

  static void describe(Describe<CatalogFile>& d) {
    d.title("CatalogFile", "Catalog file", "目录文件").help("Data sheets of one kind.", "同类数据表。");
    d.template field<&CatalogFile::format>("format")
        .required()
        .title("Format", "格式")
        .help("Name and version of the format.", "格式名称与版本。");
    d.template field<&CatalogFile::kind>("kind").required().title("Kind", "种类").help("What the entries are.", "条目种类。");
    d.template field<&CatalogFile::entries>("entries").required().title("Entries", "条目").help("The data sheets.", "数据表。");
  }
};

inline std::string catalog_place(std::string_view kind, std::size_t index, std::string_view key) {
  return std::string(kind) + ".json#/entries/" + std::to_string(index) + std::string(key);
}

/// The entries of `kind`.json in a data folder; an id that stands twice is a problem.
template <class Entry>
std::vector<Entry> read_catalog_entries(const std::filesystem::path& data_dir, const std::string& kind, Diagnostics& diagnostics) {
  const std::string name = kind + ".json";
  const auto text = read_file(data_dir / name, diagnostics);
  const auto document = text ? parse_json(*text, name, diagnostics) : std::nullopt;
  if (!document) return {};
  auto file = read_as<CatalogFile<Entry>>(*document, diagnostics, name + "#");
  if (file.format != catalog_format) diagnostics.add("E-PLAN-001", name + "#/format", file.format, std::string(catalog_format));
  if (file.kind != kind) diagnostics.add("E-IN-006", name + "#/kind", file.kind, kind);

  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    const auto [known, fresh] = first.emplace(file.entries[i].id, i);
    if (!fresh) diagnostics.add("E-IN-009", catalog_place(kind, i, "/id"), known->first, catalog_place(kind, known->second, "/id"));
  }
  return std::move(file.entries);
}

/// Warns of marks that name no field: a misspelt key would pass a recalled number off as a checked one.
template <class Entry>
void check_marks(const Entry& one, std::string_view kind, std::size_t index, Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const Field& field : type_of<Entry>().fields) keys.emplace_back(field.key);
  for (const std::string& key : one.unverified_fields)
    if (std::ranges::find(keys, key) == keys.end())
      diagnostics.add("W-IN-003", catalog_place(kind, index, "/unverified_fields"), key, nearest_name(key, keys));
}

}  // namespace icctwin
