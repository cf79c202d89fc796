#include "sim/document/xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "sim/document/text_width.h"
#include "sim/document/utf8.h"
#include "sim/document/words.h"

namespace icctwin::document {
namespace {

/// A cell holds at most 32,767 characters.
std::string cell_text(std::string_view text) {
  constexpr std::size_t most_bytes = 32000;
  std::string result = clean(text);
  if (result.size() <= most_bytes) return result;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0) == 0x80) --end;
  return result.substr(0, end);
}

struct Style {
  bool bold = false, indent = false, head = false, right = false, group = false, wrap = false;
  int decimals = -1;  ///< of a number
  auto key() const { return std::tuple(bold, indent, head, right, group, wrap, decimals); }
};

class Workbook {
 public:
  Workbook(const Document& document, const std::string& path) : document_(document), book_(workbook_new(path.c_str())) {
    if (!book_) return;
    lxw_doc_properties properties{};
    std::string title = clean(document.frame().header), comments = clean(document.frame().footer_strong + " " + document.frame().footer);
    properties.title = title.data();
    properties.comments = comments.data();
    // A fixed date, so that equal documents give equal bytes.
    constexpr time_t creation_unix_s = 1577836800;  // 2020-01-01
    properties.created = creation_unix_s;
    workbook_set_properties(book_, &properties);
  }

  bool write() {
    if (!book_) return false;
    lxw_worksheet* const contents = add_sheet(std::string(word(Word::contents, document_.language())));
    lxw_worksheet* const text = add_sheet(std::string(word(Word::text, document_.language())));
    for (const auto& block : document_.blocks()) {
      if (const auto* table = std::get_if<Table>(&block); table && table->numbered)
        table_sheet(*table, table->label, table->title, table->source, table->sheet);
      else if (const auto* figure = std::get_if<Figure>(&block))
        table_sheet(figure->data, figure->label, figure->title, figure->source, figure->data.sheet);
    }
    write_contents(contents);
    write_text(text);
    return workbook_close(book_) == LXW_NO_ERROR;
  }

 private:
  struct Entry {
    std::string label, title, sheet;
  };
  lxw_format* format(const Style& style) {
    auto [found, added] = formats_.try_emplace(style.key(), nullptr);
    if (!added) return found->second;
    lxw_format* const made = workbook_add_format(book_);
    if (style.bold) format_set_bold(made);
    if (style.indent) format_set_indent(made, 1);
    if (style.head) format_set_bottom(made, LXW_BORDER_THIN);
    if (style.right) format_set_align(made, LXW_ALIGN_RIGHT);
    if (style.wrap) format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (style.group) format_set_bg_color(made, 0xF3F4F6);
    if (style.decimals >= 0)
      format_set_num_format(made, ("#,##0" + (style.decimals > 0 ? "." + std::string(style.decimals, '0') : std::string())).c_str());
    return found->second = made;
  }

  /// Names are at most 31 characters and without []:*?/\.
  lxw_worksheet* add_sheet(const std::string& wanted) {
    std::string name;
    for (const char c : clean(wanted)) name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    constexpr std::size_t most_bytes = 28;
    std::size_t end = std::min(name.size(), most_bytes);
    while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    name.resize(end);
    if (name.empty()) name = "_";
    while (!sheets_.insert(name).second) name += "_";
    last_sheet_ = name;
    return workbook_add_worksheet(book_, name.c_str());
  }

  void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view text, const Style& style = {}) {
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cell_text(text).c_str(), format(style));
  }
  void put_cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell, Style style) {
    style.bold = style.bold || (!cell.text.empty() && cell.text.runs().front().look.bold);
    if (!std::isfinite(cell.value)) return put(sheet, row, column, cell.text.plain(), style);
    style.decimals = std::clamp(cell.decimals, 0, 15);
    style.right = true;
    worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cell.value, format(style));
  }

  void table_rows(lxw_worksheet* sheet, std::size_t row, const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      put(sheet, row, i, table.columns[i].head(), {.bold = true, .head = true, .right = table.columns[i].right, .wrap = true});
    for (const auto& line : table.rows) {
      ++row;
      for (std::size_t i = 0; i < line.cells.size(); ++i) {
        const bool group = line.kind == RowKind::group;
        put_cell(sheet, row, i, line.cells[i],
                 {.bold = group,
                  .indent = i == 0 && line.kind == RowKind::inset,
                  .right = i < table.columns.size() && table.columns[i].right,
                  .group = group,
                  .wrap = true});
      }
    }
  }

  void table_sheet(const Table& table, const std::string& label, const std::string& title, const Inline& source, const std::string& name) {
    lxw_worksheet* const sheet = add_sheet(name.empty() ? label : name);
    entries_.push_back({label, title, last_sheet_});
    put(sheet, 0, 0, label + " " + title, {.bold = true});
    table_rows(sheet, 1, table);
    worksheet_freeze_panes(sheet, 2, 0);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      double width_em = 0.6 * text_width_em(table.columns[i].head());  // heads wrap
      for (const auto& row : table.rows)
        if (i < row.cells.size()) width_em = std::max(width_em, text_width_em(row.cells[i].text.plain()));
      constexpr double characters_per_em = 1.9, least = 9, most = 60;
      const double width = std::clamp(characters_per_em * width_em + 2, least, most);
      worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width, nullptr);
    }
    const std::size_t after = table.rows.size() + 3;
    put(sheet, after, 0, source.plain());
    put(sheet, after + 1, 0, document_.frame().footer_strong + "  " + document_.frame().footer);
  }

  void write_contents(lxw_worksheet* sheet) {
    const Language language = document_.language();
    put(sheet, 0, 0, document_.frame().header, {.bold = true});
    put(sheet, 1, 0, document_.frame().footer_strong, {.bold = true});
    put(sheet, 2, 0, document_.frame().footer);
    constexpr std::size_t head = 4;
    put(sheet, head, 0, word(Word::number, language), {.bold = true, .head = true});
    put(sheet, head, 1, word(Word::title, language), {.bold = true, .head = true});
    put(sheet, head, 2, word(Word::sheet, language), {.bold = true, .head = true});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto row = head + 1 + i;
      put(sheet, row, 0, entries_[i].label);
      put(sheet, row, 1, entries_[i].title);
      worksheet_write_url_opt(sheet, static_cast<lxw_row_t>(row), 2, ("internal:'" + entries_[i].sheet + "'!A1").c_str(), nullptr,
                              entries_[i].sheet.c_str(), nullptr);
    }
    worksheet_freeze_panes(sheet, head + 1, 0);
    worksheet_set_column(sheet, 0, 0, 16, nullptr);
    worksheet_set_column(sheet, 1, 1, 90, nullptr);
    worksheet_set_column(sheet, 2, 2, 16, nullptr);
  }

  /// Everything that is not in a numbered table, in the order of the document.
  void write_text(lxw_worksheet* sheet) {
    std::size_t row = 0;
    for (const auto& block : document_.blocks()) {
      const auto line = [&](std::string_view text, bool strong = false) { put(sheet, row++, 0, text, {.bold = strong, .wrap = true}); };
      if (const auto* title = std::get_if<Title>(&block)) {
        line(title->kind);
        line(title->subject, true);
        line(title->line);
      } else if (const auto* heading = std::get_if<Heading>(&block)) {
        line(heading->text, true);
      } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        line(paragraph->text.plain());
      } else if (const auto* box = std::get_if<Box>(&block)) {
        line(box->text.plain());
      } else if (const auto* command = std::get_if<Command>(&block)) {
        line(command->text);
      } else if (const auto* list = std::get_if<List>(&block)) {
        for (std::size_t i = 0; i < list->items.size(); ++i)
          line((list->numbered ? std::to_string(i + 1) + ". " : std::string("• ")) + list->items[i].plain());
      } else if (const auto* tiles = std::get_if<Tiles>(&block)) {
        for (const auto& tile : tiles->tiles) {
          put(sheet, row, 0, tile.name);
          put_cell(sheet, row, 1, tile.value, {});
          put(sheet, row++, 2, tile.unit);
        }
      } else if (const auto* table = std::get_if<Table>(&block)) {
        if (table->numbered) {
          line(table->label + " " + table->title);
        } else {
          table_rows(sheet, row, *table);
          row += table->rows.size() + 1;
        }
      } else if (const auto* figure = std::get_if<Figure>(&block)) {
        line(figure->label + " " + figure->title);
      }
    }
    worksheet_set_column(sheet, 0, 0, 100, nullptr);
    worksheet_set_column(sheet, 1, 3, 30, nullptr);
  }

  const Document& document_;
  lxw_workbook* book_;  ///< freed by workbook_close
  std::map<std::tuple<bool, bool, bool, bool, bool, bool, int>, lxw_format*> formats_;
  std::set<std::string> sheets_;
  std::string last_sheet_;
  std::vector<Entry> entries_;
};

}  // namespace

bool write_xlsx(const Document& document, const std::filesystem::path& file) { return Workbook(document, file.string()).write(); }

}  // namespace icctwin::document
