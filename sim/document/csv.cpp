#include "sim/document/csv.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "sim/document/utf8.h"

namespace icctwin::document {
namespace {

std::string field(std::string_view text) {
  std::string plain = clean(text);
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string quoted = "\"";
  for (const char c : plain) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + '"';
}

void append_row(std::string& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) out += (i > 0 ? "," : "") + fields[i];
  out += "\r\n";
}

std::string cell_field(const Cell& cell) { return std::isfinite(cell.value) ? fmt::format("{}", cell.value) : field(cell.text.plain()); }

void append_table(std::string& out, const Table& table, const std::string& label, const std::string& title, const Inline& source) {
  out += "\r\n";
  if (!label.empty()) append_row(out, {field(label), field(title)});
  std::vector<std::string> fields;
  for (const auto& column : table.columns) fields.push_back(field(column.head()));
  append_row(out, fields);
  for (const auto& row : table.rows) {
    fields.clear();
    for (const auto& cell : row.cells) fields.push_back(cell_field(cell));
    append_row(out, fields);
  }
  if (!source.empty()) append_row(out, {field(source.plain())});
}

}  // namespace

std::string csv(const Document& document, bool byte_order_mark) {
  const Frame& frame = document.frame();
  std::string out = byte_order_mark ? "\xEF\xBB\xBF" : "";
  append_row(out, {field(frame.header)});
  append_row(out, {field(frame.footer_strong), field(frame.footer)});
  for (const auto& block : document.blocks()) {
    if (const auto* table = std::get_if<Table>(&block)) {
      append_table(out, *table, table->label, table->title, table->source);
    } else if (const auto* figure = std::get_if<Figure>(&block)) {
      append_table(out, figure->data, figure->label, figure->title, figure->source);
    } else if (const auto* tiles = std::get_if<Tiles>(&block)) {
      out += "\r\n";
      for (const auto& tile : tiles->tiles) append_row(out, {field(tile.name), cell_field(tile.value), field(tile.unit)});
    }
  }
  return out;
}

}  // namespace icctwin::document
