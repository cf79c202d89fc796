#pragma once
// What a value is and what a field allows, in words for people.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"

namespace icctwin {

inline std::string_view in_language(const Text& text, Language language) { return language == Language::zh ? text.zh : text.en; }

/// A number as short as it can be read back, whole numbers in digits: "2500000", "5e-05".
std::string number_words(double number);

/// The text with its unit behind it; ratios and counts have none.
std::string with_unit(std::string text, std::string_view unit);

/// "[-90, 90] deg", "(0, 1]", "> 0 W", "<= 5 K"; empty if every number is allowed.
std::string range_words(const Field& field);

/// "text \"abc\"", "number 2.5", "a list" or "null": what a JSON value is.
std::string value_words(const nlohmann::json& json, Language language);

/// "a number in W", "a whole number", "an object": what a field asks for.
std::string type_words(const Type& type, const Field* field, Language language);

/// "water, pg25": the choices or the kinds of an object.
std::string choice_words(const Type& type);

}  // namespace icctwin
