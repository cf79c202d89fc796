#pragma once
// Every sentence and title of the report in both languages, in one table.
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "sim/document/inline.h"

namespace icctwin::report {

struct TextEntry {
  std::string_view key, en, zh;
};

std::span<const TextEntry> report_texts();
std::span<const TextEntry> template_texts();
std::span<const TextEntry> all_texts();

class Texts {
 public:
  explicit Texts(Language language) : language_(language) {}

  Language language() const { return language_; }
  /// The text of a key; an unknown key is a mistake of ours.
  std::string_view operator()(std::string_view key) const;
  /// The text with {0}, {1}, ... replaced.
  std::string fill(std::string_view key, std::initializer_list<std::string_view> values) const;
  /// The same with values that have looks of their own.
  document::Inline inlined(std::string_view key, std::initializer_list<document::Inline> values) const {
    return document::filled((*this)(key), values);
  }

 private:
  Language language_;
};

}  // namespace icctwin::report
