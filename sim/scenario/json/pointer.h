#pragma once
// JSON pointers (RFC 6901): "/halls/0/rows/2/id".
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// A place in a document as a chain on the stack; its text is made only when a problem needs it.
struct JsonPath {
  const JsonPath* parent = nullptr;
  std::string_view key;   ///< of the root: the text in front of the pointer
  std::size_t index = 0;  ///< used when `is_index`
  bool is_index = false;

  std::string text() const;
  JsonPath member(std::string_view name) const { return {this, name, 0, false}; }
  JsonPath item(std::size_t number) const { return {this, {}, number, true}; }
};

/// A key as it stands in a pointer: "~" and "/" escaped.
std::string escape_pointer_key(std::string_view key);

/// The keys of a pointer, unescaped; nothing if the text is no pointer. The empty pointer has no keys.
std::optional<std::vector<std::string>> split_pointer(std::string_view pointer);

/// A list index written as RFC 6901 asks: digits without leading zeros.
std::optional<std::size_t> pointer_index(std::string_view key);

/// What a pointer leads to in a description. Optional values are stepped through.
struct PointerTarget {
  const Type* type = nullptr;    ///< nullptr: the pointer leads nowhere
  const Type* owner = nullptr;   ///< object type that holds the field
  const Field* field = nullptr;  ///< the last field on the way; nullptr at the root
  bool is_tag = false;           ///< the "type" key of an object of several kinds, which `type` describes
  std::string failed_step;       ///< the first key that no field has
  std::string nearest;           ///< the known key nearest to it; may be empty
};

/// Everything a pointer may mean: a key can belong to several kinds of an object. Never empty; one target without type means nowhere.
///
/// List indices may be left out ("/halls/rows/id"); what lies below a RawJson member is that member.
std::vector<PointerTarget> pointer_targets(const Type& root, std::string_view pointer);

}  // namespace icctwin
