#include "sim/scenario/json/document.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "sim/scenario/json/clip.h"
#include "sim/scenario/json/pointer.h"

namespace icctwin {
namespace {

using nlohmann::json;

struct Reason {
  std::string en, zh;
};

// The end of the last line, short.
std::string last_words(std::string_view text) {
  constexpr std::size_t longest = 30;
  text.remove_prefix(std::min(text.size(), text.find_last_of('\n') + 1));  // npos + 1 is 0
  while (text.size() > longest || (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80)) text.remove_prefix(1);
  return std::string(text);
}

// `read` is the text up to the byte that the parser stumbled over.
Reason reason_of(const nlohmann::detail::exception& problem, std::string_view read) {
  constexpr int number_too_large = 406;  // numbering of the JSON library
  const std::string_view words = problem.what();
  if (problem.id == number_too_large) return {"a number is too large", "数值过大"};
  if (words.find("UTF-8") != words.npos) return {"invalid UTF-8", "UTF-8 编码无效"};
  if (words.find("unexpected end of input") != words.npos) return {"the text ends too early", "文本提前结束"};
  if (words.find("control character") != words.npos)
    return {"a line break or control character stands inside a text", "字符串中含有换行或控制字符"};
  const std::string shown = last_words(read);
  return {"unexpected text at the end of: " + shown, "此处末尾有意外内容：" + shown};
}

// "file:line:column" of a byte; the column counts characters.
std::string place_of(std::string_view text, std::size_t byte, const std::string& file) {
  const auto before = text.substr(0, std::min(byte, text.size()));
  const auto line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  const auto is_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto line = 1 + std::ranges::count(before, '\n');
  const auto column = 1 + std::ranges::count_if(before.substr(line_start), is_character);
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

// Builds the document from the parser's events and sees what a finished document no longer shows: doubled keys and depth.
class Builder final : public json::json_sax_t {
 public:
  Builder(std::string_view text, const std::string& file, Diagnostics& diagnostics) : text_(text), file_(file), diagnostics_(diagnostics) {}

  json take() { return std::move(root_); }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }  // cannot stand in a text
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    auto& members = level.container->get_ref<json::object_t&>();
    const auto [place, fresh] = members.emplace(std::move(name), nullptr);
    level.key = place->first;
    if (fresh) {
      level.slot = &place->second;
    } else {
      diagnostics_.add("E-IN-010", pointer(), place->first);
      level.slot = &surplus_.emplace_back();
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& problem) override {
    Reason reason = reason_of(problem, text_.substr(0, std::min(position, text_.size())));
    diagnostics_.add("E-IN-002", place_of(text_, position > 0 ? position - 1 : 0, file_), std::move(reason.en), {},
                     {{"value_zh", std::move(reason.zh)}});
    return false;
  }

 private:
  struct Level {
    json* container;
    json* slot = nullptr;  // where the value of the current key goes
    std::string_view key;
  };

  template <class Value>
  bool put(Value&& value) {
    place(json(std::forward<Value>(value)));
    return true;
  }

  json* place(json value) {
    if (levels_.empty()) return &(root_ = std::move(value));
    Level& level = levels_.back();
    if (level.container->is_array()) {
      auto& items = level.container->get_ref<json::array_t&>();
      return &items.emplace_back(std::move(value));
    }
    return &(*level.slot = std::move(value));
  }

  bool open(json container) {
    if (levels_.size() == max_json_depth) {
      diagnostics_.add("E-IN-012", file_ + "#" + pointer(), {}, std::to_string(max_json_depth));
      return false;
    }
    levels_.push_back({place(std::move(container)), nullptr, {}});
    return true;
  }

  bool close() {
    levels_.pop_back();
    return true;
  }

  std::string pointer() const {
    std::string out;
    for (const Level& level : levels_) {
      out += '/';
      if (!level.container->is_array())
        out += escape_pointer_key(level.key);
      else
        out += std::to_string(level.container->empty() ? 0 : level.container->size() - 1);
    }
    return out;
  }

  std::string_view text_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  json root_;
  std::vector<Level> levels_;
  std::deque<json> surplus_;  // values of doubled keys; a deque, because open ones are pointed to
};

}  // namespace

JsonDocument::JsonDocument() : JsonDocument(json::object()) {}
JsonDocument::JsonDocument(json root) : root_(std::make_unique<json>(std::move(root))) {}
JsonDocument::JsonDocument(const JsonDocument& other) : JsonDocument(*other.root_) {}
JsonDocument::JsonDocument(JsonDocument&& other) noexcept = default;
JsonDocument& JsonDocument::operator=(const JsonDocument& other) { return *this = JsonDocument(other); }
JsonDocument& JsonDocument::operator=(JsonDocument&& other) noexcept = default;
JsonDocument::~JsonDocument() = default;

std::optional<JsonDocument> parse_json(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Builder builder(text, file, diagnostics);
  if (!json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return JsonDocument(builder.take());
}

}  // namespace icctwin
