#include "sim/document/xlsx.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace icctwin;
using namespace icctwin::document;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("document: the same document gives the same workbook, byte by byte") {
  Document doc({.language = Language::zh, .header = "标题", .header_right = {}});
  doc.chapter("1", "章");
  Table table;
  table.title = "表";
  table.columns = {{"名称", 50}, {"功率", 50, true, "kW"}};
  for (int i = 0; i < 50; ++i) table.rows.push_back({{"行", Cell("1.2", 1.2 + i, 1)}});
  table.rows.push_back({{std::string(40000, 'x'), Cell("\xFF")}});  // more than a cell can hold, and not UTF-8
  doc.table(table);
  table.sheet = "a/b:c*d?[e]\\f and a name longer than a sheet's may be";
  doc.table(table);
  doc.table(table);
  const auto folder = std::filesystem::temp_directory_path() / "icctwin_xlsx_test";
  std::filesystem::create_directories(folder);
  REQUIRE(write_xlsx(doc, folder / "a.xlsx"));
  REQUIRE(write_xlsx(doc, folder / "b.xlsx"));
  const std::string a = bytes_of(folder / "a.xlsx");
  CHECK(a.starts_with("PK"));
  CHECK(a.size() > 5000);
  CHECK(a == bytes_of(folder / "b.xlsx"));
  CHECK_FALSE(write_xlsx(doc, folder / "no_such_folder" / "a.xlsx"));
  std::filesystem::remove_all(folder);
}
