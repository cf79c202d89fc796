#include "sim/results/report/flow.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/results/report/markup.h"

namespace icctwin::report {
namespace {

// Heights follow the style sheet in page.cpp; both change together.
constexpr double mm_per_pt = 25.4 / 72;
// The lower margin of 22 mm, of which 3 mm may hold the last margin or a line more than estimated; the style sheet leaves 17 mm.
constexpr double page_mm = 297 - 25 - 22 + 3;
constexpr double text_mm = 170;
constexpr double cell_padding_mm = 3.2;
// Margins of blocks after each other collapse, so these are less than the sums of the margins.
constexpr double table_caption_mm = 8.3, figure_caption_mm = 8.3, chapter_mm = 15.2, chapter_margin_mm = 5.2, section_mm = 9;

double lines_mm(std::string_view html, double font_pt, double line_height, double width_mm) {
  return line_count(html, font_pt, width_mm) * font_pt * line_height * mm_per_pt;
}

double source_mm(const std::string& html) { return html.empty() ? 0 : lines_mm(html, 7.5, 1.45, text_mm) + 2; }

double row_mm(const Table& table, const TableRow& row) {
  const double font_pt = table.tight ? 8 : 8.5, line_height = table.tight ? 1.3 : 1.4, padding_mm = table.tight ? 1.1 : 1.96;
  double height = 0;
  for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    const double width_mm = text_mm * table.columns[i].width_percent / 100 - cell_padding_mm - (row.kind == RowKind::inset ? 3.4 : 0);
    const double bold = row.kind == RowKind::group ? 1.07 : 1;
    height = std::max(height, lines_mm(row.cells[i], font_pt * bold, line_height / bold, width_mm));
  }
  return height + padding_mm;
}

double head_mm(const Table& table) {
  double height = 0;
  for (const auto& column : table.columns)
    height =
        std::max(height, lines_mm(column.title, table.tight ? 8.6 : 9.1, 1.31, text_mm * column.width_percent / 100 - cell_padding_mm));
  return height + 3.2;
}

std::string head_html(const Table& table) {
  std::string html = table.tight ? "<table class=\"tight\"><colgroup>" : "<table><colgroup>";
  for (const auto& column : table.columns) html += fmt::format("<col style=\"width:{}%\"/>", column.width_percent);
  html += "</colgroup><thead><tr>";
  for (const auto& column : table.columns) html += fmt::format("<th{}>{}</th>", column.right ? " class=\"r\"" : "", column.title);
  return html + "</tr></thead><tbody>";
}

std::string row_html(const Table& table, const TableRow& row) {
  std::string html = row.kind == RowKind::group ? "<tr class=\"sub\">" : "<tr>";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool right = i < table.columns.size() && table.columns[i].right;
    const bool inset = i == 0 && row.kind == RowKind::inset;
    html += right ? "<td class=\"r\">" : inset ? "<td class=\"in\">" : "<td>";
    html += row.cells[i] + "</td>";
  }
  return html + "</tr>";
}

}  // namespace

bool Flow::fits(double height_mm) const { return used_mm_ + heading_mm_ + height_mm <= page_mm; }

void Flow::page_break() {
  if (used_mm_ == 0) return;
  pages_.emplace_back();
  used_mm_ = 0;
}

void Flow::heading(const std::string& html, double height_mm) {
  heading_ += html;
  heading_mm_ += height_mm;
}

void Flow::place(const std::string& html, double height_mm) {
  if (!fits(height_mm)) page_break();
  pages_.back() += heading_ + html;
  used_mm_ += heading_mm_ + height_mm;
  heading_.clear();
  heading_mm_ = 0;
}

std::string Flow::label(std::string_view kind, int number) const {
  const std::string id = chapter_.empty() ? std::to_string(number) : chapter_ + "-" + std::to_string(number);
  return texts_.fill(kind, {id});
}

void Flow::chapter(std::string number, std::string_view title, double needed_mm) {
  if (!fits(needed_mm + chapter_mm)) page_break();
  if (number != chapter_) figures_ = tables_ = section_ = 0;
  chapter_ = std::move(number);
  heading(fmt::format("<h2>{}{}</h2>",
                      chapter_.empty() ? std::string() : texts_.fill(chapter_ >= "A" ? "chapter.appendix" : "chapter.number", {chapter_}),
                      title),
          used_mm_ == 0 ? chapter_mm - chapter_margin_mm : chapter_mm);
}

void Flow::section(std::string_view title) {
  ++section_;
  heading(fmt::format("<h3>{}.{} {}</h3>", chapter_, section_, title), section_mm);
}

void Flow::paragraph(const std::string& html) { place("<p>" + html + "</p>", lines_mm(html, 10, 1.62, text_mm) + 2); }

void Flow::box(const std::string& html, std::string_view css_class) {
  place(fmt::format("<div class=\"{}\">{}</div>", css_class, html), lines_mm(html, 8.5, 1.5, text_mm - 6.7) + 9);
}

void Flow::source_note(const std::string& html) { place("<div class=\"src\">" + html + "</div>", source_mm(html)); }

void Flow::figure(Svg drawing, std::string_view title, const std::string& source) {
  const double height_mm = drawing.height() * mm_per_unit + 1;
  std::string html = "<div class=\"fig\">" + std::move(drawing).str();
  html += fmt::format("<div class=\"cap\">{} {}</div></div>", label("figure", ++figures_), title);
  if (!source.empty()) html += "<div class=\"src\">" + source + "</div>";
  place(html, height_mm + figure_caption_mm + source_mm(source));
}

void Flow::table(const Table& table) {
  const std::string number = table.numbered ? label("table", ++tables_) : std::string();
  const auto caption = [&](bool again) {
    if (!table.numbered) return std::string();
    return fmt::format("<div class=\"cap\">{} {}{}</div>", number, table.title, again ? texts_("continued") : std::string_view());
  };
  const double top_mm = head_mm(table) + (table.numbered ? table_caption_mm : 0);
  double first_mm = top_mm;
  // A short table stays whole; a long one begins with at least three rows.
  constexpr std::size_t short_rows = 8, first_rows = 3;
  const std::size_t together = table.rows.size() <= short_rows ? table.rows.size() : first_rows;
  for (std::size_t i = 0; i < together; ++i) first_mm += row_mm(table, table.rows[i]);
  if (!fits(first_mm)) page_break();
  std::string html = caption(false) + head_html(table);
  double height_mm = top_mm;
  const auto finish = [&](const std::string& source) {
    html += "</tbody></table>";
    if (!source.empty()) html += "<div class=\"src\">" + source + "</div>";
    place(html, height_mm);
  };
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const double row_height_mm = row_mm(table, table.rows[i]);
    const double end_mm = i + 1 == table.rows.size() ? source_mm(table.source) : 0;
    if (!fits(height_mm + row_height_mm + end_mm) && height_mm > top_mm) {
      finish({});
      page_break();
      html = caption(true) + head_html(table);
      height_mm = top_mm;
    }
    html += row_html(table, table.rows[i]);
    height_mm += row_height_mm + end_mm;
  }
  finish(table.source);
}

void Flow::raw(const std::string& html, double height_mm) { place(html, height_mm); }

std::vector<std::string> Flow::pages() && {
  if (!heading_.empty()) place({}, 0);
  return std::move(pages_);
}

}  // namespace icctwin::report
