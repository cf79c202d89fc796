#pragma once
// What a document consists of.
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/document/drawing.h"
#include "sim/document/inline.h"

namespace icctwin::document {

/// The head of the first page.
struct Title {
  std::string kind, subject, line;
};

struct Heading {
  int level = 1;       ///< 1 chapter, 2 section
  std::string number;  ///< "5", "5.1" or "A"; may be empty
  std::string text;    ///< as shown, with its number
  double needed_mm = 0;
};

enum class ParagraphKind { normal, source };  ///< a source note is small and grey

struct Paragraph {
  Inline text;
  ParagraphKind kind = ParagraphKind::normal;
};

enum class BoxKind { note, banner };  ///< a banner tells of a result that is not whole

struct Box {
  Inline text;
  BoxKind kind = BoxKind::note;
};

struct List {
  std::vector<Inline> items;
  bool numbered = true;
};

struct Command {
  std::string text;
};

/// What stands in a table: the text that is shown, and behind a number its exact value in the unit of its column.
struct Cell {
  Inline text;
  double value = std::numeric_limits<double>::quiet_NaN();  ///< not finite: no number
  int decimals = 0;                                         ///< with which the value is shown

  Cell() = default;
  // NOLINTBEGIN(google-explicit-constructor): a table is written as rows of texts
  Cell(const char* shown) : text(shown) {}
  Cell(std::string_view shown) : text(shown) {}
  Cell(std::string shown) : text(std::move(shown)) {}
  Cell(Inline shown) : text(std::move(shown)) {}
  // NOLINTEND(google-explicit-constructor)
  Cell(Inline shown, double exact, int shown_decimals) : text(std::move(shown)), value(exact), decimals(shown_decimals) {}
};

struct Column {
  std::string title;
  double width_percent = 10;
  bool right = false;     ///< numbers
  std::string unit = {};  ///< shown after the title where it is not in it already

  std::string head() const { return unit.empty() ? title : title + " / " + unit; }
};

enum class RowKind { normal, inset, group };

struct TableRow {
  std::vector<Cell> cells;
  RowKind kind = RowKind::normal;
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<TableRow> rows;
  Inline source;         ///< note below; may be empty
  bool tight = false;    ///< smaller rows, for long tables
  bool numbered = true;  ///< "Table 1-2 title" above; else no title at all, and no sheet of its own
  bool wide = false;     ///< on a landscape page
  std::string sheet;     ///< name of its sheet in a workbook; empty: by its number

  // Given by the document when the table is added.
  std::string number, label;  ///< "1-2" and "Table 1-2"
};

/// A drawing with its title, and the numbers it was drawn from: they are written under the figure's number where nothing is drawn.
struct Figure {
  Drawing drawing;
  Table data;
  std::string title;
  Inline source;
  bool wide = false;

  std::string number, label;
};

inline Figure drawn(Drawing drawing, Table data) {
  Figure figure;
  figure.drawing = std::move(drawing);
  figure.data = std::move(data);
  return figure;
}

struct Tile {
  std::string name;
  Cell value;
  std::string unit;
};

struct Tiles {
  std::vector<Tile> tiles;
};

struct PageBreak {};

/// Table of contents with the numbers of pages.
struct Contents {};

using Block = std::variant<Title, Heading, Paragraph, Box, List, Command, Table, Figure, Tiles, PageBreak, Contents>;

}  // namespace icctwin::document
