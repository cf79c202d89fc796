#include "gui/models/library.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>

#include "gui/document/words.h"
#include "sim/document/numbers.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/catalog/user_library.h"
#include "sim/scenario/json/write.h"

namespace icctwin::gui {
namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

QString plain_number(double value, int digits = 0) { return QString::number(value, 'f', digits); }

/// The last year that a source names.
QString year_in(const QString& source) {
  static const QRegularExpression year(QStringLiteral("\\b(20[0-3][0-9])(-[01][0-9](-[0-3][0-9])?)?\\b"));
  QString last;
  for (auto found = year.globalMatch(source); found.hasNext();) last = found.next().captured(0);
  return last;
}

template <class Sheet>
LibraryEntry entry_of(LibraryKind kind, const Sheet& sheet, bool own) {
  LibraryEntry entry;
  entry.kind = kind;
  entry.id = sheet.id;
  entry.name = q(sheet.name);
  if constexpr (requires { sheet.name_zh; }) entry.name_zh = q(sheet.name_zh);
  if constexpr (requires { sheet.vendor; }) entry.maker = q(sheet.vendor);
  entry.source = q(sheet.source);
  if constexpr (requires { sheet.notes; }) entry.notes = q(sheet.notes);
  if constexpr (requires { sheet.confidence; }) entry.unverified = sheet.confidence == Confidence::low;
  entry.date = year_in(entry.source);
  entry.own = own;
  entry.json = write_json_of(sheet, WriteStyle::compact);
  return entry;
}

struct Cooled {
  std::string_view tag;
  Text name;
};
constexpr Cooled cooled[] = {{"air", {"air", "风冷"}},
                             {"rear_door", {"rear door", "背板换热"}},
                             {"cold_plate", {"cold plate", "冷板"}},
                             {"immersion", {"immersion", "浸没"}},
                             {"two_phase", {"two-phase", "两相浸没"}},
                             {"spray", {"spray", "喷淋"}}};

Text cooling_name(const RackCooling& cooling) {
  const std::string_view tag = std::visit([](const auto& one) { return one.tag; }, cooling);
  for (const Cooled& one : cooled)
    if (one.tag == tag) return one.name;
  return {tag, tag};
}

void add_all(const Catalog& catalog, const Catalog& shipped, bool own, std::vector<LibraryEntry>& into) {
  const auto node_named = [&](const std::string& id) {
    const NodeType* found = catalog.find_node_type(id);
    return found ? found : shipped.find_node_type(id);
  };
  const auto maker_of = [&](const std::string& accelerator) {
    const Accelerator* found = catalog.find_accelerator(accelerator);
    if (!found) found = shipped.find_accelerator(accelerator);
    return found ? q(found->vendor) : QString();
  };
  for (const RackType& one : catalog.rack_types) {
    LibraryEntry entry = entry_of(LibraryKind::rack_type, one, own);
    const NodeType* node = node_named(one.node_type);
    const int cards = node ? node->accelerator_count * one.node_count : 0;
    const Text how = cooling_name(one.cooling);
    entry.facts = QStringLiteral("%1, %2 cards").arg(qstring(how.en), QString::number(cards));
    entry.facts_zh = QStringLiteral("%1，%2 卡").arg(qstring(how.zh), QString::number(cards));
    if (node) entry.maker = maker_of(node->accelerator);
    into.push_back(std::move(entry));
  }
  for (const NodeType& one : catalog.node_types) {
    LibraryEntry entry = entry_of(LibraryKind::node_type, one, own);
    entry.maker = maker_of(one.accelerator);
    entry.facts = QStringLiteral("%1 cards, %2 CPUs").arg(one.accelerator_count).arg(one.cpu_count);
    entry.facts_zh = QStringLiteral("%1 卡，%2 颗 CPU").arg(one.accelerator_count).arg(one.cpu_count);
    into.push_back(std::move(entry));
  }
  for (const Accelerator& one : catalog.accelerators) {
    LibraryEntry entry = entry_of(LibraryKind::accelerator, one, own);
    entry.facts = entry.facts_zh = plain_number(one.max_w) + QStringLiteral(" W") +
                                   (one.memory_bytes ? QStringLiteral(", %1 GB").arg(plain_number(*one.memory_bytes / 1e9)) : QString());
    into.push_back(std::move(entry));
  }
  for (const ChillerRecord& one : catalog.chillers) {
    LibraryEntry entry = entry_of(LibraryKind::chiller, one, own);
    entry.facts = entry.facts_zh = QStringLiteral("%1 kW, COP %2").arg(plain_number(one.capacity_w / 1e3), plain_number(one.cop, 2));
    into.push_back(std::move(entry));
  }
  for (const SwitchType& one : catalog.switches) {
    LibraryEntry entry = entry_of(LibraryKind::switch_type, one, own);
    entry.facts = entry.facts_zh =
        QStringLiteral("%1 × %2 G, %3 W")
            .arg(QString::number(one.ports), plain_number(one.port_bytes_per_s * 8e-9), plain_number(one.power_w));
    into.push_back(std::move(entry));
  }
  for (const Optics& one : catalog.optics) {
    LibraryEntry entry = entry_of(LibraryKind::optics, one, own);
    entry.facts = entry.facts_zh =
        QStringLiteral("%1 G, %2 W").arg(plain_number(one.rate_bytes_per_s * 8e-9), plain_number(one.power_w, 1));
    into.push_back(std::move(entry));
  }
}

/// A list of the scenario for sheets of a kind; empty where it has none.
std::string_view list_of(LibraryKind kind) {
  switch (kind) {
    case LibraryKind::rack_type:
      return "rack_types";
    case LibraryKind::node_type:
      return "node_types";
    case LibraryKind::accelerator:
      return "accelerators";
    case LibraryKind::chiller:
      return "chillers";
    default:
      return {};
  }
}

const LibraryEntry* find_entry(const std::vector<LibraryEntry>& library, LibraryKind kind, const std::string& id) {
  const auto found = std::ranges::find_if(library, [&](const LibraryEntry& one) { return one.kind == kind && one.id == id; });
  return found == library.end() ? nullptr : &*found;
}

/// Copies a sheet of the user into the scenario, with the sheets that it refers to, unless it is there.
void embed(ScenarioDocument& document, const std::vector<LibraryEntry>& library, const LibraryEntry& entry) {
  const std::string list(list_of(entry.kind));
  if (!entry.own || list.empty()) return;
  const auto sheet = tree_of(entry.json);
  for (const auto& [key, kind] : {std::pair{"node_type", LibraryKind::node_type}, std::pair{"accelerator", LibraryKind::accelerator}})
    if (const Node* reference = sheet->member(key); reference && !reference->plain().empty())
      if (const LibraryEntry* other = find_entry(library, kind, reference->plain())) embed(document, library, *other);
  const Node* there = document.root().member(list);
  if (there)
    for (const auto& item : there->children)
      if (const Node* id = item->member("id"); id && id->plain() == entry.id) return;
  document.insert("/" + list, there ? there->children.size() : 0, entry.json);
}

bool has_id(const Node& node, const std::string& id) {
  if (const Node* own = node.member("id"); own && own->kind == JsonKind::text && own->plain() == id) return true;
  return std::ranges::any_of(node.children, [&](const auto& child) { return child->is_container() && has_id(*child, id); });
}

std::string fresh_id(const Node& root, const std::string& stem) {
  for (int i = 1;; ++i)
    if (std::string id = stem + "-" + std::to_string(i); !has_id(root, id)) return id;
}

std::size_t count_at(const ScenarioDocument& document, const std::string& list) {
  const Node* node = find_node(document.root(), list);
  return node ? node->children.size() : 0;
}

std::string place_rack(ScenarioDocument& document, const LibraryEntry& entry, const std::string& selected) {
  const Place place = document.place(selected);
  const std::string_view type = place.type ? as_object(place).type->name : std::string_view();
  const std::string rack = json_text(entry.id);
  if (type == "RackGroup") return document.set(selected + "/rack_type", rack) ? selected : std::string();
  const std::string group = R"({"id": )" + json_text(fresh_id(document.root(), "racks")) + R"(, "rack_type": )" + rack + R"(, "count": 1})";
  if (type == "Row") {
    const std::string list = selected + "/racks";
    const std::size_t at = count_at(document, list);
    return document.insert(list, at, group) ? list + "/" + std::to_string(at) : std::string();
  }
  std::string hall = type == "Hall" ? selected : std::string();
  if (hall.empty()) {
    if (count_at(document, "/halls") == 0) {
      const std::string fresh =
          R"({"id": )" + json_text(fresh_id(document.root(), "hall")) + R"(, "name": "Hall 1", "name_zh": "1号机房", "rows": []})";
      if (!document.insert("/halls", 0, fresh)) return {};
    }
    hall = "/halls/0";
  }
  const std::string list = hall + "/rows";
  const std::size_t rows = count_at(document, list);
  const std::string row = R"({"id": )" + json_text(fresh_id(document.root(), "row")) + R"(, "position": {"x_mm": 1800, "y_mm": )" +
                          std::to_string(1800 + 3000 * rows) + R"(}, "racks": [)" + group + "]}";
  return document.insert(list, rows, row) ? list + "/" + std::to_string(rows) + "/racks/0" : std::string();
}

}  // namespace

QString LibraryEntry::title() const {
  const QString& shown = language() == Language::zh && !name_zh.isEmpty() ? name_zh : name;
  return shown.isEmpty() ? q(id) : shown;
}

QString LibraryEntry::key() const { return qstring(library_kind_reference(kind)).replace(u' ', u'_') + u'/' + q(id); }

Text library_kind_name(LibraryKind kind) {
  static constexpr Text names[] = {{"Racks", "机柜"},        {"Servers", "服务器"},  {"Accelerators", "加速卡"},
                                   {"Chillers", "冷水机组"}, {"Switches", "交换机"}, {"Optical modules", "光模块"}};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view library_kind_reference(LibraryKind kind) {
  static constexpr std::string_view names[] = {"rack type", "node type", "accelerator", "chiller record", "switch type", "optical module"};
  return names[static_cast<std::size_t>(kind)];
}

QString user_library_folder() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/icctwin/library");
}

std::vector<LibraryEntry> read_library(const QString& scenario_folder, Diagnostics& diagnostics) {
  const Catalog shipped = read_catalog(find_data_dir(), diagnostics);
  std::vector<LibraryEntry> entries;
  if (!scenario_folder.isEmpty())
    add_all(read_user_library(QDir(scenario_folder).filePath(QStringLiteral("library")).toStdString(), diagnostics), shipped, true,
            entries);
  add_all(read_user_library(user_library_folder().toStdString(), diagnostics), shipped, true, entries);
  add_all(shipped, shipped, false, entries);
  std::stable_sort(entries.begin(), entries.end(), [](const LibraryEntry& a, const LibraryEntry& b) { return a.kind < b.kind; });
  for (LibraryEntry& one : entries) {
    const Text kind = library_kind_name(one.kind);
    one.search = (q(one.id) + u' ' + one.name + u' ' + one.name_zh + u' ' + one.maker + u' ' + one.facts + u' ' + one.facts_zh + u' ' +
                  qstring(kind.en) + u' ' + qstring(kind.zh))
                     .toLower();
  }
  return entries;
}

std::string place_entry(ScenarioDocument& document, const std::vector<LibraryEntry>& library, const LibraryEntry& entry,
                        const std::string& selected) {
  std::string field;
  if (entry.kind != LibraryKind::rack_type) {
    const Place owner = as_object(document.place(selected));
    for (const Field& one : fields_of(owner))
      if (field.empty() && one.refers_to == library_kind_reference(entry.kind) && one.type().kind == Kind::text)
        field = selected + "/" + std::string(one.key);
    if (field.empty()) return {};
  }
  const Together together(document, words({"Place %1", "放置 %1"}, entry.title()));
  embed(document, library, entry);
  if (entry.kind == LibraryKind::rack_type) return place_rack(document, entry, selected);
  return document.set(field, json_text(entry.id)) ? field : std::string();
}

QString how_to_place(LibraryKind kind) {
  switch (kind) {
    case LibraryKind::rack_type:
      return words(
          {"A rack goes into the selected row, or into a new row of the selected hall.", "机柜放入所选列，或在所选机房新建一列。"});
    case LibraryKind::node_type:
      return words(
          {"Select a rack type of the scenario, a service or a training source first.", "请先选中方案中的机柜型号、推理服务或训练负载。"});
    case LibraryKind::accelerator:
      return words({"Select a server type of the scenario first.", "请先选中方案中的服务器型号。"});
    case LibraryKind::chiller:
      return words({"Select chillers of the kind “electric_eir” first.", "请先选中“electric_eir”类型的冷水机组。"});
    case LibraryKind::switch_type:
      return words({"Select a group of switches first.", "请先选中一组交换机。"});
    case LibraryKind::optics:
      return words({"Select a class of links first.", "请先选中一类链路。"});
  }
  return {};
}

}  // namespace icctwin::gui
