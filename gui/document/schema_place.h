#pragma once
// A place in a scenario: what the description says of it, what holds there by default, and what the file says.
#include <string>
#include <string_view>
#include <vector>

#include "gui/document/json_tree.h"
#include "models/base/describe.h"

namespace icctwin::gui {

struct Place {
  const Type* type = nullptr;    ///< optional values are stepped through; nullptr: no field of the description
  const Field* field = nullptr;  ///< that leads here; nullptr at the root and for items of lists
  const void* preset = nullptr;  ///< the value of `type` that holds where the file says nothing; nullptr: none
  const Node* node = nullptr;    ///< what the file says; nullptr: nothing
  bool optional = false;         ///< may be absent, and means something else then
  std::string pointer;

  /// The file gives a value here.
  bool given() const { return node && node->kind != JsonKind::null; }
};

Place root_place(const Node& root);
/// Of a document of another kind than a scenario, such as a sweep.
Place root_place(const Node& root, const Type& type);
/// A field of an object; the object may be absent.
Place member_place(const Place& object, const Field& field);
/// An item of a list that the file gives.
Place item_place(const Place& list, std::size_t index);
Place find_place(const Node& root, std::string_view pointer);
Place find_place(const Node& root, std::string_view pointer, const Type& type);

/// An object of several kinds: the kind that the file names, or the one that holds by default. Other places stay as they are.
Place as_object(Place place);

/// The fields of the object at a place, those of its kind where it has several; empty if it is no object.
const std::vector<Field>& fields_of(const Place& object);

/// A single value, or a list of such: what is edited on one line.
bool is_single(const Type& type);
/// An object of few single values (a position), which is edited with its owner.
bool is_small(const Type& type);

/// What has parts of its own and so a row in the tree, and what is selected as one: objects, lists of objects, items of lists.
bool is_part(const Place& place);
/// The pointer of the part that a place is or belongs to; the root's, the empty one, where nothing nearer is.
std::string part_of(const Node& root, std::string_view pointer);

/// The JSON of what a new value of a type is at first: an object with what it needs to be valid, else its default.
std::string new_value(const Type& type);

/// What holds by default as JSON; empty if there is none.
std::string preset_json(const Place& place);

}  // namespace icctwin::gui
