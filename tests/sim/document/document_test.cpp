#include "sim/document/document.h"

#include <doctest/doctest.h>

#include <string>

#include "sim/document/csv.h"
#include "sim/document/html/escape.h"
#include "sim/document/html/html.h"
#include "sim/document/html/pages.h"
#include "sim/document/json.h"
#include "sim/document/text_width.h"

using namespace icctwin;
using namespace icctwin::document;

namespace {

Document empty_document(Language language = Language::en) { return Document({.language = language, .header = "H", .header_right = "R"}); }

Table small_table() {
  Table table;
  table.title = "Small, \"quoted\"";
  table.columns = {{"Name", 50}, {"Power", 50, true, "kW"}};
  table.rows = {{{"a, b", Cell("1.2", 1.23456, 1)}}, {{"<c>", "—"}, RowKind::inset}};
  return table;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("document: tables and figures are numbered by chapter, in both languages") {
  Document doc = empty_document(Language::zh);
  CHECK(doc.figure({}, "before any chapter") == "图 1");
  doc.chapter("5", "能源");
  CHECK(doc.table(small_table()) == "表 5-1");
  CHECK(doc.figure({}, "x") == "图 5-1");
  CHECK(doc.table(small_table()) == "表 5-2");
  Table plain = small_table();
  plain.numbered = false;
  CHECK(doc.table(plain).empty());
  doc.chapter("A", "输入");
  CHECK(doc.table(small_table()) == "表 A-1");
  doc.section("一节");
  const auto& heading = std::get<Heading>(doc.blocks().back());
  CHECK(heading.text == "A.1 一节");
  CHECK(std::get<Heading>(doc.blocks()[6]).text == "附录 A 输入");
}

TEST_CASE("document: text is escaped by the writer, whatever it holds") {
  Document doc = empty_document();
  doc.title("<kind>", "<subject>", "<line>");
  doc.chapter("1", "<chapter>");
  doc.section("<section>");
  doc.paragraph("<p>" + code("<c>") + bold("<b>") + toned("<w>", Tone::warning));
  doc.note("<note>");
  doc.banner("<banner>");
  doc.list({"<item>"});
  doc.command("<command>");
  doc.tiles({{"<name>", "<value>", "<unit>"}});
  doc.table(small_table());
  Drawing drawing(10, "<description>");
  drawing.text(1, 2, "<text>", {.fill = "\"><x"});
  doc.figure(drawn(drawing, {}), "<title>", "<source>");
  const std::string page = html(doc);
  for (const char* word : {"kind", "subject", "line", "chapter", "section", "c", "w", "note", "banner", "item", "command", "name", "value",
                           "unit", "description", "text", "title", "source", "x"}) {
    CAPTURE(word);
    if (std::string(word) != "title") CHECK(page.find("<" + std::string(word) + ">") == std::string::npos);
    CHECK(page.find("&lt;" + std::string(word)) != std::string::npos);
  }
  CHECK(page.find("&lt;p&gt;<code>&lt;c&gt;</code><b>&lt;b&gt;</b><b class=\"w\">&lt;w&gt;</b>") != std::string::npos);
}

TEST_CASE("document: a formula has subscripts and signs") {
  CHECK(html_of(formula("E_DC / E_IT x 2")) == "<span class=\"f\">E<sub>DC</sub> ÷ E<sub>IT</sub> × 2</span>");
  CHECK(formula("a_b").plain() == "ab");
}

TEST_CASE("document: values keep their looks when a sentence is filled") {
  const Inline text = filled("of {1} and {0}.", {"x", bold("y")});
  CHECK(text.plain() == "of y and x.");
  CHECK(html_of(text) == "of <b>y</b> and x.");
}

TEST_CASE("document: CSV quotes what must be, keeps exact numbers and can begin with a byte order mark") {
  Document doc = empty_document();
  doc.chapter("1", "C");
  doc.table(small_table());
  const std::string text = csv(doc, false);
  CHECK(text ==
        "H\r\n"
        "\"simulated values, not measured\",\r\n"
        "\r\n"
        "Table 1-1,\"Small, \"\"quoted\"\"\"\r\n"
        "Name,Power / kW\r\n"
        "\"a, b\",1.23456\r\n"
        "<c>,—\r\n");
  CHECK(csv(doc) == "\xEF\xBB\xBF" + text);
}

TEST_CASE("document: what is not UTF-8 reaches no format") {
  Document doc = empty_document();
  doc.paragraph(std::string("bad \xFF byte"));
  Table table = small_table();
  table.rows[0].cells[0] = std::string("\xC3(");
  doc.table(table);
  for (const std::string& text : {html(doc), csv(doc), json(doc)}) {
    CHECK(text.find('\xFF') == std::string::npos);
    CHECK(text.find("\uFFFD(") != std::string::npos);
    CHECK(text.find("\xC3(") == std::string::npos);
  }
}

TEST_CASE("document: a long table breaks over pages and repeats its head") {
  Document doc = empty_document();
  Table table;
  table.title = "Long";
  table.columns = {{"Name", 50}, {"Value", 50, true}};
  for (int i = 0; i < 110; ++i) table.rows.push_back({{"row", std::to_string(i)}});
  doc.table(table);
  const auto pages = html_pages(doc);
  REQUIRE(pages.size() == 3);  // 253 mm less caption and head hold 39 rows of 6.05 mm
  for (const auto& page : pages) CHECK(page.html.find("<thead>") != std::string::npos);
  CHECK(pages[0].html.find("(continued)") == std::string::npos);
  CHECK(pages[1].html.find("(continued)") != std::string::npos);
  std::size_t rows = 0;
  for (const auto& page : pages) rows += count(page.html, "<td>row</td>");
  CHECK(rows == 110);
}

TEST_CASE("document: a wide table stands on pages of its own in landscape") {
  Document doc = empty_document();
  doc.paragraph("before");
  Table table = small_table();
  table.wide = true;
  doc.table(table);
  doc.paragraph("after");
  const auto pages = html_pages(doc);
  REQUIRE(pages.size() == 3);
  CHECK_FALSE(pages[0].wide);
  CHECK(pages[1].wide);
  CHECK_FALSE(pages[2].wide);
  CHECK(pages[1].html.find("Power / kW") != std::string::npos);
}

TEST_CASE("document: text is measured by its characters, not its bytes") {
  CHECK(text_width_em("中文") == doctest::Approx(2));
  CHECK(text_width_em("12") == doctest::Approx(1.11));         // digits are 0.555 em wide
  CHECK(line_count("中中中中中中中中中中中中", 10, 23) == 2);  // 12 x 3.53 mm = 42.3 mm, 21.6 mm usable
  CHECK(escape("a<b>&\"\x01\xFF") == "a&lt;b&gt;&amp;&quot;\uFFFD\uFFFD");
}

TEST_CASE("document: lines are broken where a point has no value") {
  Drawing drawing(10, "d");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Point points[] = {{0, 0}, {1, 1}, {2, nan}, {3, 3}};
  drawing.polyline(points, color::text);
  drawing.band(points, points, color::text);
  REQUIRE(drawing.shapes().size() == 2);
  const auto& line = std::get<LineShape>(drawing.shapes()[0]);
  REQUIRE(line.parts.size() == 2);
  CHECK(line.parts[0].size() == 2);
  CHECK(line.parts[1].size() == 1);
  // Two areas: move, line, line back twice, close; and one of a single point: move, line, close.
  CHECK(std::get<AreaShape>(drawing.shapes()[1]).path.steps().size() == 8);
}
