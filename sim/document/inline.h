#pragma once
// Text of a document with its looks: pieces of plain text. Whoever writes a format escapes them, so that nobody else can forget to.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace icctwin::document {

enum class Tone { normal, warning, error, hint };

struct Look {
  bool bold = false;
  bool sub = false;      ///< subscript
  bool code = false;     ///< fixed width
  bool formula = false;  ///< serif
  Tone tone = Tone::normal;

  bool operator==(const Look&) const = default;
};

struct Run {
  std::string text;
  Look look;
};

/// Made from any string; pieces with looks are added with + and +=.
class Inline {
 public:
  Inline() = default;
  // NOLINTBEGIN(google-explicit-constructor): any string is text
  Inline(const char* text) : Inline(std::string(text)) {}
  Inline(std::string_view text) : Inline(std::string(text)) {}
  Inline(std::string text, Look look = {}) {
    if (!text.empty()) runs_.push_back({std::move(text), look});
  }
  // NOLINTEND(google-explicit-constructor)

  Inline& operator+=(const Inline& more);

  const std::vector<Run>& runs() const { return runs_; }
  bool empty() const { return runs_.empty(); }
  /// The text without its looks.
  std::string plain() const;

 private:
  std::vector<Run> runs_;
};

inline Inline operator+(Inline text, const Inline& more) { return std::move(text += more); }

inline Inline bold(std::string text) { return {std::move(text), {.bold = true}}; }
inline Inline code(std::string text) { return {std::move(text), {.code = true}}; }
/// Bold in the colour of a warning, an error or a hint.
inline Inline toned(std::string text, Tone tone) { return {std::move(text), {.bold = true, .tone = tone}}; }
/// "E_DC / E_IT" in serif type, with subscripts, division and multiplication signs.
Inline formula(std::string_view text);

/// The pattern with {0}, {1}, ... replaced by the values, which keep their looks.
Inline filled(std::string_view pattern, std::initializer_list<Inline> values);

}  // namespace icctwin::document
