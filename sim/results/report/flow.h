#pragma once
// The report as a sequence of blocks, broken into A4 pages by their estimated heights.
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/report/svg.h"
#include "sim/results/report/texts.h"

namespace icctwin::report {

struct Column {
  std::string title;
  double width_percent = 10;
  bool right = false;  ///< numbers
};

enum class RowKind { normal, inset, group };

struct TableRow {
  std::vector<std::string> cells;  ///< HTML
  RowKind kind = RowKind::normal;
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<TableRow> rows;
  std::string source;    ///< note below, HTML; may be empty
  bool tight = false;    ///< smaller rows, for long tables
  bool numbered = true;  ///< "Table 1-2 title" above; else no title at all
};

/// Headings stay with what follows, a figure with its title, a table's head repeats; all texts given are HTML.
class Flow {
 public:
  explicit Flow(const Texts& texts) : texts_(texts) { pages_.emplace_back(); }

  /// Begins a chapter on a new page unless this share of a page is still free; "" as number leaves figures unnumbered by chapter.
  void chapter(std::string number, std::string_view title, double needed_mm);
  void section(std::string_view title);
  void paragraph(const std::string& html);
  /// A tinted box; the class is "note" or "banner".
  void box(const std::string& html, std::string_view css_class);
  void source_note(const std::string& html);
  /// Drawing, title and source note together.
  void figure(Svg drawing, std::string_view title, const std::string& source = {});
  void table(const Table& table);
  /// Anything else, with its height.
  void raw(const std::string& html, double height_mm);
  void page_break();

  /// The inner markup of each page.
  std::vector<std::string> pages() &&;

 private:
  void heading(const std::string& html, double height_mm);
  void place(const std::string& html, double height_mm);
  bool fits(double height_mm) const;
  std::string label(std::string_view kind, int number) const;

  Texts texts_;
  std::vector<std::string> pages_;
  double used_mm_ = 0;
  std::string heading_;  ///< waits for what follows it
  double heading_mm_ = 0;
  std::string chapter_;
  int figures_ = 0, tables_ = 0, section_ = 0;
};

}  // namespace icctwin::report
