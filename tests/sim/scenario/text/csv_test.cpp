#include "sim/scenario/text/csv.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

namespace {

std::vector<std::string> row_of(const CsvReader& csv) { return {csv.fields().begin(), csv.fields().end()}; }
using Row = std::vector<std::string>;

}  // namespace

TEST_CASE("csv: byte order mark, CRLF, blank lines and a missing last newline change nothing but line numbers") {
  CsvReader csv(
      "\xEF\xBB\xBF"
      "a,b\r\n\r\n 1,2 \n  \n,\n3,4");
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{"a", "b"});
  CHECK(csv.line() == 1);
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{" 1", "2 "});  // fields are not trimmed
  CHECK(csv.line() == 3);
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{"", ""});
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{"3", "4"});
  CHECK(csv.line() == 6);
  CHECK_FALSE(csv.next());
  CHECK_FALSE(csv.next());
}

TEST_CASE("csv: quotes hide separators, doubled quotes stand for one") {
  CsvReader csv("\"a,b\",\"say \"\"hi\"\"\",\"\",c\n");
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{"a,b", "say \"hi\"", "", "c"});
  CHECK_FALSE(csv.malformed());
}

TEST_CASE("csv: a stray quote spoils its own row and no other") {
  CsvReader csv("a,\"open\nb,c\n\"x\"y,z\nq\"q,1\nlast,row\n");
  REQUIRE(csv.next());
  CHECK(csv.malformed());
  REQUIRE(csv.next());
  CHECK_FALSE(csv.malformed());
  CHECK(row_of(csv) == Row{"b", "c"});
  REQUIRE(csv.next());
  CHECK(csv.malformed());  // text after the closing quote
  CHECK(csv.fields().size() == 2);
  REQUIRE(csv.next());
  CHECK(csv.malformed());  // a quote inside a plain field
  REQUIRE(csv.next());
  CHECK_FALSE(csv.malformed());
}

TEST_CASE("csv: an empty text has no rows, the separator may be another") {
  CHECK_FALSE(CsvReader("").next());
  CHECK_FALSE(CsvReader("\n\r\n \t\n").next());
  CsvReader csv("a;b,c", ';', 7);
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{"a", "b,c"});
  CHECK(csv.line() == 7);
}

TEST_CASE("numbers: the whole text must be one finite number") {
  CHECK(parse_number(" 12.5 ") == 12.5);
  CHECK(parse_number("+3") == 3.0);
  CHECK(parse_number("-1e-3") == -0.001);
  for (const char* text : {"", " ", "1,5", "1 2", "12x", "0x10", "nan", "inf", "-infinity", "1e999", "+-1", "++1", "-"})
    CHECK_MESSAGE(!parse_number(text), text);
}

TEST_CASE("numbers: the shortest text reads back exactly") {
  for (const double number : {0.1, 1.0 / 3.0, 1e18, -2.5e-300, 1508745700.123456, 5e-324})
    CHECK(parse_number(number_text(number)) == number);
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(3600) == "3600");
}

TEST_CASE("csv fields: what was written is read again") {
  CHECK(csv_field(" plain ") == "plain");
  CHECK(csv_field("two\r\nlines") == "two  lines");
  const std::string line = csv_field("a,b") + "," + csv_field("say \"hi\"") + "," + csv_field("训练");
  CsvReader csv(line);
  REQUIRE(csv.next());
  CHECK(row_of(csv) == Row{"a,b", "say \"hi\"", "训练"});
}
