#include "sim/scenario/catalog/catalog.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "models/power/psu.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/words.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

constexpr std::string_view catalog_format = "icctwin.catalog/1";

// A catalog file as it lies on the disk.
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

std::string place(std::string_view kind, std::size_t index, std::string_view key) {
  return std::string(kind) + ".json#/entries/" + std::to_string(index) + std::string(key);
}

template <class Entry>
std::vector<Entry> read_entries(const std::filesystem::path& data_dir, const std::string& kind, Diagnostics& diagnostics) {
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
    if (!fresh) diagnostics.add("E-IN-009", place(kind, i, "/id"), known->first, place(kind, known->second, "/id"));
  }
  return std::move(file.entries);
}

template <class Entry>
const Entry* find_entry(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &*found;
}

template <class Entry>
std::vector<std::string> ids_of(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

class Checker {
 public:
  Checker(const Catalog& catalog, Diagnostics& diagnostics) : catalog_(catalog), diagnostics_(diagnostics) {}

  void check() {
    for (std::size_t i = 0; i < catalog_.accelerators.size(); ++i) accelerator(catalog_.accelerators[i], i);
    for (std::size_t i = 0; i < catalog_.node_types.size(); ++i) node_type(catalog_.node_types[i], i);
    for (std::size_t i = 0; i < catalog_.rack_types.size(); ++i) rack_type(catalog_.rack_types[i], i);
    for (std::size_t i = 0; i < catalog_.chillers.size(); ++i) chiller(catalog_.chillers[i], i);
  }

 private:
  void accelerator(const Accelerator& one, std::size_t index) {
    power_order(one.idle_w, one.max_w, place("accelerators", index, "/idle_w"));
    marks(one, "accelerators", index);
  }

  void node_type(const NodeType& one, std::size_t index) {
    if (one.accelerator.empty() != (one.accelerator_count == 0))
      diagnostics_.add("W-IN-002", place("node_types", index, "/accelerator_count"), std::to_string(one.accelerator_count),
                       one.accelerator);
    if (!one.accelerator.empty()) {
      const Accelerator* sheet = catalog_.find_accelerator(one.accelerator);
      if (!sheet)
        unknown("accelerator", "加速卡", one.accelerator, ids_of(catalog_.accelerators), place("node_types", index, "/accelerator"));
      if (sheet && (one.accelerator_idle_w || one.accelerator_max_w))
        power_order(one.accelerator_idle_w.value_or(sheet->idle_w), one.accelerator_max_w.value_or(sheet->max_w),
                    place("node_types", index, "/accelerator_idle_w"));
    }
    power_order(one.cpu_idle_w, one.cpu_max_w, place("node_types", index, "/cpu_idle_w"));
    if (const auto* psu = std::get_if<CurveSupply>(&one.psu)) curve(psu->curve, place("node_types", index, "/psu/curve"));
    marks(one, "node_types", index);
  }

  void rack_type(const RackType& one, std::size_t index) {
    if (!catalog_.find_node_type(one.node_type))
      unknown("node type", "服务器型号", one.node_type, ids_of(catalog_.node_types), place("rack_types", index, "/node_type"));
    if (const auto* shelf = std::get_if<CurveShelf>(&one.shelf)) curve(shelf->curve, place("rack_types", index, "/shelf/curve"));
    marks(one, "rack_types", index);
  }

  void chiller(const ChillerRecord& one, std::size_t index) {
    if (!is_complete(one)) diagnostics_.add("E-COOL-009", place("chillers", index, ""), one.id);
    marks(one, "chillers", index);
  }

  void unknown(const char* kind, const char* kind_zh, const std::string& id, const std::vector<std::string>& known, std::string where) {
    diagnostics_.add("E-IN-008", std::move(where), id, nearest_name(id, known), {{"kind", kind}, {"kind_zh", kind_zh}});
  }

  void curve(const std::string& id, std::string where) {
    constexpr std::string_view prefix = "80plus_";
    const std::string_view name = id;
    if (name.starts_with(prefix) && find_psu_curve(name.substr(prefix.size()))) return;
    unknown("power supply curve", "电源效率曲线", id, {"80plus_titanium", "80plus_platinum", "80plus_ruby"}, std::move(where));
  }

  void power_order(double idle_w, double max_w, std::string where) {
    if (idle_w > max_w)
      diagnostics_.add("W-IN-001", std::move(where), with_unit(number_words(idle_w), "W"), with_unit(number_words(max_w), "W"));
  }

  // A misspelt key would pass a recalled number off as a checked one.
  template <class Entry>
  void marks(const Entry& one, std::string_view kind, std::size_t index) {
    std::vector<std::string> keys;
    for (const Field& field : type_of<Entry>().fields) keys.emplace_back(field.key);
    for (const std::string& key : one.unverified_fields)
      if (std::ranges::find(keys, key) == keys.end())
        diagnostics_.add("W-IN-003", place(kind, index, "/unverified_fields"), key, nearest_name(key, keys));
  }

  const Catalog& catalog_;
  Diagnostics& diagnostics_;
};

}  // namespace

const Accelerator* Catalog::find_accelerator(std::string_view id) const { return find_entry(accelerators, id); }
const NodeType* Catalog::find_node_type(std::string_view id) const { return find_entry(node_types, id); }
const RackType* Catalog::find_rack_type(std::string_view id) const { return find_entry(rack_types, id); }
const ChillerRecord* Catalog::find_chiller(std::string_view id) const { return find_entry(chillers, id); }

Catalog read_catalog(const std::filesystem::path& data_dir, Diagnostics& diagnostics) {
  Diagnostics found;
  Catalog catalog;
  catalog.accelerators = read_entries<Accelerator>(data_dir, "accelerators", found);
  catalog.node_types = read_entries<NodeType>(data_dir, "node_types", found);
  catalog.rack_types = read_entries<RackType>(data_dir, "rack_types", found);
  catalog.chillers = read_entries<ChillerRecord>(data_dir, "chillers", found);
  if (!found.has_errors()) Checker(catalog, found).check();  // a broken sheet would make every reference to it look wrong
  diagnostics.append(found);
  return catalog;
}

std::filesystem::path find_data_dir() {
  namespace fs = std::filesystem;
  if (const char* stated = std::getenv("ICCTWIN_DATA_DIR"); stated && *stated) return stated;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = program.parent_path().parent_path() / "share/icctwin/data";
  if (fs::exists(installed / "accelerators.json", error)) return installed;
  for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
    if (fs::exists(folder / "models/data/accelerators.json", error)) return folder / "models/data";
#ifdef ICCTWIN_DATA_DIR_DEFAULT
  if (fs::exists(fs::path(ICCTWIN_DATA_DIR_DEFAULT) / "accelerators.json", error)) return ICCTWIN_DATA_DIR_DEFAULT;
#endif
  return installed;
}

}  // namespace icctwin
