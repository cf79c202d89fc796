#include "sim/scenario/catalog/catalog.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "models/power/psu.h"
#include "sim/scenario/catalog/catalog_file.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/words.h"

namespace icctwin {
namespace {

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
    for (std::size_t i = 0; i < catalog_.optics.size(); ++i) check_marks(catalog_.optics[i], "optics", i, diagnostics_);
    for (std::size_t i = 0; i < catalog_.switches.size(); ++i) check_marks(catalog_.switches[i], "switches", i, diagnostics_);
  }

 private:
  void accelerator(const Accelerator& one, std::size_t index) {
    power_order(one.idle_w, one.max_w, catalog_place("accelerators", index, "/idle_w"));
    check_marks(one, "accelerators", index, diagnostics_);
  }

  void node_type(const NodeType& one, std::size_t index) {
    if (one.accelerator.empty() != (one.accelerator_count == 0))
      diagnostics_.add("W-IN-002", catalog_place("node_types", index, "/accelerator_count"), std::to_string(one.accelerator_count),
                       one.accelerator);
    if (!one.accelerator.empty()) {
      const Accelerator* sheet = catalog_.find_accelerator(one.accelerator);
      if (!sheet)
        unknown("accelerator", "加速卡", one.accelerator, ids_of(catalog_.accelerators),
                catalog_place("node_types", index, "/accelerator"));
      if (sheet && (one.accelerator_idle_w || one.accelerator_max_w))
        power_order(one.accelerator_idle_w.value_or(sheet->idle_w), one.accelerator_max_w.value_or(sheet->max_w),
                    catalog_place("node_types", index, "/accelerator_idle_w"));
    }
    power_order(one.cpu_idle_w, one.cpu_max_w, catalog_place("node_types", index, "/cpu_idle_w"));
    if (const auto* psu = std::get_if<CurveSupply>(&one.psu)) curve(psu->curve, catalog_place("node_types", index, "/psu/curve"));
    check_marks(one, "node_types", index, diagnostics_);
  }

  void rack_type(const RackType& one, std::size_t index) {
    if (!catalog_.find_node_type(one.node_type))
      unknown("node type", "服务器型号", one.node_type, ids_of(catalog_.node_types), catalog_place("rack_types", index, "/node_type"));
    if (const auto* shelf = std::get_if<CurveShelf>(&one.shelf)) curve(shelf->curve, catalog_place("rack_types", index, "/shelf/curve"));
    check_marks(one, "rack_types", index, diagnostics_);
  }

  void chiller(const ChillerRecord& one, std::size_t index) {
    if (!is_complete(one)) diagnostics_.add("E-COOL-009", catalog_place("chillers", index, ""), one.id);
    check_marks(one, "chillers", index, diagnostics_);
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
  catalog.accelerators = read_catalog_entries<Accelerator>(data_dir, "accelerators", found);
  catalog.node_types = read_catalog_entries<NodeType>(data_dir, "node_types", found);
  catalog.rack_types = read_catalog_entries<RackType>(data_dir, "rack_types", found);
  catalog.chillers = read_catalog_entries<ChillerRecord>(data_dir, "chillers", found);
  catalog.optics = read_catalog_entries<Optics>(data_dir, "optics", found);
  catalog.switches = read_catalog_entries<SwitchType>(data_dir, "switches", found);
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
