#include "gui/models/inventory_draft.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "gui/document/scenario_document.h"
#include "gui/document/words.h"
#include "gui/document/write_file.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin::gui {
namespace {

QDir profile_folder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/icctwin/import_profiles"));
}

/// Puts an item into a list of the scenario: in the place of the one with its id, or behind the last.
void put(ScenarioDocument& document, const std::string& list, const std::string& id, const std::string& json) {
  const Node* there = find_node(document.root(), list);
  std::size_t count = 0;
  if (there && there->kind == JsonKind::list) {
    for (const auto& item : there->children) {
      if (const Node* own = item->member("id"); own && own->plain() == id) {
        document.remove(list + "/" + std::to_string(count));
        document.insert(list, count, json);
        return;
      }
      ++count;
    }
  }
  document.insert(list, count, json);
}

}  // namespace

InventoryDraft::InventoryDraft(ScenarioDocument& document, QObject* parent) : QObject(parent), document_(document) {
  Diagnostics unused;
  catalog_ = read_catalog(find_data_dir(), unused);
  if (const auto json = parse_json(document.text(), {}, unused)) scenario_ = read_as<Scenario>(*json, unused);
}

bool InventoryDraft::read(const QString& file) {
  file_ = file;
  problems_ = {};
  table_.reset();
  inventory_ = {};
  const auto text = read_file(file.toStdString(), problems_);
  text_ = text.value_or(std::string());
  if (text) {
    format_ = guess_format(text_);
    take_text();
  }
  emit changed();
  return inventory_.racks > 0 || table_.has_value();
}

void InventoryDraft::set_format(InventoryFormat format) {
  format_ = format;
  problems_ = {};
  take_text();
  emit changed();
}

void InventoryDraft::set_profile(const InventoryProfile& profile) {
  profile_ = profile;
  compute();
  emit changed();
}

void InventoryDraft::take_text() {
  table_.reset();
  inventory_ = {};
  const std::string name = QFileInfo(file_).fileName().toStdString();
  if (format_ == InventoryFormat::inventory) {
    inventory_ = read_inventory_json(text_, name, problems_);
    return;
  }
  table_ = read_inventory_text(text_, format_, name, problems_);
  if (!table_) return;
  profile_ = guess_profile(*table_);
  compute();
}

void InventoryDraft::compute() {
  if (table_)
    inventory_ = import_inventory(*table_, profile_, catalog_, scenario_, QDate::currentDate().toString(Qt::ISODate).toStdString());
}

bool InventoryDraft::apply() {
  if (inventory_.halls.empty()) return false;
  const Together together(document_, words({"Import %1", "导入 %1"}, QFileInfo(file_).fileName()));
  for (const Accelerator& one : inventory_.accelerators) put(document_, "/accelerators", one.id, write_changes_of(one));
  for (const NodeType& one : inventory_.node_types) put(document_, "/node_types", one.id, write_changes_of(one));
  for (const RackType& one : inventory_.rack_types) put(document_, "/rack_types", one.id, write_changes_of(one));
  for (const Hall& one : inventory_.halls) put(document_, "/halls", one.id, write_changes_of(one));
  return true;
}

QString InventoryDraft::rejected_csv() const {
  return table_ ? QString::fromStdString(rows_csv(*table_, inventory_.rejections(language()))) : QString();
}

QStringList InventoryDraft::profile_names() const {
  QStringList names;
  for (const QString& file : profile_folder().entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
    names << QFileInfo(file).completeBaseName();
  return names;
}

bool InventoryDraft::load_profile(const QString& name) {
  Diagnostics found;
  const auto text = read_file(profile_folder().filePath(name + QStringLiteral(".json")).toStdString(), found);
  const auto json = text ? parse_json(*text, name.toStdString(), found) : std::nullopt;
  if (!json) return false;
  const auto profile = read_as<InventoryProfile>(*json, found);
  if (found.has_errors()) return false;
  set_profile(profile);
  return true;
}

bool InventoryDraft::save_profile(const QString& name) const {
  if (name.isEmpty() || name.contains(u'/') || !QDir().mkpath(profile_folder().path())) return false;
  const std::string text = write_json_of(profile_, WriteStyle::indented);
  return write_whole(profile_folder().filePath(name + QStringLiteral(".json")), text).isEmpty();
}

}  // namespace icctwin::gui
