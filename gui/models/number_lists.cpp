#include "gui/models/number_lists.h"

#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "sim/scenario/json/words.h"

namespace icctwin::gui {
namespace {

bool is_number_list(const Type& type) {
  return type.kind == Kind::list && (type.item().kind == Kind::number || type.item().kind == Kind::integer);
}

NumberColumn column_of(const Place& place) {
  NumberColumn column{place.pointer, words(place.field->title), {}};
  if (const QString unit = unit_words(place.field->unit); !unit.isEmpty()) column.title += QStringLiteral(" (%1)").arg(unit);
  const std::string json = held_json(place);
  if (json.empty()) return column;
  const auto list = tree_of(json);
  for (const auto& item : list->children) column.values.push_back(QString::fromStdString(item->token).toDouble());
  return column;
}

}  // namespace

std::vector<NumberColumn> number_columns(const ScenarioDocument& document, const std::string& pointer) {
  const Place own = document.place(pointer);
  if (!own.field || !own.type || !is_number_list(*own.type)) return {};
  const std::size_t count = column_of(own).values.size();
  std::vector<NumberColumn> columns;
  const Place owner = as_object(document.place(pointer.substr(0, pointer.rfind('/'))));
  for (const Field& field : fields_of(owner)) {
    const Place place = member_place(owner, field);
    if (!is_number_list(*place.type)) continue;
    NumberColumn column = column_of(place);
    if (place.pointer == pointer || (count > 0 && column.values.size() == count)) columns.push_back(std::move(column));
  }
  return columns;
}

void set_number_columns(ScenarioDocument& document, const std::vector<NumberColumn>& columns) {
  if (columns.empty()) return;
  const Together together(document, columns.front().title);
  for (const NumberColumn& column : columns) {
    if (column_of(document.place(column.pointer)).values == column.values) continue;
    std::string json;
    for (const double value : column.values) json += (json.empty() ? "" : ", ") + number_words(value);
    document.set(column.pointer, "[" + json + "]");
  }
}

}  // namespace icctwin::gui
