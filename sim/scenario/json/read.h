#pragma once
// From JSON text to described values; every problem is collected with its JSON pointer.
#include <set>
#include <string>
#include <string_view>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"
#include "sim/scenario/json/document.h"

namespace icctwin {

/// Pointers of the scalars, lists of scalars and variant types that the user gave; all others are defaults.
using GivenPointers = std::set<std::string>;

/// Reads a document into an object of the described type; what is absent keeps the value that the object has.
///
/// `place` stands in front of the pointers of problems ("node_types.json#" or nothing). `null` leaves an optional value absent, a list
/// replaces the list that was there, and an object of several kinds must name its kind in "type".
void read_object(const JsonDocument& document, const Type& type, void* object, std::string_view place, Diagnostics& diagnostics,
                 GivenPointers* given = nullptr);

/// The same for a part of a document.
void read_value(const nlohmann::json& json, const Type& type, void* object, std::string_view place, Diagnostics& diagnostics,
                GivenPointers* given = nullptr);

/// A value read from a document over its defaults.
template <class T>
T read_as(const JsonDocument& document, Diagnostics& diagnostics, std::string_view place = {}, GivenPointers* given = nullptr) {
  T value;
  read_object(document, type_of<T>(), &value, place, diagnostics, given);
  return value;
}

/// Carries out "--set /pointer=value" on a document; false, and an error, if the pointer leads nowhere in the description.
///
/// The value is JSON, else (and for fields that hold text) it is taken as text. Objects on the way are made when absent, with the kind
/// that they have by default; list items must exist, "/list/-" appends. Setting the "type" of an object drops the keys that its new kind
/// does not have.
bool apply_override(JsonDocument& document, const Type& root, std::string_view assignment, Diagnostics& diagnostics);

}  // namespace icctwin
