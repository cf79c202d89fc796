#include "gui/models/replace_value.h"

#include "gui/document/words.h"
#include "gui/models/field_values.h"

namespace icctwin::gui {

ReplaceResult replace_values(ScenarioDocument& document, const QStringList& pointers, const std::string& key,
                             const std::optional<QString>& from, const QString& to) {
  ReplaceResult result;
  const Together together(document, words({"Replace value", "批量改值"}));
  for (const QString& pointer : pointers) {
    const Place place = document.place(pointer.toStdString() + "/" + key);
    if (!place.type || !place.field) {
      ++result.left;
      continue;
    }
    if (from) {
      // Both as JSON, so that "44 kW" and "44000" are the same value.
      const std::string wanted = typed_json(*from, place), held = held_json(place);
      const auto number = held_number(place);
      const bool same = number ? !wanted.empty() && QString::fromStdString(wanted).toDouble() == *number : wanted == held;
      if (!same) {
        ++result.left;
        continue;
      }
    }
    const std::string json = typed_json(to, place);
    if (json.empty() || !document.set(place.pointer, json)) {
      ++result.left;
      if (result.problem.isEmpty())
        result.problem = words({"“%1” is no value of “%2”.", "“%1”不能作为“%2”的值。"}).arg(to, words(place.field->title));
      continue;
    }
    ++result.changed;
  }
  return result;
}

}  // namespace icctwin::gui
