#pragma once
// Every sentence and title of a sweep's report in both languages, in one table.
#include <initializer_list>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"

namespace icctwin {

class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  /// The text of a key; an unknown key is a mistake of ours.
  std::string operator()(std::string_view key) const;
  /// The text with {0}, {1}, ... replaced.
  std::string fill(std::string_view key, std::initializer_list<std::string_view> values) const;
  Language language() const { return language_; }

 private:
  Language language_;
};

}  // namespace icctwin
