#pragma once
// Items of the scenario's lists as objects that are copied, pasted, moved, renamed and found by their sort.
#include <QByteArray>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "gui/document/scenario_document.h"

namespace icctwin::gui {

/// {"objects": [{"list": "/halls/0/rows", "value": {...}}, ...]}: of the clipboard and of drags.
inline const QString objects_mime_type = QStringLiteral("application/x-scenario-objects+json");

/// Every object of a sort, in the order of the scenario: items of lists of this type (of an object with several kinds: of any kind).
std::vector<std::string> objects_of_type(const Node& root, const Type& item_type);

/// Lists of objects that the scenario has or could have, with their sorts; those of one sort (rows of all halls) once.
struct ObjectSort {
  const Type* item;  ///< of the lists' items
  Text title;        ///< of the field that holds the first of the lists
  std::string list;  ///< the first list that is there; else where the first would be
  std::size_t count = 0;
};
std::vector<ObjectSort> sorts_of_objects(const Node& root);

/// The type of the list that an item stands in; nullptr if the place is no item of a list of objects.
const Type* item_type_of(const Node& root, const std::string& pointer);

/// Whether the place holds items that can be copied.
bool is_object(const ScenarioDocument& document, const std::string& pointer);

/// What was selected, without what lies within something else that is selected too, in the order of the scenario.
QStringList outermost(const QStringList& pointers);

QByteArray copy_objects(const ScenarioDocument& document, const QStringList& pointers);

struct Pasted {
  QStringList pointers;  ///< of the new objects
  QStringList problems;  ///< in words: what could not be pasted, references that lead nowhere
};

/// Puts objects where they belong nearest to a place: behind it, into it, or into a list of their sort above it or elsewhere. They get ids
/// of their own; references among them follow. One command.
Pasted paste_objects(ScenarioDocument& document, const QByteArray& json, const std::string& at);

/// Moves items before the one that has the index now, in their order. One command; where they are then.
QStringList move_objects(ScenarioDocument& document, const QStringList& pointers, const std::string& list, std::size_t index);

/// The member that names an object in the window's language and may be edited; nullptr: none.
const Field* name_member(const Place& item);

/// Gives an object another name; where that is its id, what refers to it follows. One command. False where that id is taken.
bool rename_object(ScenarioDocument& document, const std::string& pointer, const std::string& name);

/// Names by a pattern: "{name}" is the old one, "{n}" a number that counts from `first`, "{n:3}" the same with so many digits.
QString name_by_pattern(const QString& pattern, const QString& old, int number);

}  // namespace icctwin::gui
