#pragma once
// The description as text for people: a page with every field, and the fields at one pointer.
#include <string>
#include <string_view>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"
#include "sim/scenario/json/inputs.h"

namespace icctwin {

/// Reference of every object type that the root reaches, as Markdown; the same bytes every time.
std::string reference_page(const Type& root, Language language);

/// The field or the fields of the object at a pointer, as plain text; empty if it leads nowhere. List indices may be left out.
std::string describe_pointer(const Type& root, std::string_view pointer, Language language);

}  // namespace icctwin
