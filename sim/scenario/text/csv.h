#pragma once
// Comma-separated text (RFC 4180) cut into fields without copying, one line after the other.
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace icctwin {

/// Walks over the rows of a text; the text must outlive the reader.
///
/// Takes LF and CRLF, a UTF-8 byte order mark, quoted fields with doubled quotes, a last line without its end, and skips blank lines.
/// A quoted field ends on its own line: a line break inside quotes is legal in RFC 4180, but one stray quote would then swallow
/// every row after it. Fields are not trimmed (see trim).
class CsvReader {
 public:
  explicit CsvReader(std::string_view text, char separator = ',', std::size_t first_line = 1);

  /// Moves to the next row that is not blank; false at the end of the text.
  bool next();
  /// Line of the current row in the text, the first is 1.
  std::size_t line() const { return line_; }
  /// Fields of the current row, quotes removed; valid until the next call of next().
  std::span<const std::string_view> fields() const { return fields_; }
  /// The current row has a quote without its partner or text after a closing quote.
  bool malformed() const { return malformed_; }

 private:
  void split(std::string_view row);
  void split_quoted(std::string_view row);

  std::string_view rest_;
  char separator_;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  bool malformed_ = false;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unescaped_;  // a deque, because views into its strings must survive growth
};

/// The text without blanks and tabs at both ends.
std::string_view trim(std::string_view text);

/// A number that fills the whole trimmed text, independent of the locale; nothing for other text, infinities and NaN.
std::optional<double> parse_number(std::string_view text);

/// The shortest text from which parse_number gives the same number again.
std::string number_text(double number);

/// A field ready to be written: trimmed, quoted when it must be, line breaks replaced by blanks.
std::string csv_field(std::string_view text, char separator = ',');

}  // namespace icctwin
