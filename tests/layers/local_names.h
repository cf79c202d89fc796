#pragma once
// Reads the names in the anonymous namespace of a source file. Files of a folder are compiled together by some checks (ICCTWIN_JOIN), which
// find the same name twice late; this finds it at once.
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace icctwin::layers {

/// Types, constants and functions; a function with the types of its parameters, as overloads may share a name.
inline std::vector<std::string> local_names(const std::string& source) {
  static const std::regex type(R"(^(?:struct|class|enum class|enum) (\w+)[^;]*$)");
  static const std::regex constant(R"(^(?:inline |static )*(?:constexpr|const)\b[^(){}=]*?(\w+)(?:\[\w*\])? *(?:=|\{).*)");
  static const std::regex next_constant(R"(, (\w+) = )");
  static const std::regex function(R"(^[A-Za-z][\w:<>,*& ]*[ *&](\w+)(\([^;{]*?\))(?: const| noexcept)* \{.*)");
  static const std::regex parameter_name(R"(([ &*])\w+(?= *(?:,|\)| =)))");
  std::vector<std::string> names;
  std::istringstream lines(source);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "namespace {") inside = true;
    if (line.starts_with('}') && line.find("namespace") != std::string::npos) inside = false;
    if (!inside || line.empty() || line.front() == ' ' || line.front() == '/') continue;
    std::smatch found;
    if (std::regex_match(line, found, type)) {
      names.push_back(found[1]);
    } else if (std::regex_match(line, found, constant)) {
      names.push_back(found[1]);
      if (line.find_first_of("{\"") == std::string::npos)
        for (std::sregex_iterator it(line.begin(), line.end(), next_constant), end; it != end; ++it) names.push_back((*it)[1]);
    } else if (std::regex_match(line, found, function)) {
      names.push_back(found[1].str() + std::regex_replace(found[2].str(), parameter_name, "$1"));
    }
  }
  return names;
}

}  // namespace icctwin::layers
