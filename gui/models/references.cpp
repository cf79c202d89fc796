#include "gui/models/references.h"

#include "gui/document/words.h"
#include "sim/scenario/catalog/catalog.h"

namespace icctwin::gui {
namespace {

template <class Entry>
QStringList names(const Node& scenario, std::string_view section, const std::vector<Entry>& shipped) {
  QStringList found;
  if (const Node* own = scenario.member(section); own && own->kind == JsonKind::list)
    for (const auto& item : own->children)
      if (const Node* id = item->member("id")) found << QString::fromStdString(id->plain());
  for (const Entry& entry : shipped) found << QString::fromStdString(entry.id);
  found.removeDuplicates();
  return found;
}

}  // namespace

const Catalog& shipped_catalog() {
  static const Catalog read = [] {
    Diagnostics ignored;
    return read_catalog(find_data_dir(), ignored);
  }();
  return read;
}

QStringList known_names(std::string_view kind, const Node& scenario) {
  if (kind == "rack type") return names(scenario, "rack_types", shipped_catalog().rack_types);
  if (kind == "node type") return names(scenario, "node_types", shipped_catalog().node_types);
  if (kind == "accelerator") return names(scenario, "accelerators", shipped_catalog().accelerators);
  if (kind == "chiller record") return names(scenario, "chillers", shipped_catalog().chillers);
  if (kind == "switch type") return names(scenario, {}, shipped_catalog().switches);
  if (kind == "optical module") return names(scenario, {}, shipped_catalog().optics);
  if (kind == "scheduler") return {QStringLiteral("easy"), QStringLiteral("fcfs")};
  if (kind == "language") return {QStringLiteral("en"), QStringLiteral("zh")};
  return {};
}

}  // namespace icctwin::gui
