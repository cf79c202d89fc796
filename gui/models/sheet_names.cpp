#include "gui/models/sheet_names.h"

#include <QStringList>

#include "gui/document/words.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin::gui {

template <class Sheets>
void SheetNames::add(const Sheets& sheets) {
  for (const auto& sheet : sheets) {
    Name name{sheet.name, sheet.name};
    if constexpr (requires { sheet.name_zh; })
      if (!sheet.name_zh.empty()) name.zh = sheet.name_zh;
    if (!sheet.name.empty()) names_.try_emplace(sheet.id, std::move(name));
  }
}

SheetNames::SheetNames(const Plan& plan, const Catalog& catalog) {
  add(plan.scenario.accelerators);
  add(plan.scenario.node_types);
  add(plan.scenario.rack_types);
  add(catalog.accelerators);
  add(catalog.node_types);
  add(catalog.rack_types);
}

QString SheetNames::of(const std::string& id) const {
  const auto found = names_.find(id);
  if (found == names_.end()) return qstring(id);
  return qstring(language() == Language::zh ? found->second.zh : found->second.en);
}

QString SheetNames::of_list(const std::string& ids) const {
  QStringList names;
  for (const QString& id : qstring(ids).split(QStringLiteral(", "))) names << of(id.toStdString());
  return names.join(words({", ", "、"}));
}

}  // namespace icctwin::gui
