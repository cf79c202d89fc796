#pragma once
// What fields hold as people read and type it: the inspector, tables and dialogs show and understand values through these.
#include <QString>
#include <QStringList>
#include <QVariant>
#include <string>

#include "gui/document/schema_place.h"
#include "gui/models/units.h"

namespace icctwin::gui {

/// What edits a field.
enum class FieldEditor {
  line,       ///< a text or a number
  choice,     ///< one of few words
  reference,  ///< a name of a list that can be searched
  names,      ///< several of such
  file,       ///< a path, relative to the scenario's folder where it lies below
  time,       ///< an instant with its offset from UTC
  numbers,    ///< a list, also as a table with a chart
};

/// The unit that the values of a field are meant in: cooling capacities tell themselves apart from electric power.
std::string_view unit_of(const Place& place);

/// A value of a place in words: what the file says, or a default.
Quantity value_words(const Place& place, const Node& value, Digits digits = Digits::all);
Quantity preset_words(const Place& place, Digits digits = Digits::all);
/// What holds: the file's value, else the default.
Quantity held_words(const Place& place, Digits digits = Digits::all);
/// The same as a number; nothing if it is none.
std::optional<double> held_number(const Place& place);
/// The JSON of what holds, as the file has it; empty where nothing does.
std::string held_json(const Place& place);

/// What was typed as JSON of the place's type; empty if it is not understood. A number without unit is in `without_unit`; empty: in the
/// unit that the place's own value is shown in.
std::string typed_json(const QString& text, const Place& place, const QString& without_unit = {});

/// Pairs of value and words of a place that has few values; empty otherwise.
QVariantList choices_of_place(const Place& place);

FieldEditor editor_of(const Place& place);

/// "User", "Default", "Unverified" or "Computed": where what holds comes from.
QString origin_words(const Place& place);

/// All that is known of a field: help, range, default and its source, path.
QString field_tip(const Place& place);

/// "Supply temperature · chilled water loop": fields of one name stand in several parts.
QString title_in_part(const QString& title, const std::string& pointer);
/// The same of a field by its pointer; empty where the description alone does not know it (below a list, or of a variant).
QString title_of_field(const std::string& pointer);

/// Name of a list's item: what the user called it, else its number.
QString item_name(const Node& item, std::size_t index);
/// The same of any part, by its pointer.
QString part_name(const Node& root, const std::string& pointer);
/// Members that name an item, in the order in which they are looked at in the window's language.
std::vector<std::string> name_keys();

}  // namespace icctwin::gui
