#include "sim/scenario/json/words.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/scenario/json/clip.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

std::string shown(const nlohmann::json& json) { return clip(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)); }

}  // namespace

std::string number_words(double number) {
  constexpr double digits_end = 1e15;  // up to here a double shows whole numbers without rounding
  if (number == 0) return "0";
  if (number != std::floor(number) || std::abs(number) >= digits_end) return number_text(number);
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(number));
  return {buffer, end};
}

std::string with_unit(std::string text, std::string_view unit) {
  if (!unit.empty() && unit != "1") text.append(" ").append(unit);
  return text;
}

std::string range_words(const Field& field) {
  const bool low = std::isfinite(field.min), high = std::isfinite(field.max);
  if (!low && !high) return {};
  std::string text;
  if (low && high)
    text = (field.above_min ? "(" : "[") + number_words(field.min) + ", " + number_words(field.max) + "]";
  else if (low)
    text = (field.above_min ? "> " : ">= ") + number_words(field.min);
  else
    text = "<= " + number_words(field.max);
  return with_unit(std::move(text), field.unit);
}

std::string value_words(const nlohmann::json& json, Language language) {
  const bool zh = language == Language::zh;
  switch (json.type()) {
    case nlohmann::json::value_t::object:
      return zh ? "对象" : "an object";
    case nlohmann::json::value_t::array:
      return zh ? "列表" : "a list";
    case nlohmann::json::value_t::string:
      return (zh ? "文本 " : "text ") + shown(json);
    case nlohmann::json::value_t::boolean:
    case nlohmann::json::value_t::null:
      return shown(json);
    default:
      return (zh ? "数值 " : "number ") + shown(json);
  }
}

std::string type_words(const Type& type, const Field* field, Language language) {
  const bool zh = language == Language::zh;
  switch (type.kind) {
    case Kind::boolean:
      return zh ? "真假值（true 或 false）" : "true or false";
    case Kind::integer:
      return zh ? "整数" : "a whole number";
    case Kind::number: {
      const bool has_unit = field && !field->unit.empty() && field->unit != "1";
      if (!has_unit) return zh ? "数值" : "a number";
      return zh ? "以 " + std::string(field->unit) + " 为单位的数值" : "a number in " + std::string(field->unit);
    }
    case Kind::text:
      return zh ? "文本" : "text";
    case Kind::choice:
      return (zh ? "以下文本之一：" : "one of the texts ") + choice_words(type);
    case Kind::object:
    case Kind::variant:
      return zh ? "对象" : "an object";
    case Kind::list:
      return zh ? "列表" : "a list";
    case Kind::optional:
      return type_words(type.item(), field, language);
    case Kind::raw:
      break;
  }
  return zh ? "任意值" : "any value";
}

std::string choice_words(const Type& type) {
  std::string all;
  for (const Choice& one : type.choices) all.append(all.empty() ? "" : ", ").append(one.value);
  for (const Alternative& one : type.alternatives) all.append(all.empty() ? "" : ", ").append(one.tag);
  return all;
}

}  // namespace icctwin
