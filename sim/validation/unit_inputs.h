#pragma once
// The inputs of a unit in one cell: "v=5.5;curve=(4:300,5:400,6:500);linear", names in any case, with or without underscores.
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace icctwin::validation {

class UnitInputs {
 public:
  explicit UnitInputs(std::string_view cell);

  /// The first number under any of these names; a unit behind it ("2in") is left out.
  std::optional<double> number(std::initializer_list<std::string_view> names) const;
  /// All numbers under the first of these names that is there: "(4:300,5:400)" gives 4, 300, 5, 400.
  std::vector<double> numbers(std::initializer_list<std::string_view> names) const;
  bool has(std::string_view name) const { return values_.contains(plain(name)); }
  /// What stands without a name, in lower case.
  const std::string& words() const { return words_; }
  /// All numbers in a text.
  static std::vector<double> numbers_in(std::string_view text);

 private:
  static std::string plain(std::string_view name);

  std::map<std::string, std::string, std::less<>> values_;
  std::string words_;
};

}  // namespace icctwin::validation
