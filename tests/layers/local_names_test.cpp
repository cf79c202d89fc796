#include "tests/layers/local_names.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using icctwin::layers::local_names;

TEST_CASE("names in the anonymous namespaces of a folder differ, so that its files can be compiled together") {
  namespace fs = std::filesystem;
  const fs::path root = ICCTWIN_SOURCE_DIR;
  std::map<std::string, fs::path> known;  // by folder and name
  std::size_t files = 0;
  for (const char* folder : {"models", "sim", "tools", "gui", "tests"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const fs::path file = entry.path().lexically_relative(root);
      const std::string parent = file.parent_path().generic_string();
      // Not compiled together: programs of one file each.
      if (file.extension() != ".cpp" || parent == "tests/fuzz" || parent == "tests/bench" || parent == "tools/dev/fit") continue;
      ++files;
      std::ifstream in(entry.path(), std::ios::binary);
      for (const std::string& name : local_names({std::istreambuf_iterator<char>(in), {}})) {
        const fs::path& first = known.emplace(parent + ": " + name, file).first->second;
        CHECK_MESSAGE(first == file, name << " stands in " << first.generic_string() << " and " << file.generic_string());
      }
    }
  }
  CHECK(files > 300);
}

TEST_CASE("the scan of local names finds types, constants and functions, and knows overloads apart") {
  const auto names = local_names(
      "namespace {\n\nconstexpr double a = 1, b = 2;\nconst std::string c = \"x, y = 3\";\nstruct D {\n  int inner = 4;\n};\n"
      "double f(double x, const Plan& plan) { return x; }\ndouble f(int) {\n}\n\n}  // namespace\n\nconstexpr int outside = 1;\n");
  CHECK(names == std::vector<std::string>{"a", "b", "c", "D", "f(double , const Plan& )", "f(int)"});
}
