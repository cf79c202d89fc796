#include "sim/document/html/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/document/html/escape.h"
#include "sim/document/html/svg.h"
#include "sim/document/text_width.h"
#include "sim/document/words.h"

namespace icctwin::document {
namespace {

// Heights follow the style sheet in style.cpp; both change together.
constexpr double mm_per_pt = 25.4 / 72;
// The lower margin of 22 mm, of which 3 mm may hold the last margin or a line more than estimated; the style sheet leaves 17 mm.
constexpr double margins_mm = 25 + 22 - 3, upright_mm = 297 - margins_mm, wide_mm = 210 - margins_mm;
constexpr double upright_text_mm = 170, wide_text_mm = 257;
constexpr double cell_padding_mm = 3.2;
// Margins of blocks after each other collapse, so these are less than the sums of the margins.
constexpr double table_caption_mm = 8.3, figure_caption_mm = 8.3, chapter_mm = 15.2, chapter_margin_mm = 5.2, section_mm = 9;

class Pages {
 public:
  explicit Pages(const Document& document) : language_(document.language()) {
    pages_.emplace_back();
    for (const auto& block : document.blocks())
      if (const auto* heading = std::get_if<Heading>(&block)) entries_.push_back({heading, 0});
    for (const auto& block : document.blocks()) std::visit([this](const auto& b) { add(b); }, block);
    if (!heading_.empty()) place({}, 0);
    fill_contents();
  }

  std::vector<HtmlPage> take() { return std::move(pages_); }

 private:
  bool wide() const { return pages_.back().wide; }
  double page_mm() const { return wide() ? wide_mm : upright_mm; }
  double text_mm() const { return wide() ? wide_text_mm : upright_text_mm; }
  bool fits(double height_mm) const { return used_mm_ + heading_mm_ + height_mm <= page_mm(); }

  void page_break() {
    if (used_mm_ == 0) return;
    const bool same = wide();
    pages_.emplace_back();
    pages_.back().wide = same;
    used_mm_ = 0;
  }
  /// Begins a page of another orientation unless this one has it; an empty page is turned.
  void turn(bool wide) {
    if (wide == this->wide()) return;
    page_break();
    pages_.back().wide = wide;
  }
  void place(const std::string& html, double height_mm) {
    if (!fits(height_mm)) page_break();
    for (; waiting_ > 0; --waiting_) entries_[next_entry_++].page = pages_.size();
    pages_.back().html += heading_ + html;
    used_mm_ += heading_mm_ + height_mm;
    heading_.clear();
    heading_mm_ = 0;
  }

  double lines_mm(std::string_view text, double font_pt, double line_height, double width_mm) const {
    return line_count(text, font_pt, width_mm) * font_pt * line_height * mm_per_pt;
  }
  double source_mm(const Inline& text) const { return text.empty() ? 0 : lines_mm(text.plain(), 7.5, 1.45, text_mm()) + 2; }
  static std::string source_html(const Inline& text) { return text.empty() ? "" : "<div class=\"src\">" + html_of(text) + "</div>"; }

  void add(const Title& title) {
    turn(false);
    constexpr double title_line_mm = 9.7, line_mm = 6.9;
    place(fmt::format("<div class=\"kind\">{}</div><h1>{}</h1><div class=\"sub1\">{}</div>", escape(title.kind), escape(title.subject),
                      escape(title.line)),
          12 + 3 + 5 + title_line_mm * line_count(title.subject, 22, text_mm()) + line_mm * line_count(title.line, 12, text_mm()));
  }
  void add(const Heading& heading) {
    turn(false);
    if (heading.level == 1) {
      if (!fits(heading.needed_mm + chapter_mm)) page_break();
      heading_ += fmt::format("<h2 id=\"c{}\">{}</h2>", next_entry_ + waiting_, escape(heading.text));
      heading_mm_ += used_mm_ == 0 ? chapter_mm - chapter_margin_mm : chapter_mm;
    } else {
      heading_ += fmt::format("<h3 id=\"c{}\">{}</h3>", next_entry_ + waiting_, escape(heading.text));
      heading_mm_ += section_mm;
    }
    ++waiting_;
  }
  void add(const Paragraph& paragraph) {
    turn(false);
    if (paragraph.kind == ParagraphKind::source)
      place(source_html(paragraph.text), source_mm(paragraph.text));
    else
      place("<p>" + html_of(paragraph.text) + "</p>", lines_mm(paragraph.text.plain(), 10, 1.62, text_mm()) + 2);
  }
  void add(const Box& box) {
    turn(false);
    place(fmt::format("<div class=\"{}\">{}</div>", box.kind == BoxKind::banner ? "banner" : "note", html_of(box.text)),
          lines_mm(box.text.plain(), 8.5, 1.5, text_mm() - 6.7) + 9);
  }
  void add(const List& list) {
    turn(false);
    const std::string tag = list.numbered ? "ol" : "ul";
    std::string html = "<" + tag + ">";
    double height_mm = 1;
    for (const auto& item : list.items) {
      html += "<li>" + html_of(item) + "</li>";
      height_mm += line_count(item.plain(), 10, text_mm() - 5) * 5.72 + 1;
    }
    place(html + "</" + tag + ">", height_mm);
  }
  void add(const Command& command) {
    turn(false);
    constexpr double box_padding_mm = 9, line_mm = 4.3;
    place("<div class=\"cmd\"><code>" + escape(command.text) + "</code></div>",
          box_padding_mm + line_mm * line_count(command.text, 9, text_mm() - 10));
  }
  void add(const Tiles& tiles) {
    turn(false);
    constexpr std::size_t columns = 4;
    const std::size_t rows = (tiles.tiles.size() + columns - 1) / columns;
    std::string html = "<div class=\"k\">";
    for (std::size_t i = 0; i < tiles.tiles.size(); ++i) {
      const Tile& tile = tiles.tiles[i];
      html += fmt::format("<div{}><i>{}</i><b>{}</b><u>{}</u></div>", i / columns + 1 == rows ? " class=\"low\"" : "", escape(tile.name),
                          html_of(tile.value.text), escape(tile.unit));
    }
    constexpr double margins = 6.5, row_mm = 16;
    place(html + "</div>", margins + row_mm * static_cast<double>(rows));
  }
  void add(const PageBreak&) { page_break(); }
  /// Room for one line for each heading; the numbers of pages are known at the end.
  void add(const Contents&) {
    turn(false);
    place(fmt::format("<h2>{}</h2>", escape(std::string(word(Word::contents, language_)))), chapter_mm);
    constexpr double chapter_line_mm = 5.8, section_line_mm = 4.7;
    for (std::size_t i = 0; i < entries_.size(); ++i)
      place(fmt::format("{}{}{}", contents_mark, i, contents_mark), entries_[i].heading->level == 1 ? chapter_line_mm : section_line_mm);
  }
  void fill_contents() {
    for (auto& page : pages_) {
      for (std::size_t at = page.html.find(contents_mark); at != std::string::npos; at = page.html.find(contents_mark, at + 1)) {
        const std::size_t end = page.html.find(contents_mark, at + 1);
        const std::size_t index = std::stoul(page.html.substr(at + 1, end - at - 1));
        const Entry& entry = entries_[index];
        page.html.replace(at, end + 1 - at,
                          fmt::format("<div class=\"toc{}\"><a href=\"#c{}\">{}</a><i></i><span>{}</span></div>", entry.heading->level,
                                      index, escape(entry.heading->text), entry.page));
      }
    }
  }
  void add(const Figure& figure) {
    turn(figure.wide);
    const double height_mm = figure.drawing.height() * text_mm() / figure.drawing.width() + 1;
    std::string html = "<div class=\"fig\">" + svg_of(figure.drawing);
    html += fmt::format("<div class=\"cap\">{} {}</div></div>", escape(figure.label), escape(figure.title));
    place(html + source_html(figure.source), height_mm + figure_caption_mm + source_mm(figure.source));
  }
  void add(const Table& table);

  double row_mm(const Table& table, const TableRow& row, double percent) const {
    const double font_pt = table.tight ? 8 : 8.5, line_height = table.tight ? 1.3 : 1.4, padding_mm = table.tight ? 1.1 : 1.96;
    double height = 0;
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
      const double inset_mm = i == 0 && row.kind == RowKind::inset ? 3.4 : 0;
      const double width_mm = text_mm() * table.columns[i].width_percent / percent - cell_padding_mm - inset_mm;
      const double bold = row.kind == RowKind::group ? 1.07 : 1;
      height = std::max(height, lines_mm(row.cells[i].text.plain(), font_pt * bold, line_height / bold, width_mm));
    }
    return height + padding_mm;
  }
  double head_mm(const Table& table, double percent) const {
    double height = 0;
    for (const auto& column : table.columns)
      height = std::max(
          height, lines_mm(column.head(), table.tight ? 8.6 : 9.1, 1.31, text_mm() * column.width_percent / percent - cell_padding_mm));
    return height + 3.2;
  }

  struct Entry {
    const Heading* heading;
    std::size_t page;  ///< from 1
  };
  static constexpr char contents_mark = '\x01';  // escaped text holds no control characters

  Language language_;
  std::vector<Entry> entries_;
  std::size_t next_entry_ = 0, waiting_ = 0;  ///< headings that were placed, and that wait for what follows them
  std::vector<HtmlPage> pages_;
  double used_mm_ = 0;
  std::string heading_;  ///< waits for what follows it
  double heading_mm_ = 0;
};

std::string head_html(const Table& table, double percent) {
  std::string html = table.tight ? "<table class=\"tight\"><colgroup>" : "<table><colgroup>";
  for (const auto& column : table.columns) html += fmt::format("<col style=\"width:{:.4g}%\"/>", 100 * column.width_percent / percent);
  html += "</colgroup><thead><tr>";
  for (const auto& column : table.columns) html += fmt::format("<th{}>{}</th>", column.right ? " class=\"r\"" : "", escape(column.head()));
  return html + "</tr></thead><tbody>";
}

std::string row_html(const Table& table, const TableRow& row) {
  std::string html = row.kind == RowKind::group ? "<tr class=\"sub\">" : "<tr>";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool right = i < table.columns.size() && table.columns[i].right;
    const bool inset = i == 0 && row.kind == RowKind::inset;
    html += right ? "<td class=\"r\">" : inset ? "<td class=\"in\">" : "<td>";
    html += html_of(row.cells[i].text) + "</td>";
  }
  return html + "</tr>";
}

void Pages::add(const Table& table) {
  turn(table.wide);
  const double percent = std::max(1e-9, std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                                        [](double sum, const Column& c) { return sum + c.width_percent; }));
  const auto caption = [&](bool again) {
    if (!table.numbered) return std::string();
    return fmt::format("<div class=\"cap\">{} {}{}</div>", escape(table.label), escape(table.title),
                       again ? word(Word::continued, language_) : std::string_view());
  };
  const double top_mm = head_mm(table, percent) + (table.numbered ? table_caption_mm : 0);
  double first_mm = top_mm;
  // A short table stays whole; a long one begins with at least three rows.
  constexpr std::size_t short_rows = 8, first_rows = 3;
  const std::size_t together = table.rows.size() <= short_rows ? table.rows.size() : first_rows;
  for (std::size_t i = 0; i < together; ++i) first_mm += row_mm(table, table.rows[i], percent);
  if (!fits(first_mm)) page_break();
  std::string html = caption(false) + head_html(table, percent);
  double height_mm = top_mm;
  const auto finish = [&](const Inline& source) {
    html += "</tbody></table>";
    place(html + source_html(source), height_mm);
  };
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const double row_height_mm = row_mm(table, table.rows[i], percent);
    const double end_mm = i + 1 == table.rows.size() ? source_mm(table.source) : 0;
    if (!fits(height_mm + row_height_mm + end_mm) && height_mm > top_mm) {
      finish({});
      page_break();
      html = caption(true) + head_html(table, percent);
      height_mm = top_mm;
    }
    html += row_html(table, table.rows[i]);
    height_mm += row_height_mm + end_mm;
  }
  finish(table.source);
}

}  // namespace

std::vector<HtmlPage> html_pages(const Document& document) { return Pages(document).take(); }

}  // namespace icctwin::document
